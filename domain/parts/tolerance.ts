/**
 * 公差: what is noted of a feature of a part, or of the whole part, that its shape does not say. A note holds from the
 * revision on which it was made to the one on which it was taken back; in each revision between, its faces are found
 * again by their geometry.
 */
import { Type, type Static } from 'typebox'
import { Id, nullable } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'
import type { Surface } from './analysis.ts'
import { generalClasses, generalToleranceMm, limitsOfClass, type SizeLimits } from './iso286.ts'
import type { Measured } from './rules.ts'

const closed = { additionalProperties: false } as const

export const tolerancesMost = 300
const facesMost = 200

/** ISO 1101 (GB/T 1182), in its order. */
export const characteristics = [
  ...(['straightness', 'flatness', 'roundness', 'cylindricity'] as const),
  ...(['line_profile', 'surface_profile', 'parallelism', 'perpendicularity'] as const),
  ...(['angularity', 'position', 'concentricity', 'symmetry'] as const),
  ...(['circular_runout', 'total_runout'] as const),
] as const
export type Characteristic = (typeof characteristics)[number]

/** Form alone: nothing that it would stand to. */
const withoutDatum: ReadonlySet<Characteristic> = new Set([
  ...(['straightness', 'flatness', 'roundness', 'cylindricity'] as const),
])
const withDatum: ReadonlySet<Characteristic> = new Set([
  ...(['parallelism', 'perpendicularity', 'angularity', 'concentricity', 'symmetry'] as const),
  ...(['circular_runout', 'total_runout'] as const),
])

export const toleranceKinds = ['size', 'geometric', 'roughness', 'thread', 'general'] as const
export type ToleranceKind = (typeof toleranceKinds)[number]

const Deviation = Type.Number({ minimum: -100, maximum: 100 })

export const ToleranceContent = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('size'),
      nominalMm: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
      /** Such as H7; null where deviations are told. */
      class: nullable(Type.String({ maxLength: 5 })),
      upperMm: nullable(Deviation),
      lowerMm: nullable(Deviation),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('geometric'),
      characteristic: Type.Enum([...characteristics]),
      /** The whole width of the zone, or its diameter. */
      zoneMm: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
      /** Letters, the primary one first. */
      datums: Type.Array(Type.String({ pattern: '^[A-Z]$' }), { maxItems: 3, uniqueItems: true }),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('roughness'), raUm: Type.Number({ minimum: 0.006, maximum: 100 }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('thread'),
      diameterMm: Type.Number({ minimum: 1, maximum: 600 }),
      pitchMm: Type.Number({ minimum: 0.2, maximum: 8 }),
      class: Type.String({ pattern: '^[4-8][GH]$' }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('general'), class: Type.Enum([...generalClasses]) }, closed),
])
export type ToleranceContent = Static<typeof ToleranceContent>

export const ToleranceFaces = Type.Array(Type.Integer({ minimum: 1 }), {
  maxItems: facesMost,
  uniqueItems: true,
})

export const Tolerance = Type.Object({
  id: Id,
  content: ToleranceContent,
  /** In this revision; null where it has no such faces. None of what is noted of the whole part. */
  faces: nullable(Type.Array(Type.Integer())),
  /** Of a size. */
  limits: nullable(Type.Object({ upperMm: Type.Number(), lowerMm: Type.Number() })),
  /** The revision on which it was noted. */
  fromRevision: Type.Integer({ minimum: 1 }),
})
export type Tolerance = Static<typeof Tolerance>

export function limitsOf(content: ToleranceContent): SizeLimits | null {
  if (content.kind !== 'size') return null
  const { upperMm, lowerMm } = content
  if (content.class !== null) return limitsOfClass(content.nominalMm, content.class)
  return upperMm === null || lowerMm === null ? null : { upperMm, lowerMm }
}

/** ISO 724: the hole in which a thread is cut is as wide as its minor diameter, or a little wider or narrower. */
const minorDiameter = (diameterMm: number, pitchMm: number): number => diameterMm - 1.0825 * pitchMm

export type NotedFaces = {
  readonly faces: readonly number[]
  /** Of the hole that they are, where they are one. */
  readonly holeMm: number | null
}

function sizeVerdict(content: Extract<ToleranceContent, { kind: 'size' }>): Verdict {
  const limits = limitsOf(content)
  if (content.class !== null && limits === null) {
    return invalid('parts.class_unknown', { class: content.class, nominal: content.nominalMm })
  }
  if (limits === null) return invalid('parts.deviations_missing')
  return limits.upperMm > limits.lowerMm ? allowed : invalid('parts.deviations_turned')
}

function geometricVerdict(content: Extract<ToleranceContent, { kind: 'geometric' }>): Verdict {
  const { characteristic, datums } = content
  if (withoutDatum.has(characteristic) && datums.length > 0) {
    return invalid('parts.datum_needless', { characteristic })
  }
  if (withDatum.has(characteristic) && datums.length === 0) {
    return invalid('parts.datum_missing', { characteristic })
  }
  // I, O and Q are read as other signs: ISO 5459 leaves them out.
  return datums.some((letter) => /[IOQ]/.test(letter)) ? invalid('parts.datum_letter') : allowed
}

/** Whether what is noted makes sense, of these faces. */
export function makesSense(content: ToleranceContent, { faces, holeMm }: NotedFaces): Verdict {
  const isWhole = content.kind === 'general'
  if (!isWhole && faces.length === 0) return invalid('parts.tolerance_faces_missing')
  if (isWhole && faces.length > 0) return invalid('parts.tolerance_of_the_whole')
  if (content.kind === 'size') return sizeVerdict(content)
  if (content.kind === 'geometric') return geometricVerdict(content)
  if (content.kind !== 'thread') return allowed
  if (holeMm === null) return invalid('parts.thread_no_hole')
  const minorMm = minorDiameter(content.diameterMm, content.pitchMm)
  const fits =
    holeMm > minorMm - content.pitchMm / 2 && holeMm <= content.diameterMm + content.pitchMm / 8
  return fits
    ? allowed
    : invalid('parts.thread_off', { hole: holeMm, minor: Number(minorMm.toFixed(3)) })
}

/** Half of the width within which a size or a shape must stay, so as makers state what they hold: ±; null of others. */
export function halfWidthMm(content: ToleranceContent): number | null {
  if (content.kind === 'geometric') return content.zoneMm / 2
  const limits = limitsOf(content)
  return limits === null ? null : Number(((limits.upperMm - limits.lowerMm) / 2).toFixed(6))
}

/** The tightest of all, ±; of what holds for the whole part the one of its longest side. Null where nothing is noted. */
export function tightestMm(
  all: readonly Pick<Tolerance, 'content' | 'faces'>[],
  longestMm: number | null,
): number | null {
  const widths = all.flatMap(({ content, faces }) => {
    if (faces === null) return []
    const width =
      content.kind === 'general'
        ? longestMm === null
          ? null
          : generalToleranceMm(content.class, longestMm)
        : halfWidthMm(content)
    return width === null ? [] : [width]
  })
  return widths.length === 0 ? null : Math.min(...widths)
}

/** As rules of manufacturability see it. */
export function measuredTolerances(
  all: readonly Pick<Tolerance, 'content' | 'faces'>[],
): Measured[] {
  return all.flatMap(({ content, faces }): Measured[] => {
    if (faces === null) return []
    const width = halfWidthMm(content)
    const measures = {
      ...(width === null ? {} : { half_width_mm: width }),
      ...(content.kind === 'roughness' ? { ra_um: content.raUm } : {}),
    }
    return Object.keys(measures).length === 0 ? [] : [{ entity: 'tolerance', faces, measures }]
  })
}

/** A face as it is found again in another revision, whatever number it has there. */
export const Anchor = Type.Object({
  kind: Type.String(),
  area_mm2: Type.Number(),
  at_mm: Type.Tuple([Type.Number(), Type.Number(), Type.Number()]),
})
export type Anchor = Static<typeof Anchor>

/** What other systems round. */
const sameMm = 0.02
const sameShare = 1e-3

export function anchorsOf(faces: readonly number[], surfaces: readonly Surface[]): Anchor[] | null {
  const found = faces.map((face) => surfaces.find((one) => one.face === face))
  if (found.some((one) => one === undefined)) return null
  return found.map((one) => ({ kind: one!.kind, area_mm2: one!.area_mm2, at_mm: one!.at_mm }))
}

const isSame = (anchor: Anchor, { kind, area_mm2: area, at_mm: at }: Surface): boolean =>
  anchor.kind === kind &&
  Math.abs(anchor.area_mm2 - area) <= sameShare * Math.max(anchor.area_mm2, area) &&
  Math.hypot(...anchor.at_mm.map((one, axis) => one - at[axis]!)) <= sameMm

/** Their numbers among these surfaces; null unless all of them are there. */
export function facesOf(anchors: readonly Anchor[], surfaces: readonly Surface[]): number[] | null {
  const found = anchors.map((anchor) => surfaces.find((one) => isSame(anchor, one))?.face)
  return found.some((face) => face === undefined) ? null : (found as number[])
}
