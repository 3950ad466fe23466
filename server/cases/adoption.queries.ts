/** Adoptions as those who declared them, those whose case it is and those who may verify see them. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type { Adoption } from '../../domain/cases/adoption.endpoints.ts'
import type * as endpoints from '../../domain/cases/adoption.endpoints.ts'
import {
  verifyAdoption,
  type AdoptionFacts,
  type AdoptionState,
  type AdoptionWish,
  type Finding,
} from '../../domain/cases/adoption.ts'
import type { Measure } from '../../domain/cases/measure.ts'
import { studyPermits } from '../../domain/cases/study.ts'
import { divisionStem } from '../../domain/people/organisation.ts'
import { isUuid } from '../console/index.ts'
import { registerAudience, type AudienceVerb } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById } from '../people/index.ts'
import { filesOf } from './study.queries.ts'

export const adoptionThing = 'cases.adoption'

/** For which adoptions the actor's organisation answers: an office for its programmes, an authority for its region. */
async function chargeOf(work: Reading) {
  const { actor } = work
  const none = sql<boolean>`false`
  if (actor.orgId === null || !permits(actor, verifyAdoption)) return none
  const org = await orgById(work, actor.orgId)
  if (org?.kind === 'office') {
    return sql<boolean>`(s.office_org_id is null or s.office_org_id = ${actor.orgId})`
  }
  const stem =
    org?.kind === 'authority' && org.division !== null ? divisionStem(org.division) : null
  return stem === null || stem === ''
    ? none
    : sql<boolean>`coalesce(o.division, '') like ${`${stem}%`}`
}

/** One row an adoption, with the side on which the actor stands. */
export async function visibleAdoptions(work: Reading) {
  const { orgId } = work.actor
  const writes = permits(work.actor, studyPermits.write) || permits(work.actor, studyPermits.submit)
  const own = writes ? orgId : null
  const inCharge = sql<boolean>`(${await chargeOf(work)} and a.org_id is distinct from ${orgId}
    and s.org_id is distinct from ${orgId})`
  const side = sql<Adoption['side']>`case when a.org_id = ${orgId} then 'adopter'
    when s.org_id = ${orgId} then 'owner' else 'verifier' end`
  return work.db
    .selectFrom('cases.adoption as a')
    .innerJoin('cases.study as s', 's.id', 'a.study_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('people.pub_person as p', 'p.id', 'a.settled_by')
    .leftJoin('people.pub_organisation as q', 'q.id', 'a.settled_org_id')
    .where((eb) =>
      eb.or([
        eb('a.org_id', '=', own),
        eb.and([eb('s.org_id', '=', own), eb('a.state', '<>', 'withdrawn')]),
        eb.and([inCharge, eb('a.state', '<>', 'withdrawn')]),
      ]),
    )
    .selectAll('a')
    .select([
      's.title as study_title',
      's.org_id as study_org_id',
      'o.name as org_name',
      'p.name as settled_name',
      'q.name as settled_org',
      side.as('side'),
      inCharge.as('in_charge'),
    ])
}

export type AdoptionRow = Awaited<
  ReturnType<Awaited<ReturnType<typeof visibleAdoptions>>['executeTakeFirstOrThrow']>
>

export async function findAdoption(work: Reading, id: string): Promise<AdoptionRow> {
  const rows = await visibleAdoptions(work)
  return found(await rows.where('a.id', '=', id).executeTakeFirst(), 'adoption')
}

export const adoptionFacts = (row: AdoptionRow): AdoptionFacts => ({
  orgId: row.org_id,
  studyOrgId: row.study_org_id,
  state: row.state as AdoptionState,
  inCharge: row.in_charge,
})

/** Proofs are for those who verify; the owner of the case reads what was declared. */
const proves = ({ side }: AdoptionRow): boolean => side !== 'owner'

function adoptionOf(row: AdoptionRow): Omit<Adoption, 'files'> {
  const wish = row.wish as AdoptionWish
  return {
    id: row.id,
    studyId: row.study_id,
    studyTitle: row.study_title,
    studyOrgId: row.study_org_id,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    side: row.side,
    inCharge: row.in_charge,
    state: row.state as AdoptionState,
    version: row.version,
    wish: proves(row) ? wish : { ...wish, files: [] },
    measure: row.measure as Measure,
    finding: row.finding as Finding | null,
    reason: row.reason,
    settledBy:
      row.settled_org === null ? null : [row.settled_org, row.settled_name ?? ''].join(' ').trim(),
    declaredAt: row.declared_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

export async function fullAdoption(work: Reading, row: AdoptionRow): Promise<Adoption> {
  const files = proves(row) ? await filesOf(work, adoptionThing, row.id) : []
  return { ...adoptionOf(row), files }
}

export async function listAdoptions(work: Reading, query: QueryOf<typeof endpoints.listAdoptions>) {
  const limit = query.limit ?? 50
  const visible = await visibleAdoptions(work)
  let all = work.db.selectFrom(visible.as('v')).selectAll('v')
  if (query.state !== undefined) all = all.where('v.state', '=', query.state)
  if (query.side !== undefined) all = all.where('v.side', '=', query.side)
  const page = query.after === undefined ? all : all.where('v.id', '<', query.after)
  const rows = await page
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await work.db
    .selectFrom(all.as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const { waiting } = await work.db
    .selectFrom(visible.as('w'))
    .where('w.in_charge', '=', true)
    .where('w.state', '=', 'declared')
    .select((eb) => eb.fn.countAll<string>().as('waiting'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(adoptionOf),
    total: Number(total),
    waiting: Number(waiting),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

async function adoptionAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const none = missing('kernel.missing', { noun: 'file' })
  if (verb === 'write' || !isUuid(id) || work.actor.orgId === null) return none
  const rows = await visibleAdoptions(work)
  const row = await rows.where('a.id', '=', id).executeTakeFirst()
  return row !== undefined && proves(row) ? allowed : none
}

registerAudience(adoptionThing, adoptionAudience)

/** What the history calls adoptions: by the case, for whoever may open them. */
export async function adoptionTitles(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await (await visibleAdoptions(work)).where('a.id', 'in', uuids).execute()
  return new Map(
    rows.map(({ id, study_title: name }) => [id, thingWords(language, 'quoted', { name })]),
  )
}
