/** Fewer triangles to look at: corners of one cell of a grid become one. */
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { boxOf } from './stepView.ts'

/** Cells along the longest side. */
const cells = 160

type Thin = Pick<ViewMesh, 'points' | 'triangles'>

export function thinned({ points, triangles }: Thin): Thin {
  const { min, max } = boxOf(points)
  const cell = Math.max(...max.map((side, axis) => side - min[axis]!)) / cells || 1
  const known = new Map<number, number>()
  const kept: number[] = []
  const same = new Uint32Array(points.length / 3)
  for (let index = 0; index < same.length; index++) {
    const place = [0, 1, 2].map((axis) =>
      Math.floor((points[3 * index + axis]! - min[axis]!) / cell),
    )
    const key = (place[0]! * (cells + 2) + place[1]!) * (cells + 2) + place[2]!
    let corner = known.get(key)
    if (corner === undefined) {
      corner = kept.length / 3
      known.set(key, corner)
      kept.push(points[3 * index]!, points[3 * index + 1]!, points[3 * index + 2]!)
    }
    same[index] = corner
  }
  const left: number[] = []
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((next) => same[triangles[at + next]!]!)
    if (a !== b && b !== c && c !== a) left.push(a!, b!, c!)
  }
  return { points: Float32Array.from(kept), triangles: Uint32Array.from(left) }
}
