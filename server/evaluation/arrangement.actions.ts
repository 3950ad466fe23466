/** Asking for plans of assignment, and confirming one: all its assignments are made, or none. */
import { sql } from 'kysely'
import {
  loadMaxIn,
  mayArrange,
  mayConfirmPlan,
  type ArrangementState,
  type ArrangementWish,
  type WishedPair,
} from '../../domain/evaluation/arrangement.ts'
import type { AssignmentAnswer, PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import type { RepairKind } from '../../domain/evaluation/assignmentRepair.ts'
import { findConflicts } from '../../domain/evaluation/conflict.ts'
import type { ExpertProfile } from '../../domain/evaluation/expert.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { openWish, sealWish } from './arrangement.wish.ts'
import {
  elsewhereOf,
  pairsOf,
  roundItems,
  ruleOf,
  servingExperts,
  type RoundRow,
} from './arrangement.material.ts'
import { ownArrangement, readArrangement } from './arrangement.queries.ts'
import { makeAssignments, pairsDigest } from './assignment.rows.ts'
import { lockRound } from './round.lock.ts'
import { ownRound, roundFacts } from './round.queries.ts'

export const arrangementJob = 'evaluation.solveArrangement'

/** Plans of one office that may wait or run at a time. */
const waitingMax = 3
/** Plans of a round that are kept; older ones that were not confirmed go. */
const keptMax = 30

async function insistRoom(work: Writing): Promise<void> {
  const { waiting } = await work.db
    .selectFrom('evaluation.arrangement as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .where('r.org_id', '=', work.actor.orgId)
    .where('a.state', 'in', ['waiting', 'running'])
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  if (Number(waiting) >= waitingMax) {
    throw new Problem(conflict('evaluation.plans_waiting', { limit: waitingMax }))
  }
}

/** The plan that the next one is compared with stays, however old it is. */
async function forgetOld(work: Writing, roundId: string, after: string | null): Promise<void> {
  const old = await work.db
    .selectFrom('evaluation.arrangement')
    .where('round_id', '=', roundId)
    .where('state', 'in', ['done', 'failed'])
    .orderBy('asked_at', 'desc')
    .offset(keptMax)
    .select('id')
    .execute()
  const ids = old.map(({ id }) => id).filter((id) => id !== after)
  if (ids.length === 0) return
  await work.db
    .updateTable('evaluation.arrangement')
    .set({ after_id: null })
    .where('after_id', 'in', ids)
    .execute()
  await work.db
    .deleteFrom('evaluation.arrangement_pair')
    .where('arrangement_id', 'in', ids)
    .execute()
  await work.db.deleteFrom('evaluation.arrangement').where('id', 'in', ids).execute()
}

type Asked = {
  readonly wish: ArrangementWish
  readonly after?: string | null
  /** The repair of the plan before by which this wish came about. */
  readonly mends?: RepairKind
}

export async function arrange(work: Writing, roundId: string, { wish, after, mends }: Asked) {
  await ownRound(work, roundId)
  await lockRound(work, roundId, 'update')
  const { facts } = await roundFacts(work, roundId)
  insist(mayArrange(work.actor, facts))
  await insistRoom(work)
  if (after != null) {
    const before = await work.db
      .selectFrom('evaluation.arrangement')
      .where('id', '=', after)
      .where('round_id', '=', roundId)
      .select('id')
      .executeTakeFirst()
    found(before, 'arrangement')
  }
  await forgetOld(work, roundId, after ?? null)
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.arrangement')
    .values({
      id,
      round_id: roundId,
      state: 'waiting',
      wish: sealWish(work.host, id, wish),
      after_id: after ?? null,
      mends: mends ?? null,
      asked_by: work.actor.personId,
      asked_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'evaluation.arrangement.ask', id, { round: roundId })
  await enqueue(work, arrangementJob, { arrangementId: id })
  return readArrangement(work, id)
}

const keyOf = ({ itemId, expertId }: WishedPair): string => `${itemId} ${expertId}`

/** What came in between: items, experts and assignments are as the plan took them, and no pair is in conflict. */
async function insistFresh(
  work: Writing,
  round: RoundRow,
  wish: ArrangementWish,
  pairs: readonly WishedPair[],
): Promise<readonly WishedPair[]> {
  const items = new Map((await roundItems(work, round.id)).map((item) => [item.id, item]))
  const { experts } = await servingExperts(work, round)
  const serving = new Map(experts.map((one) => [one.id, one]))
  const { stands, refused } = await pairsOf(work, round.id)
  const [planned, stood] = [new Set(pairs.map(keyOf)), new Set(stands.map(keyOf))]
  const own = new Map(wish.items?.map(({ itemId, needs }) => [itemId, needs]))
  const counts = new Map<string, number>()
  for (const { itemId } of pairs) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
  const changed = [
    ...[...items.keys()].filter(
      (id) => (counts.get(id) ?? 0) !== (own.get(id) ?? round.reviews_per_item),
    ),
    ...pairs.filter(({ itemId, expertId }) => !items.has(itemId) || !serving.has(expertId)),
    ...stands.filter((pair) => !planned.has(keyOf(pair))),
    ...refused.filter((pair) => planned.has(keyOf(pair))),
  ]
  if (changed.length > 0) {
    throw new Problem(conflict('evaluation.plan_outdated', { count: changed.length }))
  }
  const rule = ruleOf(work, round)
  const inConflict = pairs.filter(
    ({ itemId, expertId }) =>
      findConflicts(serving.get(expertId)!.subject, items.get(itemId)!.facts, rule).length > 0,
  )
  if (inConflict.length > 0) {
    throw new Problem(conflict('evaluation.plan_conflicts', { count: inConflict.length }))
  }
  if (wish.sharedLoads === true) await insistRoomLeft(work, round, wish, pairs, experts)
  return pairs.filter((pair) => !stood.has(keyOf(pair)))
}

type Reader = { readonly id: string; readonly profile: Pick<ExpertProfile, 'load'> }

/** Two plans of different rounds may have counted on the same hours: the second has to be asked for anew. */
async function insistRoomLeft(
  work: Writing,
  round: RoundRow,
  { loads }: ArrangementWish,
  pairs: readonly WishedPair[],
  experts: readonly Reader[],
): Promise<void> {
  const planned = new Map<string, number>()
  for (const { expertId } of pairs) planned.set(expertId, (planned.get(expertId) ?? 0) + 1)
  // Whoever confirms a plan of another round with one of these experts waits, and counts what is made here.
  await work.db
    .selectFrom('evaluation.expert')
    .where(sql<boolean>`id = any(${[...planned.keys()]}::uuid[])`)
    .select('id')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const loadMax = loadMaxIn({ loads, elsewhere: await elsewhereOf(work, round) })
  const over = experts.filter(
    ({ id, profile }) => (planned.get(id) ?? 0) > loadMax(id, profile.load.max),
  )
  if (over.length > 0) {
    throw new Problem(conflict('evaluation.plan_outdated', { count: over.length }))
  }
}

/** Reviews that a confirmed plan asks of single items; all others ask for the round's number. */
export async function keepAsked(work: Writing, roundId: string, wish: ArrangementWish) {
  const own = (wish.items ?? []).filter(({ needs }) => needs !== undefined)
  const ids = own.map(({ itemId }) => itemId)
  const counts = own.map(({ needs }) => needs!)
  await sql`update evaluation.item i set reviews_asked = w.needs
    from evaluation.item o left join unnest(${ids}::uuid[], ${counts}::integer[]) as w(id, needs)
      on w.id = o.id
    where o.id = i.id and i.round_id = ${roundId}
      and i.reviews_asked is distinct from w.needs`.execute(work.db)
}

export async function confirmArrangement(work: Writing, id: string) {
  const { round_id: roundId } = await ownArrangement(work, id)
  const round = await lockRound(work, roundId, 'update')
  const { facts } = await roundFacts(work, roundId)
  const row = await work.db
    .selectFrom('evaluation.arrangement')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow()
  const answer = row.answer as { readonly status: AssignmentAnswer['status'] } | null
  insist(
    mayConfirmPlan(work.actor, facts, {
      state: row.state as ArrangementState,
      status: answer?.status ?? null,
    }),
  )
  const pairs = await work.db
    .selectFrom('evaluation.arrangement_pair')
    .where('arrangement_id', '=', id)
    .select(['item_id as itemId', 'expert_id as expertId', 'reasons'])
    .orderBy('item_id')
    .orderBy('expert_id')
    .execute()
  const wish = openWish(work.host, row)
  const fresh = new Set((await insistFresh(work, round, wish, pairs)).map(keyOf))
  await keepAsked(work, roundId, wish)
  await makeAssignments(
    work,
    roundId,
    pairs
      .filter((pair) => fresh.has(keyOf(pair)))
      .map((pair) => ({
        itemId: pair.itemId,
        expertId: pair.expertId,
        reasons: pair.reasons as PairReason[],
      })),
    work.actor.personId,
  )
  await work.db
    .updateTable('evaluation.arrangement')
    .set({ state: 'confirmed', confirmed_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.arrangement.confirm', id, {
    round: roundId,
    pairs: fresh.size,
    digest: pairsDigest(pairs),
  })
  return readArrangement(work, id)
}
