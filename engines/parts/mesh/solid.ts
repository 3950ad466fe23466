/** A mesh of triangles: closed it is a solid with a volume, open it has an area only. */
import type { Found } from '../analyse.ts'
import type { Finding } from '../../../domain/parts/analysis.ts'
import { refuse } from '../refusal.ts'

export type Mesh = {
  /** x, y, z of each corner, in millimetres. */
  readonly points: Float64Array
  /** Three corners a triangle, counter-clockwise seen from outside. */
  readonly triangles: Uint32Array
}

export const maxTriangles = 5_000_000
/** Beyond a kilometre it is a mistake of units. */
const absurdMm = 1e6

const edgeKey = (from: number, to: number): bigint => (BigInt(from) << 32n) | BigInt(to)

/** Corners at one place are one, whatever their number. */
function welded({ points, triangles }: Mesh, size: number): Uint32Array {
  const grid = Math.max(size, 1e-9) * 1e-7
  const known = new Map<string, number>()
  const same = new Uint32Array(points.length / 3)
  for (let index = 0; index < same.length; index++) {
    const key = [0, 1, 2].map((axis) => Math.round(points[3 * index + axis]! / grid)).join()
    const first = known.get(key) ?? index
    if (first === index) known.set(key, index)
    same[index] = first
  }
  return triangles.map((corner) => same[corner]!)
}

function boxOf({ points, triangles }: Mesh): { min: number[]; max: number[] } {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ]
  for (const corner of triangles) {
    for (const axis of [0, 1, 2]) {
      const place = points[3 * corner + axis]!
      if (!(Math.abs(place) <= absurdMm)) refuse('parts.mesh_absurd')
      min![axis] = Math.min(min![axis]!, place)
      max![axis] = Math.max(max![axis]!, place)
    }
  }
  return { min: min!, max: max! }
}

/** Shells that hang together, by the least of their corners. */
function shellsOf(triangles: Uint32Array, corners: number): Uint32Array {
  const lead = Uint32Array.from({ length: corners }, (_none, index) => index)
  const find = (index: number): number => {
    let at = index
    while (lead[at] !== at) {
      lead[at] = lead[lead[at]!]!
      at = lead[at]!
    }
    return at
  }
  for (let at = 0; at < triangles.length; at += 3) {
    const first = find(triangles[at]!)
    for (const next of [1, 2]) {
      const other = find(triangles[at + next]!)
      lead[Math.max(first, other)] = Math.min(find(first), other)
    }
  }
  return Uint32Array.from({ length: triangles.length / 3 }, (_none, at) => find(triangles[3 * at]!))
}

/** Each edge is run once in each direction. */
function isClosed(triangles: Uint32Array): boolean {
  const runs = new Map<bigint, number>()
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!]
    if (a === b || b === c || c === a) continue
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const [key, step] = from < to ? [edgeKey(from, to), 1] : [edgeKey(to, from), -1]
      runs.set(key, (runs.get(key) ?? 0) + step)
    }
  }
  for (const balance of runs.values()) if (balance !== 0) return false
  return true
}

function sums({ points }: Mesh, triangles: Uint32Array, shells: Uint32Array) {
  const volumes = new Map<number, number>()
  let area = 0
  const at = (corner: number, axis: number): number => points[3 * corner + axis]!
  for (let index = 0; index < shells.length; index++) {
    const [a, b, c] = [0, 1, 2].map((next) => triangles[3 * index + next]!) as [
      number,
      number,
      number,
    ]
    const [ux, uy, uz] = [0, 1, 2].map((axis) => at(b, axis) - at(a, axis)) as [
      number,
      number,
      number,
    ]
    const [vx, vy, vz] = [0, 1, 2].map((axis) => at(c, axis) - at(a, axis)) as [
      number,
      number,
      number,
    ]
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    area += Math.hypot(nx, ny, nz) / 2
    const sixth = (at(a, 0) * nx + at(a, 1) * ny + at(a, 2) * nz) / 6
    volumes.set(shells[index]!, (volumes.get(shells[index]!) ?? 0) + sixth)
  }
  return { area, volumes }
}

export function meshFound(
  mesh: Mesh,
  format: 'stl' | '3mf',
  units: string[],
  findings: Finding[],
): Found {
  if (mesh.triangles.length === 0) refuse('parts.mesh_empty')
  const { min, max } = boxOf(mesh)
  const triangles = welded(mesh, Math.max(...max.map((one, axis) => one - min[axis]!)))
  const shells = shellsOf(triangles, mesh.points.length / 3)
  const { area, volumes } = sums(mesh, triangles, shells)
  const whole = [...volumes.values()].reduce((sum, one) => sum + one, 0)
  const closed = isClosed(triangles)
  const outline = {
    ...{ format, schema: null, units, process: null, tree: [], missing: [], faces: {}, radii: [] },
    ...{ holes: [], features: [], findings, area_mm2: area },
  }
  if (!closed || !(Math.abs(whole) > 0)) {
    const refusal = { code: 'parts.mesh_open', facts: {} }
    return {
      ...outline,
      solids: 0,
      volume_mm3: null,
      open_faces: shells.length,
      min: null,
      max: null,
      refusal,
    }
  }
  // All turned inside out is a mistake of the exporter's; the volume is the same.
  const outer = [...volumes.values()].filter((one) => Math.sign(one) === Math.sign(whole)).length
  return {
    ...outline,
    solids: outer,
    volume_mm3: Math.abs(whole),
    open_faces: 0,
    min,
    max,
    refusal: null,
  }
}
