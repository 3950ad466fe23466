/** What is kept of analyses: asked by the subject, an organisation's file. */
import { sql } from 'kysely'
import type { PartAnalysis, Surface, WholeAnalysis } from '../../domain/parts/analysis.ts'
import type { Reading } from '../kernel/work.ts'

/** The newest answer that there is, else the question that stands. */
export const bestOf = (work: Reading, subjects: readonly string[]) =>
  work.db
    .selectFrom('parts.analysis as a')
    .where('a.subject', 'in', subjects)
    .distinctOn('a.subject')
    .orderBy('a.subject')
    .orderBy(sql`a.state = 'done'`, 'desc')
    .orderBy('a.analyser', 'desc')

/** Null as long as there is no answer, and of a file that was refused. */
export async function keptWhole(work: Reading, subject: string): Promise<WholeAnalysis | null> {
  const row = await bestOf(work, [subject]).select(['a.answer', 'a.surfaces']).executeTakeFirst()
  const analysis = row?.answer as PartAnalysis | null | undefined
  if (analysis == null || analysis.reason !== null) return null
  return { analysis, surfaces: (row?.surfaces as Surface[] | null) ?? [] }
}
