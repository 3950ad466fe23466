/** What two officers of one group write at once, and minutes before they are whole. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { groupPath, openWithSeats, partner } from './workgroup.sample.ts'

let w: World
let p: Personas
let second: Caller
let memberId: string

const office = (): Persona => p.programmeOfficer
const duties = async () => (await must(office().get(groupPath))).duties

beforeAll(async () => {
  w = await world('2019-07-16T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  await openWithSeats(w, p)
  const { members } = await must(
    office().post(`${groupPath}/members`, { org: p.orgs.office.name, duty: '统筹协调' }),
  )
  memberId = members[0].id
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('of two officers who change one duty, the later is told of the earlier, and overwrites nothing', async () => {
  const duty = {
    stage: 'formalCheck',
    what: '复核形式审查',
    leadId: memberId,
    helperIds: [],
    open: false,
  }
  await must(office().post(`${groupPath}/duties`, duty))
  const [{ id, version }] = await duties()
  expect(version).toBe(1)
  const at = `/api/programmes/workgroup/duties/${id}`
  const wish = (what: string, seen = 1) => ({ seen, wish: { ...duty, what } })
  // Both looked at version 1; only one of them is taken, whichever comes first.
  const both = await Promise.all([
    office().put(at, wish('复核形式审查（办公室）')),
    second.put(at, wish('复核形式审查（第二人）')),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const lost = both.find(({ statusCode }) => statusCode === 409)!.json()
  const winner = both[0]!.statusCode === 200 ? '办公室' : '第二人'
  expect([lost.code, lost.facts]).toEqual([
    'programmes.workgroup_duty_moved_on',
    { version: 2, by: expect.stringMatching(/.+/) },
  ])
  const [kept] = await duties()
  expect([kept.version, kept.what]).toEqual([2, `复核形式审查（${winner}）`])
  // Nor is a line struck that somebody changed meanwhile.
  expect(await refused(office().delete(`${at}?seen=1`))).toEqual([
    409,
    'programmes.workgroup_duty_moved_on',
  ])
  await must(office().delete(`${at}?seen=2`))
  expect(await refused(second.put(at, wish('复核', 2)))).toEqual([404, 'kernel.missing'])
})

const nothing = { title: '', heldOn: null, place: '', chair: '', attendees: [], body: '' }
const whole = (change: object = {}) => ({
  title: '第一次工作组会议',
  heldOn: '2019-07-16',
  place: '第一会议室',
  chair: '沈予安',
  attendees: [{ org: p.orgs.office.name, names: '沈予安' }],
  body: '会议审议了评审安排。',
  decisions: [],
  ...change,
})

test('minutes are kept as far as they are written, and approved only when they are whole', async () => {
  const { id } = await must(office().post(`${groupPath}/minutes`, { ...nothing, decisions: [] }))
  const one = `/api/programmes/workgroup/minutes/${id}`
  const keep = async (wish: object) => {
    const { version } = await must(office().get(one))
    return must(office().put(one, { seen: version, wish }))
  }
  const approve = (seen: number) => second.post(`${one}/approval`, { seen })
  for (const [change, code] of [
    [{ title: '' }, 'minutes_incomplete'],
    [{ heldOn: null }, 'minutes_incomplete'],
    [{ body: ' ' }, 'minutes_incomplete'],
    [{ attendees: [] }, 'minutes_incomplete'],
    [{ decisions: [{ what: '', memberId: null, workingDays: null }] }, 'minutes_incomplete'],
    [{ heldOn: '2019-07-17' }, 'minutes_not_held_yet'],
  ] as const) {
    const { version } = await keep(whole(change))
    expect(await refused(approve(version))).toEqual([400, `programmes.${code}`])
  }
  // What one person types is no line of history each time; that another took it up is one.
  const lines = async () => {
    const { rows } = await w.host.database.owner.query(
      "select verb from kernel.history where thing_id = $1 and verb like 'programmes.minutes.%' order by id",
      [id],
    )
    return rows.map(({ verb }) => verb)
  }
  expect(await lines()).toEqual(['programmes.minutes.write'])
  const { version } = await keep(whole())
  await must(second.put(one, { seen: version, wish: whole({ place: '线上' }) }))
  expect(await lines()).toEqual(['programmes.minutes.write', 'programmes.minutes.change'])
  await must(office().post(`${one}/approval`, { seen: version + 1 }))
})

test('a nomination that says where to pay an expert is refused by line and column, and not kept', async () => {
  const table = '姓名,邮箱,所在地区,所在单位,卡号\n甲,fee@demo.test,四川,某院,6222000011112222'
  const union = await partner(w, '智造平台行业协会（演示）', 'association')
  const { members } = await must(
    office().post(`${groupPath}/members`, { org: union.orgName, duty: '推荐专家' }),
  )
  const asked = members.find((one: { orgName: string }) => one.orgName === union.orgName)
  const path = `/api/programmes/workgroup/members/${asked.id}/answer`
  await must(union.post(path, { verb: 'accept' }))
  const answer = await union.post(`${groupPath}/nominations`, {
    fileName: '卡号.csv',
    content: Buffer.from(table).toString('base64'),
    reason: '熟悉平台评价。',
  })
  const { code, detail } = answer.json()
  expect([answer.statusCode, code]).toEqual([400, 'programmes.nomination_says_fees'])
  // As the head of the list calls it.
  expect(detail).toContain('第 2 行的“卡号”列')
  expect(answer.body).not.toContain('6222')
  expect((await must(union.get(`${groupPath}/nominations`))).rows).toEqual([])
})
