/** What is shown of parts: every face has its triangles, in its place; what is packed is what is unpacked. */
import { gunzipSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packView, unpackView, type ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { analyseWhole, usualLimits } from '../analyse.ts'
import { sampleStep } from '../sample.ts'
import { pictureSize } from './picture.ts'
import { maxViewTriangles } from './stepView.ts'
import { thinned } from './thinned.ts'
import { makeView } from './view.ts'

const block = sampleStep({
  size: [60, 40, 20],
  holes: [
    { x: 20, y: 20, radius: 5, depth: 20, halves: true },
    { x: 45, y: 20, radius: 4, depth: 15 },
  ],
})

async function shown(bytes: Uint8Array): Promise<{ mesh: ViewMesh; picture: Buffer }> {
  const view = await makeView(bytes)
  if (view.reason !== null) throw new Error(view.reason)
  const mesh = unpackView(gunzipSync(Buffer.from(view.mesh, 'base64')))
  return { mesh: mesh!, picture: Buffer.from(view.picture, 'base64') }
}

const corner = ({ points, triangles }: ViewMesh, at: number) =>
  [0, 1, 2].map((axis) => points[3 * triangles[at]! + axis]!)

function areaOf(mesh: ViewMesh, first: number, count: number): number {
  let sum = 0
  for (let at = 3 * first; at < 3 * (first + count); at += 3) {
    const [a, b, c] = [corner(mesh, at), corner(mesh, at + 1), corner(mesh, at + 2)]
    const [u, v] = [b, c].map((one) => one.map((place, axis) => place - a[axis]!))
    const [ux, uy, uz] = u as [number, number, number]
    const [vx, vy, vz] = v as [number, number, number]
    sum += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2
  }
  return sum
}

test('each face has its own triangles, under the number that findings name', async () => {
  const { mesh } = await shown(block)
  const limits = { limits: usualLimits, densityGPerCm3: null, process: null }
  const { surfaces } = await analyseWhole(block, limits)
  expect(mesh.faces.map(({ face }) => face).toSorted((a, b) => a - b)).toEqual(
    surfaces.map(({ face }) => face),
  )
  for (const { face, area_mm2: area } of surfaces) {
    const { first, count } = mesh.faces.find((one) => one.face === face)!
    // Triangles cut corners of what is round.
    expect(areaOf(mesh, first, count) / area).toBeGreaterThan(0.97)
    expect(areaOf(mesh, first, count) / area).toBeLessThan(1.001)
  }
  expect(mesh.max.map((side, axis) => side - mesh.min[axis]!)).toEqual([60, 40, 20])
})

test('a picture in PNG, with the part in its middle and nothing around it', async () => {
  const { picture } = await shown(block)
  const { width, height } = pictureSize
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height])
  const data = picture.subarray(41, 41 + picture.readUInt32BE(33))
  const lines = inflateSync(data)
  const alpha = (x: number, y: number) => lines[y * (width * 4 + 1) + 1 + x * 4 + 3]
  expect([alpha(width / 2, height / 2), alpha(1, 1)]).toEqual([255, 0])
})

test('what is packed is what is unpacked, to a part in 65,535 of the box', () => {
  const mesh: ViewMesh = {
    ...{ min: [-10, 0, 5], max: [10, 0, 6] },
    faces: [{ face: 3, solid: 1, first: 0, count: 1 }],
    points: Float32Array.from([-10, 0, 5, 10, 0, 5.5, 1.2345, 0, 6]),
    triangles: Uint32Array.from([0, 1, 2]),
  }
  const back = unpackView(packView(mesh))!
  expect({ ...back, points: [] }).toEqual({ ...mesh, points: [] })
  for (const [at, one] of mesh.points.entries()) {
    expect(Math.abs(back.points[at]! - one)).toBeLessThan(20 / 65_535)
  }
  expect(unpackView(packView(mesh).subarray(0, 60))).toBeNull()
  expect(unpackView(new Uint8Array(80))).toBeNull()
})

test('a mesh of very many triangles is thinned until it can be shown', () => {
  const side = 500
  const points = Float32Array.from({ length: 3 * side * side }, (_none, at) => {
    const index = Math.floor(at / 3)
    return [index % side, Math.floor(index / side), 0][at % 3]!
  })
  const squares = Array.from({ length: (side - 1) ** 2 }, (_none, at) => {
    const a = (at % (side - 1)) + Math.floor(at / (side - 1)) * side
    return [a, a + 1, a + side, a + 1, a + side + 1, a + side]
  })
  const triangles = Uint32Array.from(squares.flat())
  expect(triangles.length / 3).toBeGreaterThan(maxViewTriangles)
  const thin = thinned({ points, triangles })
  expect(thin.triangles.length / 3).toBeLessThan(maxViewTriangles)
  expect(thin.triangles.length / 3).toBeGreaterThan(10_000)
})

test('where there is nothing to show, that is said', async () => {
  expect(await makeView(sampleStep({ size: [5, 5, 5], open: true }))).toEqual({
    ...{ reason: 'parts.view_nothing', facts: {} },
  })
})
