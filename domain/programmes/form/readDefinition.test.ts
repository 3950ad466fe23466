import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress } from './address.ts'
import { genericForm, shuangchuangForm, smallForm, smallJson } from './form.example.ts'
import { columnsOf, outlineOf } from './outline.ts'
import { readDefinition } from './readDefinition.ts'

function faultsAfter(change: (json: any) => void) {
  const json = structuredClone(smallJson)
  change(json)
  const reading = readDefinition(json)
  return reading.ok ? [] : reading.faults
}

test('the shipped forms can be read', () => {
  expect([shuangchuangForm.id, genericForm.id]).toEqual(['shuangchuang', 'generic'])
  expect(shuangchuangForm.directions.map((direction) => direction.id)).toEqual([...'123456789'])
  expect(shuangchuangForm.sections.map((section) => section.id)).toEqual(['cover', ...'ABCDEFGHI'])
})

test.each([
  [
    'an unknown kind',
    (json: any) => (json.sections[0].items[0].kind = 'colour'),
    [
      {
        at: '/sections/0/items/0/kind',
        code: 'programmes.form_definition_kind_unknown',
        facts: { given: 'colour' },
      },
    ],
  ],
  [
    'two items of one id',
    (json: any) => (json.sections[0].items[1].id = 'name'),
    [
      {
        at: '/sections/0/items/1/id',
        code: 'programmes.form_definition_id_twice',
        facts: { id: 'name' },
      },
    ],
  ],
  [
    'limits the wrong way round',
    (json: any) => (json.sections[0].items[2].min = 10),
    [
      {
        at: '/sections/0/items/2/min',
        code: 'programmes.form_definition_limits_reversed',
        facts: { least: 10, most: 9 },
      },
    ],
  ],
  [
    'a total of no column',
    (json: any) => (json.sections[0].items[11].totals = ['sum']),
    [
      {
        at: '/sections/0/items/11/totals',
        code: 'programmes.form_definition_column_missing',
        facts: { column: 'sum' },
      },
    ],
  ],
  [
    'a condition on nothing',
    (json: any) => (json.sections[0].items[0].shown = { at: 'B.x', filled: true }),
    [
      {
        at: '/sections/0/items/0/shown',
        code: 'programmes.form_definition_address_missing',
        facts: { address: 'B.x' },
      },
    ],
  ],
  [
    'conditions in a circle',
    (json: any) => {
      json.sections[0].items[0].shown = { at: 'A.story', filled: true }
      json.sections[0].items[1].shown = { at: 'A.name', filled: true }
    },
    [{ at: '/sections/0/items/0/shown', code: 'programmes.form_definition_circle' }],
  ],
  [
    'a rule at a row that is not there',
    (json: any) =>
      json.rules.push({
        id: 'r',
        severity: 'hard',
        source: 'design',
        at: 'A.fixed/z/value',
        claim: { at: 'A.name', filled: true },
        text: { zh: 'x', en: 'x' },
      }),
    [
      {
        at: '/rules/0',
        code: 'programmes.form_definition_address_missing',
        facts: { address: 'A.fixed/z/value' },
      },
    ],
  ],
])('%s is refused', (_what, change, faults) => {
  expect(faultsAfter(change)).toEqual(faults)
})

test('a misspelt setting is named where it stands', () => {
  const [fault] = faultsAfter((json) => (json.sections[0].items[0].maxchars = 3))
  expect(fault).toMatchObject({
    at: '/sections/0/items/0/maxchars',
    code: 'programmes.form_definition_shape',
  })
})

test('any JSON is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      expect(readDefinition(json).ok).toBe(false)
    }),
  )
})

test('every address of the forms fits a Word tag and is read back', () => {
  for (const form of [shuangchuangForm, genericForm, smallForm])
    for (const { at, item, fixedRows } of outlineOf(form).entries) {
      expect(readAddress(at)).toEqual({ item: at })
      for (const row of [...fixedRows.keys(), 'x'.repeat(22)])
        for (const column of columnsOf(item)) {
          const cell = `${at}/${row}/${column.id}`
          expect(cell.length).toBeLessThanOrEqual(64)
          expect(readAddress(cell)).toEqual({ item: at, part: row, column: column.id })
        }
    }
})
