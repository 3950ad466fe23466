import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { expect, test } from 'vitest'
import { decimalOfRatio, ratio, type Ratio } from '../kernel/ratio.ts'
import { codesIn, compute, readFormula, type Formula } from './formula.ts'
import { IndicatorList, listFaults, type Indicator } from './indicator.ts'
import { periodAfter, periodAt, periodOf, periodsWithin, lies, dueDayOf } from './period.ts'
import { indicatorsEn } from './text.en.ts'
import { indicatorsZh } from './text.zh.ts'
import { countingValue, differ, doubtsOf, mayStand } from './value.ts'

const folder = join(import.meta.dirname, '../../data/indicators')
const shipped = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as IndicatorList,
)

test.each(shipped)('the shipped list $id is sound', (list) => {
  expect(Check(IndicatorList, list)).toBe(true)
  expect(listFaults(list)).toEqual([])
})

test('every published list that is told of ships, with its thresholds', () => {
  expect(shipped.map(({ id, indicators }) => [id, indicators.length]).toSorted()).toEqual([
    ['fusion-carrier', 10],
    ['incubation-results', 48],
    ['incubator', 17],
    ['industrial-internet', 10],
    ['makers-base', 13],
    ['operating', 16],
    ['small-firm-base', 15],
  ])
  const base = shipped.find(({ id }) => id === 'small-firm-base')!
  const asked = base.indicators.flatMap(({ code, threshold }) =>
    threshold === undefined ? [] : [[code, threshold.atLeast]],
  )
  expect(Object.fromEntries(asked)).toMatchObject({ smallFirms: 80, employees: 1500, trained: 300 })
  const results = shipped.find(({ id }) => id === 'incubation-results')!
  const services = results.indicators.filter(({ code }) => code.startsWith('service'))
  expect(services.length).toBe(16)
})

test('rows of the 2019 form have a definition under the same code', () => {
  const form = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../data/forms/shuangchuang-2019.json'), 'utf8'),
  ) as { sections: { items: { kind: string; rows?: { id: string; unit: unknown }[] }[] }[] }
  const rows = form.sections
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'indicators' ? (item.rows ?? []) : []))
  const operating = shipped.find(({ id }) => id === 'operating')!
  const known = new Map(operating.indicators.map(({ code, unit }) => [code, unit]))
  const shared = rows.filter(({ id }) => known.has(id))
  expect(shared.length).toBeGreaterThanOrEqual(9)
  for (const { id, unit } of shared) expect({ id, unit }).toEqual({ id, unit: known.get(id) })
})

const sound = shipped.find(({ id }) => id === 'operating')!
const changed = (change: Partial<Indicator>): IndicatorList => ({
  ...sound,
  indicators: sound.indicators.map((one) => (one.code === 'deals' ? { ...one, ...change } : one)),
})

test.each([
  [{ formula: 'demands *' }, 'indicators.formula_malformed', { place: 10 }],
  [{ formula: 'demands * nowhere' }, 'indicators.formula_code_unknown', { code: 'nowhere' }],
  [{ formula: 'matchShare * demands' }, 'indicators.formula_circle', { code: 'deals' }],
  [{ code: 'demands' }, 'indicators.code_twice', { code: 'demands' }],
  [{ min: 5, max: 1 }, 'indicators.bounds_reversed', { min: 5, max: 1 }],
  [{ source: 'public' as const }, 'indicators.source_unnamed', {}],
])('%j is a fault', (change, code, facts) => {
  expect(listFaults(changed(change))).toContainEqual(expect.objectContaining({ code, facts }))
})

const valueOf = (values: Record<string, number>) => (code: string) =>
  values[code] === undefined ? undefined : ratio(BigInt(values[code]))

function formula(text: string): Formula {
  const reading = readFormula(text)
  if (!reading.ok) throw new Error(reading.code)
  return reading.value
}

test('formulas are computed exactly, product before sum, from the left', () => {
  const of = (text: string, values: Record<string, number> = {}) => {
    const computed = compute(formula(text), valueOf(values))
    return computed.ok ? decimalOfRatio(computed.value, 3) : computed
  }
  expect(of('1 + 2 * 3 - 4 / 2')).toBe('5.000')
  expect(of('(1 + 2) * 3')).toBe('9.000')
  expect(of('0.1 + 0.2')).toBe('0.300')
  expect(of('8 / 4 / 2')).toBe('1.000')
  expect(of('a / b * 100', { a: 1, b: 3 })).toBe('33.333')
  expect(of('a / b', { a: 1, b: 0 })).toEqual({ ok: false, missing: [], byZero: true })
  expect(of('a / (b - c)', { b: 0 })).toEqual({ ok: false, missing: ['a', 'c'], byZero: false })
  expect(codesIn(formula('a + b * a'))).toEqual(['a', 'b'])
})

test.each(['', '+', '1 2', '(1', '1)', 'a b', '1 +', '二', '1 ** 2', 'a[0]', '('.repeat(40)])(
  '%j is no formula',
  (text) => expect(readFormula(text)).toMatchObject({ ok: false }),
)

test('whatever is typed, reading a formula ends with a formula or a place within the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const reading = readFormula(text)
      if (reading.ok) return
      expect(reading.facts!['place']).toBeGreaterThanOrEqual(1)
      expect(reading.facts!['place']).toBeLessThanOrEqual(text.length + 1)
    }),
  )
})

test('a formula written out is read as it was meant', () => {
  const leaf = fc.oneof(
    fc.nat(99).map((n): [string, number] => [String(n), n]),
    fc.constant<[string, number]>(['a', 7]),
  )
  const { whole } = fc.letrec<{ whole: [string, number] }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie('whole'), fc.constantFrom('+', '-', '*'), tie('whole'))
        .map(([[l, a], sign, [r, b]]): [string, number] => [
          `(${l} ${sign} ${r})`,
          sign === '+' ? a + b : sign === '-' ? a - b : a * b,
        ]),
    ),
  }))
  fc.assert(
    fc.property(whole, ([text, value]) => {
      fc.pre(text.length <= 400 && Number.isSafeInteger(value))
      const computed = compute(formula(text), valueOf({ a: 7 }))
      expect((computed as { value: Ratio }).value).toEqual(ratio(BigInt(value)))
    }),
  )
})

test('periods begin and end with their months, and follow one another', () => {
  expect(periodOf('2019Q3')).toMatchObject({ firstDay: '2019-07-01', lastDay: '2019-09-30' })
  expect(periodOf('2020H1')).toMatchObject({ firstDay: '2020-01-01', lastDay: '2020-06-30' })
  expect(periodOf('2020-02')).toMatchObject({ lastDay: '2020-02-29', cadence: 'monthly' })
  expect(periodOf('2019')).toMatchObject({ lastDay: '2019-12-31', cadence: 'yearly' })
  for (const text of ['2019Q5', '2019H3', '2019-13', '19', '2019q1']) {
    expect(periodOf(text)).toBeUndefined()
  }
  expect(periodAfter(periodOf('2019Q4')!).text).toBe('2020Q1')
  expect(periodAfter(periodOf('2019H1')!, -1).text).toBe('2018H2')
  expect(periodAt('quarterly', '2019-12-31').text).toBe('2019Q4')
  expect(periodsWithin('quarterly', '2019-05-01', '2020-03-31').map(({ text }) => text)).toEqual([
    '2019Q3',
    '2019Q4',
    '2020Q1',
  ])
  expect(lies(periodOf('2019Q3')!, periodOf('2019H2')!)).toBe(true)
  expect(lies(periodOf('2019Q3')!, periodOf('2019H1')!)).toBe(false)
  // 1 to 7 October 2019 were a holiday, Saturday the 12th was worked.
  expect(dueDayOf(periodOf('2019Q3')!, 5).day).toBe('2019-10-12')
})

const deals = sound.indicators.find(({ code }) => code === 'deals')!
const share = sound.indicators.find(({ code }) => code === 'activeShare')!

test('a value stands in its own cadence, with its places, within its bounds', () => {
  const stands = (of: Indicator, period: string, amount: string) =>
    mayStand(of, { period, amount }, '2019-11-05')
  expect(stands(deals, '2019Q3', '12')).toEqual({ ok: true })
  expect(stands(deals, '2019Q4', '12')).toEqual({ ok: true })
  expect(stands(deals, '2019', '12')).toMatchObject({ code: 'indicators.period_of_other_cadence' })
  expect(stands(deals, '2020Q1', '12')).toMatchObject({ code: 'indicators.period_ahead' })
  expect(stands(deals, '2019Q3', '1.5')).toMatchObject({ code: 'indicators.amount_too_fine' })
  expect(stands(deals, '2019Q3', '-1')).toMatchObject({ code: 'indicators.amount_beyond' })
  expect(stands(share, '2019Q3', '100.1')).toMatchObject({ code: 'indicators.amount_beyond' })
  expect(stands(share, '2019Q3', '100.0')).toEqual({ ok: true })
  expect(stands(deals, '2019Q3', '12家')).toMatchObject({ code: 'indicators.amount_malformed' })
})

test('the stronger standing counts, and what was said last among equals', () => {
  const self = { standing: 'selfReported' as const, amount: '1' }
  const posted = { standing: 'interfaceReported' as const, amount: '2' }
  const again = { standing: 'interfaceReported' as const, amount: '3' }
  const verified = { standing: 'verified' as const, amount: '4' }
  expect(countingValue([])).toBeUndefined()
  expect(countingValue([verified, self, posted])).toBe(verified)
  expect(countingValue([posted, self, again])).toBe(again)
})

test('what fell, jumped or differs is doubted, and only that', () => {
  expect(doubtsOf('running', '10', '9')).toEqual([{ code: 'fell', from: '10', to: '9' }])
  expect(doubtsOf('flow', '10', '9')).toEqual([])
  expect(doubtsOf('flow', '10', '31')).toMatchObject([{ code: 'jumped' }])
  expect(doubtsOf('flow', '31', '10')).toMatchObject([{ code: 'jumped' }])
  expect(doubtsOf('flow', '10', '30')).toEqual([])
  expect(doubtsOf('flow', undefined, '30')).toEqual([])
  expect(differ('100', '95')).toEqual([])
  expect(differ('100', '94.9')).toEqual([{ code: 'differs', from: '100', to: '94.9' }])
  expect(differ('0', '0')).toEqual([])
})

test('every reason has its sentence in both languages, and none is left over', () => {
  const used = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .flatMap((text) => [
      ...[...text.matchAll(/'indicators\.([a-z_]+)'/g)].map(([, code]) => code),
      ...[...text.matchAll(/faultOf\([^,]+, '([a-z_]+)'/g)].map(([, code]) => code),
    ])
  const known = Object.keys(indicatorsZh.reason).toSorted()
  expect([...new Set(used)].toSorted()).toEqual(known)
  expect(Object.keys(indicatorsEn.reason).toSorted()).toEqual(known)
})
