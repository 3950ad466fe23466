import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { notices } from '../notices/index.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { accepted, entrant, openCall, programmeId, type Entrant } from './package.sample.ts'
import { programmeKinds } from './notice.kinds.ts'
import { programmesHears } from './programmes.hears.ts'
import { keepTime } from './recommendation.jobs.ts'

let w: World
let p: Personas
let first: Entrant
let second: Entrant
const title = '轴承协同制造平台（演示）'
const list = `/api/programmes/${programmeId}/units/51/recommendation`

beforeAll(async () => {
  w = await world('2019-07-08T09:00:00+08:00')
  p = await personas(w)
  await openCall(w, p)
  first = await entrant(w, title, ['2', '4'])
  second = await entrant(w, '泵阀共享工厂（演示）', ['4'])
  await w.settle()
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Reader = Pick<Persona, 'get'>
type Row = { kind: string; subject: string; body: string; path: string; dueAt: string | null }

async function inbox(who: Reader, kind?: string): Promise<Row[]> {
  const { rows } = (await who.get('/api/notices?limit=100')).json()
  return rows
    .filter((row: Row) => row.kind.startsWith('programmes.'))
    .filter((row: Row) => kind === undefined || row.kind === `programmes.${kind}`)
}
const subjects = async (who: Reader, kind: string) =>
  (await inbox(who, kind)).map(({ subject, path }) => [subject, path])
const due = async () => {
  for (const { run } of notices.schedules!.filter(({ name }) => name === 'everyMinute')) {
    await run(w.host)
  }
}
const candidate = (verb: string, body: object) =>
  accepted(
    p.provincialOfficer.post(`/api/programmes/candidates/${first.candidateId}/${verb}`, body),
  )

test('a submission gives its receipt to the applicant, and news of it to the unit alone', async () => {
  const [receipt] = await inbox(first, 'application_submitted')
  expect([receipt!.subject, receipt!.path]).toEqual([
    `已提交：${title}`,
    `/applications/${first.applicationId}/receipts/${first.submissionId}`,
  ])
  expect(receipt!.body).toContain(p.orgs.province.name)
  expect((await inbox(second)).map(({ subject }) => subject)).toEqual([
    '已提交：泵阀共享工厂（演示）',
  ])
  expect((await subjects(p.provincialOfficer, 'file_arrived')).toSorted()).toEqual(
    [
      [`新送达：${title}`, `/inbox/${first.candidateId}`],
      ['新送达：泵阀共享工厂（演示）', `/inbox/${second.candidateId}`],
    ].toSorted(),
  )
  for (const who of [p.cityOfficer, p.leader, p.applicant, p.programmeOfficer, p.expert]) {
    expect(await inbox(who)).toEqual([])
  }
})

test('the same news reads in English, by the language that is asked for', async () => {
  const { rows } = (
    await first.inject({
      method: 'GET',
      url: '/api/notices',
      headers: { 'accept-language': 'en' },
    })
  ).json()
  expect(rows[0].subject).toBe(`Submitted: ${title}`)
  expect(rows[0].body).toContain('under number')
})

test('a return says what to mend and until when, reminds in working days, and is quiet once mended', async () => {
  const reasons = [
    { at: null, text: '总投资与分项之和不一致，请核对。' },
    { at: null, text: '请补充平台运营数据的来源。' },
  ]
  await candidate('return', { reasons, deadlineDay: '2019-07-12' })
  await w.settle()
  const [back] = await inbox(first, 'file_returned')
  expect(back).toMatchObject({
    subject: `请修改：${title}`,
    path: `/applications/${first.applicationId}`,
    dueAt: '2019-07-12T16:00:00.000Z',
  })
  expect(back!.body).toContain('1. 总投资与分项之和不一致，请核对。\n2. 请补充平台运营数据的来源。')
  expect((await inbox(second)).length).toBe(1)
  w.travel('2019-07-11T09:01:00+08:00')
  await due()
  await due()
  expect(await subjects(first, 'mending_due')).toEqual([
    [`修改期限还有 1 个工作日：${title}`, `/applications/${first.applicationId}`],
  ])
  const { draftVersion } = (
    await first.get(`/api/programmes/applications/${first.applicationId}`)
  ).json()
  await accepted(
    first.post(`/api/programmes/applications/${first.applicationId}/submit`, { draftVersion }),
  )
  await w.settle()
  w.travel('2019-07-12T09:01:00+08:00')
  await due()
  expect((await inbox(first, 'mending_due')).length).toBe(1)
  expect((await inbox(first, 'application_submitted')).length).toBe(2)
})

test('comments reach colleagues, by name where they are named, and never their author', async () => {
  const draft = await accepted(
    p.applicant.post(`/api/programmes/${programmeId}/applications`, {
      title: '共享检测平台（演示）',
      directions: ['4'],
    }),
  )
  const { id } = draft.json()
  const say = (who: Persona, body: string) =>
    accepted(who.post(`/api/programmes/applications/${id}/comments`, { at: 'A.kind', body }))
  await say(p.applicant, `@${p.colleague.name} 请核对类型。`)
  await say(p.colleague, '已核对，类型无误。')
  await w.settle()
  expect(await subjects(p.colleague, 'comment_mentioned')).toEqual([
    [`${p.applicant.name}在《共享检测平台（演示）》中提到你`, `/applications/${id}/A`],
  ])
  expect((await inbox(p.colleague, 'comment_made')).length).toBe(0)
  expect((await inbox(p.applicant, 'comment_made')).map(({ body }) => body)).toEqual([
    '已核对，类型无误。',
  ])
  expect((await inbox(first, 'comment_made')).length).toBe(0)
})

test('a guest is told by mail of the reply to a comment, on the guest’s own page, while it may read the draft', async () => {
  const draft = await accepted(
    p.otherApplicant.post(`/api/programmes/${programmeId}/applications`, {
      title: '邀请指导的平台（演示）',
      directions: ['4'],
    }),
  )
  const { id } = draft.json()
  const say = (who: Persona, at: string, body: string) =>
    accepted(who.post(`/api/programmes/applications/${id}/comments`, { at, body }))
  await accepted(
    p.otherApplicant.post(`/api/programmes/applications/${id}/guests`, {
      orgId: p.orgs.province.id,
      untilAt: '2019-07-20T09:00:00+08:00',
    }),
  )
  await say(p.provincialOfficer, 'A.kind', '请说明类型的依据。')
  await say(p.otherApplicant, 'B.summary', '另一处的话。')
  await w.settle()
  expect(await inbox(p.provincialOfficer, 'comment_replied')).toEqual([])
  await say(p.otherApplicant, 'A.kind', '按营业执照填写。')
  await w.settle()
  const replies = await inbox(p.provincialOfficer, 'comment_replied')
  expect(replies.map(({ subject, body, path }) => [subject, body, path])).toEqual([
    [
      `${p.otherApplicant.name}在《邀请指导的平台（演示）》中回复了你的批注`,
      '按营业执照填写。',
      `/guest-drafts/${id}`,
    ],
  ])
  const mails = await w.host.database.owner.query(
    `select count(*)::int as n from notices.delivery d join notices.notice n on n.id = d.notice_id
     where n.kind = 'programmes.comment_replied' and d.channel = 'mail'`,
  )
  expect(mails.rows[0].n).toBe(1)
  await accepted(
    p.otherApplicant.delete(`/api/programmes/applications/${id}/guests/${p.orgs.province.id}`),
  )
  await say(p.otherApplicant, 'A.kind', '又改了一次。')
  await w.settle()
  expect((await inbox(p.provincialOfficer, 'comment_replied')).length).toBe(1)
})

test('a question goes to the office, its answer to the one who asked', async () => {
  const question = await accepted(
    p.applicant.post(`/api/programmes/${programmeId}/questions`, {
      body: '联合体可以申报几个方向？',
    }),
  )
  await w.settle()
  for (const who of [p.programmeOfficer, p.supportingInstitute]) {
    expect((await inbox(who, 'question_asked')).map(({ body }) => body)).toEqual([
      '联合体可以申报几个方向？',
    ])
    expect((await inbox(who, 'question_asked'))[0]!.path).toBe('/guidance')
  }
  await accepted(
    p.programmeOfficer.put(`/api/programmes/questions/${question.json().id}/answer`, {
      answer: '每个项目不超过三个方向。',
      publicQuestion: null,
    }),
  )
  await w.settle()
  const [answered] = await inbox(p.applicant, 'question_answered')
  expect(answered!.body).toContain('答复：每个项目不超过三个方向。')
  expect(answered!.path).toBe(`/calls/${programmeId}/questions`)
  for (const who of [p.colleague, first, p.provincialOfficer]) {
    expect(await inbox(who, 'question_answered')).toEqual([])
  }
})

test('a list that moves along is told to whoever has it next, never to who moved it', async () => {
  const version = async () => (await p.provincialOfficer.get(list)).json().version
  for (const [index, { candidateId }] of [first, second].entries()) {
    const items = (await p.provincialOfficer.get(`/api/programmes/candidates/${candidateId}`))
      .json()
      .items.map(({ code }: { code: string }) => ({ item: code, result: 'pass', note: '' }))
    await accepted(
      p.provincialOfficer.put(`/api/programmes/candidates/${candidateId}/checks`, {
        results: items,
      }),
    )
    await accepted(p.provincialOfficer.post(`/api/programmes/candidates/${candidateId}/pass`))
    const place = index + 1
    const change = { kind: 'insert', candidateId, place, version: await version() }
    await accepted(p.provincialOfficer.post(`${list}/ranks`, { change }))
  }
  await accepted(p.provincialOfficer.post(`${list}/send-to-check`, { version: await version() }))
  await w.settle()
  const path = `/recommend/${programmeId}/51`
  const title2019 = '2019年制造业“双创”平台试点示范项目'
  expect(await subjects(p.checker, 'list_to_check')).toEqual([[`待复核：${title2019}`, path]])
  expect(await inbox(p.provincialOfficer, 'list_to_check')).toEqual([])
  await accepted(
    p.checker.post(`${list}/send-back`, { reason: '第二位项目的方向需要再核对一次。' }),
  )
  await w.settle()
  const [back] = await inbox(p.provincialOfficer, 'list_back')
  expect(back!.body).toBe(`${p.checker.name}退回推荐名单。理由：第二位项目的方向需要再核对一次。`)
  await accepted(p.provincialOfficer.post(`${list}/send-to-check`, { version: await version() }))
  await accepted(p.checker.post(`${list}/pass`, { version: await version() }))
  await w.settle()
  expect(await subjects(p.leader, 'list_to_sign')).toEqual([[`待签发：${title2019}`, path]])
  await accepted(
    p.leader.post(`${list}/sign`, {
      version: await version(),
      documentNumber: '川经信函〔2019〕7号',
      documentDate: '2019-07-12',
      publicityWaiver: '本地公示已在单位网站完成，期间没有收到异议。',
    }),
  )
  await w.settle()
  const [signed] = await inbox(p.provincialOfficer, 'list_signed')
  expect(signed!.body).toContain('文号 川经信函〔2019〕7号')
  const [recommended] = await inbox(first, 'file_recommended')
  expect(recommended!.body).toContain(`《${title}》，材料送往：`)
  expect((await inbox(p.applicant, 'file_recommended')).length).toBe(0)
})

test('packages: built, void when the order is signed anew, on the way, received', async () => {
  const [pack] = (await p.provincialOfficer.get('/api/programmes/packages')).json().rows
  await accepted(p.provincialOfficer.post(`/api/programmes/packages/${pack.id}/build`))
  await w.settle()
  expect((await subjects(p.provincialOfficer, 'package_built')).map(([, path]) => path)).toEqual([
    `/packages/${pack.id}`,
  ])
  const sent = { media: ['folder'], way: 'online', sentAt: w.now().toISOString() }
  await accepted(p.provincialOfficer.post(`/api/programmes/packages/${pack.id}/dispatches`, sent))
  await w.settle()
  expect(await subjects(p.programmeOfficer, 'dispatch_coming')).toEqual([
    [`寄往本单位：${p.orgs.province.name}`, '/packages'],
  ])
  await accepted(
    p.leader.post(`${list}/withdraw-signature`, { reason: '排序需要调整，撤回后重新签发。' }),
  )
  await w.settle()
  const [voided] = await inbox(p.provincialOfficer, 'package_void')
  expect(voided!.body).toContain(`版本码 ${pack.versionCode} 的报送包作废：签发已撤回`)
  // What arrives of a package that holds no longer is recorded all the same, and enters nothing.
  const { dispatches } = (
    await p.provincialOfficer.get(`/api/programmes/packages/${pack.id}/dispatches`)
  ).json()
  await accepted(
    p.programmeOfficer.post(`/api/programmes/dispatches/${dispatches[0].id}/receipt`, {
      receivedAt: w.now().toISOString(),
    }),
  )
  await w.settle()
  const [received] = await inbox(p.provincialOfficer, 'dispatch_received')
  expect(received!.body).toMatch(/^网上报送 {2}于 2019-07-12 09:01（北京时间）收到，/)
  expect(await inbox(first, 'entry_received')).toEqual([])
  for (const who of [p.cityOfficer, first, p.checker]) {
    expect((await inbox(who)).filter(({ kind }) => kind.includes('package'))).toEqual([])
  }
})

test('deadlines remind in working days, once, whoever has not finished', async () => {
  await keepTime(w.host)
  w.travel('2019-07-26T10:00:00+08:00')
  await keepTime(w.host)
  await w.settle()
  await keepTime(w.host)
  await w.settle()
  const [reminder] = await inbox(p.provincialOfficer, 'list_due')
  expect([reminder!.subject, reminder!.dueAt]).toEqual([
    '距报送期限还有 0 个工作日',
    '2019-07-28T16:00:00.000Z',
  ])
  expect((await inbox(p.provincialOfficer, 'list_due')).length).toBe(1)
  expect(await inbox(p.checker, 'list_due')).toEqual([])
  // A draft is reminded of; what was handed in is not.
  const reminded = await inbox(p.applicant, 'draft_due')
  expect(reminded.map(({ subject, dueAt }) => [subject, dueAt])).toEqual([
    ['还有 0 个工作日：共享检测平台（演示）', '2019-07-12T16:00:00.000Z'],
  ])
  expect(await inbox(first, 'draft_due')).toEqual([])
  w.travel('2019-07-29T10:00:00+08:00')
  await keepTime(w.host)
  await w.settle()
  expect((await inbox(p.applicant, 'draft_closed')).length).toBe(1)
})

test('many news at once make one mail, and preferences offer what can come to one', async () => {
  const { rows } = (
    await p.provincialOfficer.get(`/api/notices/mailbox?address=${p.provincialOfficer.email}`)
  ).json()
  // Arrivals come with the digest, what must be acted on by itself.
  expect(rows.filter(({ purpose }: any) => purpose === 'digest').length).toBeGreaterThan(0)
  const offered = async (who: Reader) =>
    (await who.get('/api/notices/preferences'))
      .json()
      .kinds.map(({ code }: { code: string }) => code.replace('programmes.', ''))
  const [applicant, officer] = [await offered(p.applicant), await offered(p.provincialOfficer)]
  expect([applicant.includes('file_returned'), applicant.includes('list_due')]).toEqual([
    true,
    false,
  ])
  expect([officer.includes('file_returned'), officer.includes('list_due')]).toEqual([false, true])
})

test('heard again, nothing is told twice', async () => {
  const count = async () =>
    (await w.host.database.owner.query('select count(*)::int as n from notices.notice')).rows[0].n
  const before = await count()
  const { rows } = await w.host.database.owner.query(
    `select id, at, name, facts from kernel.event where name like 'programmes.%' order by id`,
  )
  for (const event of rows.filter(({ name }: any) => programmesHears[name] !== undefined)) {
    await writing(w.host, { actor: systemActor, requestId: 'test-again' }, (work) =>
      programmesHears[event.name]!(work, event),
    )
  }
  expect(await count()).toBe(before)
})

test('every kind has a page, words in both languages, and places only for facts that are given', () => {
  for (const kind of programmeKinds) {
    expect(kind.path).toMatch(/^\//)
    const placesOf = (words: object) =>
      [...new Set(JSON.stringify(words).match(/\{\{\w+\}\}/g) ?? [])]
        .map((place) => place.replace(/(Zh|En)\}\}$/, '}}'))
        .toSorted()
    expect(placesOf(kind.words.en)).toEqual(placesOf(kind.words.zh))
  }
})
