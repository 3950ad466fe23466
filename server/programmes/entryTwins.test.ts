/** What only whoever holds all packages can see: late ones, and the same project through two units. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { entryInvariants } from './entry.invariants.ts'
import {
  decideEntry,
  findingsBy as found,
  markEntry,
  postedPaper,
  refused,
} from './entry.sample.ts'
import {
  accepted,
  entrant,
  openCall,
  programmeId,
  signRanking,
  unitCode,
  type Entrant,
} from './package.sample.ts'

let w: World
let p: Personas
let entrants: Entrant[]
let city: Entrant

const managed = `/api/programmes/managed/${programmeId}`
const office = (): Persona => p.programmeOfficer
const entries = async (query: string) =>
  (await accepted(office().get(`${managed}/entries${query}`))).json()
const counts = async () => (await accepted(office().get(`${managed}/entries/counts`))).json()

async function arrive(unit: string, sentAt: string): Promise<void> {
  const id = await postedPaper(w, { unit, sentAt })
  const arrival = { receivedAt: '2019-07-31T01:00:00Z', pieces: 1 }
  await accepted(office().post(`/api/programmes/dispatches/${id}/receipt`, arrival))
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  await openCall(w, p)
  entrants = [
    await entrant(w, '共享制造平台（演示）', ['4']),
    await entrant(w, '研发众包平台（演示）', ['3', '6']),
    await entrant(w, '共享制造 平台(演示)', ['5']),
  ]
  city = await entrant(w, '共享制造平台（演示）', ['4'], undefined, '510100')
  w.travel('2019-07-15T16:00:00+08:00')
  await signRanking(w, p, entrants, '川经信函〔2019〕7号')
  const place = { unit: '5101', orgId: p.orgs.city.id }
  await signRanking(w, p, [city], '成经信函〔2019〕3号', place)
  w.travel('2019-07-31T10:00:00+08:00')
  await arrive(unitCode, '2019-07-17T02:00:00Z')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('what came late by a hard deadline cannot pass; the same project through two units shows on both sides', async () => {
  expect(await counts()).toMatchObject({ total: 3, late: 0, duplicate: 0 })
  await arrive('5101', '2019-07-29T02:00:00Z')
  const [brief] = (await entries('?unit=5101')).rows
  expect([brief.late, brief.duplicate]).toEqual([true, true])
  const entry = (await accepted(office().get(`/api/programmes/entries/${brief.id}`))).json()
  expect(found(entry)).toMatchObject({
    inTime: 'differs',
    copies: 'differs',
    twice: 'differs',
    onePerApplicant: 'agrees',
    // Nothing was built here, so that there is nothing to compare.
    sealed: 'unknown',
  })
  const twins = entry.findings.find((one: any) => one.item === 'twice').why.inputs
  expect(twins.map(({ label }: any) => label)).toEqual(['项目名称相同', '项目名称相同'])
  expect(twins[0].value).toBe(`四川省第 1 位《共享制造平台（演示）》，${entrants[0]!.name}`)
  expect(await counts()).toMatchObject({ total: 4, late: 1, duplicate: 3 })
  expect((await entries('?duplicate=true')).rows).toHaveLength(3)
  const note = '邮戳日期有误，推荐单位已来函说明（演示）。'
  expect(
    await refused(markEntry(office(), entry.id, [{ item: 'inTime', result: 'pass', note }])),
  ).toEqual([409, 'programmes.entry_late_is_hard'])
  expect(
    await refused(
      decideEntry(office(), entry.id, 'refuse', { seen: entry.version, reason: '逾期' }),
    ),
  ).toEqual([400, 'programmes.reason_too_short'])
  const reason = '材料逾期寄出，按通知规定不予受理（演示）。'
  const done = await accepted(
    decideEntry(office(), entry.id, 'refuse', { seen: entry.version, reason }),
  )
  expect([done.json().state, done.json().reason]).toEqual(['refused', reason])
  // What is refused stands in nobody's way any more.
  expect(await counts()).toMatchObject({ total: 4, refused: 1, duplicate: 0 })
  expect((await entries('?duplicate=true')).rows).toEqual([])
  expect((await entries('?duplicate=false')).rows).toHaveLength(4)
  await w.settle()
  const news = (await city.get('/api/notices?limit=20')).json().rows
  expect(news.find(({ kind }: any) => kind === 'programmes.entry_refused').body).toContain(reason)
})

/** Names of the invariants that notice what a statement spoils; nothing of it stays. */
async function noticed(statement: string): Promise<string[]> {
  const client = await w.host.database.owner.connect()
  try {
    await client.query('begin')
    await client.query(statement)
    const names: string[] = []
    for (const { name, sql } of entryInvariants) {
      const { rowCount } = await client.query(sql)
      if (rowCount !== 0) names.push(name)
    }
    return names
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what must always hold of entries is noticed when it does not', async () => {
  const figures = 'the figures of entries are those of their rows'
  const decided = 'an entry stands where its last decision put it'
  const one = `(select min(id::text)::uuid from programmes.entry where state = 'received')`
  expect(await noticed('select 1')).toEqual([])
  expect(await noticed(`update programmes.entry set rank = rank + 40 where id = ${one}`)).toEqual([
    'an application is one entry of its programme at most, as it was signed',
  ])
  expect(await noticed(`delete from programmes.entry where id = ${one}`)).toEqual([
    'what a package that the office received names is entered whole',
    figures,
  ])
  expect(
    await noticed(`update programmes.package set state = 'stale' where unit_code = '${unitCode}'`),
  ).toEqual(['no entry is of a package that holds no longer'])
  expect(
    await noticed(
      `update programmes.entry set state = 'accepted', accepted_items = '{twice}' where id = ${one}`,
    ),
  ).toEqual([
    'an accepted entry has a result on every item that was asked, and none waits',
    decided,
    figures,
  ])
  expect(
    await noticed(
      `update kernel.counter set value = value + 1 where name like 'programmes.entries/%' and part = 'late'`,
    ),
  ).toEqual([figures])
})
