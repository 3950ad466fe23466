/** What changed in the shape of a part from one revision to another: sizes, holes, features, faces. */
import { Type, type Static } from 'typebox'
import {
  Feature,
  Hole,
  type FeatureKind,
  type PartAnalysis,
  type Surface,
  type WholeAnalysis,
} from './analysis.ts'

const Nullable = Type.Union([Type.Null(), Type.Number()])
const Triple = Type.Tuple([Type.Number(), Type.Number(), Type.Number()])
const change = <T extends typeof Nullable | typeof BoxOrNone>(of: T) =>
  Type.Object({ before: of, after: of })
const BoxOrNone = Type.Union([Type.Null(), Triple])

const Count = Type.Integer({ minimum: 0 })
const Faces = Type.Array(Type.Integer({ minimum: 1 }))

export const Difference = Type.Object({
  /** Whether nothing at all differs: the same shape in another file. */
  same: Type.Boolean(),
  bboxMm: change(BoxOrNone),
  volumeMm3: change(Nullable),
  areaMm2: change(Nullable),
  holes: Type.Object({
    come: Type.Array(Hole),
    gone: Type.Array(Hole),
    /** At its place with other sizes. */
    resized: Type.Array(Type.Object({ before: Hole, after: Hole })),
    /** Of the same sizes at another place. */
    moved: Type.Array(Type.Object({ hole: Hole, byMm: Triple })),
  }),
  features: Type.Object({ come: Type.Array(Feature), gone: Type.Array(Feature) }),
  faces: Type.Object({
    kept: Count,
    /** By the numbers of the later revision. */
    come: Faces,
    /** By the numbers of the earlier one. */
    gone: Faces,
    /** Of the same kind and size at another place; by the numbers of the later revision. */
    moved: Type.Array(Type.Object({ face: Type.Integer(), byMm: Triple })),
  }),
})
export type Difference = Static<typeof Difference>

type Place = readonly [number, number, number]

/** What exporters round away is no change. */
const sameMm = 0.005
const sameShare = 1e-5

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(1e-6, sameShare * Math.max(Math.abs(a), Math.abs(b)))
const nearOrNone = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : near(a, b)
const apart = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

const tidy = (value: number): number => {
  const kept = Math.round(value * 1000) / 1000
  return Object.is(kept, -0) ? 0 : kept
}
const by = (from: Place, to: Place): [number, number, number] => [
  tidy(to[0] - from[0]),
  tidy(to[1] - from[1]),
  tidy(to[2] - from[2]),
]

type Pairs<T> = {
  readonly pairs: readonly (readonly [before: T, after: T])[]
  readonly before: readonly T[]
  readonly after: readonly T[]
}

/** Pairs each with the nearest that is alike and not taken; what is left has none. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  alike: (a: T, b: T) => boolean,
  place: (one: T) => Place,
): Pairs<T> {
  const free = new Set(after)
  const pairs: [T, T][] = []
  const left: T[] = []
  for (const one of before) {
    let [best, nearest]: [T | undefined, number] = [undefined, Infinity]
    for (const other of free) {
      if (!alike(one, other)) continue
      const off = apart(place(one), place(other))
      if (off < nearest) [best, nearest] = [other, off]
    }
    if (best === undefined) left.push(one)
    else {
      free.delete(best)
      pairs.push([one, best])
    }
  }
  return { pairs, before: left, after: [...free] }
}

function holeSizesAlike(a: Hole, b: Hole): boolean {
  const rim = (one: Hole) => [
    ...(one.counterbore ? [one.counterbore.diameter_mm, one.counterbore.depth_mm] : []),
    ...(one.countersink ? [one.countersink.diameter_mm, one.countersink.angle_deg] : []),
  ]
  const [ra, rb] = [rim(a), rim(b)]
  return (
    a.kind === b.kind &&
    a.through === b.through &&
    near(a.diameter_mm, b.diameter_mm) &&
    near(a.depth_mm, b.depth_mm) &&
    ra.length === rb.length &&
    ra.every((size, at) => near(size, rb[at]!))
  )
}

function holesBetween(before: readonly Hole[], after: readonly Hole[]): Difference['holes'] {
  const at = ({ at_mm: place }: Hole): Place => place
  const here = (a: Hole, b: Hole) => apart(a.at_mm, b.at_mm) <= sameMm
  const kept = paired(before, after, (a, b) => holeSizesAlike(a, b) && here(a, b), at)
  // In a thicker plate a hole opens elsewhere on its axis.
  const onAxis = (a: Hole, b: Hole) => offAxis(a, b) <= sameMm
  const resized = paired(kept.before, kept.after, onAxis, at)
  const moved = paired(resized.before, resized.after, holeSizesAlike, at)
  const shifted = (pair: readonly [Hole, Hole]) => holeSizesAlike(...pair)
  return {
    come: [...moved.after],
    gone: [...moved.before],
    resized: resized.pairs
      .filter((pair) => !shifted(pair))
      .map(([one, other]) => ({ before: one, after: other })),
    moved: [...resized.pairs.filter(shifted), ...moved.pairs].map(([one, other]) => ({
      hole: other,
      byMm: by(one.at_mm, other.at_mm),
    })),
  }
}

/** How far one opens beside the axis of the other, where both run alike. */
function offAxis(a: Hole, b: Hole): number {
  const along = a.axis.reduce((sum, one, index) => sum + one * b.axis[index]!, 0)
  if (Math.abs(along) < 0.9999) return Infinity
  const step = by(a.at_mm, b.at_mm)
  const forward = step.reduce((sum, one, index) => sum + one * a.axis[index]!, 0)
  return Math.sqrt(Math.max(0, step.reduce((sum, one) => sum + one * one, 0) - forward * forward))
}

/** Of these no single one is asked for: they follow from the whole part. */
const ofTheWhole: ReadonlySet<FeatureKind> = new Set(['hole', 'setups', 'thin_wall', 'undercut'])

const sizesOf = ({ sizes }: Feature): readonly number[] =>
  Object.values(sizes).filter((size) => typeof size === 'number')

function featuresBetween(
  before: readonly Feature[],
  after: readonly Feature[],
): Difference['features'] {
  const asked = (all: readonly Feature[]) => all.filter(({ kind }) => !ofTheWhole.has(kind))
  const alike = (a: Feature, b: Feature) => {
    const [sa, sb] = [sizesOf(a), sizesOf(b)]
    return a.kind === b.kind && sa.length === sb.length && sa.every((one, at) => near(one, sb[at]!))
  }
  const left = paired(asked(before), asked(after), alike, () => [0, 0, 0])
  return { come: [...left.after], gone: [...left.before] }
}

/** Beyond this many that are not where they were, nobody reads which one moved where. */
const pairedMost = 2000

function facesBetween(before: readonly Surface[], after: readonly Surface[]): Difference['faces'] {
  const at = ({ at_mm: place }: Surface): Place => place
  const alike = (a: Surface, b: Surface) => a.kind === b.kind && near(a.area_mm2, b.area_mm2)
  const kept = sameFaces(before, after)
  const few = kept.before.length <= pairedMost && kept.after.length <= pairedMost
  const moved = few ? paired(kept.before, kept.after, alike, at) : { ...kept, pairs: [] }
  const numbers = (all: readonly Surface[]) => all.map(({ face }) => face)
  return {
    kept: kept.count,
    come: numbers(moved.after),
    gone: numbers(moved.before),
    moved: moved.pairs.map(([one, other]) => ({
      face: other.face,
      byMm: by(one.at_mm, other.at_mm),
    })),
  }
}

/** By a grid of places, so that parts of many faces take no longer than they are large. */
function sameFaces(before: readonly Surface[], after: readonly Surface[]) {
  const cell = 0.05
  const keyOf = (place: readonly number[]) => place.map((one) => Math.floor(one / cell)).join()
  const cells = new Map<string, Surface[]>()
  for (const one of after) {
    const key = keyOf(one.at_mm)
    cells.set(key, [...(cells.get(key) ?? []), one])
  }
  const taken = new Set<Surface>()
  const left = before.filter((one) => {
    const keys = new Set<string>()
    for (const x of [-sameMm, sameMm]) {
      for (const y of [-sameMm, sameMm]) {
        for (const z of [-sameMm, sameMm]) {
          keys.add(keyOf([one.at_mm[0] + x, one.at_mm[1] + y, one.at_mm[2] + z]))
        }
      }
    }
    const twin = [...keys]
      .flatMap((key) => cells.get(key) ?? [])
      .find(
        (other) =>
          !taken.has(other) &&
          other.kind === one.kind &&
          near(other.area_mm2, one.area_mm2) &&
          apart(other.at_mm, one.at_mm) <= sameMm,
      )
    if (twin !== undefined) taken.add(twin)
    return twin === undefined
  })
  return {
    count: taken.size,
    before: left,
    after: after.filter((one) => !taken.has(one)),
  }
}

function boxesAlike(a: PartAnalysis['bbox_mm'], b: PartAnalysis['bbox_mm']): boolean {
  if (a === null || b === null) return a === b
  return a.every((side, axis) => Math.abs(side - b[axis]!) <= sameMm)
}

export function differenceOf(before: WholeAnalysis, after: WholeAnalysis): Difference {
  const [a, b] = [before.analysis, after.analysis]
  const holes = holesBetween(a.holes, b.holes)
  const features = featuresBetween(a.features, b.features)
  const faces = facesBetween(before.surfaces, after.surfaces)
  const lists = [
    ...[holes.come, holes.gone, holes.resized, holes.moved, features.come, features.gone],
    ...[faces.come, faces.gone, faces.moved],
  ]
  return {
    same:
      boxesAlike(a.bbox_mm, b.bbox_mm) &&
      nearOrNone(a.volume_mm3, b.volume_mm3) &&
      nearOrNone(a.area_mm2, b.area_mm2) &&
      lists.every(({ length }) => length === 0),
    bboxMm: { before: a.bbox_mm, after: b.bbox_mm },
    volumeMm3: { before: a.volume_mm3, after: b.volume_mm3 },
    areaMm2: { before: a.area_mm2, after: b.area_mm2 },
    ...{ holes, features, faces },
  }
}
