/** A part as those see it who price it or look for makers: what it is made of and what its last revision's analysis says. */
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import type { Reading } from '../kernel/work.ts'
import { keptAnalysis } from './analysis.queries.ts'
import { visiblePart } from './visible.ts'

export type PartFacts = {
  readonly partId: string
  readonly revision: number
  readonly digest: string
  /** A grade of `data/codes/materials.json`. */
  readonly material: string | null
  readonly bboxMm: PartAnalysis['bbox_mm']
  readonly volumeMm3: number | null
  readonly areaMm2: number | null
  readonly holes: PartAnalysis['holes']
  /** Pockets, slots, bends, thin walls, set-ups and all else that was recognised, each with its sizes. */
  readonly features: PartAnalysis['features']
  /** Of sheet, else null. */
  readonly thicknessMm: number | null
  /** Directions from which it must be worked; null where nobody knows. */
  readonly setups: number | null
}

function sizeOf({ features }: PartAnalysis, kind: string, name: string): number | null {
  const size = features.find((one) => one.kind === kind)?.sizes[name]
  return typeof size === 'number' ? size : null
}

/** Only of parts that the actor sees: others are missing. Null as long as there is no analysis that holds. */
export async function partFacts(work: Reading, partId: string): Promise<PartFacts | null> {
  const { material } = await visiblePart(work, partId)
  const last = await work.db
    .selectFrom('parts.revision')
    .where('part_id', '=', partId)
    .orderBy('number', 'desc')
    .select(['number', 'digest'])
    .executeTakeFirstOrThrow()
  const analysis = await keptAnalysis(work, last.digest)
  if (analysis === undefined || analysis.reason !== null) return null
  return {
    ...{ partId, material, revision: last.number, digest: last.digest },
    bboxMm: analysis.bbox_mm,
    volumeMm3: analysis.volume_mm3,
    areaMm2: analysis.area_mm2,
    holes: analysis.holes,
    features: analysis.features,
    thicknessMm: sizeOf(analysis, 'sheet', 'thickness_mm'),
    setups: sizeOf(analysis, 'setups', 'count'),
  }
}
