/** Triangles of the solids of a STEP file, as fine as the part is large, each face by its number. */
import type { ViewFace, ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { readPart } from '../analyseStep.ts'
import { distance } from '../brep/vectors.ts'
import type { Kernel } from '../occt/instance.ts'
import { refuse } from '../refusal.ts'

/** Of the diagonal of the part: how far a triangle may be off its face; coarser where there would be too many. */
const deflections = [0.0015, 0.006, 0.02]
const angleRad = 0.4

export const maxViewTriangles = 400_000

type Shapes = Extract<Awaited<ReturnType<typeof readPart>>, { part: object }>['shapes']

type Piece = { readonly points: Float32Array; readonly triangles: Uint32Array }

/** What the kernel's memory holds is copied before it moves. */
function pieceOf(kernel: Kernel, shape: Shapes[number][0], deflection: number) {
  const data = kernel.ReplicadMeshExtractor.extract(shape, deflection, angleRad, true)
  const memory = (kernel as unknown as { readonly wasmMemory: { readonly buffer: ArrayBuffer } })
    .wasmMemory.buffer
  const points = new Float32Array(memory, data.getVerticesPtr(), data.getVerticesSize()).slice()
  const triangles = new Uint32Array(memory, data.getTrianglesPtr(), data.getTrianglesSize()).slice()
  const groups = new Int32Array(memory, data.getFaceGroupsPtr(), data.getFaceGroupsSize()).slice()
  data.delete()
  return { points, triangles, groups }
}

function joined(pieces: readonly Piece[], faces: readonly ViewFace[]): ViewMesh {
  const points = new Float32Array(pieces.reduce((sum, one) => sum + one.points.length, 0))
  const triangles = new Uint32Array(pieces.reduce((sum, one) => sum + one.triangles.length, 0))
  let [pointsAt, trianglesAt] = [0, 0]
  for (const piece of pieces) {
    points.set(piece.points, pointsAt)
    const base = pointsAt / 3
    for (let at = 0; at < piece.triangles.length; at++) {
      triangles[trianglesAt + at] = piece.triangles[at]! + base
    }
    pointsAt += piece.points.length
    trianglesAt += piece.triangles.length
  }
  return { ...boxOf(points), faces, points, triangles }
}

export function boxOf(points: Float32Array): Pick<ViewMesh, 'min' | 'max'> {
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < points.length; at++) {
    const axis = at % 3
    min[axis] = Math.min(min[axis]!, points[at]!)
    max[axis] = Math.max(max[axis]!, points[at]!)
  }
  return { min, max }
}

type Numbers = ReadonlyMap<object, { readonly face: number; readonly solid: number }>

/** Undefined where there are more triangles than may be shown. */
function meshedAt(kernel: Kernel, shapes: Shapes, numbers: Numbers, deflection: number) {
  const pieces: Piece[] = []
  const faces: ViewFace[] = []
  let first = 0
  for (const [shape, solid] of shapes) {
    const { points, triangles, groups } = pieceOf(kernel, shape, deflection)
    if (groups.length !== solid.faces.length * 3) refuse('parts.view_unmade')
    for (const [index, face] of solid.faces.entries()) {
      const [start, count] = [groups[3 * index]!, groups[3 * index + 1]!]
      faces.push({ ...numbers.get(face)!, first: first + start / 3, count: count / 3 })
    }
    pieces.push({ points, triangles })
    first += triangles.length / 3
    if (first > maxViewTriangles) return undefined
  }
  return joined(pieces, faces)
}

export async function stepView(bytes: Uint8Array): Promise<ViewMesh> {
  const read = await readPart(bytes, 0)
  if (read.part === null) return refuse('parts.view_nothing')
  const { part, kernel, shapes } = read
  const numbers = new Map(
    part.solids.flatMap(({ faces }, index) =>
      faces.map(({ id, face }) => [face as object, { face: id, solid: index + 1 }] as const),
    ),
  )
  const diagonal = distance(part.min, part.max)
  for (const share of deflections) {
    const mesh = meshedAt(kernel, shapes, numbers, diagonal * share)
    if (mesh !== undefined) return mesh
  }
  return refuse('parts.view_too_large', { limit: maxViewTriangles })
}
