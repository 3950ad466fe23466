/** What a part says of a need, and what of the need its price rests on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Kind } from '../catalog/kind.ts'
import { priceModels } from '../price/models.ts'
import type { PartFacts } from '../price/partFacts.ts'
import { noFilters, withoutCondition, writeFilters } from './filters.ts'
import { needOf } from './need.ts'
import { conditionsOfPart, kindOfPart, priceNeedOf, takenOfPart, withPart } from './partNeed.ts'

const kindIn = (file: string): Kind =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../data/kinds', file), 'utf8')) as Kind
const [milling, turning, sheetMetal] = ['milling', 'turning', 'sheet-metal'].map((one) =>
  kindIn(`${one}.json`),
) as [Kind, Kind, Kind]

const block: PartFacts = {
  ...{ lengthMm: 60.0004, widthMm: 40.01, heightMm: 12, volumeMm3: 27_857, areaMm2: 7219 },
  ...{ setups: 2, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ undercuts: 0, thinWalls: 0, faces: 7, freeFaces: 0, holes: [], pockets: [], bends: [] },
}
const shaft: PartFacts = { ...block, diameterMm: 12, roundLengthMm: 60.04 }
const sheet: PartFacts = { ...block, heightMm: 20, thicknessMm: 1.5 }

test('the kind follows the shape', () => {
  const plate = { ...sheet, heightMm: 20, thicknessMm: 20 }
  expect([block, shaft, sheet, plate].map(kindOfPart)).toEqual([
    ...['milling', 'turning', 'sheetMetal', 'milling'],
  ])
})

test('room is asked for in tenths rounded up, a grade with its family, a sheet by its thickness', () => {
  expect(takenOfPart(milling, block, '7075')).toEqual({
    ...{ materials: ['aluminium'], grades: ['7075'], limits: [], part: [60, 40.1, 12] },
  })
  expect(takenOfPart(turning, shaft, null)).toEqual({
    ...{ materials: [], grades: [], limits: [], part: [12, 60.1] },
  })
  const taken = takenOfPart(sheetMetal, sheet, null)
  expect(taken.limits).toEqual([{ field: 'thickness', min: 1.5, max: 1.5 }])
  expect(takenOfPart(milling, block, null, 0.0075).limits).toEqual([
    { field: 'tolerance', max: 0.0075 },
  ])
  // What nobody lists is not guessed at.
  expect(takenOfPart(milling, block, '不明合金')).toMatchObject({ materials: [], grades: [] })
})

test('what is taken takes the place of sizes said before, keeps the rest, and can be taken back', () => {
  const before = {
    ...noFilters,
    ...{ kind: 'milling', quantity: 200, part: [1, 1, 1], materials: ['titanium'] },
    limits: [{ field: 'tolerance', max: 0.02 }],
  }
  const taken = takenOfPart(milling, block, '7075')
  const after = withPart(before, 'milling', taken)
  expect(writeFilters(after)).toEqual({
    ...{ kind: 'milling', materials: 'aluminium', grades: '7075', quantity: 200 },
    ...{ limits: 'tolerance:..0.02', part: '60x40.1x12' },
  })
  expect(conditionsOfPart(after, taken)).toEqual(['materials', 'grades', 'part'])
  expect(conditionsOfPart(withoutCondition(after, 'part'), taken)).toEqual(['materials', 'grades'])
  // Without a grade of its own the part leaves the material that was said.
  expect(withPart(before, 'milling', takenOfPart(milling, block, null)).materials).toEqual([
    'titanium',
  ])
})

test('a price wants a quantity and a material that its model knows, and takes tolerance and days', () => {
  const { model } = priceModels.get('milling')!
  const filters = { ...noFilters, kind: 'milling', limits: [{ field: 'tolerance', max: 0.02 }] }
  const read = (change: object, days?: number) => {
    const all = { ...filters, ...change }
    return priceNeedOf(model, all, needOf(milling, all, days))
  }
  expect(read({})).toEqual({ ok: false, lacks: ['quantity', 'material'] })
  expect(read({ quantity: 5, materials: ['unobtainium'] })).toEqual({
    ...{ ok: false, lacks: ['material'] },
  })
  const said = { quantity: 200, materials: ['unobtainium', 'aluminium'] }
  const need = { quantity: 200, material: 'aluminium', toleranceMm: 0.02, finishes: [] }
  expect(read(said)).toEqual({
    ok: true,
    need: { ...need, leadTimeDays: null, distanceKm: null },
  })
  expect(read(said, 0)).toMatchObject({ ok: true, need: { leadTimeDays: 1 } })
})
