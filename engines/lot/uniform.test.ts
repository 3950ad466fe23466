/** That lots are uniform where they should be: against the exact chances, by Pearson's sum, on fixed seeds. */
import { describe, expect, test } from 'vitest'
import type { LotRecord, LotSheet } from '../../domain/evaluation/lot.ts'
import { commitmentTo, drawLots, replayDraw, reservesOf, sheetDigestOf } from './draw.ts'

const expertsOf = (wish: Readonly<Record<string, Partial<LotSheet['experts'][number]>>>) =>
  Object.entries(wish).map(([id, more]) => ({
    ...{ id, fields: ['d'], region: id, employer: id, loadMax: 5 },
    ...more,
  }))
const sheetOf = (change: Partial<LotSheet>): LotSheet => ({
  items: [{ id: 'i', strata: [{ field: 'd', count: 2 }] }],
  experts: expertsOf({ a: {}, b: {}, c: {}, d: {} }),
  rules: { maxSameRegion: null, maxSameEmployer: null },
  forbidden: [],
  ...change,
})
const wish = (sheet: LotSheet, at: number) => ({
  sheet,
  secret: 'a secret of the office',
  randomness: [{ witness: 'w', text: String(at) }],
})

/** Beyond this by chance once in a thousand, by the number of outcomes. */
const bound: Readonly<Record<number, number>> = { 3: 13.8, 4: 16.3, 5: 18.5, 6: 20.5, 9: 26.1 }

const draws = 6000

/** Pearson's sum of many draws over the chances of all outcomes; an outcome that has none is told. */
function surprise(
  chances: Readonly<Record<string, number>>,
  outcome: (at: number) => string,
): number {
  const counts = new Map(Object.keys(chances).map((key) => [key, 0]))
  for (let at = 0; at < draws; at++) {
    const key = outcome(at)
    const count = counts.get(key)
    if (count === undefined) throw new Error(`${key} has no chance`)
    counts.set(key, count + 1)
  }
  return Object.entries(chances).reduce((total, [key, chance]) => {
    const mean = chance * draws
    return total + (counts.get(key)! - mean) ** 2 / mean
  }, 0)
}

const evenly = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, 1 / keys.length]))
const drawn = (sheet: LotSheet, at: number) => drawLots(wish(sheet, at))!
const setOf = (sheet: LotSheet, at: number): string =>
  drawn(sheet, at)
    .map(({ expert }) => expert)
    .toSorted()
    .join('')

const oneOfEach = [
  {
    id: 'i',
    strata: [
      { field: 'd', count: 1 },
      { field: 'e', count: 1 },
    ],
  },
]

test('strata of different experts: each pair of one and one equally often', () => {
  const e = { fields: ['e'] }
  const sheet = sheetOf({
    items: oneOfEach,
    experts: expertsOf({ a: {}, b: {}, c: {}, x: e, y: e, z: e }),
  })
  const chances = evenly(['ax', 'ay', 'az', 'bx', 'by', 'bz', 'cx', 'cy', 'cz'])
  expect(surprise(chances, (at) => setOf(sheet, at))).toBeLessThan(bound[9]!)
})

test('strata that share an expert: each lot among those who may then be drawn', () => {
  const sheet = sheetOf({
    items: oneOfEach,
    experts: expertsOf({ a: {}, m: { fields: ['d', 'e'] }, x: { fields: ['e'] } }),
  })
  // a first (1/2): then m or x, 1/2 each. m first (1/2): then x alone.
  const chances = { am: 1 / 4, ax: 1 / 4, mx: 1 / 2 }
  expect(surprise(chances, (at) => setOf(sheet, at))).toBeLessThan(bound[3]!)
})

test('one of an employer at most: pairs across two equal employers equally often', () => {
  const [a, x] = [{ employer: 'A' }, { employer: 'X' }]
  const sheet = sheetOf({
    experts: expertsOf({ a, b: a, x, y: x }),
    rules: { maxSameRegion: null, maxSameEmployer: 1 },
  })
  const chances = evenly(['ax', 'ay', 'bx', 'by'])
  expect(surprise(chances, (at) => setOf(sheet, at))).toBeLessThan(bound[4]!)
})

test('one of a region at most: regions of unlike size have the chances of one lot after the other', () => {
  const sheet = sheetOf({
    experts: expertsOf({ a: { region: 'A' }, b: { region: 'A' }, c: {}, d: {} }),
    rules: { maxSameRegion: 1, maxSameEmployer: null },
  })
  // First a (1/4): then c or d, 1/2 each. First c (1/4): then a, b or d, 1/3 each.
  const across = 1 / 8 + 1 / 12
  const chances = { ac: across, ad: across, bc: across, bd: across, cd: 1 / 6 }
  expect(surprise(chances, (at) => setOf(sheet, at))).toBeLessThan(bound[5]!)
})

const two = ['i', 'j'].map((id) => ({ id, strata: [{ field: 'd', count: 1 }] }))
const once = { loadMax: 1 }
const split = (sheet: LotSheet, at: number): string =>
  drawn(sheet, at)
    .map(({ expert }) => expert)
    .join('')

test('one item each at most: every way of sharing out equally often, whichever item draws first', () => {
  const sheet = sheetOf({ items: two, experts: expertsOf({ a: once, b: once, c: once }) })
  const chances = evenly(['ab', 'ac', 'ba', 'bc', 'ca', 'cb'])
  expect(surprise(chances, (at) => split(sheet, at))).toBeLessThan(bound[6]!)
})

test('loads and a conflict together: the chances of both orders of items', () => {
  const sheet = sheetOf({
    items: two,
    experts: expertsOf({ a: once, b: once, c: once }),
    forbidden: [{ item: 'j', expert: 'c' }],
  })
  // i first: a then b, b then a, c then a or b. j first: a or b, then either of the other two for i.
  const near = (1 / 3 + 1 / 4) / 2
  const far = (1 / 6 + 1 / 4) / 2
  const chances = { ab: near, ba: near, ca: far, cb: far }
  expect(surprise(chances, (at) => split(sheet, at))).toBeLessThan(bound[4]!)
})

describe('reserves', () => {
  const sheet = sheetOf({
    items: two,
    experts: expertsOf({ a: {}, b: {}, c: {}, d: {}, e: {}, x: { fields: ['e'] } }),
    forbidden: [{ item: 'i', expert: 'e' }],
  })
  const orderOf = (at: number, item: string) => {
    const asked = wish(sheet, at)
    const pairs = drawLots(asked)!
    const own = pairs.find((one) => one.item === item)!.expert
    return { own, order: reservesOf({ ...asked, pairs }, { item, field: 'd' }) }
  }

  test('each order of those not drawn comes equally often, whoever was drawn', () => {
    // Of a, b, c, d one is drawn; the other three by their place in the alphabet.
    const places = (at: number): string => {
      const { own, order } = orderOf(at, 'i')
      const left = ['a', 'b', 'c', 'd'].filter((id) => id !== own)
      return order.map((id) => left.indexOf(id) + 1).join('')
    }
    const chances = evenly(['123', '132', '213', '231', '312', '321'])
    expect(surprise(chances, places)).toBeLessThan(bound[6]!)
  })

  test('who is first for one item says nothing of who is first for another', () => {
    let [same, both] = [0, 0]
    for (let at = 0; at < draws; at++) {
      const [i, j] = [orderOf(at, 'i'), orderOf(at, 'j')]
      if (i.own !== j.own) continue
      both++
      if (j.order.find((id) => id !== 'e') === i.order[0]) same++
    }
    // Once in three times, within four standard deviations.
    expect(Math.abs(same - both / 3)).toBeLessThan(4 * Math.sqrt((both * 2) / 9))
  })

  test('the beginning of an order is the order’s beginning', () => {
    const asked = { ...wish(sheet, 1), pairs: drawn(sheet, 1) }
    expect(reservesOf(asked, { item: 'i', field: 'd' }, 2)).toEqual(
      orderOf(1, 'i').order.slice(0, 2),
    )
  })
})

test('a place that fell free goes to the first reserve that is not passed over, and a record that says otherwise is seen', () => {
  const sheet = sheetOf({})
  const { secret, randomness } = wish(sheet, 1)
  const pairs = drawn(sheet, 1)
  const record: LotRecord = {
    ...{ shape: 2, sheet, sheetDigest: sheetDigestOf(sheet), commitment: commitmentTo(secret) },
    ...{ secret, randomness, pairs },
  }
  const place = { item: 'i', field: 'd' }
  const [first, second] = reservesOf(record, place) as [string, string]
  const filled = (...fills: readonly (readonly [string, readonly string[]])[]) =>
    replayDraw({
      ...record,
      filled: fills.map(([expert, passed]) => ({
        ...place,
        expert,
        passed: passed.map((one) => ({ expert: one, cause: 'unable' as const })),
      })),
    })
  expect(filled([first, []], [second, []])).toEqual([])
  expect(filled([second, [first]], [first, []])).toEqual([])
  expect(filled([second, []])).toEqual(['fillsDiffer'])
  expect(filled([first, []], [first, []])).toEqual(['fillsDiffer'])
  expect(filled([pairs[0]!.expert, []])).toEqual(['fillsDiffer'])
})
