/** A part as those see it who price it or look for makers: what it is made of and what its last file is. */
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import type { Reading } from '../kernel/work.ts'
import { keptAnalysis } from './analysis.queries.ts'
import { visiblePart } from './visible.ts'

export type AnalysedPart = {
  readonly partId: string
  readonly name: string
  /** The last one. */
  readonly revision: number
  /** A grade of `data/codes/materials.json`. */
  readonly material: string | null
  /** Of the last file, with its reason where the file was refused; null as long as nobody has read it. */
  readonly analysis: PartAnalysis | null
}

/** Only of parts that the actor sees: others are missing. */
export async function analysedPart(work: Reading, partId: string): Promise<AnalysedPart> {
  const { name, material } = await visiblePart(work, partId)
  const last = await work.db
    .selectFrom('parts.revision')
    .where('part_id', '=', partId)
    .orderBy('number', 'desc')
    .select(['number', 'digest'])
    .executeTakeFirstOrThrow()
  const analysis = (await keptAnalysis(work, last.digest)) ?? null
  return { partId, name, revision: last.number, material, analysis }
}
