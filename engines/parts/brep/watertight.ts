/** Whether a solid is one: closed, and its faces, edges and corners where each other say they are. */
import { distanceTo, surfaceAt } from './geometry.ts'
import { parametersAt, pointAt, type Edge, type Side, type Solid } from './solids.ts'
import { distance } from './vectors.ts'

export type Torn = {
  readonly fault: 'open_edge' | 'edge_off_surface' | 'corner_off_edge'
  readonly off: number
  /** From 0 within the solid. */
  readonly faces: readonly number[]
}

const facesOf = (edge: Edge): number[] => [...new Set(edge.sides.map(({ face }) => face.index))]

/** How far the edge lies from the surface of one of its faces, at three places. */
function offSurface(edge: Edge, side: Side): number {
  let most = 0
  for (const share of [0.25, 0.5, 0.75]) {
    const point = pointAt(edge, share)
    const direct = distanceTo(side.face.surface, point)
    if (direct !== undefined) most = Math.max(most, direct)
    else if (side.curve !== null) {
      const on = surfaceAt(side.face.surface, ...parametersAt(edge, side, share))
      most = Math.max(most, distance(on, point))
    }
  }
  return most
}

function offCorners(edge: Edge): number {
  const [first, last] = [pointAt(edge, 0), pointAt(edge, 1)]
  const offs = edge.ends.map((end) => Math.min(distance(end, first), distance(end, last)))
  return Math.max(0, ...offs)
}

/**
 * The first thing that does not hold. `allowed` is what exporters round to; kernels widen their tolerances to
 * cover any gap, so that those say nothing.
 */
export function tornOf(solid: Solid, allowed: number): Torn | undefined {
  for (const edge of solid.edges) {
    const faces = facesOf(edge)
    if (edge.degenerated) continue
    const runs = edge.sides.reduce((sum, { against }) => sum + (against ? -1 : 1), 0)
    if (edge.sides.length % 2 !== 0 || runs !== 0) return { fault: 'open_edge', off: 0, faces }
    const off = offCorners(edge)
    if (!(off <= allowed)) return { fault: 'corner_off_edge', off, faces }
    for (const side of edge.sides) {
      const from = offSurface(edge, side)
      if (!(from <= allowed))
        return { fault: 'edge_off_surface', off: from, faces: [side.face.index] }
    }
  }
  return undefined
}
