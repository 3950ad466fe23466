/** Rays through a part, exact on planes, cylinders, cones and spheres: what lies behind a place, what hides it. */
import { parametersOf, surfaceAt } from '../brep/geometry.ts'
import { outwardAt, parametersAt, type Face } from '../brep/solids.ts'
import { dot, minus, plus, rejected, unit, type Vector } from '../brep/vectors.ts'
import type { PartFace, PartSolid } from '../part.ts'

/** A face in the parameters of its surface: the loops as polygons. */
type Patch = {
  readonly face: PartFace
  readonly loops: readonly (readonly (readonly [number, number])[])[]
  readonly min: readonly [number, number]
  readonly max: readonly [number, number]
  /** In space. */
  readonly low: Vector
  readonly high: Vector
}

export type Scene = {
  readonly patches: readonly Patch[]
  readonly size: number
}

export type Hit = { readonly distance: number; readonly face: PartFace; readonly normal: Vector }

const shares = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]

function loopOf(face: Face, loop: Face['loops'][number]): [number, number][] {
  const points: [number, number][] = []
  for (const { edge, side } of loop) {
    if (edge.degenerated && side.curve === null) continue
    const straight = face.surface.kind === 'plane' && edge.curve?.kind === 'line'
    for (const share of straight ? [0] : shares) {
      const [u, v] = parametersAt(edge, side, side.against ? 1 - share : share)
      points.push([u, v])
    }
  }
  return points
}

function patchOf(part: PartFace): Patch {
  const { face } = part
  const loops = face.loops.map((loop) => loopOf(face, loop)).filter(({ length }) => length > 2)
  const all = loops.flat()
  const ends = (axis: 0 | 1): [number, number] => {
    const places = all.map((point) => point[axis])
    return [Math.min(...places), Math.max(...places)]
  }
  const [[u0, u1], [v0, v1]] = [ends(0), ends(1)]
  const points = all.map(([u, v]) => surfaceAt(face.surface, u, v))
  const among = (pick: (...all: number[]) => number): Vector =>
    [0, 1, 2].map((axis) => pick(...points.map((point) => point[axis]!)))
  return {
    face: part,
    loops,
    min: [u0, v0],
    max: [u1, v1],
    low: among(Math.min),
    high: among(Math.max),
  }
}

export function sceneOf({ faces }: PartSolid, size: number): Scene {
  const drawn = faces.filter(({ face }) => 'x' in face.surface && face.surface.kind !== 'torus')
  return { patches: drawn.map(patchOf).filter(({ loops }) => loops.length > 0), size }
}

function crosses(loop: readonly (readonly [number, number])[], u: number, v: number): boolean {
  let inside = false
  let before = loop.at(-1)!
  for (const point of loop) {
    if (point[1] > v !== before[1] > v) {
      const at = point[0] + ((v - point[1]) / (before[1] - point[1])) * (before[0] - point[0])
      if (u < at) inside = !inside
    }
    before = point
  }
  return inside
}

/** On the face, by the even number of crossings; angles may lie a turn off. */
function holds({ loops, min, max, face }: Patch, u: number, v: number): boolean {
  if (v < min[1] || v > max[1]) return false
  const turns = face.kind === 'plane' ? [0] : [0, 2 * Math.PI, -2 * Math.PI]
  return turns.some((turn) => {
    const at = u + turn
    if (at < min[0] || at > max[0]) return false
    return loops.reduce((inside, loop) => (crosses(loop, at, v) ? !inside : inside), false)
  })
}

/** Where `a t² + b t + c` is nothing. */
function roots(a: number, b: number, c: number): number[] {
  if (Math.abs(a) < 1e-14) return Math.abs(b) < 1e-14 ? [] : [-c / b]
  const inner = b * b - 4 * a * c
  if (inner < 0) return []
  const root = Math.sqrt(inner)
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)]
}

function meets({ face: { face } }: Patch, from: Vector, way: Vector): number[] {
  const { surface } = face
  if (!('x' in surface)) return []
  const arm = minus(from, surface.p)
  if (surface.kind === 'plane') {
    const slope = dot(way, surface.n)
    return Math.abs(slope) < 1e-12 ? [] : [-dot(arm, surface.n) / slope]
  }
  if (surface.kind === 'sphere') {
    return roots(1, 2 * dot(arm, way), dot(arm, arm) - surface.r * surface.r)
  }
  const [a, w] = [rejected(arm, surface.n), rejected(way, surface.n)]
  if (surface.kind === 'cylinder') {
    return roots(dot(w, w), 2 * dot(a, w), dot(a, a) - surface.r * surface.r)
  }
  if (surface.kind !== 'cone') return []
  // The radius grows along the axis: |a + t w| = r + (h + t k) tan.
  const slope = Math.tan(surface.angle)
  const [r, k] = [surface.r + dot(arm, surface.n) * slope, dot(way, surface.n) * slope]
  return roots(dot(w, w) - k * k, 2 * (dot(a, w) - r * k), dot(a, a) - r * r)
}

/** Whether the ray comes near the box of a patch at all. */
function passes({ low, high }: Patch, from: Vector, way: Vector, slack: number): boolean {
  let [near, far] = [0, Infinity]
  for (const axis of [0, 1, 2]) {
    const [a, b] = [low[axis]! - slack - from[axis]!, high[axis]! + slack - from[axis]!]
    const step = way[axis]!
    if (Math.abs(step) < 1e-12) {
      if (a > 0 || b < 0) return false
      continue
    }
    near = Math.max(near, Math.min(a / step, b / step))
    far = Math.min(far, Math.max(a / step, b / step))
    if (near > far) return false
  }
  return true
}

function hitOf(patch: Patch, from: Vector, way: Vector, least: number): Hit | undefined {
  let found: Hit | undefined
  for (const distance of meets(patch, from, way)) {
    if (distance < least || (found && distance >= found.distance)) continue
    const at = parametersOf(patch.face.face.surface, plus(from, way, distance))
    if (at === undefined || !holds(patch, ...at)) continue
    found = { distance, face: patch.face, normal: outwardAt(patch.face.face, ...at) }
  }
  return found
}

/** The first face that a ray meets. */
export function firstHit(scene: Scene, from: Vector, way: Vector): Hit | undefined {
  let found: Hit | undefined
  // Curves between samples of a rim bulge by less than a fiftieth of it.
  const slack = scene.size * 0.02
  for (const patch of scene.patches) {
    if (!passes(patch, from, way, slack)) continue
    const hit = hitOf(patch, from, way, scene.size * 1e-6)
    if (hit && (!found || hit.distance < found.distance)) found = hit
  }
  return found
}

export type Place = { readonly point: Vector; readonly normal: Vector }

/** A few places on a face, away from its rim. */
export function placesOn(scene: Scene, face: PartFace, most = 3): Place[] {
  const patch = scene.patches.find((one) => one.face.id === face.id)
  if (patch === undefined) return []
  const found: Place[] = []
  const at = (axis: 0 | 1, share: number) =>
    patch.min[axis] + share * (patch.max[axis] - patch.min[axis])
  const tried = [0.5, 0.31, 0.69, 0.13, 0.87]
  for (const a of tried) {
    for (const b of tried) {
      const [u, v] = [at(0, a), at(1, b)]
      if (found.length >= most || !holds(patch, u, v)) continue
      found.push({ point: surfaceAt(face.face.surface, u, v), normal: outwardAt(face.face, u, v) })
    }
  }
  return found
}

/** Whether a place can be reached from outside along a direction that comes from there. */
export function isFree(scene: Scene, { point, normal }: Place, towards: Vector): boolean {
  const from = plus(point, normal, scene.size * 1e-5)
  return firstHit(scene, from, unit(towards)) === undefined
}
