/** The lock of a round: whoever changes it, and whoever works in it. */
import { sql } from 'kysely'
import { found } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'

/**
 * Nothing of a round changes while it is frozen: whoever freezes it waits for the others, and they for that. Rows that
 * are shared let every newcomer in before whoever waits for them alone, who with many experts at work would never
 * come to it; so all queue first, in the order in which they came.
 */
export async function lockRound(work: Writing, id: string, strength: 'share' | 'update') {
  const key = sql`hashtextextended(${id}, 7102)`
  await (
    strength === 'share'
      ? sql`select pg_advisory_xact_lock_shared(${key})`
      : sql`select pg_advisory_xact_lock(${key})`
  ).execute(work.db)
  const query = work.db.selectFrom('evaluation.round').where('id', '=', id).selectAll()
  const row = await (strength === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  return found(row, 'round')
}
