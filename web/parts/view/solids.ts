/** The triangles of each solid as three.js draws them: no corner belongs to two faces, so that edges are crisp. */
import { BufferAttribute, BufferGeometry, Group, LineSegments, Mesh, Vector3 } from 'three'
import type { ViewFace, ViewMesh } from '../../../domain/parts/viewMesh.ts'
import type { Materials } from './materials.ts'
import { edgesOf } from './shape.ts'

export type SolidParts = {
  readonly solid: number
  readonly group: Group
  readonly body: Mesh
  readonly middle: Vector3
  readonly shape: BufferGeometry
  readonly edges: BufferGeometry
  /** Faces by their place among the triangles of the shape. */
  readonly faces: readonly ViewFace[]
  /** The face of each corner. */
  readonly owner: readonly number[]
}

function solidGeometry(mesh: ViewMesh, faces: readonly ViewFace[]) {
  const corners = new Map<number, number>()
  const indices: number[] = []
  const lines: number[] = []
  const placed: ViewFace[] = []
  const owner: number[] = []
  const cornerOf = (index: number, face: number): number => {
    const known = corners.get(index)
    if (known !== undefined) return known
    corners.set(index, owner.length)
    owner.push(face)
    return owner.length - 1
  }
  for (const face of faces) {
    placed.push({ ...face, first: indices.length / 3 })
    for (let at = 3 * face.first; at < 3 * (face.first + face.count); at++) {
      indices.push(cornerOf(mesh.triangles[at]!, face.face))
    }
    // Of a mesh without faces every triangle would have its edges.
    if (face.face > 0) for (const index of edgesOf(mesh, face)) lines.push(corners.get(index)!)
  }
  const points = new Float32Array(owner.length * 3)
  for (const [from, to] of corners) points.set(mesh.points.subarray(3 * from, 3 * from + 3), 3 * to)
  const shape = new BufferGeometry()
  shape.setAttribute('position', new BufferAttribute(points, 3))
  shape.setAttribute('color', new BufferAttribute(new Float32Array(points.length).fill(1), 3))
  shape.setIndex(indices)
  shape.computeVertexNormals()
  const edges = new BufferGeometry()
  edges.setAttribute('position', shape.getAttribute('position'))
  edges.setIndex(lines)
  return { shape, edges, faces: placed, owner }
}

export function solidsOf(mesh: ViewMesh, materials: Materials): SolidParts[] {
  const bySolid = new Map<number, ViewFace[]>()
  for (const face of mesh.faces) {
    bySolid.set(face.solid, [...(bySolid.get(face.solid) ?? []), face])
  }
  return [...bySolid].map(([solid, all]) => {
    const { shape, edges, faces, owner } = solidGeometry(mesh, all)
    shape.computeBoundingBox()
    const group = new Group()
    const body = new Mesh(shape, materials.body)
    group.add(body, new Mesh(shape, materials.inside), new LineSegments(edges, materials.edge))
    const middle = shape.boundingBox!.getCenter(new Vector3())
    return { solid, group, body, middle, shape, edges, faces, owner }
  })
}
