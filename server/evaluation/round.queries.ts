/** Rounds as their office and its supervisors see them: states and counts, and no word of a review. */
import { createHash } from 'node:crypto'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { conflictCauses, type ConflictFinding } from '../../domain/evaluation/conflict.ts'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import {
  maySeeRounds,
  type RoundBrief,
  type RoundFacts,
  type RoundMethod,
  type RoundRules,
  type RoundState,
} from '../../domain/evaluation/round.ts'
import type { readRound as readRoundEndpoint } from '../../domain/evaluation/round.endpoints.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

export type RoundPage = AnswerOf<typeof readRoundEndpoint>

const roundsMax = 200
const itemsMax = 20_000

/** Assignments that count: those taken back and those refused leave a gap. */
export const standing = ['proposed', 'invited', 'accepted', 'scoring', 'submitted'] as const

const rounds = (work: Reading) =>
  work.db
    .selectFrom('evaluation.round as r')
    .where('r.org_id', '=', work.actor.orgId)
    .selectAll('r')
    .select((eb) => [
      eb
        .selectFrom('evaluation.item as i')
        .whereRef('i.round_id', '=', 'r.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('items'),
      eb
        .selectFrom('evaluation.assignment as a')
        .whereRef('a.round_id', '=', 'r.id')
        .where('a.state', 'in', [...standing])
        .select(eb.fn.countAll<number>().as('n'))
        .as('reviews'),
      eb
        .selectFrom('evaluation.assignment as a')
        .whereRef('a.round_id', '=', 'r.id')
        .where('a.state', '=', 'submitted')
        .select(eb.fn.countAll<number>().as('n'))
        .as('submitted'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rounds>['executeTakeFirstOrThrow']>>

const briefOf = (row: Row): RoundBrief => ({
  id: row.id,
  title: row.title,
  method: row.method as RoundMethod,
  state: row.state as RoundState,
  reviewsPerItem: row.reviews_per_item,
  scoreBy: row.score_by,
  items: Number(row.items ?? 0),
  reviews: Number(row.reviews ?? 0),
  submitted: Number(row.submitted ?? 0),
  madeAt: row.made_at.toISOString(),
})

export async function listRounds(work: Reading) {
  insist(maySeeRounds(work.actor))
  const rows = await rounds(work).orderBy('r.made_at', 'desc').limit(roundsMax).execute()
  return { rows: rows.map(briefOf) }
}

async function assignmentsOf(work: Reading, roundId: string) {
  return work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.round_id', '=', roundId)
    .selectAll('a')
    .select(['e.name', 'e.employer_name'])
    .orderBy('a.id')
    .execute()
}

type AssignmentRow = Awaited<ReturnType<typeof assignmentsOf>>[number]

async function itemsOf(work: Reading, roundId: string) {
  return work.db
    .selectFrom('evaluation.item as i')
    .leftJoin('evaluation.discussion as d', 'd.item_id', 'i.id')
    .where('i.round_id', '=', roundId)
    .selectAll('i')
    .select('d.opened_at as discussed_at')
    .orderBy('i.seq')
    .limit(itemsMax)
    .execute()
}

const isStanding = (state: string): boolean => (standing as readonly string[]).includes(state)

/** What all handed-in reviews are, as one digest: it changes with every review and tells none. */
export function digestOf(rows: readonly { readonly review_digest: string | null }[]): string {
  const digests = rows.flatMap(({ review_digest: digest }) => digest ?? []).toSorted()
  return createHash('sha256').update(digests.join('\n')).digest('hex')
}

function factsOf(row: Row, items: readonly string[], assignments: readonly AssignmentRow[]) {
  const counts = new Map<string, number>()
  for (const one of assignments) {
    if (isStanding(one.state)) counts.set(one.item_id, (counts.get(one.item_id) ?? 0) + 1)
  }
  const inState = (...states: readonly string[]) =>
    assignments.filter(({ state }) => states.includes(state)).length
  return {
    state: row.state as RoundState,
    method: row.method as RoundMethod,
    items: items.length,
    itemsShort: items.filter((id) => (counts.get(id) ?? 0) < row.reviews_per_item).length,
    conflictsOpen: assignments.filter(
      ({ state, findings }) => isStanding(state) && (findings as unknown[]).length > 0,
    ).length,
    witnesses: 0,
    panelsWithoutLeader: 0,
    invitationsOpen: inState('proposed', 'invited'),
    reviewsOpen: inState('proposed', 'invited', 'accepted', 'scoring'),
    // A discussion binds nobody to change a mark; it is over with the freeze.
    disagreementsOpen: 0,
  } satisfies RoundFacts
}

/** A round of one's organisation; missing for everybody else. */
export async function ownRound(work: Reading, id: string): Promise<Row> {
  insist(maySeeRounds(work.actor))
  return found(await rounds(work).where('r.id', '=', id).executeTakeFirst(), 'round')
}

/** What the verdicts of a round look at, as it is now. */
export async function roundFacts(work: Reading, id: string) {
  const row = await ownRound(work, id)
  const assignments = await assignmentsOf(work, id)
  const items = await itemsOf(work, id)
  const facts = factsOf(
    row,
    items.map((item) => item.id),
    assignments,
  )
  return { row, facts, digest: digestOf(assignments.filter(({ state }) => state === 'submitted')) }
}

const findingsOf = (value: unknown): RoundPage['assignments'][number]['findings'] =>
  (value as ConflictFinding[]).filter(({ cause }) => conflictCauses.includes(cause))

export async function readRound(work: Reading, id: string): Promise<RoundPage> {
  const row = await ownRound(work, id)
  const assignments = await assignmentsOf(work, id)
  const items = await itemsOf(work, id)
  const facts = factsOf(
    row,
    items.map((item) => item.id),
    assignments,
  )
  const names = await work.db
    .selectFrom('people.pub_person')
    .where('id', '=', row.freeze_by)
    .select('name')
    .execute()
  return {
    ...briefOf(row),
    rubric: row.rubric as Rubric,
    rules: row.rules as RoundRules,
    facts: {
      itemsShort: facts.itemsShort,
      conflictsOpen: facts.conflictsOpen,
      invitationsOpen: facts.invitationsOpen,
      reviewsOpen: facts.reviewsOpen,
      disagreementsOpen: facts.disagreementsOpen,
    },
    freeze:
      row.freeze_by === null
        ? null
        : {
            by: names[0]?.name ?? '',
            mine: row.freeze_by === work.actor.personId,
            digest: row.freeze_digest ?? '',
          },
    digest: digestOf(assignments.filter(({ state }) => state === 'submitted')),
    frozenAt: row.frozen_at?.toISOString() ?? null,
    itemRows: items.map((item) => ({
      id: item.id,
      seq: item.seq,
      title: item.title,
      fields: item.field_codes,
      region: item.region,
      parties: item.parties as { code: string; name: string }[],
      discussed: item.discussed_at !== null,
    })),
    assignments: assignments.map((one) => ({
      id: one.id,
      itemId: one.item_id,
      expertId: one.expert_id,
      expert: one.name,
      employer: one.employer_name,
      state: one.state as AssignmentState,
      reason: one.reason,
      findings: findingsOf(one.findings),
      cause: one.cause,
      note: one.note,
      submittedAt: one.submitted_at?.toISOString() ?? null,
    })),
  }
}
