/** The races of a selection over HTTP: every person with a session, all requests on their way at once. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { ask, type Heard } from '../testing/killing.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { keepTime } from './recommendation.jobs.ts'
import { acceptedEntries, managed, scoreFile } from './selection.sample.ts'

let w: World
let p: Personas
let url: string
let second: Caller
let third: Caller
let entries: Awaited<ReturnType<typeof acceptedEntries>>

const path = `${managed}/selection`
const titles = ['甲项目平台（演示）', '乙项目平台（演示）', '丙项目平台（演示）']
const reason = '名单需要再次核对，退回后重新拟定。'
const tokenOf = ({ cookie }: Pick<Caller, 'cookie'>): string =>
  cookie.replace('baigong_session=', '')
const office = (): Caller => p.programmeOfficer
const page = () => must(office().get(path))
const seenNow = async () => {
  const { digest, counts } = await page()
  return { digest, count: counts.taken }
}
const post = (who: Caller | null, to: string, body: object = {}) =>
  ask(url, who === null ? null : tokenOf(who), 'POST', to, body) as Promise<Heard>
const step = (who: Caller, verb: string, more: object = {}) =>
  post(who, `${path}/steps`, { verb, ...more })
const codes = (answers: readonly Heard[]) =>
  answers.map(({ status, body }) => (status === 200 ? 'done' : body.code)).toSorted()

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  third = await secondOfficer(w, p)
  entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']]),
  )
  const lines = titles.map((title, at) => `51,${at + 1},${title},4,${95 - at},`)
  const content = scoreFile(lines).toString('base64')
  const { list } = await must(
    office().post(`${managed}/score-lists`, { fileName: '得分.csv', content }),
  )
  await must(office().post(`/api/programmes/score-lists/${list.id}/commit`, { expected: 3 }))
  await w.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(w.app.server.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('two propose, two confirm, and one takes back: of each one holds, and who came second is told', async () => {
  for (let round = 0; round < 6; round++) {
    const seen = await seenNow()
    const proposed = await Promise.all(
      [office(), second].map((who) => step(who, 'propose', { seen })),
    )
    expect(codes(proposed)).toEqual(['done', 'programmes.selection_cannot_step'])
    const by = proposed[0]!.status === 200 ? office() : second
    const other = by === second ? office() : second
    const confirms = [other, third, by].map((who) => () => step(who, 'confirm', { seen }))
    const acts = [...confirms, () => step(by, 'takeBack')]
    const [shift, count] = [round % acts.length, acts.length]
    const turned = [...acts.slice(shift), ...acts.slice(0, shift)]
    const answers = await Promise.all(turned.map((act) => act()))
    const [one, two, own, back] = acts.map((_, at) => answers[(at - shift + count) % count]!.status)
    expect(own).not.toBe(200)
    expect([one, two, back].filter((status) => status === 200)).toHaveLength(1)
    const { state } = await page()
    expect(state).toBe(back === 200 ? 'drafting' : 'confirmed')
    await drafting()
  }
})

/** Whatever came of it: back to the draft. */
async function drafting(): Promise<void> {
  const verbs: Record<string, string> = { proposed: 'takeBack', confirmed: 'reopen' }
  const verb = verbs[(await page()).state]
  if (verb !== undefined) await must(office().post(`${path}/steps`, { verb, reason }))
}

test('an entry leaves while its list is confirmed: a list with it is never put before the public', async () => {
  const entry = `/api/programmes/entries/${entries[2]!.id}`
  for (let round = 0; round < 4; round++) {
    const seen = await seenNow()
    expect((await step(office(), 'propose', { seen })).status).toBe(200)
    const { version } = await must(office().get(entry))
    const leave = post(office(), `${entry}/reopen`, { seen: version, reason })
    const [confirmed, left] = await Promise.all([step(second, 'confirm', { seen }), leave])
    expect(left.status).toBe(200)
    const opened = await post(office(), `${path}/publicity`, { seen })
    expect([
      ['done', 'programmes.selection_changed'],
      ['programmes.selection_changed', 'programmes.selection_cannot_step'],
    ]).toContainEqual([...codes([confirmed]), ...codes([opened])])
    const { rowCount } = await w.host.database.owner.query('select from programmes.selected')
    expect(rowCount).toBe(0)
    await drafting()
    const now = await must(office().get(entry))
    expect((await post(office(), `${entry}/accept`, { seen: now.version })).status).toBe(200)
  }
})

const objector = { name: '孙正言', mobile: '13800138000' }
const objectTo = (publicityId: string, key: string) =>
  post(null, `/api/programmes/publicities/${publicityId}/objections`, {
    ...{ key, objector, text: '该项目与已有平台重复，材料中的用户数不实。' },
    evidence: '运营数据截图，附说明。',
  })

/** A list of the office before the public; two confirm it anew where it was cancelled. */
async function begun() {
  const seen = await seenNow()
  if ((await page()).state === 'drafting') {
    await must(office().post(`${path}/steps`, { verb: 'propose', seen }))
    await must(second.post(`${path}/steps`, { verb: 'confirm', seen }))
  }
  const { body } = await post(office(), `${path}/publicity`, { seen })
  const shown = await must(w.stranger.get(`/api/programmes/publicities/${body.id}`))
  return {
    id: body.id as string,
    keys: shown.names.map(({ key }: { key: string }) => key) as string[],
  }
}

const stateOf = async (id: string) => {
  const sql = `select p.state, p.closes_at, (select count(*)::int from programmes.objection o
    where o.publicity_id = p.id and o.state = 'received') as open from programmes.publicity p where p.id = $1`
  return (await w.host.database.owner.query(sql, [id])).rows[0]
}

const cancel = (id: string) =>
  post(office(), `/api/programmes/publicities/${id}/cancel`, {
    reason: '名单有误，取消公示后重新核对。',
  })

test('objections while the last day ends: each is counted and holds the list open, or is told that it is late', async () => {
  const started = w.now()
  const { id, keys } = await begun()
  expect((await objectTo(id, keys[0]!)).status).toBe(200)
  const { closes_at: closesAt } = await stateOf(id)
  w.travel(new Date(closesAt.getTime() - 1))
  const early = keys.map((key) => objectTo(id, key))
  const clock = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
    w.travel(closesAt)
    return keepTime(w.host)
  })
  const answers = await Promise.all(early)
  await clock
  answers.push(await objectTo(id, keys[0]!))
  const taken = answers.filter(({ status }) => status === 200).length
  expect(new Set(codes(answers))).toEqual(
    new Set([...(taken > 0 ? ['done'] : []), 'programmes.publicity_over']),
  )
  expect(await stateOf(id)).toMatchObject({ state: 'awaiting', open: taken + 1 })
  const document = { documentNumber: '演示函〔2019〕12号', documentDate: '2019-07-26' }
  const published = await post(office(), `${path}/publication`, document)
  expect(published.body.code).toBe('programmes.selection_publicity_open')
  w.travel(started)
  expect((await cancel(id)).status).toBe(200)
})

test('an objection at the last minute, behind the clock that closes the list: counted, or told that it is late', async () => {
  const started = w.now()
  const { id, keys } = await begun()
  const { closes_at: closesAt } = await stateOf(id)
  // The clock and the objection both wait for somebody who decides; the clock came first.
  const holder = await w.host.database.owner.connect()
  await holder.query('begin; select from programmes.programme for no key update')
  const waiting = async (count: number) => {
    const sql = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await holder.query(sql)).rows[0].n).toBe(count)
  }
  w.travel(new Date(closesAt.getTime() + 1000))
  const closing = keepTime(w.host)
  await waiting(1)
  w.travel(new Date(closesAt.getTime() - 1000))
  const late = objectTo(id, keys[0]!)
  await waiting(2)
  await holder.query('commit')
  holder.release()
  await closing
  expect(codes([await late])).toEqual(['programmes.publicity_over'])
  expect(await stateOf(id)).toMatchObject({ state: 'ended', open: 0 })
  w.travel(started)
})

test('two publish while a third takes a name off: published once, with the name or without it', async () => {
  const [name] = (await page()).standing
  const document = { documentNumber: '演示函〔2019〕12号', documentDate: '2019-07-26' }
  const publish = (who: Caller) => post(who, `${path}/publication`, document)
  const strike = post(third, `/api/programmes/selected/${name.id}/strike`, { reason })
  const [one, two, struck] = await Promise.all([publish(office()), publish(second), strike])
  expect(codes([one!, two!])).toEqual(['done', 'programmes.selection_cannot_step'])
  expect(['done', 'programmes.selection_cannot_strike']).toContain(codes([struck])[0])
  const { total, rows } = await must(w.stranger.get('/api/programmes/selected'))
  expect(total).toBe(struck.status === 200 ? titles.length - 1 : titles.length)
  expect(rows.some(({ id }: { id: string }) => id === name.id)).toBe(struck.status !== 200)
})
