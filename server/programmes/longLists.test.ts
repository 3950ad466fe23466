/** Lists that grow for years: what lies past their old end is counted, and read by pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secondOfficer } from '../evaluation/round.sample.ts'
import { copies, readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { programmeId } from './package.sample.ts'
import { acceptedEntries, publishList } from './selection.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  await acceptedEntries(w, p, [['共享制造平台（演示）', ['4']]])
  await publishList(w, p, await secondOfficer(w, p), ['51,1,共享制造平台（演示）,4,90,'])
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const past = 205
const shown = { table: 'programmes.programme', where: `o.id = '${programmeId}'` }
const change = `jsonb_build_object('id', o.id || '-' || n, 'state', 'closed')`

test('programmes of an office and calls for everybody', async () => {
  const office = p.programmeOfficer
  const [managed, calls] = ['/api/programmes/managed', '/api/programmes/calls']
  const before = [await readWhole(office, managed), await readWhole(w.stranger, calls)]
  await using _ = await copies(w, { ...shown, change, count: past })
  for (const [at, [who, path]] of (
    [
      [office, managed],
      [w.stranger, calls],
    ] as const
  ).entries()) {
    const whole = await readWhole(who, path)
    expect([whole.total, new Set(whole.ids).size]).toEqual(
      Array.from({ length: 2 }, () => before[at]!.total + past),
    )
  }
  // Open ones stand first, however many have been closed since.
  const { rows } = (await w.stranger.get(`${calls}?limit=1`)).json()
  expect(rows).toMatchObject([{ id: programmeId, state: 'open' }])
})

test('lists that were published', async () => {
  await using more = new AsyncDisposableStack()
  const published = {
    ...{ table: 'programmes.selection', where: `o.programme_id = '${programmeId}'`, count: past },
    change: `jsonb_build_object('id', gen_random_uuid(), 'programme_id', o.programme_id || '-' || n)`,
  }
  for (const wish of [{ ...shown, change, count: past }, published]) {
    more.use(await copies(w, wish))
  }
  const whole = await readWhole(w.stranger, '/api/programmes/selected-lists', 'programmeId')
  expect([whole.total, new Set(whole.ids).size]).toEqual([past + 1, past + 1])
})

test('publicities of a unit', async () => {
  const path = `/api/programmes/${programmeId}/units/51/publicities`
  await using _ = await copies(w, {
    table: 'programmes.publicity',
    where: 'o.selection_id is not null',
    change: `jsonb_build_object('id', gen_random_uuid(), 'state', 'cancelled', 'selection_id', null,
      'recommendation_id', (select id from programmes.recommendation where unit_code = '51'))`,
    count: 55,
  })
  const whole = await readWhole(p.provincialOfficer, path)
  expect([whole.total, new Set(whole.ids).size]).toEqual([55, 55])
  const { runs } = (await p.provincialOfficer.get(path)).json()
  expect(runs).toBe(false)
})
