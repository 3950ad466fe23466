import { expect, test } from 'vitest'
import { genericForm, shuangchuangForm, smallForm } from './form.example.ts'
import { applyEdits } from './merge.ts'
import { readText } from './readText.ts'
import { sampleApplication } from './sample.ts'
import { answersOf, stateOf } from './state.ts'
import { isNewRow, readWordForm, wordFields, type WordReadOptions } from './wordForm.ts'

const context = { directions: ['1'] }
const base = {
  'A.name': '甲',
  'A.cost': 12_340_000,
  'A.mobile': '19900001234',
  'A.rows': [{ id: 'r1', cells: { what: '一' } }],
}
const options: WordReadOptions = {
  language: 'zh',
  context,
  baseVersion: 1,
  base,
  newRowId: (_item, ordinal) => `w${ordinal + 1}`,
}

test('a form printed to Word and read back unchanged gives no edits', () => {
  for (const form of [shuangchuangForm, genericForm]) {
    const sample = sampleApplication(form, 9)
    const fields = wordFields(form, sample.answers, { language: 'zh', context: sample.context })
    const texts = Object.fromEntries(fields.map((field) => [field.tag, field.text]))
    const read = readWordForm(form, texts, {
      ...options,
      context: sample.context,
      base: sample.answers,
    })
    expect(read.edits).toEqual([])
    expect(new Set(read.report.map((line) => line.outcome))).toEqual(
      new Set(['unchanged', 'leftBlank']),
    )
    expect(fields.every((field) => field.tag.length <= 64 && field.label !== '')).toBe(true)
  }
})

test('a whole application written in Word arrives as it was', () => {
  const sample = sampleApplication(shuangchuangForm, 10)
  const written = wordFields(shuangchuangForm, sample.answers, {
    language: 'zh',
    context: sample.context,
  })
  const texts = Object.fromEntries(
    written
      .filter((field) => !isNewRow(field.tag.split('/')[1] ?? ''))
      .map((field) => [field.tag, field.text]),
  )
  const rows = Object.fromEntries(
    Object.entries(sample.answers).filter(([, value]) => Array.isArray(value)),
  )
  const before = Object.fromEntries(
    Object.entries(rows).map(([at, value]) => [
      at,
      (value as any[]).map((row) => ({ id: row.id, cells: {} })),
    ]),
  )
  const read = readWordForm(shuangchuangForm, texts, {
    ...options,
    context: sample.context,
    base: before,
  })
  const applied = applyEdits(shuangchuangForm, stateOf(shuangchuangForm, before), read.edits)
  expect([applied.refused, applied.conflicts]).toEqual([[], []])
  const back = answersOf(shuangchuangForm, applied.state)
  const typed = Object.entries(sample.answers).filter(([at]) => !/^[GI]\./.test(at))
  expect(Object.fromEntries(typed.map(([at]) => [at, back[at]]))).toEqual(Object.fromEntries(typed))
})

const typedTexts = {
  'A.name': '  乙 ',
  'A.count': '约三',
  'A.cost': '１，２３４．５ 万元',
  'A.day': '2019年7月1日',
  'A.sure': '☑',
  'A.colour': '蓝',
  'A.colours': '红、绿',
  'A.mobile': '199****1234',
  'A.story': '第一段\r第二段',
  'A.statement/1': '',
  'A.rows/r1/what': '一',
  'A.rows/new2/what': '二',
  'A.rows/new2/cost': '3',
  'A.nope': 'x',
  'A.period': '2019-01-01至2020-12-31',
  'A.statement/2': 'x'.repeat(201),
}

test('what is written comes as edits, each field with its report', () => {
  const read = readWordForm(smallForm, typedTexts, options)
  const set = (at: string, value: unknown, more: object = {}) => ({
    kind: 'set',
    at,
    value,
    baseVersion: 1,
    ...more,
  })
  expect(read.edits).toEqual([
    set('A.name', '乙', { base: '甲' }),
    set('A.cost', 1_234_500_000),
    set('A.day', '2019-07-01'),
    set('A.sure', true),
    set('A.colour', 'blue'),
    set('A.colours', ['red', 'green']),
    set('A.story', '第一段\n第二段'),
    {
      kind: 'addRow',
      at: 'A.rows',
      rowId: 'w1',
      key: expect.stringMatching(/^zz/),
      baseVersion: 1,
    },
    set('A.rows/w1/what', '二'),
    set('A.rows/w1/cost', 3_000_000),
    set('A.period', { from: '2019-01-01', to: '2020-12-31' }),
  ])
  expect(read.report.filter((line) => line.outcome !== 'changed')).toEqual([
    {
      tag: 'A.count',
      outcome: 'unreadable',
      code: 'programmes.form_number_unreadable',
      facts: { given: '约三' },
      text: '约三',
    },
    { tag: 'A.mobile', outcome: 'masked' },
    { tag: 'A.statement/1', outcome: 'leftBlank' },
    { tag: 'A.rows/r1/what', outcome: 'unchanged' },
    { tag: 'A.nope', outcome: 'unknown', code: 'programmes.form_tag_unknown', text: 'x' },
    {
      tag: 'A.statement/2',
      outcome: 'tooLong',
      code: 'programmes.form_text_far_too_long',
      facts: { count: 201, max: 100, room: 200 },
      text: 'x'.repeat(200),
    },
  ])
  expect(applyEdits(smallForm, stateOf(smallForm, base), read.edits).refused).toEqual([])
})

const number = {
  id: 'n',
  kind: 'number',
  label: { zh: 'n', en: 'n' },
  unit: { zh: '台（套）', en: 'sets' },
} as const

test.each([
  ['1,234', 1234],
  ['1 200 台（套）', 1200],
  ['1.13万', 11_300],
  ['０．５', 0.5],
  ['－3', -3],
  ['45.2%', 45.2],
])('%s is read as a number', (text, value) => {
  expect(readText(number, text)).toEqual({ ok: true, value })
})

test.each(['约100', '1200-1500', '', '一百', '1.2.3'])('%s is no number', (text) => {
  expect(readText(number, text).ok).toBe(false)
})
