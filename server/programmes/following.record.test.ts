/** Rounds that are decided elsewhere: the office says which accepted entries were selected. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../evaluation/round.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { accepted } from './package.sample.ts'
import { acceptedEntries, managed } from './selection.sample.ts'

let w: World
let p: Personas
let entries: Awaited<ReturnType<typeof acceptedEntries>>

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  entries = await acceptedEntries(w, p, [
    ['甲项目平台（演示）', ['4']],
    ['乙项目平台（演示）', ['3', '4']],
  ])
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const recordOf = (at: number, selectedOn: string) =>
  p.programmeOfficer.post(`/api/programmes/entries/${entries[at]!.id}/following`, { selectedOn })

test('an accepted entry is recorded once, with the goals that its application sealed', async () => {
  expect(await refused(recordOf(1, '2019-07-19'))).toEqual([400, 'programmes.selected_ahead'])
  const made = (await accepted(recordOf(1, '2019-07-18'))).json()
  expect(made).toMatchObject({
    title: '乙项目平台（演示）',
    directions: ['3', '4'],
    unitName: { zh: '四川省', en: 'Sichuan' },
    selectedOn: '2019-07-18',
    state: 'preparing',
    side: 'office',
    trackId: null,
    // Its task book is the project's own until it signs.
    papers: [],
    decisions: [],
  })
  const { rows } = await must(p.programmeOfficer.get('/api/programmes/followings'))
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([made.id])
  expect(await refused(recordOf(1, '2019-07-18'))).toEqual([409, 'programmes.followed_already'])
})

test('what this house selects is not recorded past its selection and the second person', async () => {
  const rules = {
    method: 'raw',
    thresholds: { otherwise: 7000, byDirection: {} },
    cap: 2,
    byDirection: {},
    byRegion: {},
    perProject: 1,
  }
  await accepted(p.programmeOfficer.put(`${managed}/selection/rules`, { version: 0, rules }))
  expect(await refused(recordOf(0, '2019-07-18'))).toEqual([
    409,
    'programmes.selection_decides_here',
  ])
  expect(await must(p.programmeOfficer.get('/api/programmes/followings'))).toMatchObject({
    total: 1,
  })
})
