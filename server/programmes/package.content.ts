/** The snapshot that a package is made of: the unit's ranking as it stands, with what letter and table say. */
import { sql } from 'kysely'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import { tableFacts, type TableFacts } from '../../domain/programmes/packageFacts.ts'
import { poolOf, quotaMax } from '../../domain/programmes/quota.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { signedListText } from '../../domain/programmes/recommendation.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { personNames } from '../people/index.ts'
import type { Reading } from '../kernel/work.ts'
import type { Publicity, Quota } from './documents/shapes.ts'
import { unitNameOf } from './document.names.ts'
import { programmeOf } from './programme.queries.ts'

export type ContentProject = TableFacts & {
  readonly rank: number
  readonly candidateId: string
  readonly applicationId: string
  readonly submissionId: string
  readonly submissionDigest: string
  readonly title: string
  readonly applicant: string
  readonly applicantCode: string
  readonly directionCodes: readonly string[]
  readonly opinion: string
  /** Soft rules that were passed and confirmed; printed as remarks and in the letter. */
  readonly exceptions: readonly { readonly rule: string; readonly reason: string }[]
}

export type PackageContent = {
  readonly programmeId: string
  readonly unitCode: string
  readonly unitName: string
  readonly documentNumber: string | null
  /** 成文日期, `2019-07-26`. */
  readonly documentDate: string | null
  readonly received: number
  readonly eligible: number
  readonly returned: number
  readonly publicity: Publicity | null
  readonly quota: Quota
  readonly contact: { readonly name: string; readonly phone: string }
  readonly projects: readonly ContentProject[]
}

/** What the signing adds to the ranking. */
export type Signed = {
  readonly documentNumber: string | null
  readonly documentDate: string | null
  readonly publicity?: Publicity | null
  readonly contact?: { readonly name: string; readonly phone: string }
}

type Unit = { readonly programmeId: string; readonly unitCode: string }

/** States of a candidate that was found eligible. */
const eligibleStates = ['checked', 'recommended']

function rankedRows(work: Reading, { programmeId, unitCode }: Unit) {
  return work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .innerJoin('programmes.application as a', 'a.id', 'c.application_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('c.programme_id', '=', programmeId)
    .where('c.unit_code', '=', unitCode)
    .where('c.rank', 'is not', null)
    .where('c.state', 'in', eligibleStates)
    .select([
      'c.rank',
      'c.id as candidate_id',
      'c.application_id',
      'c.opinion',
      's.id as submission_id',
      's.digest_sha256',
      's.title',
      's.directions',
      's.answers',
      'o.name as applicant',
      'o.uscc',
      'a.programme_id as form_programme_id',
    ])
    .select((eb) =>
      eb
        .selectFrom('programmes.exception as e')
        .whereRef('e.candidate_id', '=', 'c.id')
        .where('e.state', 'in', ['asked', 'confirmed'])
        .select(sql<string | null>`string_agg(e.reason, '；' order by e.asked_at)`.as('reason'))
        .as('exception_reason'),
    )
    .orderBy('c.rank')
    .execute()
}

/** The rule by which an exception passes the quota; others go by the code of an exclusion. */
export const quotaRule = 'quota'

async function confirmedExceptions(work: Reading, candidateIds: readonly string[]) {
  if (candidateIds.length === 0) return new Map<string, { rule: string; reason: string }[]>()
  const rows = await work.db
    .selectFrom('programmes.exception')
    .where('candidate_id', 'in', [...candidateIds])
    .where('state', '=', 'confirmed')
    .select(['candidate_id', 'rule', 'reason'])
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map(({ candidate_id: id, rule, reason }) => ({ id, rule, reason })),
    ({ id }) => id,
  )
}

async function counts(work: Reading, { programmeId, unitCode }: Unit) {
  const { rows } = await sql<{ received: number; eligible: number; returned: number }>`
    select count(*)::int as received,
      (count(*) filter (where c.state in ('checked', 'recommended')))::int as eligible,
      coalesce(sum((select count(*) from programmes.file_return r
        where r.candidate_id = c.id)), 0)::int as returned
    from programmes.candidate c
    where c.programme_id = ${programmeId} and c.unit_code = ${unitCode} and c.state <> 'withdrawn'`.execute(
    work.db,
  )
  return rows[0]!
}

async function quotaOf(work: Reading, unit: Unit, projects: readonly ContentProject[]) {
  const { definition } = await programmeOf(work, unit.programmeId)
  const own = unitOf(definition, unit.unitCode)
  if (own === null) return null
  const pool = poolOf(definition, own)
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', pool.code)
    .select('conditions')
    .executeTakeFirst()
  const rule = quotaMax(pool, seat?.conditions ?? [])
  if (rule === null) return null
  const over = projects.flatMap((one) =>
    one.exceptions.filter((exception) => exception.rule === quotaRule),
  )
  return {
    max: rule.max,
    strength: rule.strength === 'hard' ? ('hard' as const) : ('soft' as const),
    overReason: over.length === 0 ? null : over.map(({ reason }) => reason).join('；'),
  }
}

/** Reads everything in the snapshot of the given work; ranks are numbered 1…n in their order. */
export async function contentOf(
  work: Reading,
  unit: Unit,
  signed: Signed,
): Promise<PackageContent> {
  const { definition } = await programmeOf(work, unit.programmeId)
  const rows = await rankedRows(work, unit)
  const exceptions = await confirmedExceptions(
    work,
    rows.map((row) => row.candidate_id),
  )
  const projects: ContentProject[] = []
  for (const [index, row] of rows.entries()) {
    const { form } = await programmeOf(work, row.form_programme_id)
    projects.push({
      ...tableFacts(definition, form, row.answers as Answers, row.directions),
      rank: index + 1,
      candidateId: row.candidate_id,
      applicationId: row.application_id,
      submissionId: row.submission_id,
      submissionDigest: row.digest_sha256,
      title: row.title,
      applicant: row.applicant ?? '',
      applicantCode: row.uscc ?? '',
      directionCodes: row.directions,
      opinion: row.opinion ?? '',
      exceptions: (exceptions.get(row.candidate_id) ?? []).map(({ rule, reason }) => ({
        rule,
        reason,
      })),
    })
  }
  const { personId } = work.actor
  const names = await personNames(work, personId === null ? [] : [personId])
  return {
    ...unit,
    unitName: await unitNameOf(work, unit.programmeId, unit.unitCode),
    documentNumber: signed.documentNumber,
    documentDate: signed.documentDate,
    ...(await counts(work, unit)),
    publicity: signed.publicity ?? null,
    quota: await quotaOf(work, unit, projects),
    contact: signed.contact ?? { name: names.get(personId ?? '') ?? '', phone: '' },
    projects,
  }
}

/** The digest that freezes the list: the same text as that of the signature. */
export function contentDigest(content: PackageContent): string {
  const text = signedListText(
    {
      programmeId: content.programmeId,
      unit: content.unitCode,
      documentNumber: content.documentNumber ?? '',
      documentDate: content.documentDate ?? '',
    },
    content.projects.map((one) => ({
      rank: one.rank,
      applicationId: one.applicationId,
      submission: one.submissionDigest,
    })),
  )
  return sha256Of(text)
}
