/** What the view asks of triangles without drawing them: each face's middle, whether it is flat, the edges around it. */
import type { ViewFace, ViewMesh } from '../../../domain/parts/viewMesh.ts'

export type Point = readonly [number, number, number]

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const sizeOf = (a: Point): number => Math.hypot(...a)

export function pointAt({ points }: ViewMesh, corner: number): Point {
  return [points[3 * corner]!, points[3 * corner + 1]!, points[3 * corner + 2]!]
}

function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export type FaceShape = {
  readonly face: number
  readonly solid: number
  /** A point on the face, near its middle. */
  readonly at: Point
  /** Outwards; null of what is not flat. */
  readonly normal: Point | null
  readonly areaMm2: number
}

type Triangle = {
  readonly corners: readonly [Point, Point, Point]
  readonly middle: Point
  /** As long as twice the area. */
  readonly turned: Point
  readonly size: number
}

function trianglesOf(mesh: ViewMesh, { first, count }: ViewFace): Triangle[] {
  return Array.from({ length: count }, (_none, index): Triangle => {
    const corners = [0, 1, 2].map((next) =>
      pointAt(mesh, mesh.triangles[3 * (first + index) + next]!),
    ) as [Point, Point, Point]
    const [a, b, c] = corners
    const turned = cross(minus(b, a), minus(c, a))
    const middle = [0, 1, 2].map((axis) => (a[axis]! + b[axis]! + c[axis]!) / 3)
    return { corners, middle: middle as unknown as Point, turned, size: sizeOf(turned) }
  }).filter(({ size }) => size > 0)
}

/** The three triangles between a point and the sides cover no more than the whole where it lies within. */
function holds({ corners: [a, b, c], size }: Triangle, at: Point): boolean {
  const around = [
    [a, b],
    [b, c],
    [c, a],
  ].map(([from, to]) => sizeOf(cross(minus(from!, at), minus(to!, at))))
  return around.reduce((sum, one) => sum + one, 0) <= size * (1 + 1e-3)
}

/** Quantised corners tilt small triangles a little. */
const flatEnough = 0.999

/** The mean where it lies on the face; of a ring it does not, and the triangle nearest to it stands for it. */
function middleOf(all: readonly Triangle[]): Point {
  const whole = all.reduce((sum, { size }) => sum + size, 0)
  const mean = [0, 1, 2].map(
    (axis) => all.reduce((sum, { middle, size }) => sum + middle[axis]! * size, 0) / whole,
  ) as unknown as Point
  if (all.some((one) => holds(one, mean))) return mean
  const off = ({ middle }: Triangle) => sizeOf(minus(middle, mean))
  return all.reduce((best, one) => (off(one) < off(best) ? one : best)).middle
}

export function shapeOf(mesh: ViewMesh, view: ViewFace): FaceShape {
  const { face, solid } = view
  const all = trianglesOf(mesh, view)
  if (all.length === 0) return { face, solid, at: [0, 0, 0], normal: null, areaMm2: 0 }
  const largest = all.reduce((best, one) => (one.size > best.size ? one : best))
  const normal = largest.turned.map((one) => one / largest.size) as unknown as Point
  const isFlat = all.every(
    ({ turned, size }) => size < largest.size * 1e-3 || dot(turned, normal) / size > flatEnough,
  )
  const areaMm2 = all.reduce((sum, { size }) => sum + size / 2, 0)
  return { face, solid, at: middleOf(all), normal: isFlat ? normal : null, areaMm2 }
}

/** Pairs of corners that only one triangle of the face has. */
export function edgesOf({ triangles }: ViewMesh, { first, count }: ViewFace): number[] {
  const seen = new Map<string, readonly [number, number]>()
  for (let at = 3 * first; at < 3 * (first + count); at += 3) {
    for (const next of [0, 1, 2]) {
      const [from, to] = [triangles[at + next]!, triangles[at + ((next + 1) % 3)]!]
      const key = from < to ? `${from} ${to}` : `${to} ${from}`
      if (!seen.delete(key)) seen.set(key, [from, to])
    }
  }
  return [...seen.values()].flat()
}

export type Measured =
  | { readonly kind: 'parallel'; readonly mm: number }
  | { readonly kind: 'angle'; readonly degrees: number; readonly mm: number }
  | { readonly kind: 'points'; readonly mm: number; readonly along: Point }

export type Picked = { readonly face: number; readonly at: Point }

const parallel = 1 - 1e-4

/** Between two flat faces that run alike their distance, else their angle; of anything else the points picked. */
export function measure(a: Picked, b: Picked, shapes: ReadonlyMap<number, FaceShape>): Measured {
  const along = minus(b.at, a.at)
  const mm = sizeOf(along)
  const [na, nb] = [shapes.get(a.face)?.normal ?? null, shapes.get(b.face)?.normal ?? null]
  if (na === null || nb === null || a.face === b.face) return { kind: 'points', mm, along }
  const turn = dot(na, nb)
  if (Math.abs(turn) > parallel) return { kind: 'parallel', mm: Math.abs(dot(along, na)) }
  const degrees = (Math.acos(Math.min(1, Math.max(-1, turn))) * 180) / Math.PI
  // What is measured at a corner is the angle of the material between the faces.
  return { kind: 'angle', degrees: 180 - degrees, mm }
}
