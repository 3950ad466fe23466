/** The office gives a package back before it has decided: the unit mends, signs and sends anew; its applicants see where they stand. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { acceptWhole, refused, sendPackage } from './entry.sample.ts'
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
let packageId: string

const managed = `/api/programmes/managed/${programmeId}`
const reason = '光盘第 2 张无法读取，汇总表缺盖章，请补齐后重新报送。'
const lateReason = '汛期道路中断，材料未能按时汇总（演示）。'
const office = () => p.programmeOfficer
const unit = () => p.provincialOfficer

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  await openCall(w, p)
  entrants = [
    await entrant(w, '共享制造平台（演示）', ['4']),
    await entrant(w, '研发众包平台（演示）', ['3']),
  ]
  await w.seal()
  w.travel('2019-07-15T16:00:00+08:00')
  packageId = await signRanking(w, p, entrants, '川经信函〔2019〕7号')
  await w.host.database.owner.query(
    'update programmes.recommendation set late_reason = $1 where programme_id = $2 and unit_code = $3',
    [lateReason, programmeId, unitCode],
  )
  await sendPackage(w, unit(), packageId, entrants, [2, 2])
  await accepted(office().put(`${managed}/media/email/mailbox`, { address: 'office@demo.test' }))
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const path = () => `/api/programmes/packages/${packageId}`
const back = (body: object = { reason }, who = office()) => who.post(`${path()}/give-back`, body)
const mailIt = () =>
  accepted(
    unit().post(`${path()}/mails`, {
      medium: 'email',
      ownMailbox: true,
      withoutScans: '扫描件随后补发（演示）。',
    }),
  )
const ledger = async () => (await accepted(office().get(`${managed}/ledger`))).json().rows
const entries = async () => (await accepted(office().get(`${managed}/entries`))).json()
const fileOf = async (one: Entrant) =>
  (await accepted(one.get(`/api/programmes/applications/${one.applicationId}`))).json()

async function receivePaper(): Promise<void> {
  const row = (await ledger()).find((one: any) => one.package.id === packageId)
  const { id } = row.dispatches.find((one: any) => one.medium === 'paper')
  const receivedAt = w.now().toISOString()
  await accepted(
    office().post(`/api/programmes/dispatches/${id}/receipt`, { receivedAt, pieces: 4 }),
  )
}

test('what has not arrived whole cannot go back, and only who decides at the office gives back', async () => {
  // Nothing of it is the office's before the last medium has been sent.
  expect(await refused(back())).toEqual([404, 'kernel.missing'])
  await mailIt()
  await w.settle()
  w.travel('2019-07-18T11:00:00+08:00')
  await receivePaper()
  expect((await entries()).total).toBe(2)
  expect(await refused(back({ reason: '退回' }))).toEqual([400, 'programmes.reason_too_short'])
  for (const who of [p.supportingInstitute, unit(), p.applicant]) {
    expect(await refused(back({ reason }, who))).toEqual([403, 'kernel.permit_missing'])
  }
})

test('its applicants see that it was received and is checked', async () => {
  const { holder, acceptance } = await fileOf(entrants[0]!)
  expect([holder.kind, acceptance]).toEqual([
    'issuer',
    {
      state: 'received',
      since: '2019-07-18T03:00:00.000Z',
      missing: null,
      settleDay: null,
      reason: null,
    },
  ])
})

test('given back, its entries are gone, its list is a draft with the reason, and the unit is told', async () => {
  const both = await Promise.all([back(), back()])
  // Whoever comes second finds it no longer there to be given back.
  expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect((await entries()).total).toBe(0)
  const { rows } = await w.host.database.owner.query(
    `select part from kernel.counter where name = 'programmes.entries/' || $1 and value <> 0`,
    [programmeId],
  )
  expect(rows).toEqual([])
  const list = (
    await accepted(unit().get(`/api/programmes/${programmeId}/units/${unitCode}/recommendation`))
  ).json()
  expect([list.state, list.backReason]).toEqual(['draft', reason])
  // What was given as a reason for being late is offered when it is signed once more.
  expect(list.lateReason).toBe(lateReason)
  const own = (await accepted(unit().get(path()))).json()
  expect([own.state, own.stale.code]).toEqual(['stale', 'programmes.package_given_back'])
  expect(own.stale.message).toContain(reason)
  const [row] = await ledger()
  expect([row.package.state, row.entries, row.package.stale.message]).toEqual([
    'stale',
    0,
    own.stale.message,
  ])
  const { state, holder, acceptance } = await fileOf(entrants[0]!)
  expect([state, holder.kind, acceptance]).toEqual(['submitted', 'unit', null])
  await w.settle()
  const told = (await unit().get('/api/notices?limit=50')).json().rows
  expect(told.map(({ kind }: any) => kind)).toContain('programmes.package_given_back')
})

test('mended, signed and sent anew it is received anew; once something was decided it stays', async () => {
  packageId = await signRanking(w, p, entrants.toReversed(), '川经信函〔2019〕9号')
  await accepted(unit().post(`${path()}/build`))
  await w.settle()
  for (const { applicationId } of entrants) {
    await accepted(unit().put(`${path()}/copies/${applicationId}`, { printed: 2 }))
  }
  w.travel('2019-07-19T10:00:00+08:00')
  await accepted(
    unit().post(`${path()}/dispatches`, {
      media: ['paper', 'disc'],
      way: 'ems',
      number: 'EA223456789CN',
      sentAt: w.now().toISOString(),
    }),
  )
  await mailIt()
  await w.settle()
  w.travel('2019-07-20T10:00:00+08:00')
  await receivePaper()
  const { rows, total } = await entries()
  expect([total, rows.map(({ title }: any) => title)]).toEqual([
    2,
    ['研发众包平台（演示）', '共享制造平台（演示）'],
  ])
  await acceptWhole(office(), rows[0].id)
  expect(await refused(back())).toEqual([409, 'programmes.package_decided'])
  expect((await fileOf(entrants[1]!)).acceptance.state).toBe('accepted')
})
