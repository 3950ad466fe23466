/** 批量导入专家: a list is looked through, taken by one, admitted by another, and can be undone. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import { mayManage } from './expert.ts'

const expertBatchStates = ['previewed', 'committed', 'undone'] as const
export type ExpertBatchState = (typeof expertBatchStates)[number]

export const ExpertBatch = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Enum([...expertBatchStates]),
  /** Whether experts who are in the register already are changed as the list says. */
  updates: Type.Boolean(),
  rows: Type.Integer(),
  faulty: Type.Integer(),
  fresh: Type.Integer(),
  changes: Type.Integer(),
  /** Rows that were imported and stand: after an undo those that are in use by now. */
  taken: Type.Integer(),
  /** Imported experts that wait to be admitted, complete ones and others; null in lists. */
  waiting: nullable(Type.Object({ complete: Type.Integer(), incomplete: Type.Integer() })),
  /** The organisation whose list it was; null for the office’s own. */
  nominatedBy: nullable(Type.String()),
  madeBy: Type.String(),
  /** Whether the one who looks brought the list, and so leaves admitting to another. */
  madeByMe: Type.Boolean(),
  madeAt: Moment,
  committedAt: nullable(Moment),
  undoneAt: nullable(Moment),
})
export type ExpertBatch = Static<typeof ExpertBatch>

export function mayCommitBatch(actor: Actor, state: ExpertBatchState): Verdict {
  return allOf(
    mayManage(actor),
    state === 'previewed' ? allowed : conflict('kernel.batch_not_previewed'),
  )
}

/** Whoever brought a list does not admit its experts. */
export function mayAdmitBatch(
  actor: Actor,
  batch: { readonly state: ExpertBatchState; readonly madeByMe: boolean },
  complete: number,
): Verdict {
  return allOf(
    mayManage(actor),
    batch.state === 'committed' ? allowed : conflict('kernel.batch_not_committed'),
    batch.madeByMe ? forbidden('evaluation.second_person_needed') : allowed,
    complete > 0 ? allowed : conflict('evaluation.batch_none_waiting'),
  )
}

export function mayUndoBatch(actor: Actor, state: ExpertBatchState, reason: string): Verdict {
  return allOf(
    mayManage(actor),
    state === 'committed' ? allowed : conflict('kernel.batch_not_committed'),
    isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}
