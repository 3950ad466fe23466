/** A part as those see it who price it or look for makers: what it is made of and what its last file is. */
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import { tightestMm } from '../../domain/parts/tolerance.ts'
import type { Reading } from '../kernel/work.ts'
import { keptAnalysis } from './analysis.queries.ts'
import { tolerancesOf } from './tolerance.queries.ts'
import { insistOpen, visiblePart } from './visible.ts'

export type AnalysedPart = {
  readonly partId: string
  readonly name: string
  /** The last one. */
  readonly revision: number
  /** A grade of `data/codes/materials.json`. */
  readonly material: string | null
  /** Of the last file, with its reason where the file was refused; null as long as nobody has read it. */
  readonly analysis: PartAnalysis | null
  /** The tightest that is noted of it, ± in mm; null where nothing is. */
  readonly toleranceMm: number | null
}

/** Only of parts that the actor sees: others are missing. */
export async function analysedPart(work: Reading, partId: string): Promise<AnalysedPart> {
  const part = await visiblePart(work, partId)
  await insistOpen(work, part, 'parts.facts', 'shape')
  const { name, material } = part
  const last = await work.db
    .selectFrom('parts.revision')
    .where('part_id', '=', partId)
    .orderBy('number', 'desc')
    .select(['number', 'subject'])
    .executeTakeFirstOrThrow()
  const analysis = (await keptAnalysis(work, last.subject)) ?? null
  const { number } = last
  const tolerances = await tolerancesOf(work, { partId, number, subject: last.subject })
  const longestMm = analysis?.bbox_mm ? Math.max(...analysis.bbox_mm) : null
  const toleranceMm = tightestMm(tolerances, longestMm)
  return { partId, name, revision: number, material, analysis, toleranceMm }
}
