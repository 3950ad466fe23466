import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressOf, worstLight, type Goal } from './progress.ts'

const goal: Goal = { baseline: '100', target: '300', from: '2019-10-01', until: '2021-09-30' }

test.each([
  // 365 of 730 days lie behind: half of the way is expected.
  ['2020-09-30', '200', 'green', '50.0'],
  ['2020-09-30', '190', 'green', '45.0'],
  ['2020-09-30', '189', 'amber', '44.5'],
  ['2020-09-30', '170', 'amber', '35.0'],
  ['2020-09-30', '169', 'red', '34.5'],
  ['2020-09-30', '90', 'red', '-5.0'],
  ['2021-12-31', '300', 'green', '100.0'],
  ['2019-10-01', '100', 'green', '0.0'],
])('on %s with %s it is %s', (day, amount, light, donePercent) => {
  expect(progressOf(goal, amount, day)).toMatchObject({ light, donePercent, unknown: null })
})

test('less is better where the target lies below', () => {
  const less: Goal = { ...goal, baseline: '90', target: '60' }
  expect(progressOf(less, '75', '2020-09-30')).toMatchObject({
    light: 'green',
    donePercent: '50.0',
  })
  expect(progressOf(less, '95', '2020-09-30')).toMatchObject({ light: 'red' })
})

test('nothing is said without a value, without a way, before the first day', () => {
  expect(progressOf(goal, undefined, '2020-09-30')).toMatchObject({
    light: 'grey',
    unknown: 'noValue',
  })
  expect(progressOf({ ...goal, target: '100' }, '120', '2020-09-30')).toMatchObject({
    light: 'grey',
    unknown: 'noWay',
  })
  expect(progressOf(goal, '120', '2019-09-30')).toMatchObject({
    light: 'grey',
    unknown: 'notBegun',
  })
})

test('a later day never makes a light better, a better number never worse', () => {
  const order = ['red', 'amber', 'green']
  const place = (amount: number, day: number) => {
    const text = new Date(Date.UTC(2019, 9, 1 + day)).toISOString().slice(0, 10)
    return order.indexOf(progressOf(goal, String(amount), text).light)
  }
  fc.assert(
    fc.property(fc.nat(400), fc.nat(50), fc.nat(800), fc.nat(100), (amount, more, day, later) => {
      fc.pre(amount >= 100)
      expect(place(amount, day + later)).toBeLessThanOrEqual(place(amount, day))
      expect(place(amount + more, day)).toBeGreaterThanOrEqual(place(amount, day))
    }),
  )
})

test('the worst light counts, grey only where nothing else is known', () => {
  expect(worstLight(['green', 'grey', 'amber'])).toBe('amber')
  expect(worstLight(['grey', 'grey'])).toBe('grey')
  expect(worstLight([])).toBe('grey')
})
