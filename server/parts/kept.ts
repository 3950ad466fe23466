/** What is kept of analyses: asked by the digest of a file. */
import { sql } from 'kysely'
import type { PartAnalysis, Surface, WholeAnalysis } from '../../domain/parts/analysis.ts'
import type { Reading } from '../kernel/work.ts'

/** The newest answer that there is, else the question that stands. */
export const bestOf = (work: Reading, digests: readonly string[]) =>
  work.db
    .selectFrom('parts.analysis as a')
    .where('a.digest', 'in', digests)
    .distinctOn('a.digest')
    .orderBy('a.digest')
    .orderBy(sql`a.state = 'done'`, 'desc')
    .orderBy('a.analyser', 'desc')

/** Null as long as there is no answer, and of a file that was refused. */
export async function keptWhole(work: Reading, digest: string): Promise<WholeAnalysis | null> {
  const row = await bestOf(work, [digest]).select(['a.answer', 'a.surfaces']).executeTakeFirst()
  const analysis = row?.answer as PartAnalysis | null | undefined
  if (analysis == null || analysis.reason !== null) return null
  return { analysis, surfaces: (row?.surfaces as Surface[] | null) ?? [] }
}
