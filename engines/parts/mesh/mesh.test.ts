import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { analysePart, usualLimits } from '../analyse.ts'

const look = (bytes: Uint8Array) =>
  analysePart(bytes, { limits: usualLimits, densityGPerCm3: 1, process: null })

type Point = readonly [number, number, number]

/** 20 × 30 × 40 from the origin: eight corners, twelve triangles. */
const corners = Array.from({ length: 8 }, (_none, bits): Point => [
  ...([bits & 1 ? 20 : 0, bits & 2 ? 30 : 0, bits & 4 ? 40 : 0] as const),
])
const triangles = [
  ...[0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4],
  ...[2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5],
]
const facets = Array.from({ length: 12 }, (_none, at) =>
  triangles.slice(3 * at, 3 * at + 3).map((corner) => corners[corner]!),
)

function binary(all: readonly (readonly Point[])[]): Buffer {
  const bytes = Buffer.alloc(84 + 50 * all.length)
  bytes.write('solid looks like words', 'latin1')
  bytes.writeUInt32LE(all.length, 80)
  for (const [facet, points] of all.entries()) {
    for (const [at, place] of points.flat().entries()) {
      bytes.writeFloatLE(place, 84 + 50 * facet + 12 + 4 * at)
    }
  }
  return bytes
}

const words = (all: readonly (readonly Point[])[]): Buffer =>
  Buffer.from(
    `solid box\n${all
      .map((points) => {
        const lines = points.map((point) => `vertex ${point.join(' ')}`)
        return `facet normal 0 0 0\nouter loop\n${lines.join('\n')}\nendloop\nendfacet`
      })
      .join('\n')}\nendsolid box\n`,
  )

function threeMf(unit: string, transform = ''): Uint8Array {
  const vertices = corners.map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}"/>`)
  const faces = Array.from({ length: 12 }, (_none, at) => {
    const [a, b, c] = triangles.slice(3 * at, 3 * at + 3)
    return `<triangle v1="${a}" v2="${b}" v3="${c}"/>`
  })
  const mesh = `<mesh><vertices>${vertices.join('')}</vertices><triangles>${faces.join('')}</triangles></mesh>`
  const pair =
    '<components><component objectid="1"/><component objectid="1" transform="1 0 0 0 1 0 0 0 1 100 0 0"/></components>'
  const resources = `<resources><object id="1">${mesh}</object><object id="2">${pair}</object></resources>`
  const build = `<build><item objectid="2"${transform}/></build>`
  const model = `<model unit="${unit}" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">${resources}${build}</model>`
  return zipSync({ '3D/3dmodel.model': strToU8(model) })
}

test.each([
  ['binary', binary(facets)],
  ['in words', words(facets)],
])(
  'a closed STL, %s, has its volume; that the unit is not told is a finding',
  async (_what, bytes) => {
    expect(await look(bytes)).toMatchObject({
      ...{ format: 'stl', solids: 1, volume_mm3: 24_000, area_mm2: 5200, bbox_mm: [20, 30, 40] },
      ...{ mass_g: 24, units: [], reason: null },
      findings: [{ code: 'parts.units_missing', severity: 'warning', faces: [], facts: {} }],
    })
  },
)

test('a mesh with a triangle missing, or one turned, has an area and no volume', async () => {
  const turned = [facets[0]!.toReversed(), ...facets.slice(1)]
  for (const all of [facets.slice(1), turned]) {
    const found = await look(binary(all))
    expect(found).toMatchObject({
      solids: 0,
      volume_mm3: null,
      bbox_mm: null,
      reason: 'parts.mesh_open',
    })
    expect(found.area_mm2).toBeCloseTo(all.length === 12 ? 5200 : 4900, 6)
  }
})

test('3MF: parts stand where the build puts them, in the unit of the model', async () => {
  expect(await look(threeMf('millimeter'))).toMatchObject({
    ...{ format: '3mf', units: ['millimetre'], solids: 2, volume_mm3: 48_000 },
    ...{ bbox_mm: [120, 30, 40], findings: [], reason: null },
  })
  const inch = await look(threeMf('inch', ' transform="0 1 0 -1 0 0 0 0 1 5 0 0"'))
  expect(inch).toMatchObject({ units: ['inch'], bbox_mm: [762, 3048, 1016] })
  expect(inch.volume_mm3).toBeCloseTo(48_000 * 25.4 ** 3, -3)
})

test(
  'whatever the bytes are, meshes end in an answer or a reason',
  { timeout: 60_000 },
  async () => {
    const seeds = [binary(facets), words(facets), Buffer.from(threeMf('millimeter'))]
    const mutation = fc.record({
      seed: fc.nat({ max: 2 }),
      edits: fc.array(fc.tuple(fc.noBias(fc.nat()), fc.nat({ max: 255 })), { maxLength: 8 }),
      keep: fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 1000 })),
    })
    const reasons = new Set<string | null>()
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, edits, keep }) => {
        const bytes = Buffer.from(seeds[seed]!)
        for (const [at, value] of edits) bytes[at % bytes.length] = value
        const found = await look(bytes.subarray(0, Math.ceil((bytes.length * keep) / 1000)))
        expect(Value.Check(PartAnalysis, found)).toBe(true)
        expect(found.reason === null).toBe(found.volume_mm3 !== null)
        reasons.add(found.reason)
      }),
      { numRuns: 600, seed: 2021 },
    )
    expect([...reasons]).toEqual(
      expect.arrayContaining([
        null,
        'parts.mesh_open',
        'parts.mesh_broken',
        'parts.format_unknown',
      ]),
    )
  },
)
