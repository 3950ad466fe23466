import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFields } from './checkFields.ts'
import { readKind } from './readKind.ts'
import { sumValues } from './sumOffers.ts'

const path = join(import.meta.dirname, '../../data/kinds/milling.json')
const reading = readKind(JSON.parse(readFileSync(path, 'utf8')))
if (!reading.ok) throw new Error('milling')
const { kind } = reading

test('the best of each number, the roomiest box, and everything that one of them lists', () => {
  const values = sumValues(kind, [
    {
      maxPart: [800, 600, 500],
      axes: 3,
      materials: ['aluminium'],
      tolerance: 0.02,
      probing: false,
    },
    {
      maxPart: [2000, 200, 200],
      axes: 5,
      materials: ['stainless'],
      tolerance: 0.05,
      batch: [1, 50],
    },
    { maxPart: [400, 400, 300], tolerance: 0.005, grades: ['6061', '304'], batch: [20, 5000] },
  ])
  expect(values).toEqual({
    ...{ maxPart: [800, 600, 500], axes: 5, materials: ['aluminium', 'stainless'] },
    ...{ tolerance: 0.005, grades: ['6061', '304'], batch: [1, 5000] },
  })
  expect(checkFields(kind, values, 'complete')).toEqual([])
  expect(sumValues(kind, [])).toEqual({})
})
