import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { analysePart, usualLimits } from '../analyse.ts'
import { binaryStl, sampleFacets, threeMf, threeMfModel, threeMfTower, wordStl } from './sample.ts'

const look = (bytes: Uint8Array) =>
  analysePart(bytes, { limits: usualLimits, densityGPerCm3: 1, process: null })

test.each([
  ['binary', binaryStl(sampleFacets)],
  ['in words', wordStl(sampleFacets)],
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
  const turned = [sampleFacets[0]!.toReversed(), ...sampleFacets.slice(1)]
  for (const all of [sampleFacets.slice(1), turned]) {
    const found = await look(binaryStl(all))
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
  expect(await look(threeMf(threeMfModel('millimeter')))).toMatchObject({
    ...{ format: '3mf', units: ['millimetre'], solids: 2, volume_mm3: 48_000 },
    ...{ bbox_mm: [120, 30, 40], findings: [], reason: null },
  })
  const inch = await look(threeMf(threeMfModel('inch', ' transform="0 1 0 -1 0 0 0 0 1 5 0 0"')))
  expect(inch).toMatchObject({ units: ['inch'], bbox_mm: [762, 3048, 1016] })
  expect(inch.volume_mm3).toBeCloseTo(48_000 * 25.4 ** 3, -3)
})

test(
  'whatever the bytes are, meshes end in an answer or a reason',
  { timeout: 60_000 },
  async () => {
    const seeds = [
      binaryStl(sampleFacets),
      wordStl(sampleFacets),
      Buffer.from(threeMf(threeMfModel('millimeter'))),
    ]
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

test('3MF: what multiplies beyond measure is refused at once, with and without corners in it', async () => {
  const begun = performance.now()
  const none = await look(threeMf(threeMfTower(15, '')))
  expect(none).toMatchObject({ reason: 'parts.instances_too_many', facts: { limit: 100_000 } })
  const vertices = '<vertex x="1" y="2" z="3"/>'.repeat(1000)
  const loose = await look(threeMf(threeMfTower(15, `<mesh>${vertices}</mesh>`)))
  expect(loose).toMatchObject({ reason: 'parts.triangles_too_many' })
  expect(performance.now() - begun).toBeLessThan(20_000)
})

test('3MF: tags that never end take no longer than the file is long', async () => {
  const begun = performance.now()
  const found = await look(threeMf(`<model unit="meter">${'<item '.repeat(300_000)}`))
  expect(found).toMatchObject({ reason: 'parts.mesh_empty' })
  expect(performance.now() - begun).toBeLessThan(10_000)
})
