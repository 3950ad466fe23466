/** Who keeps an agreement: the organisation whose it is, or those that manage its space now. */
import type { Reading } from '../kernel/work.ts'
import { managersOf } from './member.queries.ts'

export async function keepersOf(work: Reading, agreementId: string): Promise<string[]> {
  const row = await work.db
    .selectFrom('spaces.agreement')
    .where('id', '=', agreementId)
    .select(['org_id', 'space_id'])
    .executeTakeFirst()
  if (row === undefined) return []
  return row.space_id === null ? [row.org_id!] : managersOf(work, row.space_id)
}
