import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Letter, OutboxLetter } from '../../domain/notices/letter.ts'
import type { Notice } from '../../domain/notices/notice.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { type Persona, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { writeDueLetters } from './deliver.jobs.ts'
import { registerKinds } from './kinds.ts'
import { dropReminders, planReminders, type ReminderPlan, remindDue } from './reminder.ts'
import { sampleKinds } from './samples.ts'
import { sendLetters } from './send.jobs.ts'
import { type News, tell } from './tell.ts'

let w: World
let p: Personas

registerKinds(sampleKinds)
const start = '2019-07-01T10:00:00+08:00'

beforeAll(async () => {
  w = await world(start)
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const act = <T>(todo: (work: Writing) => Promise<T>) =>
  writing(w.host, { actor: systemActor, requestId: 'test-notices' }, todo)
const say = (to: Persona, more: Partial<News> & { kind: string }) =>
  act((work) => tell(work, { to: { personIds: [to.personId] }, facts: { name: '甲' }, ...more }))
const inbox = async (
  who: Persona,
  query = '',
): Promise<{ rows: Notice[]; total: number; next: string | null }> =>
  (await who.get(`/api/notices${query}`)).json()
const subjects = async (who: Persona, query = '') =>
  (await inbox(who, query)).rows.map(({ subject }) => subject)
const mailbox = async (who: Persona): Promise<Letter[]> =>
  (await who.get('/api/notices/mailbox')).json().rows
const mails = async (who: Persona) => (await mailbox(who)).map(({ subject }) => subject)
async function deliver() {
  await writeDueLetters(w.host)
  await sendLetters(w.host)
}

test('news stands in the inbox at once, in the reader’s language, and with it a mail', async () => {
  await say(p.applicant, {
    kind: 'sample.returned',
    facts: { name: '轻量化平台' },
    thing: { kind: 'sample.thing', id: 'a/1' },
    dueAt: new Date('2019-07-06T00:00:00+08:00'),
  })
  const { rows } = await inbox(p.applicant)
  const notice = {
    id: rows[0]!.id,
    kind: 'sample.returned',
    urgent: false,
    subject: '轻量化平台已退回',
    body: '请修改《轻量化平台》后重新提交。',
    path: '/things/a%2F1',
    thing: { kind: 'sample.thing', id: 'a/1' },
    dueAt: '2019-07-05T16:00:00.000Z',
    madeAt: '2019-07-01T02:00:00.000Z',
    readAt: null,
    archivedAt: null,
  }
  expect(rows).toEqual([notice])
  const english = await p.applicant.inject({
    method: 'GET',
    url: '/api/notices',
    headers: { 'x-baigong-language': 'en' },
  })
  expect(english.json().rows[0].subject).toBe('轻量化平台 was returned')
  expect((await inbox(p.colleague)).rows).toEqual([])
  await w.settle()
  const [letter] = await mailbox(p.applicant)
  expect(letter).toEqual({
    id: letter!.id,
    channel: 'mail',
    purpose: 'notice',
    senderName: '百工',
    to: p.applicant.email,
    subject: '轻量化平台已退回',
    text: [
      '周亦舟，你好：',
      '请修改《轻量化平台》后重新提交。',
      '截止：2019年7月5日',
      '打开查看\nhttp://localhost:7100/things/a%2F1',
      '--\n这封邮件由“百工”自动发出，请勿回复。\n演示环境：这封邮件只存在于演示邮箱，没有真正发出。\n消息设置 http://localhost:7100/notices/settings',
    ].join('\n\n'),
    html: letter!.html,
    enclosure: null,
    state: 'kept',
    attempts: 1,
    fault: null,
    at: '2019-07-01T02:00:00.000Z',
  })
})

test('marking: read, unread, archived, restored; others’ notices stay as they are', async () => {
  const q = await personas(w)
  for (const name of ['一', '二', '三'])
    await say(q.applicant, { kind: 'sample.comment', facts: { name } })
  const ids = (await inbox(q.applicant)).rows.map(({ id }) => id)
  const mark = (who: Persona, body: object) => who.post('/api/notices/mark', body)
  const unread = async () => (await q.applicant.get('/api/notices/unread')).json()
  expect(await unread()).toEqual({ count: 3, newestId: ids[0] })
  expect((await mark(q.colleague, { ids, as: 'read' })).json()).toEqual({ changed: 0 })
  expect((await mark(q.applicant, { ids: [ids[0]], as: 'read' })).json()).toEqual({ changed: 1 })
  expect(await subjects(q.applicant, '?box=unread')).toEqual(['新评论：二', '新评论：一'])
  await mark(q.applicant, { ids: [ids[1]], as: 'archive' })
  expect(await subjects(q.applicant)).toEqual(['新评论：三', '新评论：一'])
  expect(await subjects(q.applicant, '?box=archive')).toEqual(['新评论：二'])
  expect(await unread()).toEqual({ count: 1, newestId: ids[2] })
  await mark(q.applicant, { ids: [ids[1]], as: 'restore' })
  await mark(q.applicant, { ids: [ids[0]], as: 'unread' })
  await say(q.applicant, { kind: 'sample.comment', facts: { name: '四' } })
  const all = await q.applicant.post('/api/notices/mark-all-read', { upToId: ids[0] })
  expect(all.json()).toEqual({ changed: 2 })
  expect(await subjects(q.applicant, '?box=unread')).toEqual(['新评论：四'])
})

test('pages follow each other without gaps; filters by kind and thing', async () => {
  const q = await personas(w)
  for (let i = 0; i < 5; i++) {
    const thing = { kind: 'sample.thing', id: String(i % 2) }
    await say(q.applicant, { kind: 'sample.comment', facts: { name: String(i) }, thing })
  }
  await say(q.applicant, { kind: 'sample.returned' })
  const first = await inbox(q.applicant, '?limit=4')
  const second = await inbox(q.applicant, `?limit=4&after=${first.next}`)
  expect([first.total, second.next]).toEqual([6, null])
  expect([...first.rows, ...second.rows].map(({ subject }) => subject)).toEqual([
    '甲已退回',
    ...['4', '3', '2', '1', '0'].map((name) => `新评论：${name}`),
  ])
  expect(await subjects(q.applicant, '?kind=sample.returned')).toEqual(['甲已退回'])
  expect(await subjects(q.applicant, '?thingKind=sample.thing&thingId=1')).toEqual([
    '新评论：3',
    '新评论：1',
  ])
})

test('whoever holds a permission is told, each once, however often it is told at the same time', async () => {
  const q = await personas(w)
  const to = { orgId: q.orgs.city.id, permit: 'programmes.review.check' }
  const news = { kind: 'sample.returned', to, facts: { name: '乙' }, once: 'event:1' }
  const told = await Promise.all(Array.from({ length: 8 }, () => act((work) => tell(work, news))))
  expect(told.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  expect(await subjects(q.cityOfficer)).toEqual(['乙已退回'])
  expect(await subjects(q.provincialOfficer)).toEqual([])
})

test('news of a transaction that fails is told to nobody', async () => {
  const q = await personas(w)
  const failing = act(async (work) => {
    await tell(work, { kind: 'sample.returned', to: { personIds: [q.applicant.personId] } })
    throw new Error('later')
  })
  await expect(failing).rejects.toThrow('later')
  expect(await subjects(q.applicant)).toEqual([])
})

test('a digest gathers what waited, on the next working day at the chosen hour', async () => {
  const q = await personas(w)
  w.travel('2019-09-30T10:00:00+08:00')
  for (const name of ['一', '二'])
    await say(q.applicant, { kind: 'sample.comment', facts: { name } })
  const prefer = await q.applicant.put('/api/notices/preferences', {
    rhythm: { digestHour: 14, workingDaysOnly: true },
  })
  expect(prefer.json().rhythm).toEqual({ digestHour: 14, workingDaysOnly: true })
  await say(q.applicant, { kind: 'sample.comment', facts: { name: '三' } })
  const seen = (await inbox(q.applicant)).rows[1]!
  await q.applicant.post('/api/notices/mark', { ids: [seen.id], as: 'read' })
  w.travel('2019-09-30T13:59:00+08:00')
  await deliver()
  expect(await mails(q.applicant)).toEqual([])
  w.travel('2019-09-30T14:00:00+08:00')
  await deliver()
  const [digest] = await mailbox(q.applicant)
  expect([digest!.subject, digest!.purpose]).toEqual(['百工消息汇总（2 条）', 'digest'])
  expect(digest!.text).toContain('新评论：一\nhttp://localhost:7100/notices')
  expect(digest!.text).not.toContain('新评论：二')
  // Over Golden Week nothing comes; on the first working day after it, one mail.
  for (const name of ['四', '五'])
    await say(q.applicant, { kind: 'sample.comment', facts: { name } })
  w.travel('2019-10-05T14:00:00+08:00')
  await deliver()
  expect((await mails(q.applicant)).length).toBe(1)
  w.travel('2019-10-08T14:00:00+08:00')
  await Promise.all([deliver(), deliver(), deliver()])
  expect(await mails(q.applicant)).toEqual(['百工消息汇总（2 条）', '百工消息汇总（2 条）'])
  w.travel(start)
})

test('many at one moment come in one letter, urgent ones apart', async () => {
  const q = await personas(w)
  for (const name of ['一', '二', '三', '四'])
    await say(q.applicant, { kind: 'sample.returned', facts: { name } })
  await say(q.applicant, { kind: 'sample.deadline', facts: { name: '甲', days: 1 } })
  await deliver()
  expect((await mails(q.applicant)).toSorted()).toEqual(['百工消息汇总（4 条）', '还有 1 个工作日'])
})

test('preferences: what is optional can end, what is needed cannot, and a link in the mail ends it too', async () => {
  const q = await personas(w)
  const choose = (kind: string, choice: string) =>
    q.applicant.put('/api/notices/preferences', { choices: [{ kind, channel: 'mail', choice }] })
  const refused = await Promise.all([
    choose('sample.returned', 'off'),
    choose('sample.deadline', 'digest'),
    choose('sample.unknown', 'off'),
  ])
  expect(refused.map((one) => [one.statusCode, one.json().code])).toEqual([
    [400, 'notices.kind_is_needed'],
    [400, 'notices.kind_is_urgent'],
    [400, 'notices.kind_unknown'],
  ])
  await choose('sample.returned', 'digest')
  await choose('sample.comment', 'at_once')
  const kinds = (await q.applicant.get('/api/notices/preferences')).json().kinds as {
    code: string
    choices: { channel: string; choice: string; chosen: boolean }[]
  }[]
  const mail = kinds
    .filter(({ code }) => code.startsWith('sample.'))
    .map(({ code, choices }) => [code, choices[0]])
  expect(mail).toEqual([
    ['sample.comment', { channel: 'mail', choice: 'at_once', chosen: true }],
    ['sample.deadline', { channel: 'mail', choice: 'at_once', chosen: false }],
    ['sample.returned', { channel: 'mail', choice: 'digest', chosen: true }],
  ])
  await say(q.applicant, { kind: 'sample.returned' })
  await say(q.applicant, { kind: 'sample.comment' })
  await deliver()
  expect(await mails(q.applicant)).toEqual(['新评论：甲'])
  const link = /unsubscribe\?token=([\w-]+)&kind=([\w.]+)/.exec(
    (await mailbox(q.applicant))[0]!.text,
  )!
  const ended = await q.stranger.post('/api/notices/unsubscribe', { token: link[1], kind: link[2] })
  expect(ended.json()).toEqual({ label: '评论' })
  await say(q.applicant, { kind: 'sample.comment' })
  await deliver()
  expect((await mails(q.applicant)).length).toBe(1)
  expect((await inbox(q.applicant)).total).toBe(3)
  const wrong = await q.stranger.post('/api/notices/unsubscribe', {
    token: 'x'.repeat(43),
    kind: link[2],
  })
  expect(wrong.json().code).toBe('notices.unsubscribe_unknown')
  const needed = await q.stranger.post('/api/notices/unsubscribe', {
    token: link[1],
    kind: 'sample.deadline',
  })
  expect(needed.json().code).toBe('notices.kind_is_needed')
})

/** Closes at the end of Thursday, 10 October 2019, after Golden Week. */
const plan = (to: Persona, more: Partial<ReminderPlan> = {}): ReminderPlan => ({
  kind: 'sample.deadline',
  thing: { kind: 'sample.thing', id: to.personId },
  to: { personIds: [to.personId] },
  closesAt: new Date('2019-10-11T00:00:00+08:00'),
  beforeDays: [5, 3, 1, 0],
  facts: { name: '申报' },
  ...more,
})
async function at(moment: string) {
  w.travel(moment)
  await Promise.all([remindDue(w.host), remindDue(w.host)])
}

test('reminders come so many working days before, over Golden Week, each once', async () => {
  const q = await personas(w)
  w.travel('2019-09-20T12:00:00+08:00')
  await act((work) => planReminders(work, plan(q.applicant)))
  const seen: string[][] = []
  for (const moment of [
    '2019-09-27T08:59:00+08:00',
    '2019-09-27T09:00:00+08:00',
    '2019-09-30T09:30:00+08:00',
    '2019-10-04T09:00:00+08:00',
    '2019-10-09T09:00:00+08:00',
    '2019-10-10T09:00:00+08:00',
    '2019-10-11T09:00:00+08:00',
  ]) {
    await at(moment)
    seen.push(await subjects(q.applicant))
  }
  const days = (...left: number[]) => left.map((one) => `还有 ${one} 个工作日`)
  expect(seen).toEqual([
    [],
    days(5),
    days(3, 5),
    days(3, 5),
    days(1, 3, 5),
    days(0, 1, 3, 5),
    days(0, 1, 3, 5),
  ])
  expect((await inbox(q.applicant)).rows[0]!.body).toBe('申报将于 2019年10月10日 截止。')
  w.travel(start)
})

test('a deadline that moves takes its reminders along; what is done is reminded no more', async () => {
  const q = await personas(w)
  w.travel('2019-09-20T12:00:00+08:00')
  await act((work) => planReminders(work, plan(q.applicant)))
  await at('2019-09-27T09:00:00+08:00')
  const later = new Date('2019-10-18T00:00:00+08:00')
  await act((work) => planReminders(work, plan(q.applicant, { closesAt: later })))
  await at('2019-09-30T09:00:00+08:00')
  expect(await subjects(q.applicant)).toEqual(['还有 5 个工作日'])
  // Five working days before Thursday the 17th: the made-up Saturday counts.
  await at('2019-10-11T09:00:00+08:00')
  expect((await subjects(q.applicant)).length).toBe(2)
  // Back to a deadline of which something was told already: that is not told again.
  await act((work) => planReminders(work, plan(q.applicant, { closesAt: later })))
  await at('2019-10-11T10:00:00+08:00')
  expect((await subjects(q.applicant)).length).toBe(2)
  await act((work) => dropReminders(work, plan(q.applicant).thing))
  await at('2019-10-17T09:00:00+08:00')
  expect((await subjects(q.applicant)).length).toBe(2)
  w.travel(start)
})

test('after a standstill one reminder is told, and none after the deadline', async () => {
  const q = await personas(w)
  w.travel('2019-09-20T12:00:00+08:00')
  await act((work) => planReminders(work, plan(q.applicant)))
  await act((work) => planReminders(work, plan(q.colleague)))
  await act((work) =>
    planReminders(work, plan(q.checker, { closesAt: new Date('2019-09-28T00:00:00+08:00') })),
  )
  await at('2019-10-09T12:00:00+08:00')
  expect(await subjects(q.applicant)).toEqual(['还有 1 个工作日'])
  expect(await subjects(q.colleague)).toEqual(['还有 1 个工作日'])
  expect(await subjects(q.checker)).toEqual([])
  w.travel(start)
})

test('many processes at once tell one reminder of each deadline, beyond one batch too', async () => {
  const q = await personas(w)
  w.travel('2019-09-20T12:00:00+08:00')
  const things = Array.from({ length: 60 }, (_thing, nth) => ({
    kind: 'sample.thing',
    id: `many/${nth}`,
  }))
  await act(async (work) => {
    for (const thing of things) await planReminders(work, plan(q.applicant, { thing }))
  })
  w.travel('2019-10-09T12:00:00+08:00')
  await Promise.all(Array.from({ length: 6 }, () => remindDue(w.host)))
  await remindDue(w.host)
  const { rows, total } = await inbox(q.applicant, '?limit=200')
  const ids = new Set(rows.map(({ thing }) => thing?.id))
  expect([total, ids.size]).toEqual([things.length, things.length])
  w.travel(start)
})

test('the operator sees what became of letters and nothing that they say; others see none of it', async () => {
  await say(p.applicant, { kind: 'sample.deadline', facts: { name: '甲', days: 2 } })
  await w.stranger.post('/api/people/recovery', { email: p.applicant.email })
  await w.settle()
  const outbox = (await p.operator.get('/api/notices/outbox?limit=200')).json()
    .rows as OutboxLetter[]
  const mine = outbox.filter(({ to }) => to === p.applicant.email)
  expect(mine.map(({ purpose }) => purpose).toSorted()).toContain('code')
  // It is there for its reader, whose words it speaks, and for the operator without any.
  const read = (await p.applicant.get('/api/notices/mailbox?limit=200')).json().rows as Letter[]
  const deadline = read.find(({ subject }) => subject === '还有 2 个工作日')!
  expect(deadline.text).toContain('甲')
  expect(mine.find(({ id }) => id === deadline.id)).toEqual({
    id: deadline.id,
    channel: 'mail',
    purpose: 'notice',
    to: p.applicant.email,
    enclosureBytes: null,
    state: deadline.state,
    attempts: deadline.attempts,
    fault: null,
    at: deadline.at,
  })
  expect((await p.applicant.get('/api/notices/outbox')).json().code).toBe('kernel.permit_missing')
})
