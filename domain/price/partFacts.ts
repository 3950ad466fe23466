/**
 * What a price rests on of a part: sizes and features as the analysis of its file found them, or as somebody typed
 * them where there is no file. Names carry their units; whatever is not known is null, never zero.
 */
import { Type, type Static } from 'typebox'
import type { Feature, PartAnalysis } from '../parts/analysis.ts'
import { nullable } from '../kernel/shapes.ts'
import type { PriceUnit } from './dimension.ts'

const Length = Type.Number({ exclusiveMinimum: 0, maximum: 100_000 })
const Count = Type.Integer({ minimum: 0, maximum: 100_000 })
const closed = { additionalProperties: false } as const
const listMax = 5000

export const PartFacts = Type.Object(
  {
    /** Of the box along the axes, the longest first. */
    lengthMm: Length,
    widthMm: Length,
    heightMm: Length,
    volumeMm3: Type.Number({ exclusiveMinimum: 0, maximum: 1e15 }),
    areaMm2: Type.Number({ exclusiveMinimum: 0, maximum: 1e13 }),
    /** Directions from which it must be clamped and worked. */
    setups: nullable(Count),
    /** Of a sheet. */
    thicknessMm: nullable(Length),
    /** Of a part that is round about one axis. */
    diameterMm: nullable(Length),
    roundLengthMm: nullable(Length),
    undercuts: Count,
    thinWalls: Count,
    faces: Count,
    /** Faces that are no plane, cylinder, cone, sphere or torus. */
    freeFaces: Count,
    holes: Type.Array(
      Type.Object(
        { diameterMm: Length, depthMm: Length, through: Type.Integer({ minimum: 0, maximum: 1 }) },
        closed,
      ),
      { maxItems: listMax },
    ),
    pockets: Type.Array(
      Type.Object(
        {
          lengthMm: Length,
          widthMm: Length,
          depthMm: Length,
          cornerRadiusMm: Type.Number({ minimum: 0, maximum: 100_000 }),
        },
        closed,
      ),
      { maxItems: listMax },
    ),
    bends: Type.Array(Type.Object({ lengthMm: Length }, closed), { maxItems: listMax }),
  },
  closed,
)
export type PartFacts = Static<typeof PartFacts>

/** The numbers and lists that a formula may name, with their units. */
export const factUnits = {
  lengthMm: 'mm',
  widthMm: 'mm',
  heightMm: 'mm',
  volumeMm3: 'mm3',
  areaMm2: 'mm2',
  setups: 'one',
  thicknessMm: 'mm',
  diameterMm: 'mm',
  roundLengthMm: 'mm',
  undercuts: 'one',
  thinWalls: 'one',
  faces: 'one',
  freeFaces: 'one',
} as const satisfies Readonly<Record<Exclude<keyof PartFacts, ListName>, PriceUnit>>

export type ListName = 'holes' | 'pockets' | 'bends'

export const listUnits = {
  holes: { diameterMm: 'mm', depthMm: 'mm', through: 'one' },
  pockets: { lengthMm: 'mm', widthMm: 'mm', depthMm: 'mm', cornerRadiusMm: 'mm' },
  bends: { lengthMm: 'mm' },
} as const satisfies Readonly<Record<ListName, Readonly<Record<string, PriceUnit>>>>

/** Why a file gives no facts: `price:reason.<code>`. */
export type FactsRefusal =
  | 'no_solid'
  | 'several_solids'
  | 'parts_elsewhere'
  | 'open_surfaces'
  | 'not_analysed'

export type FactsReading =
  | { readonly ok: true; readonly facts: PartFacts }
  | { readonly ok: false; readonly reason: FactsRefusal }

const sizeOf = ({ sizes }: Feature, name: string): number | null => {
  const value = sizes[name]
  return typeof value === 'number' ? value : null
}

const cavities: ReadonlySet<string> = new Set([
  'pocket',
  'passage',
  'slot',
  'blind_slot',
  'step',
  'blind_step',
])

function pocketsOf(features: readonly Feature[]): PartFacts['pockets'] {
  return features.flatMap((feature) => {
    if (!cavities.has(feature.kind)) return []
    const [lengthMm, widthMm, depthMm] = ['length_mm', 'width_mm', 'depth_mm'].map((name) =>
      sizeOf(feature, name),
    )
    if (!lengthMm || !widthMm || !depthMm) return []
    const cornerRadiusMm = sizeOf(feature, 'corner_radius_mm') ?? 0
    return [{ lengthMm, widthMm, depthMm, cornerRadiusMm }]
  })
}

function bendsOf(features: readonly Feature[]): PartFacts['bends'] {
  return features.flatMap((feature) => {
    const lengthMm = feature.kind === 'bend' ? sizeOf(feature, 'length_mm') : null
    return lengthMm ? [{ lengthMm }] : []
  })
}

/** Systems round differently: two edges of a box count as one diameter within this share. */
const roundWithin = 0.002

/** A part whose faces lie round one axis has two equal edges, and a cylinder as wide as they are. */
function roundOf({
  bbox_mm: box,
  radii,
}: PartAnalysis): Pick<PartFacts, 'diameterMm' | 'roundLengthMm'> {
  const none = { diameterMm: null, roundLengthMm: null }
  if (box === null) return none
  for (const along of [0, 1, 2] as const) {
    const [one, other] = box.filter((_, axis) => axis !== along) as [number, number]
    const diameterMm = Math.max(one, other)
    if (Math.abs(one - other) > roundWithin * diameterMm) continue
    const turned = radii.some(
      ({ radius_mm: radius }) => Math.abs(2 * radius - diameterMm) <= roundWithin * diameterMm,
    )
    if (turned) return { diameterMm, roundLengthMm: box[along] }
  }
  return none
}

const countOf = (features: readonly Feature[], kind: Feature['kind']): number =>
  features.filter((one) => one.kind === kind).length

const exact: ReadonlySet<string> = new Set(['plane', 'cylinder', 'cone', 'sphere', 'torus'])

function refusalOf(analysis: PartAnalysis): FactsRefusal | null {
  if (analysis.reason !== null) return 'not_analysed'
  if (analysis.missing.length > 0) return 'parts_elsewhere'
  if (analysis.solids === 0) return analysis.open_faces > 0 ? 'open_surfaces' : 'no_solid'
  return analysis.solids > 1 ? 'several_solids' : null
}

/** What of an analysis a price may rest on. */
export function factsOfAnalysis(analysis: PartAnalysis): FactsReading {
  const reason = refusalOf(analysis)
  if (reason !== null) return { ok: false, reason }
  const { bbox_mm: box, volume_mm3: volumeMm3, area_mm2: areaMm2, features } = analysis
  if (box === null || !volumeMm3 || !areaMm2) return { ok: false, reason: 'no_solid' }
  const [lengthMm, widthMm, heightMm] = [...box].toSorted((a, b) => b - a) as [
    number,
    number,
    number,
  ]
  const setups = features.find(({ kind }) => kind === 'setups')
  const sheet = features.find(({ kind }) => kind === 'sheet')
  const kinds = Object.entries(analysis.faces)
  const facts: PartFacts = {
    ...{ lengthMm, widthMm, heightMm, volumeMm3, areaMm2 },
    setups: setups === undefined ? null : sizeOf(setups, 'count'),
    thicknessMm: sheet === undefined ? null : sizeOf(sheet, 'thickness_mm'),
    ...roundOf(analysis),
    undercuts: countOf(features, 'undercut'),
    thinWalls: countOf(features, 'thin_wall'),
    faces: kinds.reduce((sum, [, count]) => sum + count, 0),
    freeFaces: kinds.reduce((sum, [kind, count]) => sum + (exact.has(kind) ? 0 : count), 0),
    holes: analysis.holes.map(({ diameter_mm, depth_mm, through }) => ({
      ...{ diameterMm: diameter_mm, depthMm: depth_mm, through: through ? 1 : 0 },
    })),
    pockets: pocketsOf(features),
    bends: bendsOf(features),
  }
  return { ok: true, facts }
}
