/** What a person does with the inbox. It is one's own desk: nothing of it goes into the history. */
import type { Marking } from '../../domain/notices/notice.ts'
import type { Writing } from '../kernel/work.ts'

/** Marks notices of one's own; others' and unknown ones are passed over. */
export async function markNotices(
  work: Writing,
  ids: readonly string[],
  as: Marking,
): Promise<{ changed: number }> {
  const mine = work.db
    .updateTable('notices.notice')
    .where('person_id', '=', work.actor.personId)
    .where('id', 'in', [...ids])
  const changes = {
    read: mine.set({ read_at: work.now }).where('read_at', 'is', null),
    unread: mine.set({ read_at: null }).where('read_at', 'is not', null),
    // What is put away has been seen.
    archive: mine
      .set((eb) => ({
        archived_at: work.now,
        read_at: eb.fn.coalesce('read_at', eb.val(work.now)),
      }))
      .where('archived_at', 'is', null),
    restore: mine.set({ archived_at: null }).where('archived_at', 'is not', null),
  } as const
  const { numUpdatedRows } = await changes[as].executeTakeFirst()
  return { changed: Number(numUpdatedRows) }
}

/** Everything unread up to the notice that the person has seen; what came after it stays unread. */
export async function markAllRead(work: Writing, upToId: string): Promise<{ changed: number }> {
  const { numUpdatedRows } = await work.db
    .updateTable('notices.notice')
    .set({ read_at: work.now })
    .where('person_id', '=', work.actor.personId)
    .where('read_at', 'is', null)
    .where('archived_at', 'is', null)
    .where('id', '<=', upToId)
    .executeTakeFirst()
  return { changed: Number(numUpdatedRows) }
}
