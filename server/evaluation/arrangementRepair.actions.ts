/** Carrying a repair out, and taking it back: each asks for another plan, and the history says which. */
import { mayRepair, mayTakeBackRepair } from '../../domain/evaluation/arrangement.ts'
import { mendWish } from '../../domain/evaluation/arrangementRepair.ts'
import type { AssignmentAnswer } from '../../domain/evaluation/assignmentPlan.ts'
import { isApplicable, type RepairKind } from '../../domain/evaluation/assignmentRepair.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { arrange, keepAsked } from './arrangement.actions.ts'
import { ownArrangement } from './arrangement.queries.ts'
import { openWish } from './arrangement.wish.ts'
import { lockRound } from './round.lock.ts'
import { roundFacts } from './round.queries.ts'

async function lockedPlan(work: Writing, id: string) {
  const { round_id: roundId } = await ownArrangement(work, id)
  await lockRound(work, roundId, 'update')
  const { facts } = await roundFacts(work, roundId)
  const row = await work.db
    .selectFrom('evaluation.arrangement')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow()
  const answer = row.answer as Omit<AssignmentAnswer, 'pairs'> | null
  return { row, facts, answer, wish: openWish(work.host, row) }
}

export async function repairArrangement(work: Writing, id: string, kind: RepairKind) {
  const { row, facts, answer, wish } = await lockedPlan(work, id)
  insist(mayRepair(work.actor, facts, { status: answer?.status ?? null }))
  const option = answer?.repairs?.find((one) => one.kind === kind)
  if (option === undefined) throw new Problem(conflict('evaluation.plan_without_repair'))
  if (!isApplicable(option)) throw new Problem(conflict('evaluation.repair_elsewhere'))
  const made = await arrange(work, row.round_id, {
    ...{ wish: mendWish(wish, option.steps), after: id, mends: kind },
  })
  await record(work, 'evaluation.arrangement.repair', id, {
    ...{ plan: made.id, kind, steps: option.steps.length },
  })
  return made
}

/** What a confirmed plan assigned and nobody was asked about yet. */
async function withdraw(work: Writing, id: string, confirmedAt: Date): Promise<number> {
  const { numUpdatedRows } = await work.db
    .updateTable('evaluation.assignment as a')
    .from('evaluation.arrangement_pair as p')
    .set({ state: 'replaced', changed_at: work.now })
    .where('p.arrangement_id', '=', id)
    .whereRef('a.item_id', '=', 'p.item_id')
    .whereRef('a.expert_id', '=', 'p.expert_id')
    .where('a.state', '=', 'proposed')
    .where('a.made_at', '=', confirmedAt)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function takeBackRepair(work: Writing, id: string) {
  const { row, facts, answer } = await lockedPlan(work, id)
  const before =
    row.after_id === null
      ? undefined
      : await work.db
          .selectFrom('evaluation.arrangement')
          .where('id', '=', row.after_id)
          .select(['id', 'wish'])
          .executeTakeFirst()
  insist(
    mayTakeBackRepair(work.actor, facts, {
      ...{ status: answer?.status ?? null, mends: row.mends },
      ...{ takenBack: row.taken_back_at !== null, hasBefore: before !== undefined },
    }),
  )
  const wish = openWish(work.host, found(before, 'arrangement'))
  const confirmedAt = row.confirmed_at
  const withdrawn = confirmedAt === null ? 0 : await withdraw(work, id, confirmedAt)
  if (confirmedAt !== null) await keepAsked(work, row.round_id, wish)
  await work.db
    .updateTable('evaluation.arrangement')
    .set({ taken_back_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  const made = await arrange(work, row.round_id, { wish, after: id })
  await record(work, 'evaluation.arrangement.takeBack', id, { plan: made.id, withdrawn })
  return made
}
