import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, changesBetween, mergeDefinitions, sameJson } from './programmeDiff.ts'

const definition = JSON.parse(
  readFileSync(new URL('../../data/programmes/shuangchuang-2019.json', import.meta.url), 'utf8'),
)
const copy = () => structuredClone(definition)

test('a changed place, a new member, a gone one and another order are one change each', () => {
  const after = copy()
  after.units[3].quota.value.max = 5
  after.units.splice(10, 1)
  after.areas.push({ ...after.areas[0], code: 'E' })
  after.stages.reverse()
  after.deadlines[0].date.value = '2020-07-28'
  const changes = changesBetween(definition, after)
  expect(changes.map(({ path }) => path.join(' '))).toEqual([
    'areas =E',
    `units =${definition.units[3].code} quota value max`,
    `units =${definition.units[10].code}`,
    `deadlines =${definition.deadlines[0].step} * * date value`,
    'stages #order',
  ])
  expect(applyChanges(definition, changes)).toEqual(after)
})

test('what two people change in different places is kept from both', () => {
  const mine = copy()
  mine.units[3].quota.value.max = 5
  mine.title.zh = '甲'
  const theirs = copy()
  theirs.units[4].quota.value.max = 6
  theirs.title.en = 'B'
  const { merged, conflicts } = mergeDefinitions(definition, mine, theirs)
  const both = copy()
  both.units[3].quota.value.max = 5
  both.units[4].quota.value.max = 6
  both.title = { zh: '甲', en: 'B' }
  expect([conflicts, merged]).toEqual([[], both])
})

test('one place changed in two ways is shown from both sides, and theirs stands meanwhile', () => {
  const mine = copy()
  mine.units[3].quota.value.max = 5
  mine.year = 2020
  const theirs = copy()
  theirs.units.splice(3, 1)
  theirs.year = 2021
  const { merged, conflicts } = mergeDefinitions(definition, mine, theirs)
  expect(conflicts).toEqual([
    { path: ['year'], mine: 2020, theirs: 2021 },
    {
      path: ['units', `=${definition.units[3].code}`],
      mine: mine.units[3],
      theirs: undefined,
    },
  ])
  expect(merged).toEqual(theirs)
})

const member = fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.integer() })
const file = fc.record({
  text: fc.string(),
  list: fc.uniqueArray(member, { selector: ({ code }) => code }),
  plain: fc.array(fc.integer()),
})

test('the changes turn one into the other, whatever they are', () => {
  fc.assert(
    fc.property(file, file, (before, after) => {
      const made = applyChanges(before, changesBetween(before, after)) as typeof after
      expect(made.list.map(({ code }) => code).toSorted()).toEqual(
        after.list.map(({ code }) => code).toSorted(),
      )
      const sorted = (one: typeof after) => ({
        ...one,
        list: one.list.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      })
      expect(sameJson(sorted(made), sorted(after))).toBe(true)
    }),
  )
})
