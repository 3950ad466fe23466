import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers } from './check.ts'
import type { FormContext } from './context.ts'
import { genericForm, shuangchuangForm, smallForm, smallFormWith } from './form.example.ts'
import { sampleApplication } from './sample.ts'

const context: FormContext = { directions: ['1'], today: '2019-07-01' }

function faultsOf(answers: unknown, mode: 'draft' | 'complete' = 'complete') {
  return checkAnswers(smallForm, answers, { mode, context }).faults
}

const hard = (at: string, reason: string, more: object = {}) => ({
  at,
  code: reason.includes('.') ? reason : `programmes.form_${reason}`,
  severity: 'hard',
  ...more,
})

test.each([
  ['nothing but a list', [], [hard('', 'answers_unreadable')]],
  ['an unknown field', { 'A.nope': 1 }, [hard('A.nope', 'field_unknown')]],
  [
    'a number for a text',
    { 'A.name': 1 },
    [hard('A.name', 'type_wrong', { facts: { kind: 'text' } })],
  ],
  [
    'far too long a text',
    { 'A.name': 'x'.repeat(21) },
    [hard('A.name', 'text_far_too_long', { facts: { count: 21, max: 10, room: 20 } })],
  ],
  [
    'a control character',
    { 'A.name': 'a\u0000b' },
    [hard('A.name', 'text_unprintable', { repair: { at: 'A.name', value: 'ab' } })],
  ],
  [
    'half a surrogate pair',
    { 'A.name': 'a\ud83d' },
    [hard('A.name', 'text_unprintable', { repair: { at: 'A.name', value: 'a\ufffd' } })],
  ],
  [
    'a fraction of a fen',
    { 'A.cost': 1.5 },
    [hard('A.cost', 'type_wrong', { facts: { kind: 'money' } })],
  ],
  [
    'a day that is none',
    { 'A.day': '2019-02-29' },
    [hard('A.day', 'type_wrong', { facts: { kind: 'date' } })],
  ],
  [
    'an unknown option',
    { 'A.colour': 'pink' },
    [hard('A.colour', 'choice_unknown', { facts: { given: 'pink' } })],
  ],
  [
    'an unknown column',
    { 'A.rows': [{ id: 'r', cells: { nope: 1, what: 'a' } }] },
    [hard('A.rows/r', 'column_unknown', { facts: { column: 'nope' } })],
  ],
  [
    'one id for two rows',
    {
      'A.rows': [
        { id: 'r', cells: { what: 'a' } },
        { id: 'r', cells: { what: 'b' } },
      ],
    },
    [hard('A.rows/r', 'row_id_repeated')],
  ],
  [
    'a row of a fixed table',
    { 'A.fixed': [{ id: 'z', cells: {} }] },
    [hard('A.fixed/z', 'row_unknown')],
  ],
  [
    'a statement on no direction',
    { 'A.statement': { 7: 'x' } },
    [hard('A.statement', 'direction_unknown', { facts: { given: '7' } })],
  ],
])('%s is refused in a draft and in a complete form', (_what, answers, faults) => {
  expect(faultsOf(answers, 'draft')).toEqual(faults)
  expect(faultsOf(answers, 'complete')).toEqual(faults)
})

test.each([
  [
    'one sign too many',
    { 'A.name': '一二三四五六七八九十𠮷' },
    [hard('A.name', 'text_too_long', { facts: { count: 11, max: 10, over: 1 } })],
  ],
  [
    'a line break in one line',
    { 'A.name': '甲\n 乙' },
    [hard('A.name', 'line_break', { repair: { at: 'A.name', value: '甲 乙' } })],
  ],
  [
    'part of a person',
    { 'A.count': 2.4 },
    [
      hard('A.count', 'number_not_whole', {
        facts: { decimals: 0 },
        repair: { at: 'A.count', value: 2 },
      }),
    ],
  ],
  [
    'too small a number',
    { 'A.count': 0 },
    [hard('A.count', 'number_too_small', { facts: { min: 1 } })],
  ],
  [
    'too fine a number',
    { 'A.rate': 1.005 },
    [
      hard('A.rate', 'number_too_fine', {
        facts: { decimals: 2 },
        repair: { at: 'A.rate', value: 1.01 },
      }),
    ],
  ],
  [
    'fen where 万元 has two places',
    { 'A.cost': 1_234_567 },
    [
      hard('A.cost', 'money_too_fine', {
        facts: { decimals: 2 },
        repair: { at: 'A.cost', value: 1_230_000 },
      }),
    ],
  ],
  [
    'money below nothing',
    { 'A.cost': -10_000 },
    [hard('A.cost', 'number_too_small', { facts: { min: 0 } })],
  ],
  [
    'a day to come',
    { 'A.day': '2019-07-02' },
    [hard('A.day', 'date_too_late', { facts: { last: '2019-07-01' } })],
  ],
  [
    'an open period',
    { 'A.period': { from: '2019-01-01', to: null } },
    [hard('A.period', 'range_open')],
  ],
  [
    'a period backwards',
    { 'A.period': { from: '2020-01-01', to: '2019-01-01' } },
    [
      hard('A.period', 'range_reversed', {
        facts: { from: '2020-01-01', to: '2019-01-01' },
        repair: { at: 'A.period', value: { from: '2019-01-01', to: '2020-01-01' } },
      }),
    ],
  ],
  [
    'too many choices',
    { 'A.colours': ['red', 'blue', 'green'] },
    [hard('A.colours', 'choices_too_many', { facts: { count: 3, max: 2 } })],
  ],
  [
    'one choice twice',
    { 'A.colours': ['red', 'red'] },
    [hard('A.colours', 'choice_repeated', { repair: { at: 'A.colours', value: ['red'] } })],
  ],
  ['no mobile', { 'A.mobile': '12345' }, [hard('A.mobile', 'codes.mobile_format')]],
  [
    'a mobile in full width',
    { 'A.mobile': '１９９００００１２３４' },
    [
      {
        ...hard('A.mobile', 'code_not_normal', {
          facts: { normal: '19900001234' },
          repair: { at: 'A.mobile', value: '19900001234' },
        }),
        severity: 'soft',
      },
    ],
  ],
  [
    'a row begun',
    { 'A.rows': [{ id: 'r', cells: { cost: 10_000 } }] },
    [hard('A.rows/r/what', 'cell_missing')],
  ],
  [
    'a promise not given',
    { 'A.promise': { agreed: true, name: '', date: null, way: 'typed' } },
    [hard('A.promise', 'commitment_unsigned')],
  ],
  [
    'a promised scan',
    { 'A.promise': { agreed: true, name: '甲', date: '2019-06-01', way: 'scan' } },
    [hard('A.promise', 'commitment_without_scan')],
  ],
])('%s may stay in a draft', (_what, answers, faults) => {
  expect(faultsOf(answers, 'draft')).toEqual([])
  expect(faultsOf(answers, 'complete')).toEqual(faults)
})

test('attached files are measured: enough, known, of the type, fine enough, described', () => {
  const attachments = {
    good: { name: 'a.jpg', mediaType: 'image/jpeg', sizeBytes: 10, widthPx: 20, heightPx: 10 },
    heavy: { name: 'b.png', mediaType: 'image/png', sizeBytes: 5000 },
    poor: { name: 'c.jpg', mediaType: 'image/jpeg', sizeBytes: 10 },
    text: { name: 'd.txt', mediaType: 'text/plain', sizeBytes: 5000 },
  }
  const photo = (id: string, file: string, description = 'x') => ({
    id,
    cells: { file, description },
  })
  const faults = (rows: unknown[]) =>
    checkAnswers(
      smallForm,
      { 'A.photos': rows },
      { mode: 'complete', context: { ...context, attachments } },
    ).faults
  expect(faults([photo('1', 'good'), photo('2', 'heavy')])).toEqual([])
  expect(faults([photo('1', 'good', '')])).toEqual([
    hard('A.photos/1/description', 'cell_missing'),
    hard('A.photos', 'files_too_few', { facts: { count: 1, min: 2, missing: 1 } }),
  ])
  expect(faults([photo('1', 'gone'), photo('2', 'poor'), photo('3', 'text')])).toEqual([
    hard('A.photos/1/file', 'file_unknown'),
    hard('A.photos/2/file', 'picture_too_coarse', {
      facts: {
        name: 'c.jpg',
        minMB: 0,
        minWanPixels: 0,
        givenMB: 0,
        givenWanPixels: 0,
        width: 0,
        height: 0,
      },
    }),
    hard('A.photos/3/file', 'file_type_refused', {
      facts: { name: 'd.txt', given: 'text/plain', accepted: 'image/*' },
    }),
  ])
})

test('a scan that must be stamped is said to be so by whoever attaches it; until then a soft note', () => {
  const form = smallFormWith((json) => {
    const photos = json.sections[0]!.items.find(({ id }) => id === 'photos')!
    Object.assign(photos, { stamped: true, minCount: 1 })
  })
  const good = { name: 'a.jpg', mediaType: 'image/jpeg', sizeBytes: 10, widthPx: 20, heightPx: 10 }
  const faults = (stamped?: boolean) => {
    const cells = { file: 'good', description: 'x', ...(stamped === undefined ? {} : { stamped }) }
    return checkAnswers(
      form,
      { 'A.photos': [{ id: '1', cells }] },
      { mode: 'complete', context: { ...context, attachments: { good } } },
    ).faults.filter(({ at }) => at.startsWith('A.photos'))
  }
  const soft = {
    at: 'A.photos/1/stamped',
    code: 'programmes.form_file_not_stamped',
    severity: 'soft',
    facts: { name: 'a.jpg' },
  }
  expect(faults(true)).toEqual([])
  expect([faults(), faults(false)]).toEqual([[soft], [soft]])
})

test('what another choice of directions hides is neither demanded nor judged, only kept in shape', () => {
  const form = smallFormWith((json) => {
    ;(json.sections[0]!.items[12] as { required?: boolean }).required = true
  })
  const faults = (directions: string[], answers: unknown) =>
    checkAnswers(form, answers, { mode: 'complete', context: { directions } }).faults
  expect(faults(['1'], {})).toEqual([hard('A.fixed/x/value', 'cell_missing')])
  expect(faults(['2'], {})).toEqual([
    hard('A.fixed/x/value', 'cell_missing'),
    hard('A.fixed/y/value', 'cell_missing'),
  ])
  const filled = [
    { id: 'x', cells: { value: 1 } },
    { id: 'y', cells: { value: 1.5 } },
  ]
  expect(faults(['1'], { 'A.fixed': filled })).toEqual([])
  expect(faults(['2'], { 'A.fixed': filled }).map((fault) => fault.at)).toEqual(['A.fixed/y/value'])
})

test('rules name their numbers and the repair, row by row', () => {
  const { answers, context: full } = sampleApplication(shuangchuangForm, 7)
  const change = (more: object) =>
    checkAnswers(shuangchuangForm, { ...answers, ...more }, { mode: 'complete', context: full })
      .faults
  expect(change({})).toEqual([])
  const total = answers['B.total'] as number
  const wan = (fen: number) => (fen / 1_000_000).toLocaleString('en-US')
  expect(change({ 'B.total': total + 20_000_000 })).toEqual([
    hard('B.total', 'rule_broken', {
      rule: 'total_is_sum_of_sources',
      facts: { here: wan(total + 20_000_000), there: wan(total), difference: '20' },
      repair: { at: 'B.total', value: total },
    }),
    hard('E.years', 'rule_broken', {
      rule: 'budget_is_total',
      facts: { here: wan(total), there: wan(total + 20_000_000), difference: '-20' },
    }),
  ])
  expect(change({ 'A.contactName': answers['A.leaderName'] })).toEqual([
    hard('A.contactName', 'rule_broken', { rule: 'contact_is_not_leader' }),
  ])
  expect(change({ 'F.leaderUnit': '别处' })).toEqual([
    hard('F.leaderUnit', 'rule_broken', {
      rule: 'leader_of_applicant',
      repair: { at: 'F.leaderUnit', value: answers['cover.unitName'] },
    }),
  ])
  expect(change({ 'B.period': { from: '2026-10-01', to: '2028-11-30' } })).toEqual([
    hard('B.periodReason', 'answer_missing'),
    {
      at: 'B.period',
      code: 'programmes.form_rule_broken',
      severity: 'soft',
      rule: 'period_within_two_years',
      facts: { months: '26' },
    },
  ])
})

test('completion counts what is demanded, the same in both modes', () => {
  const { answers, context: full } = sampleApplication(genericForm, 1)
  const complete = checkAnswers(genericForm, answers, {
    mode: 'complete',
    context: full,
  }).completion
  const { 'A.staff': _staff, ...less } = answers
  const draft = checkAnswers(genericForm, less, { mode: 'draft', context: full })
  expect(draft.faults).toEqual([])
  expect(draft.completion.total).toBe(complete.total)
  expect([complete.done, draft.completion.done]).toEqual([complete.total, complete.total - 1])
  expect(draft.completion.bySection.find((section) => section.id === 'A')).toEqual({
    id: 'A',
    done: 15,
    total: 16,
  })
})

test('no JSON makes the check throw', () => {
  const keys = Object.keys(sampleApplication(shuangchuangForm, 3).answers)
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.array(fc.record({ id: fc.oneof(fc.string(), fc.constant('own')), cells: fc.jsonValue() })),
    fc.record({
      agreed: fc.boolean(),
      name: fc.jsonValue(),
      date: fc.jsonValue(),
      way: fc.constant('scan'),
    }),
    fc.constant({ toString: 1, valueOf: 1 }),
  )
  const answers = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), value, {
    maxKeys: 30,
  })
  fc.assert(
    fc.property(fc.oneof(answers, fc.jsonValue()), (any) => {
      for (const mode of ['draft', 'complete'] as const) {
        const { faults } = checkAnswers(shuangchuangForm, any, { mode, context })
        expect(Array.isArray(faults)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
  const odd = JSON.parse(
    '{"__proto__":{"id":"x"},"A.rows":[{"id":"a","cells":{"__proto__":1}}],"constructor":1}',
  )
  expect(faultsOf(odd).length).toBeGreaterThan(0)
})

test('a form of 2,000 rows is checked within 50 ms', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    id: `r${index}`,
    cells: { what: `零件${index}`, cost: index * 10_000 },
  }))
  const run = () => {
    const start = performance.now()
    expect(faultsOf({ 'A.rows': rows })).toEqual([])
    return performance.now() - start
  }
  const best = Math.min(...Array.from({ length: 5 }, run))
  expect(best).toBeLessThan(50)
})

test('faults beyond a thousand are counted, not listed', () => {
  const rows = Array.from({ length: 1200 }, (_, index) => ({
    id: `r${index}`,
    cells: { cost: 10_000 },
  }))
  const checked = checkAnswers(smallForm, { 'A.rows': rows }, { mode: 'complete', context })
  expect([checked.faults.length, checked.moreFaults]).toEqual([1000, 200])
})
