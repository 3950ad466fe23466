/** Every rule by which an endpoint's schema may refuse an input is told in words of each language. */
import { Ajv } from 'ajv'
import { Type, type TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { programmeFaults } from '../domain/programmes/programmeCheck.ts'
import { ProgrammeDefinition } from '../domain/programmes/programme.ts'
import { inputFaults, type AjvFault } from './kernel/http/inputFaults.ts'
import { modules } from './modules.ts'
import { shippedProgrammes } from './programmes/index.ts'
import { say } from './texts.ts'

/** An input that breaks each rule: the schema that has it, and what comes. */
const broken: Readonly<Record<string, readonly [TSchema, unknown]>> = {
  'type string': [Type.String(), 1],
  'type integer': [Type.Integer(), 1.5],
  'type number': [Type.Number(), 'x'],
  'type boolean': [Type.Boolean(), 'x'],
  'type array': [Type.Array(Type.String()), {}],
  'type object': [Type.Object({}), 'x'],
  'type null': [Type.Null(), 'x'],
  required: [Type.Object({ name: Type.String() }), {}],
  additionalProperties: [Type.Object({}, { additionalProperties: false }), { x: 1 }],
  minLength: [Type.String({ minLength: 2 }), 'x'],
  maxLength: [Type.String({ maxLength: 2 }), 'xxx'],
  pattern: [Type.String({ pattern: '^a$' }), 'x'],
  format: [Type.String({ format: 'date' }), 'x'],
  minimum: [Type.Integer({ minimum: 2 }), 1],
  exclusiveMinimum: [Type.Number({ exclusiveMinimum: 0 }), 0],
  maximum: [Type.Integer({ maximum: 2 }), 3],
  multipleOf: [Type.Number({ multipleOf: 2 }), 3],
  minItems: [Type.Array(Type.String(), { minItems: 1 }), []],
  maxItems: [Type.Array(Type.String(), { maxItems: 0 }), ['x']],
  additionalItems: [Type.Tuple([Type.String()]), ['x', 'y']],
  maxProperties: [Type.Object({}, { maxProperties: 0 }), { x: 1 }],
  uniqueItems: [Type.Array(Type.String(), { uniqueItems: true }), ['x', 'x']],
  enum: [Type.Enum(['a', 'b']), 'x'],
  const: [Type.Literal('a'), 'x'],
  anyOf: [Type.Union([Type.Literal('a'), Type.Literal('b')]), 'x'],
}

/** Words that only tell how others apply: where they are, nothing is refused by them. */
const silent: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'items', 'description', 'default', '$id', 'title'],
])
const holdsValues: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'required'])

function rulesIn(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) return schema.forEach((one) => rulesIn(one, found))
  if (typeof schema !== 'object' || schema === null) return
  for (const [word, value] of Object.entries(schema)) {
    const named = word === 'properties' || word === 'patternProperties'
    if (named) Object.values(value as object).forEach((one) => rulesIn(one, found))
    else if (word === 'type') [value].flat().forEach((type) => found.add(`type ${String(type)}`))
    else {
      if (!silent.has(word)) found.add(word)
      if (!holdsValues.has(word)) rulesIn(value, found)
    }
  }
}

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  messages: false,
  formats: { date: /^\d{4}-/, email: /@/, uri: /:/ },
})

function faultsOf(rule: string, language: 'zh' | 'en') {
  const [schema, value] = broken[rule]!
  const check = ajv.compile(Type.Object({ there: schema }))
  expect(check({ there: value })).toBe(false)
  return inputFaults(check.errors as unknown as AjvFault[], 'body', say, language)
}

test('every rule that an endpoint uses has an input here that breaks it', () => {
  const used = new Set<string>()
  for (const { params, query, body } of modules.flatMap((module) => module.endpoints)) {
    for (const schema of [params, query, body]) rulesIn(schema, used)
  }
  expect(used.size).toBeGreaterThan(15)
  expect([...used].filter((rule) => !(rule in broken))).toEqual([])
})

const machineWords = /string|integer|boolean|array|object|null|undefined|[{}<>=|]/
/** In Chinese sentences no Latin letter stands at all. */
const foreign = { zh: /[A-Za-z]/, en: machineWords } as const

test.each(Object.keys(broken).filter((rule) => rule !== 'multipleOf'))('%s', (rule) => {
  for (const language of ['zh', 'en'] as const) {
    for (const { at, code, message } of faultsOf(rule, language)) {
      expect(at).toMatch(/^\/body\/there/)
      expect(message).not.toBe(code)
      expect(message).not.toMatch(machineWords)
      expect(message).not.toMatch(foreign[language])
    }
  }
})

test.each([
  [Type.String({ format: 'email' }), 'x', 'codes.email_format', /name@example\.cn/],
  [Type.String({ format: 'date' }), 'x', 'kernel.day_format', /2027-07-09/],
  [Type.String({ format: 'uri' }), 'x', 'kernel.address_format', /https:/],
  [Type.String({ minLength: 1 }), '', 'kernel.field_missing', /必须填写/],
  [Type.String({ pattern: '\\S' }), '  ', 'kernel.only_blanks', /空格/],
  [Type.String({ pattern: '^\\d{6}$' }), '12', 'kernel.six_digits_expected', /6 位/],
])('what is written wrongly is told with how to write it: %o', (schema, given, code, words) => {
  const check = ajv.compile(Type.Object({ there: schema }))
  expect(check({ there: given })).toBe(false)
  const faults = inputFaults(check.errors as unknown as AjvFault[], 'body', say, 'zh')
  expect(faults.map((fault) => fault.code)).toEqual([code])
  expect(faults[0]!.message).toMatch(words)
})

test('what may be left out says what it should be and not that it should be nothing', () => {
  const check = ajv.compile(
    Type.Object({ there: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]) }),
  )
  expect(check({ there: 'x' })).toBe(false)
  const faults = inputFaults(check.errors as unknown as AjvFault[], 'body', say, 'zh')
  expect(faults).toEqual([
    {
      at: '/body/there',
      code: 'kernel.whole_number_expected',
      message: '这里应填整数，请改正。',
      facts: { type: 'integer' },
    },
  ])
})

test('every rule of a programme file is told in words too', async () => {
  const used = new Set<string>()
  rulesIn(ProgrammeDefinition, used)
  expect([...used].filter((rule) => !(rule in broken))).toEqual([])
  const definition = (await shippedProgrammes())[0]!
  const spoilt = {
    ...definition,
    year: '2019',
    id: 1,
    units: { none: 'x' },
    directions: [],
    areas: definition.areas.map((area) => ({ ...area, code: '', name: 'x' })),
    deadlines: definition.deadlines.map((one) => ({ ...one, step: 'x', strength: null })),
  }
  const faults = programmeFaults(spoilt)
  expect(faults.length).toBeGreaterThan(4)
  const said = faults.map(({ code, facts }) => [code, say('zh', code, facts)] as const)
  expect(said.filter(([code, message]) => message === code)).toEqual([])
  // What may be chosen are words of the file itself, and so are the names in quotation marks.
  const plain = said.filter(([code]) => code !== 'programmes.shape_choice')
  const latin = plain.filter(([, message]) =>
    /[A-Za-z{}<>=]/.test(message.replaceAll(/“[^”]*”/g, '')),
  )
  expect(latin).toEqual([])
})
