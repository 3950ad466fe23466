/** Surfaces that turn about an axis; faces into which exporters split one are put together. */
import { aboutAxis, curveAt, type Frame } from '../brep/geometry.ts'
import { outwardAt, parametersAt, pointAt, type Face } from '../brep/solids.ts'
import {
  cross,
  distance,
  dot,
  minus,
  plus,
  rejected,
  scaled,
  unit,
  type Vector,
} from '../brep/vectors.ts'
import type { PartFace } from '../part.ts'
import { groupsOf, type Graph, type Joint } from './joints.ts'

export type Turned = {
  readonly kind: 'cylinder' | 'cone' | 'torus' | 'sphere'
  readonly axis: { readonly p: Vector; readonly n: Vector }
  readonly faces: readonly PartFace[]
  /** Whether the material is outside: the wall of a hole, not of a shaft. */
  readonly inner: boolean
  /** Whether it goes all the way round. */
  readonly full: boolean
  /** How much of a turn there is, in radians. */
  readonly turn: number
  /** Along the axis from its point. */
  readonly low: number
  readonly high: number
  readonly lowRadius: number
  readonly highRadius: number
  /** Of a torus its tube's, of a sphere its own. */
  readonly tube: number
}

const kinds = ['cylinder', 'cone', 'torus', 'sphere'] as const
type Kind = (typeof kinds)[number]

const isTurned = (face: PartFace): boolean => (kinds as readonly string[]).includes(face.kind)

function frameOf(face: Face): Frame & { readonly r: number } {
  const { surface } = face
  if (!('r' in surface)) throw new Error('not a surface that turns')
  return surface
}

/** Shapes are the same to a ten-thousandth of their size. */
const alike = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a), Math.abs(b))

export function sameAxis(
  a: { readonly p: Vector; readonly n: Vector },
  b: { readonly p: Vector; readonly n: Vector },
  size: number,
): boolean {
  if (Math.abs(dot(a.n, b.n)) < 1 - 1e-6) return false
  return aboutAxis(a, b.p).off <= 1e-3 * Math.max(1, size)
}

/** Toward the axis or away from it, at a place on the face's rim. */
function isInner({ face }: PartFace): boolean {
  const frame = frameOf(face)
  const first = face.loops[0]?.find(({ edge }) => !edge.degenerated)
  if (first === undefined) return false
  const at = parametersAt(first.edge, first.side, 0.5)
  const normal = outwardAt(face, ...at)
  const point = pointAt(first.edge, 0.5)
  if (face.surface.kind === 'sphere') return dot(normal, minus(point, frame.p)) < 0
  if (face.surface.kind === 'torus') {
    const flat = unit(rejected(minus(point, frame.p), frame.n))
    return dot(normal, minus(point, plus(frame.p, flat, frame.r))) < 0
  }
  return dot(normal, rejected(minus(point, frame.p), frame.n)) < 0
}

function isSame(a: PartFace, b: PartFace): boolean {
  const [one, other] = [a.face.surface, b.face.surface]
  if (one.kind !== other.kind || !('r' in one) || !('r' in other)) return false
  if (one.kind === 'sphere') return alike(one.r, other.r) && distance(one.p, other.p) < 1e-3
  if (!sameAxis(one, other, one.r)) return false
  if (one.kind === 'cylinder') return alike(one.r, other.r)
  if (one.kind === 'torus' && other.kind === 'torus') {
    const apart = Math.abs(aboutAxis(one, other.p).along)
    return alike(one.r, other.r) && alike(one.tube, other.tube) && apart < 1e-3 * one.r
  }
  if (one.kind !== 'cone' || other.kind !== 'cone') return false
  return Math.abs(Math.abs(one.angle) - Math.abs(other.angle)) < 1e-4
}

type Interval = readonly [number, number]

/** Angles that a face covers, from the curves of its rim in its own parameters. */
function turnsOf(face: Face, group: Frame): Interval[] {
  const angles: number[] = []
  for (const { edge, side } of face.loops.flat()) {
    const [first, last] = side.curveRange
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      if (side.curve) angles.push(curveAt(side.curve, first + (last - first) * share)[0]!)
      else if (!edge.degenerated) angles.push(parametersAt(edge, side, share)[0])
    }
  }
  if (angles.length === 0) return []
  const [low, high] = [Math.min(...angles), Math.max(...angles)]
  // In the frame of the first face of the group, which may be turned against this one's.
  const own = frameOf(face)
  const zero = Math.atan2(dot(own.x, group.y), dot(own.x, group.x))
  const way = dot(cross(own.x, own.y), cross(group.x, group.y)) > 0 ? 1 : -1
  const ends = [zero + way * low, zero + way * high]
  return [[Math.min(...ends), Math.max(...ends)]]
}

/** How much of a turn intervals cover together. */
function covered(intervals: readonly Interval[]): number {
  const turn = 2 * Math.PI
  const cut = intervals.flatMap(([low, high]): Interval[] => {
    if (high - low >= turn - 1e-6) return [[0, turn]]
    const start = ((low % turn) + turn) % turn
    const end = start + high - low
    return end > turn
      ? [
          [start, turn],
          [0, end - turn],
        ]
      : [[start, end]]
  })
  let [sum, reached] = [0, 0]
  for (const [low, high] of cut.toSorted((a, b) => a[0] - b[0])) {
    if (high <= reached) continue
    sum += high - Math.max(low, reached)
    reached = high
  }
  return sum
}

const shares = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]

type Extent = { low: number; high: number; lowRadius: number; highRadius: number }

function extentOf(faces: readonly PartFace[], axis: Turned['axis']): Extent {
  const found: Extent = { low: Infinity, high: -Infinity, lowRadius: 0, highRadius: 0 }
  for (const { edge } of faces.flatMap(({ face }) => face.loops.flat())) {
    const points = edge.degenerated ? edge.ends : shares.map((share) => pointAt(edge, share))
    for (const point of points) {
      const { along, off } = aboutAxis(axis, point)
      if (along < found.low) Object.assign(found, { low: along, lowRadius: off })
      if (along > found.high) Object.assign(found, { high: along, highRadius: off })
    }
  }
  return found
}

/** One of both directions of an axis, always the same: the first coordinate that is not nothing is positive. */
export function canonical(direction: Vector): Vector {
  const lead = direction.find((one) => Math.abs(one) > 1e-6) ?? 1
  return lead < 0 ? scaled(direction, -1) : direction
}

function turnedOf(faces: readonly PartFace[]): Turned {
  const frame = frameOf(faces[0]!.face)
  const { surface } = faces[0]!.face
  const axis = { p: frame.p, n: canonical(frame.n) }
  const turn = covered(faces.flatMap(({ face }) => turnsOf(face, frame)))
  const tube = surface.kind === 'torus' ? surface.tube : surface.kind === 'sphere' ? surface.r : 0
  return {
    kind: surface.kind as Kind,
    ...{ axis, faces, turn, tube, inner: isInner(faces[0]!), full: turn > 2 * Math.PI - 1e-3 },
    ...extentOf(faces, axis),
  }
}

function joinsSame({ a, b }: Joint): boolean {
  return isTurned(a) && isSame(a, b) && isInner(a) === isInner(b)
}

export function turnedIn({ solid, joints }: Graph): Turned[] {
  const faces = solid.faces.filter(isTurned)
  const pairs = joints.filter(joinsSame).map(({ a, b }) => [a, b] as const)
  return groupsOf(faces, pairs).map(turnedOf)
}

/** The distance from the axis at the wider and the narrower end. */
export const widest = ({ lowRadius, highRadius }: Turned): number => Math.max(lowRadius, highRadius)
export const narrowest = ({ lowRadius, highRadius }: Turned): number =>
  Math.min(lowRadius, highRadius)
