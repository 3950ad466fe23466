import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Value } from './answers.ts'
import { placeAfter, type Edit, type SetField } from './edits.ts'
import { shuangchuangForm, smallForm } from './form.example.ts'
import { applyEdits } from './merge.ts'
import { sampleAnswers } from './sample.ts'
import { answersOf, emptyState, liveRows, stateOf } from './state.ts'

const set = (at: string, value: Value, baseVersion = 1, base?: string): SetField => ({
  kind: 'set',
  at,
  value,
  baseVersion,
  ...(base === undefined ? {} : { base }),
})

const start = stateOf(smallForm, {
  'A.name': '甲',
  'A.story': '平台接入设备1200台。第二年推广至集聚区。',
  'A.rows': [
    { id: 'r1', cells: { what: '一' } },
    { id: 'r2', cells: { what: '二' } },
  ],
})

const after = (edits: Edit[], by?: string, state = start) =>
  applyEdits(smallForm, state, edits, by === undefined ? {} : { by })

test('answers become a state and come back', () => {
  const answers = sampleAnswers(shuangchuangForm, 11)
  expect(answersOf(shuangchuangForm, stateOf(shuangchuangForm, answers))).toEqual(answers)
})

test('edits of different fields both hold; the same value twice is no quarrel', () => {
  const ann = after([set('A.name', '乙')], 'ann').state
  const both = applyEdits(smallForm, ann, [set('A.count', 3), set('A.name', '乙')], { by: 'ben' })
  expect(both.conflicts).toEqual([])
  expect(both.accepted.map(({ outcome }) => outcome)).toEqual(['taken', 'unchanged'])
  expect(both.state.fields['A.name']).toEqual({ value: '乙', version: 2, by: 'ann' })
  expect(both.state.fields['A.count']).toEqual({ value: 3, version: 3, by: 'ben' })
})

test('two values of one field are given back side by side, and one can insist', () => {
  const ann = after([set('A.name', '乙')], 'ann').state
  const edit = set('A.name', '丙')
  const ben = applyEdits(smallForm, ann, [edit], { by: 'ben' })
  expect(ben).toEqual({
    state: ann,
    accepted: [],
    refused: [],
    conflicts: [{ edit, kind: 'field', at: 'A.name', theirs: '乙', theirsVersion: 2, by: 'ann' }],
  })
  const insisted = applyEdits(smallForm, ann, [{ ...edit, baseVersion: 2 }])
  expect(answersOf(smallForm, insisted.state)['A.name']).toBe('丙')
})

test('long texts merge, and a later edit of the batch does not undo the merge', () => {
  const text = start.fields['A.story']!.value as string
  const ann = after([set('A.story', text.replace('1200', '1500'), 1, text)]).state
  const mine = text.replace('集聚区', '三个集聚区')
  const more = `${mine}形成案例。`
  const ben = applyEdits(smallForm, ann, [
    set('A.story', mine, 1, text),
    set('A.story', more, 1, mine),
  ])
  expect(ben.accepted.map(({ outcome }) => outcome)).toEqual(['merged', 'merged'])
  expect(answersOf(smallForm, ben.state)['A.story']).toBe(
    '平台接入设备1500台。第二年推广至三个集聚区。形成案例。',
  )
  const clash = applyEdits(smallForm, ann, [set('A.story', text.replace('1200', '900'), 1, text)])
  expect(clash.conflicts.map(({ kind, theirs }) => [kind, theirs])).toEqual([
    ['field', text.replace('1200', '1500')],
  ])
})

test('rows are added, moved and removed by id', () => {
  const first = placeAfter(start, 'A.rows', null, 'r3')
  const added = after([
    { kind: 'addRow', at: 'A.rows', rowId: 'r3', key: first, baseVersion: 1 },
    set('A.rows/r3/what', '零'),
    {
      kind: 'moveRow',
      at: 'A.rows',
      rowId: 'r1',
      key: placeAfter(start, 'A.rows', 'r2', 'r1'),
      baseVersion: 1,
    },
    { kind: 'removeRow', at: 'A.rows', rowId: 'r2', baseVersion: 1 },
  ])
  expect([added.conflicts, added.refused]).toEqual([[], []])
  expect(answersOf(smallForm, added.state)['A.rows']).toEqual([
    { id: 'r3', cells: { what: '零' } },
    { id: 'r1', cells: { what: '一' } },
  ])
  const back = applyEdits(smallForm, added.state, [
    { kind: 'restoreRow', at: 'A.rows', rowId: 'r2', baseVersion: 2 },
  ])
  expect(liveRows(back.state, 'A.rows').map((row) => row.id)).toEqual(['r3', 'r2', 'r1'])
})

test('a row removed here and changed there is a conflict both ways', () => {
  const remove: Edit = { kind: 'removeRow', at: 'A.rows', rowId: 'r1', baseVersion: 1 }
  const change = set('A.rows/r1/what', '壹')
  const removed = after([remove], 'ann').state
  expect(applyEdits(smallForm, removed, [change]).conflicts).toEqual([
    {
      edit: change,
      kind: 'rowRemoved',
      at: 'A.rows/r1',
      theirs: undefined,
      theirsVersion: 2,
      by: 'ann',
    },
  ])
  const changed = after([change], 'ben').state
  expect(applyEdits(smallForm, changed, [remove]).conflicts).toEqual([
    {
      edit: remove,
      kind: 'rowChanged',
      at: 'A.rows/r1',
      theirs: '壹',
      theirsVersion: 2,
      changed: ['A.rows/r1/what'],
      by: 'ben',
    },
  ])
})

test('a row moved by two is a conflict', () => {
  const move = (key: string): Edit => ({
    kind: 'moveRow',
    at: 'A.rows',
    rowId: 'r1',
    key,
    baseVersion: 1,
  })
  const moved = after([move('zA')]).state
  expect(
    applyEdits(smallForm, moved, [move('zB')]).conflicts.map(({ kind, at }) => [kind, at]),
  ).toEqual([['rowMoved', 'A.rows/r1']])
})

test.each([
  ['an unknown field', set('A.nope', 1), 'field_unknown'],
  ['a wrong type', set('A.count', 'x'), 'type_wrong'],
  ['a cell of no row', set('A.rows/r9/what', 'x'), 'row_unknown'],
  ['a version to come', set('A.name', 'x', 2), 'base_unknown'],
  [
    'a row for a fixed table',
    { kind: 'addRow', at: 'A.fixed', rowId: 'z', key: 'V', baseVersion: 1 },
    'rows_are_fixed',
  ],
  [
    'a row without a place',
    { kind: 'addRow', at: 'A.rows', rowId: 'z', key: '0', baseVersion: 1 },
    'edit_unreadable',
  ],
  [
    'a row of no id',
    { kind: 'addRow', at: 'A.rows', rowId: 'a/b', key: 'V', baseVersion: 1 },
    'row_unknown',
  ],
  ['no edit at all', 7, 'edit_unreadable'],
])('%s is refused and changes nothing', (_what, edit, reason) => {
  const applied = after([edit as Edit])
  expect(applied.refused.map(({ fault }) => fault.code)).toEqual([`programmes.form_${reason}`])
  expect(applied.state).toBe(start)
})

test('a full table takes no more rows, also when two people fill it', () => {
  const photo = (id: string): Edit => ({
    kind: 'addRow',
    at: 'A.photos',
    rowId: id,
    key: `${id}V`,
    baseVersion: 0,
  })
  const four = applyEdits(smallForm, emptyState, ['a', 'b', 'c', 'd'].map(photo)).state
  const more = applyEdits(smallForm, four, [photo('e'), photo('f')])
  expect(more.accepted.length).toBe(1)
  expect(more.refused.map(({ fault }) => [fault.at, fault.code, fault.facts])).toEqual([
    ['A.photos', 'programmes.form_rows_too_many', { count: 6, max: 5 }],
  ])
})

/** Edits that one person might make on `start`, each side with its own fields and rows. */
function editsOf(side: 'a' | 'b') {
  const fields =
    side === 'a'
      ? ['A.name', 'A.colour', 'A.rows/r1/what']
      : ['A.mobile', 'A.rows/r2/what', 'A.statement/1']
  const text = fc.record({
    at: fc.constantFrom(...fields.filter((at) => at !== 'A.colour')),
    value: fc.constantFrom('甲', '乙', 'x', ''),
  })
  return fc.array(
    fc.oneof(
      text.map(({ at, value }): Edit => set(at, value)),
      fc.nat(9).map((n): Edit => ({
        kind: 'addRow',
        at: 'A.rows',
        rowId: `${side}${n}`,
        key: placeAfter(start, 'A.rows', n % 2 === 0 ? 'r1' : null, `${side}${n}`),
        baseVersion: 1,
      })),
    ),
    { maxLength: 8 },
  )
}

test('disjoint edits commute, and applying the same batch again changes nothing', () => {
  fc.assert(
    fc.property(editsOf('a'), editsOf('b'), (one, other) => {
      const first = after(other, undefined, after(one).state)
      const second = after(one, undefined, after(other).state)
      expect(first.conflicts).toEqual([])
      expect(answersOf(smallForm, first.state)).toEqual(answersOf(smallForm, second.state))
      const last = [
        ...new Map(one.map((edit) => [edit.kind === 'set' ? edit.at : edit.rowId, edit])).values(),
      ]
      const once = after(last).state
      expect(after(last, undefined, once).state).toBe(once)
    }),
  )
})

test('nothing anybody sends makes a merge throw', () => {
  const edit = fc.record(
    {
      kind: fc.constantFrom('set', 'addRow', 'moveRow', 'removeRow', 'restoreRow', 'x'),
      at: fc.oneof(
        fc.constantFrom('A.rows', 'A.rows/r1/what', 'A.story', 'A.period', '__proto__'),
        fc.string(),
      ),
      baseVersion: fc.oneof(fc.nat(2), fc.jsonValue()),
      rowId: fc.oneof(fc.constantFrom('r1', 'x'), fc.jsonValue()),
      key: fc.oneof(fc.constant('V'), fc.jsonValue()),
      value: fc.jsonValue(),
      base: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(edit, fc.jsonValue()), { maxLength: 5 }), (any) => {
      const applied = after(any as Edit[])
      expect(applied.accepted.length + applied.conflicts.length + applied.refused.length).toBe(
        any.length,
      )
    }),
  )
})
