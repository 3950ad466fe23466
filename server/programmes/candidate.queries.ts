/** The inbox of a unit: what reached the seat of the actor's organisation, never a draft, never another's. */
import { sql } from 'kysely'
import type {
  CandidateBrief,
  CandidateSort,
  CandidateState,
} from '../../domain/programmes/candidate.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { organisationsLike } from '../people/index.ts'
import { unitName } from './seat.queries.ts'

/**
 * Candidates at the units on whose seats the actor's organisation sits. A file that its applicant took back
 * is a draft again and so invisible. Names are those of the submission: the draft may say something else.
 */
export function visibleCandidates(work: Reading) {
  return work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.seat as seat', (join) =>
      join
        .onRef('seat.programme_id', '=', 'c.programme_id')
        .onRef('seat.unit_code', '=', 'c.unit_code'),
    )
    .innerJoin('programmes.application as a', 'a.id', 'c.application_id')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('seat.org_id', '=', work.actor.orgId)
    .where('c.state', '<>', 'withdrawn')
}

const columns = [
  'c.id',
  'c.application_id',
  'c.programme_id',
  'c.unit_code',
  'c.stop',
  'c.state',
  'c.submission_id',
  'c.rank',
  'c.opinion',
  'c.decline_reason',
  'c.recall_reason',
  'c.arrived_at',
  'c.changed_at',
  's.title',
  's.directions',
  's.licence',
  's.seq',
  's.receipt_no',
  's.digest_sha256',
  'a.org_id as applicant_org_id',
  'a.state as application_state',
  'a.stops',
  'o.name as applicant',
  'o.uscc as applicant_code',
] as const

function rowsOf(work: Reading) {
  return visibleCandidates(work)
    .select(columns)
    .select((eb) => [
      eb
        .selectFrom('programmes.check_result as r')
        .whereRef('r.candidate_id', '=', 'c.id')
        .whereRef('r.submission_id', '=', 'c.submission_id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('checked'),
      eb
        .selectFrom('programmes.check_result as r')
        .whereRef('r.candidate_id', '=', 'c.id')
        .whereRef('r.submission_id', '=', 'c.submission_id')
        .where('r.result', '<>', 'pass')
        .select(eb.fn.countAll<number>().as('n'))
        .as('flagged'),
    ])
}

export type CandidateRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

export function candidateBrief(row: CandidateRow): CandidateBrief {
  return {
    id: row.id,
    applicationId: row.application_id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    stop: row.stop,
    state: row.state as CandidateState,
    title: row.title,
    applicant: row.applicant ?? '',
    applicantCode: row.applicant_code,
    directions: row.directions,
    rank: row.rank,
    submissionId: row.submission_id,
    submissionSeq: row.seq,
    receiptNo: row.receipt_no,
    arrivedAt: row.arrived_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    checked: row.checked ?? 0,
    flagged: row.flagged ?? 0,
  }
}

export function findCandidate(work: Reading, id: string): Promise<CandidateRow | undefined> {
  return rowsOf(work).where('c.id', '=', id).executeTakeFirst()
}

/** Candidates of one unit that passed the check: those with a place in their order, then the reserve. */
export async function listOfUnit(
  work: Reading,
  at: { readonly programmeId: string; readonly unit: string },
): Promise<CandidateRow[]> {
  return rowsOf(work)
    .where('c.programme_id', '=', at.programmeId)
    .where('c.unit_code', '=', at.unit)
    .where('c.state', 'in', ['checked', 'recommended'])
    .orderBy(sql`c.rank nulls last`)
    .orderBy('c.arrived_at')
    .orderBy('c.id')
    .limit(2000)
    .execute()
}

export type InboxQuery = {
  readonly limit?: number
  readonly after?: string
  readonly programmeId?: string
  readonly unit?: string
  readonly state?: CandidateState
  readonly direction?: string
  readonly text?: string
  readonly ranked?: boolean
  readonly flagged?: boolean
  readonly sort?: CandidateSort
  readonly descending?: boolean
}

/** Unranked files come after every place, whichever way the list runs. */
const unranked = 2_147_483_647

const sortKeys = {
  arrivedAt: sql<string>`to_char(c.arrived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  title: sql<string>`s.title collate "C"`,
  applicant: sql<string>`o.name collate "C"`,
  rank: sql<string>`lpad(coalesce(c.rank, ${unranked})::text, 10, '0')`,
} as const

type Cursor = { readonly sort: string; readonly key: string; readonly id: string }

function readCursor(text: string, sort: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Cursor>
    const { key, id } = cursor
    if (cursor.sort === sort && typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id ?? '')) {
      return { sort, key, id: id! }
    }
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw new Problem(invalid('programmes.cursor_unknown'))
}

/**
 * Files with these signs in title or receipt number, or in the applicant's name or code, each kind by its index:
 * the cost is that of what matches, however much is stored.
 */
export const candidatesLike = (typed: string) => sql<string>`
  select c.id from programmes.candidate c
  join programmes.submission s on s.id = c.submission_id
  where ${hasText([sql<string>`s.title`, sql<string>`s.receipt_no`], typed)}
  union
  select c.id from programmes.candidate c
  join programmes.application a on a.id = c.application_id
  where a.org_id in (${organisationsLike(typed)})`

function filtered(work: Reading, query: InboxQuery) {
  let rows = rowsOf(work)
  if (query.programmeId !== undefined) rows = rows.where('c.programme_id', '=', query.programmeId)
  if (query.unit !== undefined) rows = rows.where('c.unit_code', '=', query.unit)
  if (query.state !== undefined) rows = rows.where('c.state', '=', query.state)
  if (query.ranked !== undefined) {
    rows = rows.where('c.rank', query.ranked ? 'is not' : 'is', null)
  }
  if (query.direction !== undefined) {
    rows = rows.where(sql<boolean>`${query.direction} = any (s.directions)`)
  }
  const text = query.text?.trim() ?? ''
  if (text !== '') rows = rows.where(sql<boolean>`c.id in (${candidatesLike(text)})`)
  if (query.flagged !== undefined) {
    const flagged = sql<boolean>`exists (select from programmes.check_result r
      where r.candidate_id = c.id and r.submission_id = c.submission_id and r.result <> 'pass')`
    rows = rows.where(query.flagged ? flagged : sql<boolean>`not ${flagged}`)
  }
  return rows
}

/** The files that match, in their order; `c.id` decides among equals. */
function ordered(work: Reading, query: InboxQuery) {
  const sort = query.sort ?? 'arrivedAt'
  const direction = (query.descending ?? sort === 'arrivedAt') ? 'desc' : 'asc'
  const key = sortKeys[sort]
  const matching = filtered(work, query)
  const rows = matching
    .select(key.as('sort_key'))
    .orderBy(key, direction)
    .orderBy('c.id', direction)
  return { sort, direction, key, matching, rows } as const
}

export async function listCandidates(work: Reading, query: InboxQuery) {
  const { sort, direction, key, matching, rows: all } = ordered(work, query)
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  let page = all.limit(limit + 1)
  if (query.after !== undefined) {
    const cursor = readCursor(query.after, sort)
    const than = sql.raw(direction === 'desc' ? '<' : '>')
    page = page.where(sql<boolean>`(${key}, c.id) ${than} (${cursor.key}, ${cursor.id}::uuid)`)
  }
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(candidateBrief),
    total,
    next:
      rows.length > limit && last !== undefined
        ? Buffer.from(JSON.stringify({ sort, key: last.sort_key, id: last.id })).toString(
            'base64url',
          )
        : null,
  }
}

/** What other units with channels of their own sent in copy to the actor's seats; withdrawn ones are gone. */
export async function listCopies(
  work: Reading,
  query: { readonly limit?: number; readonly after?: string },
) {
  const mine = work.db
    .selectFrom('programmes.copy as k')
    .innerJoin('programmes.seat as seat', (join) =>
      join
        .onRef('seat.programme_id', '=', 'k.programme_id')
        .onRef('seat.unit_code', '=', 'k.unit_code'),
    )
    .innerJoin('programmes.recommendation as r', 'r.id', 'k.recommendation_id')
    .where('seat.org_id', '=', work.actor.orgId)
    .where('k.withdrawn_at', 'is', null)
  const { total } = await mine
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  let page = mine
    .select([
      'k.id',
      'k.programme_id',
      'k.unit_code',
      'k.title',
      'k.applicant',
      'k.directions',
      'k.document_number',
      'k.sent_at',
      'r.programme_id as from_programme',
      'r.unit_code as from_unit',
    ])
    .orderBy('k.id', 'desc')
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where('k.id', '<', query.after)
  const rows = await page.execute()
  const shown = await Promise.all(
    rows.slice(0, limit).map(async (row) => ({
      id: row.id,
      programmeId: row.programme_id,
      unit: row.unit_code,
      from: await unitName(work, { programmeId: row.from_programme, unit: row.from_unit }),
      title: row.title,
      applicant: row.applicant,
      directions: row.directions,
      documentNumber: row.document_number,
      sentAt: row.sent_at.toISOString(),
    })),
  )
  return { rows: shown, total, next: rows.length > limit ? shown.at(-1)!.id : null }
}
