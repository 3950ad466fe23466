import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { checkAnswers } from './check.ts'
import { genericForm, shuangchuangForm, smallForm } from './form.example.ts'
import { jsonSchemaOf } from './jsonSchema.ts'
import { sampleApplication } from './sample.ts'

function validator(form: typeof smallForm, mode: 'draft' | 'complete') {
  const ajv = new Ajv.default({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(jsonSchemaOf(form, mode))
}

test.each([
  ['shuangchuang', shuangchuangForm],
  ['generic', genericForm],
])('complete answers of %s satisfy both schemas', (_name, form) => {
  const complete = validator(form, 'complete')
  const draft = validator(form, 'draft')
  for (let seed = 0; seed < 5; seed += 1) {
    const { answers } = sampleApplication(form, seed)
    expect([complete(answers), complete.errors]).toEqual([true, null])
    expect(draft(answers)).toBe(true)
  }
  expect([draft({}), complete({})]).toEqual([true, false])
})

test.each([
  ['a number for a text', { 'A.name': 1 }],
  ['far too long a text', { 'A.name': 'x'.repeat(21) }],
  ['an unknown field', { 'A.nope': 1 }],
  ['an unknown option', { 'A.colour': 'pink' }],
  ['a column that is not', { 'A.rows': [{ id: 'r', cells: { nope: 1 } }] }],
  ['a row of a fixed table', { 'A.fixed': [{ id: 'z', cells: {} }] }],
  ['a fraction of a fen', { 'A.cost': 1.5 }],
  ['a statement on no direction', { 'A.statement': { 7: 'x' } }],
])('schema and check agree that a draft cannot hold %s', (_what, answers) => {
  expect(validator(smallForm, 'draft')(answers)).toBe(false)
  expect(
    checkAnswers(smallForm, answers, { mode: 'draft', context: { directions: [] } }).faults.length,
  ).toBe(1)
})

test('length is counted alike', () => {
  const rare = { 'A.name': '𠮷'.repeat(10) }
  expect(validator(smallForm, 'complete')(rare)).toBe(true)
  expect(
    checkAnswers(smallForm, rare, { mode: 'complete', context: { directions: [] } }).faults,
  ).toEqual([])
  expect(validator(smallForm, 'complete')({ 'A.name': '𠮷'.repeat(11) })).toBe(false)
})
