/** What lies between faces, and where a face is. */
import { expect, test } from 'vitest'
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { edgesOf, measure, shapeOf } from './shape.ts'

/** A unit square in z = 0, one beside it that stands upright, one in z = 3, and a ring of two far triangles. */
const mesh: ViewMesh = {
  ...{ min: [0, 0, 0], max: [9, 1, 3] },
  points: Float32Array.from([
    ...[0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0],
    ...[0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1],
    ...[0, 0, 3, 1, 0, 3, 1, 1, 3, 0, 1, 3],
    ...[0, 0, 0, 1, 0, 0, 0, 1, 0, 8, 0, 0, 9, 0, 0, 8, 1, 0],
  ]),
  triangles: Uint32Array.from([
    ...[0, 1, 2, 0, 2, 3],
    ...[4, 5, 6, 4, 6, 7],
    ...[8, 9, 10, 8, 10, 11],
    ...[12, 13, 14, 15, 16, 17],
  ]),
  faces: [1, 2, 3, 4].map((face, at) => ({ face, solid: 1, first: 2 * at, count: 2 })),
}
const shapes = new Map(mesh.faces.map((face) => [face.face, shapeOf(mesh, face)]))
const at = (face: number) => ({ face, at: shapes.get(face)!.at })

test('the middle of a face lies on it', () => {
  expect(shapes.get(1)).toEqual({
    face: 1,
    solid: 1,
    at: [0.5, 0.5, 0],
    normal: [0, 0, 1],
    areaMm2: 1,
  })
  const apart = shapes.get(4)!
  expect([apart.at[0] < 1 || apart.at[0] > 8, apart.areaMm2]).toEqual([true, 1])
})

test('parallel faces have a distance, others an angle, one face two points', () => {
  expect(measure(at(1), at(3), shapes)).toEqual({ kind: 'parallel', mm: 3 })
  expect(measure(at(1), at(2), shapes)).toMatchObject({ kind: 'angle', degrees: 90 })
  const moved = { face: 1, at: [0.5, 0.9, 0] as const }
  expect(measure(at(1), moved, shapes)).toMatchObject({ kind: 'points', along: [0, 0.4, 0] })
})

test('only what no neighbour of the face shares is its edge', () => {
  const edges = edgesOf(mesh, mesh.faces[0]!)
  expect(edges).toHaveLength(8)
  const pairs = Array.from({ length: 4 }, (_none, index) =>
    edges.slice(2 * index, 2 * index + 2).toSorted((a, b) => a - b),
  )
  expect(pairs).not.toContainEqual([0, 2])
})
