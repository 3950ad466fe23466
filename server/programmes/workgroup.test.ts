/** A working group: members asked, duties shown by stage, tasks with working days, minutes sealed, advice, nominations. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { keepTime } from './recommendation.jobs.ts'
import { paperText } from './selection.sample.ts'
import {
  expertFile,
  expertLine,
  groupPath,
  openWithSeats,
  partner,
  programmeId,
} from './workgroup.sample.ts'

let w: World
let p: Personas
let second: Caller
let uploads: FastifyInstance & { readonly base: string }
let union: Awaited<ReturnType<typeof partner>>
let school: Awaited<ReturnType<typeof partner>>
let stranger: Awaited<ReturnType<typeof partner>>
let members: Record<'union' | 'school' | 'office', string>

const office = (): Persona => p.programmeOfficer
const missing = [404, 'kernel.missing']
const responsible = `/api/programmes/calls/${programmeId}/responsible`
const member = (id: string, act: string) => `/api/programmes/workgroup/members/${id}/${act}`
const page = (who: Pick<Caller, 'get'> = office()) => must(who.get(groupPath))
const reason = '本单位人手不足，无法承担这项工作（演示）。'

beforeAll(async () => {
  w = await world('2019-07-08T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  await openWithSeats(w, p)
  uploads = await uploadApp(w)
  union = await partner(w, '智造平台行业协会（演示）', 'association')
  school = await partner(w, '融通产业研究院（演示）', 'institute')
  stranger = await partner(w, '局外协会（演示）', 'association')
})
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const invite = (org: string, duty = '提供行业咨询、推荐专家') =>
  office().post(`${groupPath}/members`, { org, duty })

test('members are asked by name, see only the question, and see the group once they said yes', async () => {
  expect(await refused(invite('查无此会'))).toEqual([400, 'programmes.workgroup_org_unknown'])
  for (const who of [union, school, p.applicant, p.provincialOfficer]) {
    expect(await refused(who.get(groupPath))).toEqual(missing)
  }
  for (const one of [union, school]) await must(invite(one.orgName))
  const own = await must(invite(p.orgs.office.name, '统筹协调'))
  const idOf = (name: string) => own.members.find((one: any) => one.orgName === name).id
  members = {
    union: idOf(union.orgName),
    school: idOf(school.orgName),
    office: idOf(p.orgs.office.name),
  }
  expect(own.members.map(({ state }: any) => state)).toEqual(['invited', 'invited', 'accepted'])
  expect(await refused(invite(union.orgName))).toEqual([
    409,
    'programmes.workgroup_invited_already',
  ])
  const asked = await page(union)
  expect([asked.role, asked.members.length, asked.duties]).toEqual(['invited', 1, []])
  expect(await refused(union.get(`${groupPath}/tasks`))).toEqual(missing)
  expect(await refused(school.post(member(members.union, 'answer'), { verb: 'accept' }))).toEqual(
    missing,
  )
  expect(await refused(union.post(member(members.union, 'answer'), { verb: 'decline' }))).toEqual([
    400,
    'programmes.reason_too_short',
  ])
  const joined = await must(union.post(member(members.union, 'answer'), { verb: 'accept' }))
  expect([joined.role, joined.members.length]).toEqual(['member', 2])
  // Whoever declined is out, and may be asked again.
  await must(school.post(member(members.school, 'answer'), { verb: 'decline', reason }))
  expect(await refused(school.get(groupPath))).toEqual(missing)
  await must(invite(school.orgName))
  await must(school.post(member(members.school, 'answer'), { verb: 'accept' }))
  expect(await refused(stranger.get(groupPath))).toEqual(missing)
  expect((await must(union.get('/api/programmes/workgroups'))).rows).toMatchObject([
    { programmeId, state: 'accepted', openTasks: 0 },
  ])
})

test('every stage says who answers for it, to whoever sees the stage', async () => {
  const duty = (change: object) => ({
    stage: 'expertReview',
    what: '推荐评审专家',
    leadId: members.union,
    helperIds: [members.school],
    open: true,
    ...change,
  })
  const make = (change: object) => office().post(`${groupPath}/duties`, duty(change))
  expect(await refused(make({ stage: 'nowhere' }))).toEqual([
    400,
    'programmes.workgroup_stage_unknown',
  ])
  expect(await refused(make({ helperIds: [members.union] }))).toEqual([
    400,
    'programmes.workgroup_lead_helps',
  ])
  expect(await refused(union.post(`${groupPath}/duties`, duty({})))).toEqual([
    403,
    'kernel.permit_missing',
  ])
  await must(make({}))
  await must(make({ stage: 'formalCheck', what: '复核形式审查', open: false }))
  await must(make({ stage: 'decision', what: '遴选会务', open: false, leadId: members.office }))
  const seen = async (who: Pick<Caller, 'get'>) =>
    (await must(who.get(responsible))).rows.map((row: any) => row.what)
  const [check, review, decision] = ['复核形式审查', '推荐评审专家', '遴选会务']
  expect(await seen(w.stranger)).toEqual([review])
  expect(await seen(stranger)).toEqual([review])
  expect(await seen(p.provincialOfficer)).toEqual([check, review])
  for (const who of [union, office(), p.supervisor]) {
    expect(await seen(who)).toEqual([check, review, decision])
  }
  expect((await must(w.stranger.get(responsible))).rows[0]).toMatchObject({
    lead: union.orgName,
    helpers: [school.orgName],
  })
  // Nobody leaves while a duty rests on it.
  expect(await refused(union.post(member(members.union, 'end'), { reason }))).toEqual([
    409,
    'programmes.workgroup_member_has_duties',
  ])
})

const tasks = async (who: Pick<Caller, 'get'>) => (await must(who.get(`${groupPath}/tasks`))).rows
const step = (who: Pick<Caller, 'post'>, id: string, verb: string, seen: number, note = '') =>
  who.post(`/api/programmes/workgroup/tasks/${id}/steps`, { verb, seen, note })
const inbox = async (who: Pick<Caller, 'get'>) =>
  (await must(who.get('/api/notices'))).rows.map((row: any) => row.kind)

test('a task is due in working days, is worked on by its member, confirmed by the office, and reminded of once', async () => {
  const give = (memberId: string, title: string, workingDays = 5) =>
    must(
      office().post(`${groupPath}/tasks`, {
        memberId,
        title,
        body: '',
        stage: 'expertReview',
        workingDays,
      }),
    )
  // Monday the 8th and five working days: the weekend does not count.
  const task = await give(members.union, '报送专家名单')
  expect([task.dueOn, task.state]).toEqual(['2019-07-15', 'open'])
  const other = await give(members.school, '起草评审说明')
  expect((await tasks(union)).map(({ id }: any) => id)).toEqual([task.id])
  expect((await tasks(office())).length).toBe(2)
  expect(await refused(step(union, other.id, 'start', 1))).toEqual(missing)
  expect(await refused(step(office(), task.id, 'start', 1))).toEqual([
    403,
    'programmes.workgroup_task_of_other',
  ])
  await must(step(union, task.id, 'start', 1))
  expect(await refused(step(union, task.id, 'report', 1, reason))).toEqual([
    409,
    'programmes.workgroup_task_moved_on',
  ])
  expect(await refused(step(union, task.id, 'report', 2))).toEqual([
    400,
    'programmes.reason_too_short',
  ])
  // Two working days are left on the 11th; the clock tells it once, however often it runs.
  w.travel('2019-07-10T18:00:00+08:00')
  await keepTime(w.host)
  await w.settle()
  expect(await inbox(union)).not.toContain('programmes.task_near')
  w.travel('2019-07-11T09:00:00+08:00')
  for (let run = 0; run < 2; run += 1) {
    await keepTime(w.host)
    await w.settle()
  }
  expect(
    (await inbox(union)).filter((kind: string) => kind === 'programmes.task_near').length,
  ).toBe(1)
  w.travel('2019-07-16T09:00:00+08:00')
  await keepTime(w.host)
  await w.settle()
  expect(await inbox(union)).toContain('programmes.task_overdue')
  expect(await inbox(office())).toContain('programmes.task_overdue')
  expect((await tasks(union))[0].overdue).toBe(true)
  await must(step(union, task.id, 'report', 2, '名单已经报送，共十二人（演示）。'))
  await must(step(office(), task.id, 'return', 3, '请补充两位财务专家（演示）。'))
  await must(step(union, task.id, 'report', 4, '已补充两位财务专家（演示）。'))
  const done = await must(step(office(), task.id, 'confirm', 5))
  expect([done.state, done.notes.map(({ verb }: any) => verb)]).toEqual([
    'done',
    ['start', 'report', 'return', 'report', 'confirm'],
  ])
  expect(await refused(step(office(), task.id, 'cancel', 6, reason))).toEqual([
    409,
    'programmes.workgroup_task_cannot_step',
  ])
})

test('evidence is brought through the task, and read by those who see it', async () => {
  const task = await must(
    office().post(`${groupPath}/tasks`, {
      memberId: members.union,
      title: '整理企业意见',
      body: '',
      stage: null,
      workingDays: 5,
    }),
  )
  const { id: versionId } = await uploadWhole(uploads.base, union, '企业意见.pdf', samplePdf(1))
  await inspectWaiting(w)
  const note = (who: Pick<Caller, 'post'>) =>
    who.post(`/api/programmes/workgroup/tasks/${task.id}/notes`, {
      body: '意见汇总见附件。',
      versionIds: [versionId],
    })
  expect(await refused(note(school))).toEqual(missing)
  const read = (who: Pick<Caller, 'get'>) => who.get(`/api/files/versions/${versionId}/content`)
  expect((await read(office())).statusCode).toBe(404)
  // Whoever did not bring the file cannot bring it either.
  expect(await refused(note(office()))).toEqual([403, 'files.not_attachable'])
  expect((await must(note(union))).files).toMatchObject([{ versionId, name: '企业意见.pdf' }])
  for (const who of [office(), p.supervisor, union]) {
    expect((await read(who)).statusCode).toBe(200)
  }
  for (const who of [school, stranger, p.provincialOfficer]) {
    expect((await read(who)).statusCode).toBe(404)
  }
  await must(step(office(), task.id, 'cancel', 1, reason))
  expect(await refused(note(union))).toEqual([409, 'programmes.workgroup_task_settled'])
})

const minutesOf = (change: object = {}) => ({
  title: '第一次工作组会议',
  heldOn: '2019-07-16',
  place: '第一会议室',
  chair: '沈予安',
  attendees: [{ org: union.orgName, names: '郁南星' }],
  body: '会议审议了评审安排。\n要求各成员按分工推进。',
  decisions: [
    { what: '协会补充专家名单', memberId: members.union, workingDays: 3 },
    { what: '下次会议另行通知', memberId: null, workingDays: null },
  ],
  ...change,
})

test('minutes are approved by another person, numbered, fixed, sealed in the history, and printed', async () => {
  const path = `${groupPath}/minutes`
  const draft = await must(office().post(path, minutesOf()))
  const one = `/api/programmes/workgroup/minutes/${draft.id}`
  expect((await must(union.get(path))).rows).toEqual([])
  expect(await refused(union.get(one))).toEqual(missing)
  const approve = (who: Pick<Caller, 'post'>, seen: number) => who.post(`${one}/approval`, { seen })
  expect(await refused(approve(office(), 1))).toEqual([403, 'programmes.minutes_second_person'])
  // Whoever changes a draft has written it.
  const changed = await must(second.put(one, { seen: 1, wish: minutesOf({ place: '线上' }) }))
  expect(await refused(approve(second, changed.version))).toEqual([
    403,
    'programmes.minutes_second_person',
  ])
  expect(await refused(approve(office(), 1))).toEqual([409, 'programmes.minutes_moved_on'])
  const task = (at: number) => office().post(`${one}/decisions/${at}/task`)
  expect(await refused(task(0))).toEqual([409, 'programmes.minutes_not_approved'])
  const approved = await must(approve(office(), changed.version))
  expect([approved.state, approved.no, approved.digest]).toEqual([
    'approved',
    1,
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
  const { rows } = await w.host.database.owner.query(
    "select facts from kernel.history where verb = 'programmes.minutes.approve' and thing_id = $1",
    [draft.id],
  )
  expect(rows[0].facts).toMatchObject({ no: 1, digest: approved.digest })
  expect(await refused(office().put(one, { seen: 3, wish: minutesOf() }))).toEqual([
    409,
    'programmes.minutes_settled',
  ])
  expect((await must(task(0))).minutesNo).toBe(1)
  expect(await refused(task(0))).toEqual([409, 'programmes.minutes_task_made_already'])
  expect(await refused(task(1))).toEqual([409, 'programmes.minutes_decision_of_nobody'])
  expect((await must(union.get(one))).decisions[0].memberName).toBe(union.orgName)
  const wish = { subject: 'minutes', id: draft.id, kind: 'minutes', format: 'docx' }
  const text = await paperText(w, union, wish)
  for (const part of ['第1期', '协会补充专家名单', '议定事项', approved.digest]) {
    expect(text).toContain(part)
  }
  expect(await paperText(w, office(), { ...wish, format: 'pdf' })).toBe('')
  expect(await refused(stranger.post('/api/programmes/documents', wish))).toEqual(missing)
})

test('advice is answered once; each member reads its own', async () => {
  const path = `${groupPath}/advice`
  const wish = { stage: 'expertReview', subject: '评审会时间', body: '建议避开行业展会周。' }
  expect(await refused(stranger.post(path, wish))).toEqual(missing)
  const advice = await must(union.post(path, wish))
  expect((await must(school.get(path))).rows).toEqual([])
  const answer = () =>
    office().put(`/api/programmes/workgroup/advice/${advice.id}/answer`, {
      adopted: 'adopted',
      answer: '采纳，改在次周。',
    })
  await must(answer())
  expect(await refused(answer())).toEqual([409, 'programmes.workgroup_advice_answered_already'])
  expect((await must(union.get(path))).rows).toMatchObject([
    { adopted: 'adopted', answer: '采纳，改在次周。', memberName: union.orgName },
  ])
})

test('nominated experts are sealed until the office takes the list, and carry who nominated them', async () => {
  const path = `${groupPath}/nominations`
  const give = (rows: Parameters<typeof expertFile>[0]) =>
    union.post(path, { fileName: '专家.csv', content: expertFile(rows), reason: '熟悉平台评价。' })
  // What is in the register is not told: the same address is no fault to whoever nominates.
  await must(
    office().post('/api/evaluation/expert-batches', {
      fileName: '已有.csv',
      content: expertFile([expertLine('已在库', 'known')]),
      updates: false,
    }),
  )
  expect(await refused(give([expertLine('甲', 'a', '许多')]))).toEqual([
    400,
    'programmes.nomination_has_faults',
  ])
  const given = await must(
    give([expertLine('密名甲', 'secret.a'), expertLine('密名乙', 'secret.b')]),
  )
  expect([given.rows, given.state, given.batchId]).toEqual([2, 'given', null])
  const { rows } = await w.host.database.owner.query(
    'select n::text as line from programmes.workgroup_nomination n',
  )
  expect(rows[0].line).not.toContain('密名甲')
  expect((await must(school.get(path))).rows).toEqual([])
  const take = (who: Pick<Caller, 'post'>) =>
    who.post(`/api/programmes/workgroup/nominations/${given.id}/take`)
  expect(await refused(take(union))).toEqual([403, 'kernel.permit_missing'])
  const { batchId } = await must(take(office()))
  expect(await refused(take(office()))).toEqual([409, 'programmes.workgroup_nomination_settled'])
  const { batch } = await must(office().get(`/api/evaluation/expert-batches/${batchId}`))
  expect([batch.nominatedBy, batch.fresh, batch.state]).toEqual([union.orgName, 2, 'previewed'])
  await must(office().post(`/api/evaluation/expert-batches/${batchId}/commit`, { except: [] }))
  const register = (await must(office().get('/api/evaluation/experts?limit=200'))).rows
  const one = register.find((row: any) => row.profile.name === '密名甲')
  expect([one.state, one.nominatedByOrg]).toEqual(['nominated', union.orgName])
  const left = await w.host.database.owner.query(
    'select cells from programmes.workgroup_nomination',
  )
  expect(left.rows).toEqual([{ cells: null }])
  expect((await must(union.get(path))).rows).toMatchObject([{ state: 'taken', batchId: null }])
  const again = await must(give([expertLine('丙', 'c')]))
  const settle = (who: Pick<Caller, 'post'>, verb: string) =>
    who.post(`/api/programmes/workgroup/nominations/${again.id}/settle`, { verb, reason })
  expect(await refused(settle(school, 'withdraw'))).toEqual(missing)
  expect(await refused(settle(office(), 'withdraw'))).toEqual([
    403,
    'programmes.workgroup_task_of_other',
  ])
  expect((await must(settle(office(), 'decline'))).state).toBe('declined')
  expect(await refused(settle(union, 'withdraw'))).toEqual([
    409,
    'programmes.workgroup_nomination_settled',
  ])
})

test('what waits stands on the desks; whoever leaves sees nothing more, and whoever is let go is told', async () => {
  const kinds = async (who: Pick<Caller, 'get'>, path = '/api/programmes/waiting') =>
    (await must(who.get(path))).rows.map((row: any) => row.kind)
  expect(await kinds(union)).toContain('toDoTask')
  const [open] = (await tasks(union)).filter(({ state }: any) => state === 'open')
  await must(step(union, open.id, 'report', open.version, '补充名单已经报送（演示）。'))
  expect(await kinds(office())).toContain('toConfirmTask')
  expect(await kinds(stranger)).toEqual([])
  const [waiting] = await tasks(school)
  await must(step(office(), waiting.id, 'cancel', waiting.version, reason))
  for (const { id, helperIds, version } of (await page()).duties) {
    if (!helperIds.includes(members.school)) continue
    await must(office().delete(`/api/programmes/workgroup/duties/${id}?seen=${version}`))
  }
  await must(school.post(member(members.school, 'end'), { reason }))
  expect(await refused(school.get(`${groupPath}/minutes`))).toEqual(missing)
  await must(invite(school.orgName))
  await must(office().post(member(members.school, 'end'), { reason }))
  await w.settle()
  const notices = (await must(school.get('/api/notices'))).rows
  const ended = notices.filter(({ kind }: any) => kind === 'programmes.workgroup_ended')
  // Where the notice leads it may look.
  expect(ended[0].path).toBe('/workgroups')
  expect((await must(school.get('/api/programmes/workgroups'))).rows).toEqual([])
})
