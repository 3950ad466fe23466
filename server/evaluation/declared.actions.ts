/** Declaring a conflict with an organisation, and withdrawing it: every item of that organisation is judged anew. */
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../../domain/kernel/writtenReason.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { listOwnConflicts, ownConflict } from './declared.queries.ts'
import { judgeStanding } from './findings.ts'

function insistReason(reason: string): void {
  if (isWrittenReason(reason)) return
  throw new Problem(invalid('evaluation.reason_too_short', { min: reasonMinLength }))
}

type Organisation = { readonly code: string; readonly name: string }

/** What holds already is not said twice; answers how many are new. */
export async function keepDeclared(
  work: Writing,
  expertId: string,
  organisations: readonly Organisation[],
  { reason, assignmentId }: { readonly reason: string; readonly assignmentId: string | null },
): Promise<number> {
  let kept = 0
  for (const { code, name } of organisations) {
    const id = newId(work.now)
    const { numInsertedOrUpdatedRows: made } = await work.db
      .insertInto('evaluation.declared_conflict')
      .values({
        id,
        expert_id: expertId,
        org_code: code.trim(),
        org_name: name.trim(),
        reason: reason.trim(),
        assignment_id: assignmentId,
        declared_by: work.actor.personId,
        declared_at: work.now,
      })
      .onConflict((clause) => clause.doNothing())
      .executeTakeFirst()
    if (Number(made) === 0) continue
    kept++
    await record(work, 'evaluation.conflict.declare', id, { expert: expertId })
  }
  if (kept > 0) await judgeStanding(work, { expertId })
  return kept
}

export async function declareConflict(
  work: Writing,
  expertId: string,
  wish: Organisation & { readonly reason: string },
) {
  const own = await work.db
    .selectFrom('evaluation.expert')
    .where('id', '=', expertId)
    .where('person_id', '=', work.actor.personId)
    .where('state', '<>', 'retired')
    .select('id')
    .executeTakeFirst()
  found(own, 'expert')
  insistReason(wish.reason)
  const kept = await keepDeclared(work, expertId, [wish], { ...wish, assignmentId: null })
  if (kept === 0) throw new Problem(conflict('evaluation.conflict_declared_already'))
  return listOwnConflicts(work, {})
}

export async function withdrawConflict(work: Writing, id: string, reason: string) {
  const { expert_id: expertId } = await ownConflict(work, id)
  insistReason(reason)
  const { numUpdatedRows } = await work.db
    .updateTable('evaluation.declared_conflict')
    .set({
      withdrawn_at: work.now,
      withdrawn_by: work.actor.personId,
      withdraw_reason: reason.trim(),
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) {
    throw new Problem(conflict('evaluation.conflict_withdrawn_already'))
  }
  await record(work, 'evaluation.conflict.withdraw', id, { expert: expertId })
  await judgeStanding(work, { expertId })
  return listOwnConflicts(work, {})
}
