/** For work on long lists. */
import { sql } from 'kysely'
import type { Writing } from './work.ts'

/**
 * Whether tables are full or were emptied is not known to the database until it looks again. What it takes for empty
 * it would go through once for each of 20,000 rows; joined by hash, a wrong guess costs nothing. Until the work ends.
 */
export const joinByHash = (work: Writing) => sql`set local enable_nestloop = off`.execute(work.db)
