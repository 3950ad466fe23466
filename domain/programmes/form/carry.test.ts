import { expect, test } from 'vitest'
import { adapt, liveAnswers, parkedPlaces } from './adapt.ts'
import { carryOver } from './carryOver.ts'
import { genericForm, shuangchuangForm, smallForm, smallFormWith } from './form.example.ts'
import { prefill } from './prefill.ts'
import { rebase } from './rebase.ts'
import { sampleAnswers } from './sample.ts'
import type { Edit } from './edits.ts'

const answers = {
  'A.statement': { 1: '第一', 2: '第二' },
  'A.fixed': [
    { id: 'x', cells: { value: 1 } },
    { id: 'y', cells: { value: 2 } },
  ],
}

test('a change of directions says what appears and what is parked, and parks nothing for good', () => {
  expect(adapt(smallForm, answers, ['1'], ['2'])).toEqual({
    appears: [
      { at: 'A.fixed/y', restored: true },
      { at: 'A.statement/2', restored: true },
    ],
    parks: [{ at: 'A.statement/1', filled: true }],
  })
  expect(adapt(smallForm, {}, ['1'], ['1', '2'])).toEqual({
    appears: [
      { at: 'A.fixed/y', restored: false },
      { at: 'A.statement/2', restored: false },
    ],
    parks: [],
  })
  expect(parkedPlaces(smallForm, answers, ['1'])).toEqual(['A.fixed/y', 'A.statement/2'])
  expect(liveAnswers(smallForm, answers, ['1'])).toEqual({
    'A.statement': { 1: '第一' },
    'A.fixed': [{ id: 'x', cells: { value: 1 } }],
  })
  expect(liveAnswers(smallForm, answers, ['1', '2'])).toEqual(answers)
})

const items = (json: any) => json.sections[0].items as any[]
const next = smallFormWith((json) => {
  json.version = 2
  const list = items(json)
  list[0].id = 'title'
  list[0].formerly = ['A.name']
  list[2] = {
    ...list[2],
    kind: 'text',
    maxChars: 5,
    lines: 'single',
    min: undefined,
    max: undefined,
  }
  delete list[2].min
  delete list[2].max
  list[7].options = [
    { id: 'rot', label: { zh: '红', en: '红' } },
    { id: 'gelb', label: { zh: '黄', en: '黄' } },
  ]
  list[11].columns[0].id = 'thing'
  list[11].columns.pop()
  list[13].maxChars = 10
  json.directions = [json.directions[0]!]
  list[12].rows.pop()
  list.splice(5, 1)
})

test('answers of one form become answers of another, each with its line', () => {
  const carried = carryOver(
    smallForm,
    {
      'A.name': '甲',
      'A.count': 7,
      'A.day': '2019-01-01',
      'A.colour': 'red',
      'A.rows': [{ id: 'r', cells: { what: '零件', cost: 10_000 } }],
      'A.fixed': answers['A.fixed'],
      'A.statement': answers['A.statement'],
      'A.promise': { agreed: true, name: '甲', date: '2019-01-01', way: 'typed' },
    },
    next,
  )
  expect(carried.answers).toEqual({
    'A.title': '甲',
    'A.count': '7',
    'A.colour': 'rot',
    'A.rows': [{ id: 'r', cells: { thing: '零件' } }],
    'A.fixed': [{ id: 'x', cells: { value: 1 } }],
    'A.statement': { 1: '第一' },
  })
  const lost = (from: string, code: string, value: unknown) => ({
    from,
    outcome: 'lost',
    code: `programmes.form_${code}`,
    value,
  })
  expect(carried.report).toEqual([
    { from: 'A.name', to: 'A.title', outcome: 'moved' },
    { from: 'A.count', to: 'A.count', outcome: 'converted' },
    lost('A.day', 'field_unknown', '2019-01-01'),
    { from: 'A.colour', to: 'A.colour', outcome: 'kept' },
    lost('A.rows/r/cost', 'column_unknown', 10_000),
    { from: 'A.rows', to: 'A.rows', outcome: 'kept' },
    lost('A.fixed/y', 'row_unknown', null),
    { from: 'A.fixed', to: 'A.fixed', outcome: 'kept' },
    lost('A.statement/2', 'direction_unknown', '第二'),
    { from: 'A.statement', to: 'A.statement', outcome: 'kept' },
    lost('A.promise', 'made_anew', { agreed: true, name: '甲', date: '2019-01-01', way: 'typed' }),
  ])
})

test('a national application carries over into the general form', () => {
  const from = sampleAnswers(shuangchuangForm, 2)
  const carried = carryOver(shuangchuangForm, from, genericForm)
  for (const at of ['cover.projectName', 'B.total', 'B.sources', 'D.purpose', 'F.members'])
    expect(carried.answers[at]).toEqual(from[at])
  expect(carried.answers['I.audit']).toBeUndefined()
  const lines = new Set(carried.report.map((line) => line.from.split('/')[0]))
  expect(lines).toEqual(new Set(Object.keys(from)))
})

test('offline edits are rebased onto a newer form, and what cannot go along is handed back', () => {
  const set = (at: string, value: any): Edit => ({ kind: 'set', at, value, baseVersion: 4 })
  const add: Edit = { kind: 'addRow', at: 'A.rows', rowId: 'n', key: 'V', baseVersion: 4 }
  const rebased = rebase(
    [
      set('A.name', '乙'),
      set('A.story', '长文'),
      set('A.day', '2019-02-02'),
      set('A.colour', 'blue'),
      add,
      set('A.rows/n/what', '件'),
      set('A.rows/n/cost', 20_000),
      set('A.fixed/y/value', 3),
      set('A.statement/2', '说明'),
    ],
    smallForm,
    next,
  )
  expect(rebased.edits).toEqual([
    set('A.title', '乙'),
    set('A.story', '长文'),
    add,
    set('A.rows/n/thing', '件'),
  ])
  const lost = (from: string, code: string, value: unknown) => ({
    from,
    outcome: 'lost',
    code: `programmes.form_${code}`,
    value,
  })
  expect(rebased.report).toEqual([
    { from: 'A.name', to: 'A.title', outcome: 'moved' },
    lost('A.day', 'field_unknown', '2019-02-02'),
    lost('A.colour', 'choice_unknown', 'blue'),
    { from: 'A.rows/n/what', to: 'A.rows/n/thing', outcome: 'moved' },
    lost('A.rows/n/cost', 'field_unknown', 20_000),
    lost('A.fixed/y/value', 'row_unknown', 3),
    lost('A.statement/2', 'direction_unknown', '说明'),
  ])
})

test('rebasing onto the same form changes nothing', () => {
  const edits: Edit[] = [{ kind: 'set', at: 'A.name', value: '乙', baseVersion: 4 }]
  expect(rebase(edits, smallForm, smallForm)).toEqual({ edits, report: [] })
})

test('a profile fills what is blank and fits, and nothing else', () => {
  const profile = { name: '衡川机械有限公司（演示）', uscc: 7, staff: 300, postcode: '' }
  expect(prefill(shuangchuangForm, { 'A.staff': 10 }, profile, 3)).toEqual([
    { kind: 'set', at: 'cover.unitName', value: profile.name, baseVersion: 3 },
  ])
})
