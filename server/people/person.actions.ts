/** Closing and reopening an account from outside, by who runs the place. */
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { endSessions } from './session.start.ts'

/** The person can sign in no more and every session ends; memberships stay as they are. */
export async function disablePerson(
  work: Writing,
  personId: string,
  reason: string,
): Promise<void> {
  const row = await work.db
    .updateTable('people.person')
    .set({ disabled_at: work.now })
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(row, 'person')
  await endSessions(work, personId)
  await record(work, 'people.person.disable', personId, { reason })
  await announce(work, 'people.person.disabled', { personId })
}

/** Not for who was erased: there is nobody to give the account back to. */
export async function enablePerson(work: Writing, personId: string): Promise<void> {
  const row = await work.db
    .updateTable('people.person')
    .set({ disabled_at: null })
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .where('disabled_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  found(row, 'person')
  await record(work, 'people.person.enable', personId)
}
