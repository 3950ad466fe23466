import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { keepTime } from './recommendation.jobs.ts'
import {
  actorFor,
  makeApplicant,
  makeFile,
  makeProgramme,
  makeRanked,
  officerPermits,
  type MadeFile,
} from './samples.ts'
import { paperText } from './selection.sample.ts'

let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
const base = `/api/programmes/${programmeId}/units/51`
const files: MadeFile[] = []
let publicityId: string
let receiptNo: string

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  await setup(async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    // Ranked against the order of names, so that a leak of the ranking would show.
    for (const [at, name] of ['岷江轴承', '川西模具', '巴山铸造'].entries()) {
      const applicant = await makeApplicant(work, { serial: at, name: `${name}有限公司（演示）` })
      const wish = { programmeId, applicant, directions: ['8'], title: `${name}平台（演示）` }
      files.push(await makeFile(work, wish))
      await makeRanked(work, officer, { programmeId, unit: '51' }, files[at]!.candidateId)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const own = async () => (await p.provincialOfficer.get(`${base}/publicities`)).json().rows
const names = async () => {
  const page = (await w.stranger.get(`/api/programmes/publicities/${publicityId}`)).json()
  return page.names as { key: string; title: string; applicant: string }[]
}
const objector = { name: '孙正言', mobile: '138 0013 8000', organisation: '锦城机电（演示）' }
const objection = {
  objector,
  text: '该项目申报的平台由本单位开发，知识产权存在争议。',
  evidence: '软件著作权登记证书复印件，登记号（演示）。',
}
const object = (body: object = {}) =>
  w.stranger.post(`/api/programmes/publicities/${publicityId}/objections`, {
    ...objection,
    ...body,
  })
const reason = '经核查，双方已签订转让协议，争议已经解决。'

test('a publicity lasts the programme’s working days, the first day not counted', async () => {
  const begin = (body: object) => p.provincialOfficer.post(`${base}/publicities`, body)
  expect((await begin({ firstDay: '2019-06-30' })).json().code).toBe(
    'programmes.publicity_in_the_past',
  )
  const begun = (await begin({})).json()
  publicityId = begun.id
  expect(begun).toMatchObject({
    state: 'running',
    workingDays: 5,
    firstDay: '2019-07-01',
    lastDay: '2019-07-08',
    closesAt: '2019-07-08T16:00:00.000Z',
    provisional: false,
    objections: { received: 0, accepted: 0, rejected: 0 },
    endsTooLate: false,
  })
  const twice = await begin({})
  expect([twice.statusCode, twice.json().code]).toEqual([409, 'programmes.publicity_runs_already'])
})

test('the public reads names in an order that tells nothing, and no more than names', async () => {
  const list = (await w.stranger.get('/api/programmes/publicities?running=true')).json()
  expect([list.total, list.rows[0].id, list.rows[0].unitName]).toEqual([1, publicityId, '四川省'])
  const page = (await w.stranger.get(`/api/programmes/publicities/${publicityId}`)).json()
  expect(page.names.map(({ applicant }: { applicant: string }) => applicant.slice(0, 4))).toEqual([
    '巴山铸造',
    '川西模具',
    '岷江轴承',
  ])
  expect(Object.keys(page.names[0]).toSorted()).toEqual(['applicant', 'key', 'title'])
  const keys = (await names()).map(({ key }) => key)
  for (const { candidateId } of files) expect(keys).not.toContain(candidateId)
  expect(JSON.stringify(page)).not.toMatch(/rank|objection|score/)
})

test('anybody objects by real name and gets a receipt; who it was is sealed', async () => {
  const [first, second] = await names()
  expect((await object({ objector: { ...objector, mobile: '12345678901' } })).json().code).toBe(
    'programmes.objector_mobile_wrong',
  )
  const wrongId = { ...objector, idNumber: '510100199001011234' }
  expect((await object({ objector: wrongId })).json().code).toBe('programmes.objector_id_wrong')
  expect((await object({ key: files[0]!.candidateId })).statusCode).toBe(404)
  const sent = [{ name: '登记证书.txt', base64: Buffer.from('登记号：演示').toString('base64') }]
  const program = [{ name: 'run.exe', base64: 'TVqQAAMA' }]
  expect((await object({ files: program })).json().code).toBe('files.type_not_accepted')
  const raised = (await object({ key: first!.key, files: sent })).json()
  receiptNo = raised.receiptNo
  expect(raised).toEqual({
    receiptNo: expect.stringMatching(/^YY2019-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
    state: 'received',
    receivedAt: w.now().toISOString(),
    answer: null,
    answeredAt: null,
    publicityId,
    unitName: '四川省',
    issuers: false,
    programmeTitle: { zh: expect.stringContaining('双创'), en: expect.any(String) },
    project: first!.title,
    files: 1,
  })
  await object({ key: second!.key })
  const raw = await w.host.database.owner.query('select * from programmes.objection')
  expect(JSON.stringify(raw.rows)).not.toContain('孙正言')
  expect(raw.rows.map((row) => row.objector_sealed.includes('13800138000'))).toEqual([false, false])
  const asked = await w.stranger.get(`/api/programmes/objection-receipts/${receiptNo}`)
  expect(asked.json()).toEqual(raised)
})

test('the unit reads objections; opening who objected leaves a trace', async () => {
  const path = `/api/programmes/publicities/${publicityId}/objections`
  const { rows } = (await p.provincialOfficer.get(path)).json()
  expect(rows.map((row: { state: string }) => row.state)).toEqual(['received', 'received'])
  expect(JSON.stringify(rows)).not.toContain('孙正言')
  expect((await p.cityOfficer.get(path)).statusCode).toBe(404)
  expect(rows.map((row: { files: unknown }) => row.files)).toEqual([
    [{ versionId: expect.any(String), name: '登记证书.txt', bytes: 18 }],
    [],
  ])
  // Before its inspection it is refused even to the one who may open it; to others it does not exist.
  const evidence = `/api/files/versions/${rows[0].files[0].versionId}/content`
  const open = (who: { get: (path: string) => Promise<{ statusCode: number }> }) =>
    who.get(evidence)
  const doors = await Promise.all(
    [p.provincialOfficer, p.cityOfficer, p.leader, w.stranger].map(open),
  )
  expect(doors.map(({ statusCode }) => statusCode)).toEqual([409, 404, 404, 404])
  const who = `/api/programmes/objections/${rows[0].id}/objector`
  expect((await p.cityOfficer.get(who)).statusCode).toBe(404)
  expect((await p.leader.get(who)).statusCode).toBe(403)
  expect((await p.provincialOfficer.get(who)).json()).toEqual(objector)
  await w.host.traces.flush()
  const traces = await w.host.database.owner.query(
    `select person_id from kernel.trace where thing_id = $1`,
    [rows[0].id],
  )
  expect(traces.rows).toEqual([{ person_id: p.provincialOfficer.personId }])
})

test('when the days are over with objections open the publicity waits, and no signature passes it', async () => {
  w.travel('2019-07-08T23:59:59+08:00')
  await keepTime(w.host)
  expect((await own())[0].state).toBe('running')
  w.travel('2019-07-09T00:00:00+08:00')
  expect((await object({})).json().code).toBe('programmes.publicity_over')
  await keepTime(w.host)
  await keepTime(w.host)
  expect((await own())[0].state).toBe('awaiting')
  const list = (await p.provincialOfficer.get(`${base}/recommendation`)).json()
  await p.provincialOfficer.post(`${base}/recommendation/send-to-check`, { version: list.version })
  await p.checker.post(`${base}/recommendation/pass`, { version: list.version })
  const wish = {
    version: list.version,
    documentNumber: '川经信软件函〔2019〕91号',
    documentDate: '2019-07-08',
  }
  const refused = await p.leader.post(`${base}/recommendation/sign`, wish)
  expect(refused.json().code).toBe('programmes.publicity_unfinished')
  await p.leader.post(`${base}/recommendation/send-back`, { reason })
})

test('accepted: the project is declined and leaves the order; rejected: with reasons, and it ends by itself', async () => {
  const path = `/api/programmes/publicities/${publicityId}/objections`
  const [first, second] = (await p.provincialOfficer.get(path)).json().rows
  const end = (body: object) =>
    p.provincialOfficer.post(`/api/programmes/publicities/${publicityId}/end`, body)
  const open = (await end({})).json()
  expect([open.code, open.facts]).toEqual(['programmes.objections_open', { count: 2 }])
  const accept = (id: string, answer: string) =>
    p.provincialOfficer.post(`/api/programmes/objections/${id}/accept`, { answer })
  expect((await accept(first.id, '是')).json().code).toBe('programmes.reason_too_short')
  const answer = '经核查，平台权属不清，异议成立，不予推荐。'
  expect((await accept(first.id, answer)).json()).toMatchObject({
    state: 'accepted',
    answer,
    handledBy: p.provincialOfficer.name,
  })
  const list = (await p.provincialOfficer.get(`${base}/recommendation`)).json()
  const ranked = list.ranked.map((one: { rank: number; applicant: string }) => [
    one.rank,
    one.applicant.slice(0, 2),
  ])
  expect(ranked).toEqual([
    [1, '岷江'],
    [2, '川西'],
  ])
  const reject = `/api/programmes/objections/${second.id}/reject`
  expect((await p.provincialOfficer.post(reject, { answer: reason })).json().state).toBe('rejected')
  expect((await p.provincialOfficer.post(reject, { answer: reason })).json().code).toBe(
    'programmes.objection_answered_already',
  )
  expect((await own())[0]).toMatchObject({
    state: 'ended',
    objections: { received: 2, accepted: 1, rejected: 1 },
  })
  const asked = (await w.stranger.get(`/api/programmes/objection-receipts/${receiptNo}`)).json()
  expect([asked.state, asked.answer]).toEqual(['accepted', answer])
})

test('the record of an objection prints for whoever handles it, without who objected', async () => {
  const path = `/api/programmes/publicities/${publicityId}/objections`
  const [first] = (await p.provincialOfficer.get(path)).json().rows
  const wish = { subject: 'objection', id: first.id, kind: 'objectionRecord', format: 'docx' }
  const text = await paperText(w, p.provincialOfficer, wish)
  const { name, mobile } = (
    await p.provincialOfficer.get(`/api/programmes/objections/${first.id}/objector`)
  ).json()
  expect(
    [first.receiptNo, first.text, first.answer, name, mobile].map((one) => text.includes(one)),
  ).toEqual([true, true, true, false, false])
  for (const who of [p.leader, p.cityOfficer, p.applicant, p.programmeOfficer]) {
    const asked = await who.post('/api/programmes/documents', wish)
    expect([asked.statusCode, asked.json().code]).toEqual([404, 'kernel.missing'])
  }
})

test('after an ended publicity that named every ranked project the leader signs without a waiver', async () => {
  const { version } = (await p.provincialOfficer.get(`${base}/recommendation`)).json()
  await p.provincialOfficer.post(`${base}/recommendation/send-to-check`, { version })
  await p.checker.post(`${base}/recommendation/pass`, { version })
  const briefing = (await p.leader.get(`${base}/recommendation/briefing`)).json()
  expect(briefing.publicity).toEqual({
    state: 'ended',
    firstDay: '2019-07-01',
    lastDay: '2019-07-08',
    workingDays: 5,
    received: 2,
    accepted: 1,
    rejected: 1,
    endReason: null,
  })
  const signed = await p.leader.post(`${base}/recommendation/sign`, {
    version,
    documentNumber: '川经信软件函〔2019〕92号',
    documentDate: '2019-07-09',
  })
  expect(signed.json().state).toBe('signed')
})

test('one with open objections is ended only with a reason; one begun by mistake is cancelled', async () => {
  await p.leader.post(`${base}/recommendation/withdraw-signature`, { reason })
  const begun = await p.provincialOfficer.post(`${base}/publicities`, { workingDays: 1 })
  publicityId = begun.json().id
  await object({ key: (await names())[0]!.key })
  w.travel('2019-07-11T00:00:00+08:00')
  await keepTime(w.host)
  const end = `/api/programmes/publicities/${publicityId}/end`
  expect((await p.provincialOfficer.post(end, { reason: '赶时间' })).json().code).toBe(
    'programmes.objections_open',
  )
  expect((await p.provincialOfficer.post(end, { reason })).json()).toMatchObject({
    state: 'ended',
    endReason: reason,
  })
  const next = (await p.provincialOfficer.post(`${base}/publicities`, {})).json()
  const cancel = `/api/programmes/publicities/${next.id}/cancel`
  expect((await p.provincialOfficer.post(cancel, { reason })).json().state).toBe('cancelled')
  expect((await w.stranger.get(`/api/programmes/publicities/${next.id}`)).statusCode).toBe(404)
})

test('the clock tells each deadline once when it comes near and once when it has passed', async () => {
  const told = async () => {
    const { rows } = await w.host.database.owner.query(
      `select name, facts ->> 'unit' as unit, facts ->> 'step' as step from kernel.event
       where name like 'programmes.deadline.%' and facts ->> 'unit' = '51' order by id`,
    )
    return rows
  }
  const near = (step: string) => ({ name: 'programmes.deadline.near', unit: '51', step })
  const before = await told()
  expect(before).toEqual([near('submit'), near('submit')])
  w.travel('2019-07-30T00:00:00+08:00')
  await keepTime(w.host)
  await keepTime(w.host)
  const passed = (step: string) => ({ name: 'programmes.deadline.passed', unit: '51', step })
  expect(await told()).toEqual([...before, passed('submit'), passed('recommend')])
})

test('the number of working days is the programme’s, not the house’s; the house’s where the programme is silent', async () => {
  w.travel('2019-07-11T00:00:00+08:00')
  const shipped = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  const unit = '51'
  const make = (id: string, unitWorkingDays: (typeof shipped)['publicity']['unitWorkingDays']) =>
    setup(async (work) => {
      const publicity = { ...shipped.publicity, unitWorkingDays }
      const seats = { [unit]: p.orgs.province.id }
      const wish = { orgId: p.orgs.office.id, seats }
      await makeProgramme(work, { ...shipped, id, publicity }, wish)
      const applicant = await makeApplicant(work, { serial: 60 + id.length })
      const file = { programmeId: id, applicant, directions: ['8'], title: '公示天数（演示）' }
      await makeRanked(
        work,
        officer,
        { programmeId: id, unit },
        (await makeFile(work, file)).candidateId,
      )
      return `/api/programmes/${id}/units/${unit}/publicities`
    })
  const days = async (value: number, version: number) => {
    const body = { version, value, reason: '按主管部门要求调整' }
    const set = await p.operator.put('/api/console/settings/programmes.publicity_days', body)
    expect(set.statusCode).toBe(200)
  }
  const seven = await make('seven-days', { value: 7, source: 'notice', clause: '三（二）' })
  const silent = await make('silent', { value: null, source: 'unknown' })
  await days(3, 0)
  const usual = async (path: string) =>
    (await p.provincialOfficer.get(path)).json().usualWorkingDays
  expect([await usual(seven), await usual(silent)]).toEqual([7, 3])
  const begin = (path: string, more: object = {}) =>
    p.provincialOfficer.post(path, { firstDay: '2019-09-27', ...more })
  const short = (await begin(seven, { workingDays: 6 })).json()
  expect([short.code, short.facts, short.why.rule.clause]).toEqual([
    'programmes.publicity_too_short',
    { min: 7, workingDays: 6 },
    '三（二）',
  ])
  // Two Saturdays and Sundays are worked around National Day: 29 and 30 September, 8 to 12 October.
  expect((await begin(seven)).json()).toMatchObject({
    workingDays: 7,
    firstDay: '2019-09-27',
    lastDay: '2019-10-12',
    closesAt: '2019-10-12T16:00:00.000Z',
    provisional: false,
  })
  expect((await begin(silent)).json()).toMatchObject({ workingDays: 3, lastDay: '2019-10-08' })
  await days(5, 1)
  expect([await usual(seven), await usual(silent)]).toEqual([7, 5])
})
