/** Analyses one part: bytes in, answer out. Whatever the bytes are, the answer has a shape and a reason. */
import type { Finding, PartAnalysis, Surface, WholeAnalysis } from '../../domain/parts/analysis.ts'
import { rounded, placeOf, tripleOf } from './rounding.ts'
import { analyseStep } from './analyseStep.ts'
import { analyseDxf } from './dxf/analyseDxf.ts'
import { isDxf } from './dxf/read.ts'
import { meshFound } from './mesh/solid.ts'
import { isBinaryStl, isWordStl, readStl } from './mesh/stl.ts'
import { read3mf } from './mesh/threeMf.ts'
import { Refusal, refuse } from './refusal.ts'

export type PartLimits = {
  readonly maxBytes: number
  readonly maxInstances: number
  readonly maxFaces: number
  readonly maxSolids: number
  readonly maxNodes: number
}

export const usualLimits: PartLimits = {
  maxBytes: 200 * 1024 * 1024,
  maxInstances: 2_000_000,
  maxFaces: 20_000,
  maxSolids: 5_000,
  maxNodes: 2_000,
}

/** Raised with every change by which the same bytes may get another answer: answers are kept by it. */
export const analyserVersion = 2

export type PartWish = {
  readonly limits: PartLimits
  /** Of the material in g/cm³; null where nobody said. */
  readonly densityGPerCm3: number | null
  /** Whose rules of manufacturability are applied; null for those that suit the part. */
  readonly process: string | null
}

export const nothing: PartAnalysis = {
  ...{ format: null, schema: null, units: [], solids: 0, volume_mm3: null, area_mm2: null },
  ...{ bbox_mm: null, bbox_min_mm: null, mass_g: null, faces: {}, radii: [], open_faces: 0 },
  ...{
    process: null,
    tree: [],
    holes: [],
    features: [],
    findings: [],
    missing: [],
    reason: null,
    facts: {},
  },
}

export function refused(code: string, facts: PartAnalysis['facts'] = {}): PartAnalysis {
  return { ...nothing, reason: code, facts }
}

/** What one reader found, before numbers are rounded. */
export type Found = Omit<
  PartAnalysis,
  'bbox_mm' | 'bbox_min_mm' | 'mass_g' | 'reason' | 'facts' | 'findings'
> & {
  readonly min: readonly number[] | null
  readonly max: readonly number[] | null
  readonly findings: readonly Finding[]
  readonly refusal: { readonly code: string; readonly facts: PartAnalysis['facts'] } | null
  readonly surfaces?: readonly Surface[]
}

function answerOf(found: Found, densityGPerCm3: number | null): PartAnalysis {
  const { min, max, refusal, findings, surfaces: _surfaces, ...same } = found
  const { volume_mm3: volume, area_mm2: area } = same
  const mass = volume === null || densityGPerCm3 === null ? null : (volume / 1000) * densityGPerCm3
  return {
    ...nothing,
    ...same,
    volume_mm3: volume === null ? null : rounded(volume),
    area_mm2: area === null ? null : rounded(area),
    bbox_mm: min && max ? tripleOf(max.map((one, index) => placeOf(one - min[index]!))) : null,
    bbox_min_mm: min ? tripleOf(min) : null,
    mass_g: mass === null ? null : rounded(mass),
    findings: [...findings],
    reason: refusal?.code ?? null,
    facts: refusal?.facts ?? {},
  }
}

const unitsMissing: Finding = {
  ...{ code: 'parts.units_missing', severity: 'warning', faces: [], facts: {} },
}

/** By what the bytes are; a name says nothing. */
async function foundIn(bytes: Uint8Array, wish: PartWish): Promise<Found> {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (/ISO-10303-21/i.test(head)) return analyseStep(bytes, wish)
  if (head.startsWith('PK\u0003\u0004')) {
    const { mesh, unit } = read3mf(bytes)
    return meshFound(mesh, '3mf', [unit], [])
  }
  if (isBinaryStl(bytes) || isWordStl(bytes))
    return meshFound(readStl(bytes), 'stl', [], [unitsMissing])
  if (isDxf(head)) return analyseDxf(bytes)
  return refuse('parts.format_unknown')
}

/** The answer, and beside it every face by its number. */
export async function analyseWhole(bytes: Uint8Array, wish: PartWish): Promise<WholeAnalysis> {
  const nothingMore = (analysis: PartAnalysis): WholeAnalysis => ({ analysis, surfaces: [] })
  try {
    if (bytes.length === 0) return nothingMore(refused('parts.empty'))
    if (bytes.length > wish.limits.maxBytes) {
      const mebibytes = wish.limits.maxBytes / 1024 / 1024
      return nothingMore(refused('parts.too_large', { mebibytes }))
    }
    const found = await foundIn(bytes, wish)
    return {
      analysis: answerOf(found, wish.densityGPerCm3),
      surfaces: [...(found.surfaces ?? [])],
    }
  } catch (error) {
    if (error instanceof Refusal) return nothingMore(refused(error.code, error.facts))
    throw error
  }
}

export const analysePart = async (bytes: Uint8Array, wish: PartWish): Promise<PartAnalysis> =>
  (await analyseWhole(bytes, wish)).analysis
