/** Tasks that come near and pass: each is told once when two working days are left, and once when they are over. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import { announce } from '../kernel/events/announce.ts'
import type { Writing } from '../kernel/work.ts'

const reminderDays = 2
const batchMax = 500

export async function tellTasks(work: Writing): Promise<void> {
  const today = dayOfMoment(work.now.toISOString())
  const soon = addWorkingDays(today, reminderDays).day
  for (const [what, until] of [
    ['overdue', today],
    ['near', soon],
  ] as const) {
    const rows = await work.db
      .updateTable('programmes.workgroup_task')
      .set({ reminded: what })
      .where('id', 'in', (eb) => {
        const due = eb
          .selectFrom('programmes.workgroup_task')
          .where('state', 'in', ['open', 'doing'])
          .where('due_on', what === 'near' ? '<=' : '<', until)
          .select('id')
          .limit(batchMax)
        return what === 'near'
          ? due.where('reminded', 'is', null)
          : due.where((or) => or.or([or('reminded', 'is', null), or('reminded', '=', 'near')]))
      })
      .returning(['id', 'programme_id'])
      .execute()
    for (const { id, programme_id: programmeId } of rows) {
      await announce(work, `programmes.task.${what}`, { taskId: id, programmeId })
    }
  }
}
