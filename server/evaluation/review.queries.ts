/** What an expert sees: the field and the region first, the work once accepted, the others only in a discussion. */
import { sql } from 'kysely'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import { emptyMarks } from '../../domain/evaluation/marks.ts'
import type { ReviewBrief, ReviewPage } from '../../domain/evaluation/review.endpoints.ts'
import { mayReopen } from '../../domain/evaluation/review.ts'
import type { RoundRules, RoundState } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { attachmentsOf } from '../files/index.ts'
import { trace } from '../kernel/history/trace.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { signaturesOf } from './bundle.signing.ts'
import { discussedReviews, ownDiscussion, ownReview } from './sealed.ts'

/** Before one is asked there is nothing to see, nor after it was given to another. */
const hidden = ['proposed', 'replaced'] as const

const asked = (work: Reading) =>
  work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .leftJoin('evaluation.discussion as d', 'd.item_id', 'i.id')
    .where('a.state', 'not in', [...hidden])
    .select([
      'a.id',
      'a.item_id',
      'a.round_id',
      'a.expert_id',
      'a.state',
      'a.findings',
      'a.cleared_at',
      'a.submitted_at',
      'a.amended_at',
      'i.seq',
      'i.title',
      'i.brief',
      'i.field_codes',
      'i.region',
      'i.parties',
      'r.title as round',
      'r.rubric',
      'r.rules',
      'r.score_by',
      'r.state as round_state',
      'o.name as office',
      'd.opened_at',
      'e.commitment_version',
    ])

const own = (work: Reading) => asked(work).where('e.person_id', '=', work.actor.personId)

export type OwnRow = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

export const isOpen = (row: OwnRow): boolean =>
  row.cleared_at !== null && ['accepted', 'scoring', 'submitted'].includes(row.state)

const briefOf = (row: OwnRow): ReviewBrief => ({
  id: row.id,
  round: row.round,
  office: row.office ?? '',
  seq: row.seq,
  state: row.state as AssignmentState,
  roundState: row.round_state as RoundState,
  fields: row.field_codes,
  region: row.region,
  title: isOpen(row) ? row.title : null,
  scoreBy: row.score_by,
  discussed: row.opened_at !== null,
  submittedAt: row.submitted_at?.toISOString() ?? null,
})

/** All of one's own that lie open and are not handed in, of one round or of all: as many as one has taken on. */
export function ownUndone(work: Reading, roundId?: string) {
  const undone = own(work)
    .where('a.cleared_at', 'is not', null)
    .where('a.state', 'in', ['accepted', 'scoring'])
  return (roundId === undefined ? undone : undone.where('a.round_id', '=', roundId)).execute()
}

/** One's own among these, however many one has. */
export const ownRowsOf = (work: Reading, ids: readonly string[]) =>
  own(work)
    .where(sql<boolean>`a.id = any(${ids}::uuid[])`)
    .execute()

/** The same of one expert of a round, for the office that runs it: never what the expert has written. */
export const rowsOfExpert = (work: Reading, roundId: string, expertId: string) =>
  asked(work)
    .where('a.expert_id', '=', expertId)
    .where('r.id', '=', roundId)
    .where('r.org_id', '=', work.actor.orgId)
    .orderBy('a.id', 'desc')
    .execute()

export async function listReviews(work: Reading, wish: PageWish) {
  const key = sql<string>`a.id::text`
  const { shown, ...page } = await readPage(work, own(work), { key }, wish)
  return { ...page, rows: shown.map(briefOf) }
}

export async function ownAssignment(work: Reading, id: string): Promise<OwnRow> {
  return found(await own(work).where('a.id', '=', id).executeTakeFirst(), 'review')
}

async function othersOf(work: Reading, row: OwnRow) {
  if (row.opened_at === null) return []
  const all = await discussedReviews(work, row.id)
  const rubric = row.rubric as Rubric
  return all.flatMap(({ assignmentId, marks, number }) =>
    assignmentId === row.id ? [] : [{ number, total: scoreOf(rubric, marks).total, marks }],
  )
}

async function saidTo(work: Reading, row: OwnRow) {
  if (row.opened_at === null) return []
  const said = await ownDiscussion(work, row.id)
  return said.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }))
}

async function workOf(work: Reading, row: OwnRow): Promise<ReviewPage['work']> {
  if (!isOpen(row)) return null
  const review = await ownReview(work, row.id)
  const marks = (row.state === 'submitted' ? review?.submitted : review?.draft) ?? emptyMarks
  const signatures = await signaturesOf(work, [{ assignmentId: row.id, marks }])
  const files = await attachmentsOf(work, 'evaluation.item', row.item_id)
  return {
    brief: row.brief,
    files: files.map(({ version }) => ({
      id: version.id,
      name: version.name,
      bytes: version.bytes,
    })),
    rubric: row.rubric as Rubric,
    marks,
    signature: signatures.get(row.id) ?? null,
    version: review?.version ?? 0,
    reopens: mayReopen(reopeningOf(row)).ok,
    others: await othersOf(work, row),
    discussion: await saidTo(work, row),
  }
}

export const reopeningOf = (row: OwnRow) => ({
  state: row.state as AssignmentState,
  round: row.round_state as RoundState,
  byRule: (row.rules as RoundRules).reopen,
  discussed: row.opened_at !== null,
  amended: row.amended_at !== null,
})

/** A title that is shown is shown with a trace. */
export async function readReview(work: Reading, id: string): Promise<ReviewPage> {
  const row = await ownAssignment(work, id)
  if (isOpen(row)) trace(work, 'evaluation.review.read', row.item_id)
  return {
    ...briefOf(row),
    parties: row.parties as { code: string; name: string }[],
    committed: row.commitment_version === commitmentVersion,
    work: await workOf(work, row),
  }
}
