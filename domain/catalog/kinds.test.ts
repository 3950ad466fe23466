/** The kinds that ship, and the machinery that every kind goes through. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFields, valueFaults } from './checkFields.ts'
import { checkNeed } from './checkNeed.ts'
import { type Field, fieldsOf, type FieldValue, type Kind, services } from './kind.ts'
import { admitted, change, matchFields, type NeedValue } from './match.ts'
import { readKind } from './readKind.ts'
import { sayValue } from './sayValue.ts'
import { roomFaults } from './searchRoom.ts'
import { codesEn } from '../kernel/text.codes.en.ts'
import { codesZh } from '../kernel/text.codes.zh.ts'
import { catalogZh } from './text.zh.ts'

const folder = join(import.meta.dirname, '../../data/kinds')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const kinds = files.map((name): Kind => {
  const reading = readKind(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults, null, 1)}`)
  return reading.kind
})

const ajv = new Ajv2020({ allErrors: true, strict: true })
ajv.addKeyword('about')
addFormats.default(ajv)

/** Any value of a field: mostly right, at the edges, and sometimes of quite another shape. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: near(field) }, { weight: 1, arbitrary: fc.jsonValue() })
}

function near(field: Field): fc.Arbitrary<unknown> {
  const low = ('minimum' in field ? field.minimum : undefined) ?? 0
  const high = ('maximum' in field ? field.maximum : undefined) ?? 1e6
  const number = fc.oneof(
    fc.double({ noNaN: true, min: low - 1, max: high + 1 }),
    fc.integer({ min: Math.ceil(low), max: Math.floor(high) }),
    fc.constantFrom(low, high, low - 1, high + 1),
  )
  switch (field.about.shape) {
    case 'measure':
      return number
    case 'span':
    case 'box':
    case 'cylinder':
      return fc.array(number, { minLength: 1, maxLength: 4 })
    case 'choice':
      return fc.oneof(fc.constantFrom(...(field as { enum: string[] }).enum), fc.string())
    case 'choices': {
      const { enum: ids } = (field as { items: { enum: string[] } }).items
      return fc.array(fc.oneof(fc.constantFrom(...ids), fc.string()), { maxLength: 5 })
    }
    case 'terms':
      return fc.array(fc.string({ unit: 'grapheme', maxLength: 130 }), { maxLength: 5 })
    case 'flag':
      return fc.boolean()
    case 'text':
      return fc.string({ unit: 'grapheme' })
    case 'day':
      return fc.oneof(fc.constantFrom('2019-02-29', '2020-02-29', '2019-7-1'), fc.string())
  }
}

describe.each(kinds)('$id', (kind) => {
  test('every column of its list has one name, every card line a field, the sample passes', () => {
    expect(readKind(kind).ok).toBe(true)
    expect(roomFaults(kind, undefined)).toEqual([])
    expect(kind.sample.title.zh).not.toBe('')
  })

  test('an object with no text of its own among choices is refused, and shown as JSON', () => {
    for (const [, field] of fieldsOf(kind)) {
      if (field.about.shape !== 'choice') continue
      expect(valueFaults(field, [{ toString: 0 }])).toEqual([
        { code: 'value_unknown', facts: { given: '[{"toString":0}]' } },
      ])
    }
  })

  test('what a validator of JSON Schema takes is taken, and what it refuses is refused', () => {
    for (const [id, field] of fieldsOf(kind)) {
      const check = ajv.compile(field)
      fc.assert(
        fc.property(valueOf(field), (value) => {
          expect({ id, value, ok: valueFaults(field, value).length === 0 }).toEqual({
            id,
            value,
            ok: check(value),
          })
        }),
        { numRuns: 60 },
      )
    }
    const whole = ajv.compile(kind.fields)
    expect(whole(kind.sample.values)).toBe(true)
    expect(whole({ ...kind.sample.values, nothing: 1 })).toBe(false)
    const [first] = kind.fields.required
    const { [first!]: _dropped, ...rest } = kind.sample.values
    expect(whole(rest)).toBe(false)
    expect(checkFields(kind, rest, 'complete')).toEqual([{ field: first, code: 'value_missing' }])
    expect(checkFields(kind, rest, 'draft')).toEqual([])
  })

  test('an offer meets the need that says what it says, on every field that can be matched', () => {
    const need = needOf(kind)
    const matches = matchFields(kind, need, kind.sample.values)
    expect(checkNeed(kind, need)).toEqual([])
    expect(matches.map(({ field, outcome }) => `${field} ${outcome}`)).toEqual(
      Object.keys(need).map((field) => `${field} met`),
    )
    expect(matches.length).toBeGreaterThan(4)
    expect(admitted(matches)).toBe(true)
    expect(change(matches)).toBeNull()
  })
})

/** The need that the sample of a kind meets exactly. */
function needOf(kind: Kind): Record<string, NeedValue> {
  const values = Object.entries<FieldValue>(kind.sample.values)
  return Object.fromEntries(
    values.flatMap(([id, value]) => {
      const { match, shape } = kind.fields.properties[id]!.about
      if (match === undefined || value === false) return []
      return [[id, (shape === 'choice' ? [value] : value) as NeedValue]]
    }),
  )
}

test('all that the notice and the plan name is on offer', () => {
  expect(new Set(kinds.map(({ service }) => service))).toEqual(new Set(services))
  expect(kinds.map(({ id }) => id).toSorted()).toEqual([
    'additive',
    'calibration',
    'dieCasting',
    'electronicsAssembly',
    'engineeringService',
    'forging',
    'garmentSewing',
    'heatTreatment',
    'industrialSoftware',
    'injectionMoulding',
    'metrology',
    'milling',
    'pooledProcurement',
    'sheetMetal',
    'surfaceTreatment',
    'testing',
    'tooling',
    'transport',
    'turning',
    'warehousing',
    'welding',
  ])
})

describe('a kind that would fail later is refused with the place of its fault', () => {
  const milling = kinds.find(({ id }) => id === 'milling')!
  const faultsOf = (spoil: (kind: any) => unknown) => {
    const kind = structuredClone(milling)
    spoil(kind)
    const reading = readKind(kind)
    return reading.ok ? [] : reading.faults.map(({ at, code }) => `${at} ${code}`)
  }
  test.each<[string, (kind: any) => unknown, string[]]>([
    [
      'no matching of numbers',
      (k) => (k.fields.properties.axes.about.match.as = 'oneOf'),
      ['/fields/properties/axes/about/match/as kind_match'],
    ],
    [
      'an option without a name',
      (k) => delete k.fields.properties.materials.about.options.pomPa,
      ['/fields/properties/materials/about/options kind_option_unnamed'],
    ],
    ['a card line of no field', (k) => k.card.push('nothing'), ['/card/5 kind_field_unknown']],
    [
      'a required field that is none',
      (k) => k.fields.required.push('nothing'),
      ['/fields/required/4 kind_field_unknown'],
    ],
    [
      'a sample that fails',
      (k) => (k.sample.values.axes = 2),
      ['/sample/values/axes value_too_small'],
    ],
    [
      'two columns of one name',
      (k) => (k.fields.properties.roughness.about.label.zh = '轴数'),
      ['/fields/properties/roughness/about kind_header_twice'],
    ],
    [
      'an envelope without lengths',
      (k) => (k.fields.properties.maxPart.about.unit = 'kg'),
      ['/fields/properties/maxPart/about/unit kind_unit_length'],
    ],
    [
      'a misspelt key',
      (k) => (k.fields.properties.axes.abuot = {}),
      ['/fields/properties/axes/abuot kind_shape', '/fields/properties/axes kind_shape'],
    ],
  ])('%s', (_what, spoil, expected) => {
    expect(faultsOf(spoil)).toEqual(expected)
  })

  test('anything at all may be read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readKind(json).ok).toBe(false)
      }),
    )
  })
})

/** By pages, and by whoever offers something new. */
const saidElsewhere = new Set(['kind_unchosen', 'kind_id_taken', 'kind_id_wrong', 'kind_retired'])

test('whatever can be wrong has a sentence, and every sentence is said somewhere', () => {
  const sources = [
    ...['checkFields.ts', 'checkNeed.ts', 'readKind.ts', 'kindChange.ts', 'kindWork.ts'],
    'searchRoom.ts',
  ]
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('')
  const said = [...sources.matchAll(/'(?:catalog\.)?((?:value|kind|need)_[a-z_]+)'/g)].map(
    ([, code]) => code!,
  )
  const built = ['span', 'box', 'cylinder'].map((shape) => `value_no_${shape}`)
  expect([...new Set([...said, ...built])].toSorted()).toEqual(
    Object.keys(catalogZh.reason)
      .filter((key) => /^(value|kind|need)_/.test(key) && !saidElsewhere.has(key))
      .toSorted(),
  )
})

describe('values in words', () => {
  const zh = {
    language: 'zh',
    unit: (code: string) => (codesZh.unit as Record<string, string>)[code]!,
    yes: '是',
    no: '否',
  } as const
  const en = {
    language: 'en',
    unit: (code: string) => (codesEn.unit as Record<string, string>)[code]!,
    yes: 'yes',
    no: 'no',
  } as const
  const sampleOf = (id: string, words: typeof zh | typeof en) => {
    const kind = kinds.find((one) => one.id === id)!
    return Object.fromEntries(
      fieldsOf(kind)
        .filter(([field]) => field in kind.sample.values)
        .map(([field, shape]) => [field, sayValue(shape, kind.sample.values[field]!, words)]),
    )
  }

  test('sizes, spans, options, terms and days, each with its unit', () => {
    expect(sampleOf('milling', zh)).toMatchObject({
      maxPart: '600 × 500 × 450 mm',
      axes: '5',
      materials: '铝合金、钛合金、不锈钢',
      grades: '7075-T6、6061-T6、TC4',
      roughness: '1.6 μm',
      spindleSpeed: '20,000 r/min',
      probing: '是',
      batch: '1–2,000件',
      fastest: '10个工作日',
    })
    expect(sampleOf('milling', en)).toMatchObject({
      maxPart: '600 × 500 × 450 mm',
      materials: 'Aluminium alloy, Titanium alloy, Stainless steel',
      probing: 'yes',
      batch: expect.stringMatching(/^1–2,000 /),
    })
    expect(sampleOf('turning', zh)['maxPart'] ?? '').toMatch(/^⌀|^\d/)
  })

  test('a dash is no minus', () => {
    const cold = { type: 'array', about: { shape: 'span', label: { zh: '温度', en: 'T' } } }
    expect(sayValue(cold as unknown as Field, [-20, 80], zh)).toBe('-20 … 80')
    expect(sayValue(cold as unknown as Field, [18, 26], zh)).toBe('18–26')
  })

  test('every sample of every kind is said in both languages, and nothing is left as an id', () => {
    for (const kind of kinds) {
      for (const [id, field] of fieldsOf(kind)) {
        const value = kind.sample.values[id]
        if (value === undefined) continue
        for (const words of [zh, en]) {
          const said = sayValue(field, value, words)
          expect([kind.id, id, said]).not.toEqual([kind.id, id, ''])
          expect(said).not.toContain('undefined')
        }
      }
    }
  })
})
