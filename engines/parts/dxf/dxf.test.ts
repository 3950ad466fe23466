/** Flat parts of which every size is known, files that say why they are none, and files broken at random. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analysePart, usualLimits } from '../analyse.ts'
import { sampleDxf } from './sample.ts'

const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
const analyse = (text: string) => analysePart(Buffer.from(text, 'latin1'), wish)

test('a plate of lines and arcs with holes: outline, cut-outs, area, length of the cut', async () => {
  const found = await analyse(
    sampleDxf({ size: [100, 60], corner: 5, holes: [10, 10], slot: true }),
  )
  const slot = 20 * 8 + Math.PI * 16
  const area = 100 * 60 - (4 - Math.PI) * 25 - 2 * Math.PI * 25 - slot
  expect(found).toMatchObject({
    ...{ format: 'dxf', reason: null, solids: 0, volume_mm3: null, units: ['millimetre'] },
    ...{ bbox_mm: [100, 60, 0], findings: [], process: null },
  })
  expect(found.area_mm2).toBeCloseTo(area, 3)
  expect(found.features.map(({ kind }) => kind)).toEqual([
    'outline',
    'cutout',
    'round_cutout',
    'round_cutout',
  ])
  const [outline, cutout, hole] = found.features
  expect(outline!.sizes['length_mm']).toBeCloseTo(2 * 90 + 2 * 50 + 2 * Math.PI * 5, 4)
  expect(cutout!.sizes['area_mm2']).toBeCloseTo(slot, 4)
  expect(hole!.sizes).toEqual({ diameter_mm: 10 })
})

test('the same plate in inches, its lines turned round and shuffled, is the same plate', async () => {
  const plain = await analyse(sampleDxf({ size: [100, 60], corner: 5, holes: [10] }))
  const inches = await analyse(
    sampleDxf({ size: [100, 60], corner: 5, holes: [10], unit: 'inch', shuffled: true }),
  )
  expect(inches.units).toEqual(['inch'])
  expect(inches.area_mm2! / plain.area_mm2!).toBeCloseTo(1, 6)
  expect(inches.bbox_mm).toEqual([100, 60, 0])
})

test('an island within a hole is material again, and several parts are told', async () => {
  const circle = (radius: number, x = 0) => `0\nCIRCLE\n10\n${x}\n20\n0\n40\n${radius}\n`
  const found = await analyse(
    `0\nSECTION\n2\nENTITIES\n${circle(10)}${circle(8)}${circle(3)}${circle(2, 40)}0\nENDSEC\n0\nEOF\n`,
  )
  expect(found.area_mm2).toBeCloseTo(Math.PI * (100 - 64 + 9 + 4), 4)
  expect(found.findings).toMatchObject([
    { code: 'parts.units_missing' },
    { code: 'parts.dxf_several', facts: { count: 3 } },
  ])
})

test('a circle of two half circles of a polyline is round', async () => {
  const text = '10\n0\n20\n0\n42\n1\n10\n6\n20\n0\n42\n1\n'
  const found = await analyse(
    `0\nSECTION\n2\nENTITIES\n0\nCIRCLE\n10\n3\n20\n0\n40\n9\n0\nLWPOLYLINE\n70\n1\n${text}0\nENDSEC\n0\nEOF\n`,
  )
  expect(found.features.at(-1)).toMatchObject({ kind: 'round_cutout', sizes: { diameter_mm: 6 } })
})

const line = (x1: string, x2: string) => `0\nLINE\n10\n${x1}\n20\n0\n11\n${x2}\n21\n5\n`
const file = (entities: string) => `0\nSECTION\n2\nENTITIES\n${entities}0\nENDSEC\n0\nEOF\n`

test.each([
  ['an open outline', file(line('0', '7')), 'parts.dxf_open', { x: 7, y: 5 }],
  ['no number', file(line('0', 'x')), 'parts.dxf_value', { entity: 'LINE', code: 11 }],
  ['beyond a kilometre', file(line('0', '1e9')), 'parts.dxf_value', { entity: 'LINE', code: 11 }],
  ['nothing drawn', file(''), 'parts.dxf_nothing', {}],
  ['no entities', '0\nSECTION\n2\nHEADER\n0\nENDSEC\n0\nEOF\n', 'parts.dxf_nothing', {}],
  ['cut off', '0\nSECTION\n2\nENTITIES\n0\nLINE\n10\n', 'parts.dxf_cut_off', { line: 8 }],
  ['no code', '0\nSECTION\nabc\nENTITIES\n', 'parts.dxf_syntax', { line: 3 }],
  ['binary', 'AutoCAD Binary DXF\r\n\u001a', 'parts.dxf_binary', {}],
  [
    'drawn from behind',
    file('0\nCIRCLE\n10\n0\n20\n0\n40\n1\n230\n-1\n'),
    'parts.dxf_not_flat',
    { entity: 'CIRCLE' },
  ],
])('%s is refused with its reason', async (...row) => {
  const [, text, reason, facts] = row
  expect(await analyse(text)).toMatchObject({ reason, facts })
})

test('files broken at random: an answer or a coded reason each time, and soon', async () => {
  const whole = sampleDxf({ size: [100, 60], corner: 5, holes: [10, 4], slot: true })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 12 })), {
        ...{ minLength: 1, maxLength: 6 },
      }),
      async (changes) => {
        let text = whole
        for (const [at, cut, put] of changes) text = text.slice(0, at) + put + text.slice(at + cut)
        const found = await analyse(text)
        expect(found.reason === null || /^parts\.[a-z_0-9]+$/.test(found.reason)).toBe(true)
        expect(found.reason !== null || found.area_mm2! > 0).toBe(true)
      },
    ),
    { numRuns: 400, seed: 11 },
  )
})
