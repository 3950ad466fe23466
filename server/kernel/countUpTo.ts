/** Counting that costs no more than it is worth: a list of a million is "more than 10,000" to everybody. */
import type { SelectQueryBuilder } from 'kysely'
import type { Reading } from './work.ts'

/** How many rows there are, counted no further than `most`; `atLeast` says that there are more. */
export async function countUpTo<Tables, Table extends keyof Tables, Row>(
  work: Reading,
  rows: SelectQueryBuilder<Tables, Table, Row>,
  most: number,
): Promise<{ readonly total: number; readonly atLeast: boolean }> {
  const { counted } = await work.db
    .selectFrom(rows.limit(most + 1).as('some'))
    .select((eb) => eb.fn.countAll<string>().as('counted'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(Number(counted), most), atLeast: Number(counted) > most }
}
