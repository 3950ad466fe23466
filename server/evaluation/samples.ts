/** Builders of evaluation: tests and the demo world use the same. */
import type { Writing } from '../kernel/work.ts'
import { record } from '../kernel/history/record.ts'

/** An expert of the register who has come in and is admitted, as after the letter and the second person. */
export async function makeServing(
  work: Writing,
  expertId: string,
  personId: string,
): Promise<void> {
  await work.db
    .updateTable('evaluation.expert')
    .set({ person_id: personId, state: 'approved' })
    .where('id', '=', expertId)
    .execute()
  await record(work, 'evaluation.expert.link', expertId, { personId })
  await record(work, 'evaluation.expert.approve', expertId)
}
