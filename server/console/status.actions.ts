import { sql } from 'kysely'
import { conflict } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'

/** Gives a failed job all its attempts again, at once. */
export async function tryJobAgain(work: Writing, id: number): Promise<Record<string, never>> {
  const { rows } = await sql<{ tried: boolean }>`
    select console.try_job_again(${id}) as tried`.execute(work.db)
  if (rows[0]?.tried !== true) throw new Problem(conflict('console.job_not_failed'))
  await record(work, 'console.job.retry', String(id))
  return {}
}
