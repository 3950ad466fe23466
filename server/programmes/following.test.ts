/** Selected projects: task book, reports, changes, visits, acceptance; each hand sees and does what is its own. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import type { EvidencePost } from '../../domain/indicators/value.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  followed,
  judgeAs,
  paperPath,
  reportOf,
  reportOpen,
  signAs,
  signedInAgain,
} from './following.sample.ts'
import { keepFollowings } from './following.look.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { smallForm } from './package.sample.ts'
import { makeProgramme } from './samples.ts'

const programmeId = 'shuangchuang-2019'
let w: World
let p: Personas
let id: string

const path = (of = id) => `/api/programmes/followings/${of}`
const project = () => p.applicant
const read = async (who: Persona = project(), of = id) => (await who.get(path(of))).json()
const opinion = '情况属实，同意。'

async function begin(title: string): Promise<string> {
  return followed(w, {
    programmeId,
    orgId: p.orgs.enterprise.id,
    title,
    selectedOn: '2019-12-10',
    days: { from: '2019-07-01', to: '2021-06-30' },
  })
}

beforeAll(async () => {
  w = await world('2019-12-12T09:00:00+08:00')
  p = await personas(w)
  const definition = (await shippedProgrammes()).find((one) => one.id === programmeId)!
  const seats = { '51': p.orgs.province.id, '5101': p.orgs.city.id }
  await writing(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    makeProgramme(work, definition, { orgId: p.orgs.office.id, form: smallForm, seats }),
  )
  id = await begin('共享制造平台（演示）')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function paperOf(kind: string, of = id): Promise<any> {
  const { papers } = await read(project(), of)
  const { id: paperId } = papers.find((one: { kind: string }) => one.kind === kind)
  return (await project().get(paperPath(paperId))).json()
}

const write = (body: object, of = id, who: Persona = project()) =>
  who.put(`${path(of)}/papers`, body)

/** Through all three hands; answers the paper as settled. */
async function settleAll(paperId: string): Promise<any> {
  for (const [who, words] of [
    [project()],
    [p.leader, opinion],
    [p.programmeOfficer, opinion],
  ] as const) {
    const answer = await signAs(who, paperId, words)
    expect(answer.statusCode).toBe(200)
  }
  return (await project().get(paperPath(paperId))).json()
}

test('a selected project begins with a draft of its task book, which nobody else sees', async () => {
  expect(await read()).toMatchObject({
    state: 'preparing',
    side: 'project',
    light: 'grey',
    capDay: '2021-07-01',
    trackId: null,
    rows: [],
    papers: [{ kind: 'taskBook', state: 'draft' }],
  })
  const book = await paperOf('taskBook')
  expect(book.content.goals).toHaveLength(3)
  for (const [who, side] of [
    [p.leader, 'unit'],
    [p.provincialOfficer, 'unit'],
    [p.programmeOfficer, 'office'],
    [p.supervisor, 'office'],
  ] as const) {
    expect(await read(who)).toMatchObject({ side, papers: [] })
    expect((await who.get(paperPath(book.id))).statusCode).toBe(404)
  }
  for (const who of [p.cityOfficer, p.provincialAdmin, p.otherApplicant, p.operator]) {
    expect((await who.get(path())).statusCode).toBe(404)
    expect((await who.get('/api/programmes/followings')).json()).toMatchObject({ total: 0 })
  }
  await w.settle()
  const { rows } = (await p.applicant.get('/api/notices')).json()
  expect(JSON.stringify(rows)).toContain('请办理任务书')
})

test('the task book explains what differs from the application and what lasts too long', async () => {
  const book = await paperOf('taskBook')
  const changed = (change: object, more: object = {}) => ({
    paperId: book.id,
    content: {
      ...book.content,
      ...more,
      goals: book.content.goals.map((goal: object, at: number) =>
        at === 0 ? { ...goal, ...change } : goal,
      ),
    },
  })
  const saved = async (body: object) => {
    const { version: seen } = (await project().get(paperPath(book.id))).json()
    const answer = await write({ ...body, seen })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }
  await saved(changed({ target: '250' }))
  const signs = async () => (await signAs(project(), book.id)).json().code
  expect(await signs()).toBe('programmes.goal_differs_unexplained')
  const why = '两家原计划接入的园区推迟建设，目标相应下调。'
  const forged = {
    definition: { ...book.content.goals[0].definition, unit: { zh: '万家', en: 'many' } },
  }
  const kept = await saved(changed({ target: '250', why, ...forged }, { untilDay: '2021-12-31' }))
  expect(kept.content.goals[0].definition.unit.zh).toBe('家')
  expect(await signs()).toBe('programmes.construction_too_long_unexplained')
  expect((await write({ ...changed({}), seen: 1 })).json().code).toBe('programmes.paper_moved_on')
  await saved(changed({}))
  expect((await signAs(p.colleague, book.id)).json().code).toBe('programmes.role_cannot')
})

test('it is signed by the project, its unit and the office, in this order, and then the indicators run', async () => {
  const { id: paperId } = await paperOf('taskBook')
  await signAs(project(), paperId)
  expect((await signAs(p.programmeOfficer, paperId, opinion)).json().code).toBe(
    'programmes.following_not_unit',
  )
  expect((await signAs(p.provincialOfficer, paperId, opinion)).json().code).toBe(
    'programmes.role_cannot',
  )
  expect((await signAs(p.leader, paperId)).json().code).toBe('programmes.opinion_unsaid')
  const [one, two] = await Promise.all([
    signAs(p.leader, paperId, opinion),
    signAs(p.leader, paperId, opinion),
  ])
  expect([one.statusCode, two.statusCode].toSorted()).toEqual([200, expect.any(Number)])
  expect((await signAs(p.programmeOfficer, paperId, opinion)).statusCode).toBe(200)
  const { signatures, digestSha256, state } = (await project().get(paperPath(paperId))).json()
  expect(state).toBe('settled')
  expect(signatures).toMatchObject([
    { level: 'project', by: p.applicant.name, digestSha256 },
    { level: 'unit', by: p.leader.name, opinion, digestSha256 },
    { level: 'office', by: p.programmeOfficer.name, digestSha256 },
  ])
  const now = await read()
  expect(now).toMatchObject({ state: 'running', overdue: 0, decisions: [{ verb: 'begin' }] })
  expect(now.rows.map((row: any) => [row.indicator.code, row.baseline, row.target])).toEqual([
    ['orgs', '100', '300'],
    ['smes', '0', '800'],
    ['trade', '10.50', '90.00'],
  ])
  expect(now.owed.slice(0, 2)).toMatchObject([
    { code: 'quarterly', period: '2019Q4', dueDay: '2020-01-15', state: 'ahead' },
    { code: 'yearly', period: '2019', state: 'ahead' },
  ])
})

async function report(period: string, values: Record<string, string>, note?: string) {
  return write({ code: 'quarterly', period, content: reportOf(values, note) })
}

test('a report says every indicator of its period, and shows baseline, target and what moved', async () => {
  w.travel('2020-01-08T09:00:00+08:00')
  const begun = await report('2019Q4', { orgs: '130', smes: '90' })
  const paperId = begun.json().id
  expect((await report('2019Q4', {})).json().code).toBe('programmes.paper_open_already')
  expect((await report('2019Q3', {})).json().code).toBe('programmes.report_not_owed')
  expect((await report('2020Q3', {})).json().code).toBe('programmes.report_ahead')
  expect((await signAs(project(), paperId)).json()).toMatchObject({
    code: 'programmes.report_values_missing',
  })
  const draft = begun.json()
  const more = [...draft.content.values, { indicator: 'trade', amount: '15.00', note: null }]
  const { version: seen } = draft
  await write({ paperId, seen, content: { ...draft.content, values: more } })
  expect((await p.provincialOfficer.get(paperPath(paperId))).statusCode).toBe(404)
  await signAs(project(), paperId)
  const seenByUnit = (await p.provincialOfficer.get(paperPath(paperId))).json()
  const back = await p.provincialOfficer.post(`${paperPath(paperId)}/return`, {
    seen: seenByUnit.version,
    reason: '服务企业数与上年口径不一致，请核对后重报。',
  })
  expect(back.json()).toMatchObject({ state: 'draft', signatures: [{}, { verb: 'return' }] })
  const { version, content } = (await project().get(paperPath(paperId))).json()
  const mended = content.values.map((value: any) =>
    value.indicator === 'smes' ? { ...value, amount: '80', note: '按法人去重后更正。' } : value,
  )
  await write({ paperId, seen: version, content: { ...content, values: mended } })
  await signAs(project(), paperId)
  await signAs(p.provincialOfficer, paperId, opinion)
  const settled = (await signAs(p.programmeOfficer, paperId, opinion)).json()
  expect(settled).toMatchObject({ state: 'settled' })
  w.travel('2020-04-08T09:00:00+08:00')
  const next = (await report('2020Q1', { orgs: '150', smes: '170', trade: '25.50' })).json()
  await signAs(project(), next.id)
  const { content: signed } = (await p.programmeOfficer.get(paperPath(next.id))).json()
  expect(signed.rows).toMatchObject([
    { indicator: 'orgs', amount: '150', before: '130', delta: '+20', standing: 'selfReported' },
    { indicator: 'smes', amount: '170', before: '80', delta: '+90', target: '800' },
    { indicator: 'trade', amount: '25.50', before: '15.00', delta: '+10.50', baseline: '10.50' },
  ])
  // 37.5 % of the time has gone; a quarter of the way is done: 100 → 150 of 300.
  expect(signed.rows[0]).toMatchObject({ light: 'red', donePercent: '25.0' })
  expect(await read()).toMatchObject({ light: 'red', overdue: 1 })
})

test('a platform posts evidence under the project’s key; the office verifies; each kind stands beside the others', async () => {
  const { trackId } = await read()
  const key = generateKeyPairSync('ed25519')
  const publicKeyPem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const track = `/api/indicators/tracks/${trackId}`
  const { keyId } = (
    await project().post(`${track}/sources`, { name: '平台运营后台', publicKeyPem })
  ).json()
  const post: EvidencePost = {
    indicator: 'orgs',
    period: '2020Q1',
    amount: '189',
    sourceSystem: '运营库 3.2',
    rowCount: 189,
    rowsSha256: 'b'.repeat(64),
  }
  const signature = sign(null, Buffer.from(evidenceText(trackId, post)), key.privateKey)
  const posted = await p.stranger.post(`${track}/evidence`, {
    post,
    keyId,
    signature: signature.toString('base64url'),
  })
  expect(posted.statusCode).toBe(200)
  await w.settle()
  const rowOf = async (who: Persona) => (await read(who)).rows[0]
  expect((await rowOf(p.programmeOfficer)).periods.at(-2)).toMatchObject({
    period: '2020Q1',
    counts: { amount: '189', standing: 'interfaceReported' },
    said: [{ standing: 'selfReported' }, { standing: 'interfaceReported' }],
    doubts: [{ code: 'differs' }],
  })
  expect(await read(p.leader)).toMatchObject({ sources: [], rows: [{ light: 'green' }, {}, {}] })
  expect((await read()).sources).toMatchObject([{ keyId, posted: 1 }])
  const own = await project().post(`${track}/values`, {
    period: '2020Q1',
    values: [{ indicator: 'orgs', amount: '189' }],
  })
  expect(own.json().code).toBe('indicators.track_is_kept')
  const verified = await p.programmeOfficer.post(`${track}/verifications`, {
    indicator: 'orgs',
    period: '2020Q1',
    amount: '185',
    note: '抽查三十行注册企业，四家已注销，予以扣减。',
  })
  expect(verified.statusCode).toBe(200)
  await w.settle()
  expect((await rowOf(project())).periods.at(-2)).toMatchObject({
    counts: { amount: '185', standing: 'verified' },
  })
})

test('a change is signed at every level, told with what stood before, and only then holds', async () => {
  const content = {
    kind: 'change',
    title: '共享制造与检测平台（演示）',
    untilDay: '2021-12-31',
    targets: [{ indicator: 'smes', target: '600' }],
    other: '',
    reason: '两个园区推迟建设半年，服务企业目标相应调整。',
    before: null,
  }
  const { id: paperId } = (await write({ content })).json()
  expect((await write({ content })).json().code).toBe('programmes.paper_open_already')
  await signAs(project(), paperId)
  expect(await read()).toMatchObject({ untilDay: '2021-06-30', waiting: 0 })
  // The change, and the report of the last quarter.
  expect(await read(p.leader)).toMatchObject({ waiting: 2 })
  const { content: asked } = (await p.leader.get(paperPath(paperId))).json()
  expect(asked.before).toEqual({
    title: '共享制造平台（演示）',
    untilDay: '2021-06-30',
    targets: [{ indicator: 'smes', target: '800' }],
  })
  await signAs(p.leader, paperId, opinion)
  await signAs(p.programmeOfficer, paperId, opinion)
  const now = await read()
  expect(now).toMatchObject({ untilDay: '2021-12-31', title: content.title })
  expect(now.rows[1]).toMatchObject({ target: '600' })
  const list = async (query: string) =>
    (await p.programmeOfficer.get(`/api/programmes/followings?${query}`)).json().total
  expect([await list('beyondCap=true'), await list('beyondCap=false')]).toEqual([1, 0])
})

test('visits are recorded by unit and office, never by the project', async () => {
  const visit = {
    day: '2020-04-07',
    place: '成都市高新区（演示）',
    people: '孟书瑶，专家二人',
    findings: '现场查看平台运行和三家接入企业，情况属实。',
    mend: '补充两家企业的接入协议。',
    mendUntil: '2020-05-08',
  }
  expect((await project().post(`${path()}/visits`, visit)).json().code).toBe(
    'kernel.permit_missing',
  )
  const open = await p.provincialOfficer.post(`${path()}/visits`, { ...visit, mendUntil: null })
  expect(open.json().code).toBe('programmes.mending_without_day')
  const made = await p.provincialOfficer.post(`${path()}/visits`, visit)
  expect(made.json().visits).toMatchObject([{ ...visit, by: p.provincialOfficer.name }])
})

test('silence is told once: to the project before the day, to project and unit after it', async () => {
  const told = async (who: Persona) => {
    await w.settle()
    const { rows } = (await who.get('/api/notices?limit=100')).json()
    return rows.filter((one: any) => JSON.stringify(one).includes('逾期')).length
  }
  w.travel('2020-08-05T09:00:00+08:00')
  await keepFollowings(w.host)
  await keepFollowings(w.host)
  expect(await read()).toMatchObject({ overdue: 2, nextDueDay: '2020-02-05' })
  expect([await told(project()), await told(p.provincialOfficer)]).toEqual([2, 2])
  const counts = (await p.programmeOfficer.get('/api/programmes/followings/counts')).json()
  expect(counts).toMatchObject({ total: 1, overdue: 1, states: { running: 1 } })
})

test('acceptance: nothing overdue, a final report, the unit’s word; fail once and half a year is left, twice and it ends', async () => {
  const acceptance = {
    kind: 'acceptance',
    done: '任务书各项目标均已完成。',
    results: '',
    files: [],
  }
  const early = (await write({ content: acceptance })).json()
  expect((await signAs(project(), early.id)).json().code).toBe('programmes.reports_overdue')
  w.travel('2022-01-10T09:00:00+08:00')
  p = await signedInAgain(w, p)
  await reportOpen(project(), id, (step) => ({
    orgs: String(160 + step * 24),
    smes: String(200 + step * 70),
    trade: `${30 + step * 9}.00`,
  }))
  expect(await read()).toMatchObject({ overdue: 0, light: 'green' })
  expect((await signAs(project(), early.id)).statusCode).toBe(200)
  const judge = (paperId: string, passes: boolean) =>
    judgeAs(p.programmeOfficer, paperId, { passes, heldOn: '2022-01-09' })
  expect((await judge(early.id, false)).json().code).toBe('programmes.acceptance_not_asked')
  await signAs(p.leader, early.id, opinion)
  expect(await read()).toMatchObject({ state: 'accepting' })
  const failed = await judge(early.id, false)
  expect(failed.json()).toMatchObject({ state: 'rectifying', rectifyUntil: '2022-07-10' })
  const { id: second } = (await write({ content: acceptance })).json()
  await signAs(project(), second)
  await signAs(p.leader, second, opinion)
  expect((await judge(second, false)).json()).toMatchObject({
    state: 'revoked',
    decisions: [{ verb: 'fail' }, { verb: 'ask' }, { verb: 'fail' }, { verb: 'ask' }, {}],
  })
  const { rows } = await read()
  expect(rows).toHaveLength(3)
  expect((await write({ content: acceptance })).json().code).toBe(
    'programmes.following_takes_no_acceptance',
  )
})

test('a project withdraws with everybody’s signature, and the office may take a title away', async () => {
  const leaving = await begin('检测资源平台（演示）')
  const content = { kind: 'withdrawal', reason: '企业业务调整，不再建设该平台。' }
  await settleAll((await write({ content }, leaving)).json().id)
  expect(await read(project(), leaving)).toMatchObject({ state: 'withdrawn' })
  const taken = await begin('虚构平台（演示）')
  await signAs(project(), (await write({ content }, taken)).json().id)
  const { version: seen, waiting } = await read(p.leader, taken)
  expect(waiting).toBe(1)
  const body = { seen, ground: 'falseData', reason: '经核查，申报数据与事实严重不符。' }
  const revocation = `${path(taken)}/revocation`
  expect((await p.leader.post(revocation, body)).json().code).toBe('kernel.permit_missing')
  expect((await p.programmeOfficer.post(revocation, body)).json()).toMatchObject({
    state: 'revoked',
    decisions: [{ verb: 'revoke', ground: 'falseData', by: p.programmeOfficer.name }],
  })
  expect(await read(p.leader, taken)).toMatchObject({ state: 'revoked', waiting: 0 })
})
