/** The register of experts as its organisation sees it, and as each expert does. */
import { sql } from 'kysely'
import { isDay } from '../../domain/kernel/moment.ts'
import type {
  ExpertInput,
  ExpertProfile,
  ExpertRow,
  ExpertState,
} from '../../domain/evaluation/expert.ts'
import { feeFields, maskPersonal, type FeeData } from '../../domain/evaluation/feeData.ts'
import { countUpTo } from '../kernel/countUpTo.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { openFor, revealFor } from '../people/index.ts'

/** Beyond this a list says "more than". */
const countedMax = 10_000

export const feeField = (field: string): string => `evaluation.fee.${field}`

export type KeptExpert = {
  readonly id: string
  readonly org_id: string
  readonly person_id: string | null
  readonly state: ExpertState
  readonly profile: ExpertInput
  readonly commitment: ExpertProfile['commitment']
  readonly version: number
  readonly nominated_by: string | null
}

function dayOf(moment: Date | null): string {
  const day = moment?.toISOString().slice(0, 10) ?? ''
  return isDay(day) ? day : ''
}

export const commitmentOf = (row: {
  readonly commitment_version: number | null
  readonly committed_at: Date | null
}): ExpertProfile['commitment'] =>
  row.commitment_version === null
    ? null
    : { version: row.commitment_version, signedOn: dayOf(row.committed_at) }

const experts = (work: Reading) =>
  work.db
    .selectFrom('evaluation.expert as e')
    .leftJoin('people.pub_person as p', 'p.id', 'e.nominated_by')
    .selectAll('e')
    .select('p.name as nominated_by_name')
    .select((eb) =>
      eb
        .selectFrom('evaluation.expert_batch_line as l')
        .innerJoin('evaluation.expert_batch as b', 'b.id', 'l.batch_id')
        .innerJoin('people.pub_organisation as o', 'o.id', 'b.nominated_by')
        .whereRef('l.expert_id', '=', 'e.id')
        .where('l.taken', '=', true)
        .where('l.kind', '=', 'new')
        .limit(1)
        .select('o.name')
        .as('nominator'),
    )
    .select((eb) =>
      eb
        .selectFrom('evaluation.expert_personal as k')
        .whereRef('k.expert_id', '=', 'e.id')
        .select(sql<string[] | null>`array_agg(k.field order by k.field)`.as('keeps'))
        .as('keeps'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof experts>['executeTakeFirstOrThrow']>>

function rowOf(work: Reading, row: Row): ExpertRow {
  const invited = row.invitation_id === null ? 'none' : 'invited'
  return {
    id: row.id,
    version: row.version,
    state: row.state as ExpertState,
    profile: row.profile as ExpertInput,
    commitment: commitmentOf(row),
    account: row.person_id === null ? invited : 'linked',
    nominatedBy: row.nominated_by_name,
    nominatedByOrg: row.nominator,
    nominatedByMe: row.nominated_by !== null && row.nominated_by === work.actor.personId,
    reason: row.reason,
    keeps: row.keeps ?? [],
    changedAt: row.changed_at.toISOString(),
  }
}

type ListWish = {
  readonly limit?: number
  readonly after?: string
  readonly state?: ExpertState
  readonly field?: string
  readonly region?: string
  readonly text?: string
}

export async function listExperts(work: Reading, wish: ListWish) {
  let all = experts(work).where('e.org_id', '=', work.actor.orgId)
  if (wish.state !== undefined) all = all.where('e.state', '=', wish.state)
  if (wish.region !== undefined) all = all.where('e.region', '=', wish.region)
  if (wish.field !== undefined) {
    all = all.where(sql<boolean>`e.field_codes @> ${[wish.field]}::text[]`)
  }
  const text = wish.text?.trim() ?? ''
  if (text !== '') all = all.where(hasText([sql`e.name`, sql`e.employer_name`], text))
  const counted = await countUpTo(work, all.clearSelect().select('e.id'), countedMax)
  const limit = wish.limit ?? 50
  if (wish.after !== undefined) all = all.where('e.id', '>', wish.after)
  const rows = await all
    .orderBy('e.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit).map((row) => rowOf(work, row))
  return { rows: shown, ...counted, next: rows.length > limit ? shown.at(-1)!.id : null }
}

export async function readExpert(work: Reading, id: string): Promise<ExpertRow> {
  const row = await experts(work)
    .where('e.id', '=', id)
    .where('e.org_id', '=', work.actor.orgId)
    .executeTakeFirst()
  return rowOf(work, found(row, 'expert'))
}

/** For somebody's eyes: each value that is shown leaves a trace. */
export async function revealExpert(work: Reading, id: string): Promise<Partial<FeeData>> {
  await readExpert(work, id)
  const rows = await work.db
    .selectFrom('evaluation.expert_personal')
    .where('expert_id', '=', id)
    .select(['field', 'sealed'])
    .execute()
  const told: Record<string, string> = {}
  for (const { field, sealed } of rows) {
    const value = await revealFor(work, 'evaluation.expert.reveal', id, feeField(field), sealed)
    if (value !== null) told[field] = value
  }
  return told
}

async function maskedFee(work: Reading, id: string) {
  const rows = await work.db
    .selectFrom('evaluation.expert_personal')
    .where('expert_id', '=', id)
    .select(['field', 'sealed'])
    .execute()
  const told: Record<string, string> = {}
  for (const { field, sealed } of rows) {
    const value = await openFor(work, id, feeField(field), sealed)
    if (value !== null && (feeFields as readonly string[]).includes(field)) {
      told[field] = field === 'bank' ? value : maskPersonal(value)
    }
  }
  return told
}

const own = (work: Reading) =>
  work.db
    .selectFrom('evaluation.expert as e')
    .innerJoin('people.pub_organisation as o', 'o.id', 'e.org_id')
    .where('e.person_id', '=', work.actor.personId)
    .where('e.state', '<>', 'retired')
    .selectAll('e')
    .select('o.name as office')

type OwnRow = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

const ownOf = async (work: Reading, row: OwnRow) => ({
  id: row.id,
  office: row.office ?? '',
  state: row.state as ExpertState,
  version: row.version,
  profile: row.profile as ExpertInput,
  commitment: commitmentOf(row),
  fee: await maskedFee(work, row.id),
})

export async function listOwnExperts(work: Reading, wish: PageWish) {
  const order = { key: sql<string>`e.id::text`, ascending: true }
  const { shown, ...page } = await readPage(work, own(work), order, wish)
  const told = []
  for (const row of shown) told.push(await ownOf(work, row))
  return { ...page, rows: told }
}

export async function readOwnExpert(work: Reading, id: string) {
  const row = await own(work).where('e.id', '=', id).executeTakeFirst()
  return ownOf(work, found(row, 'expert'))
}
