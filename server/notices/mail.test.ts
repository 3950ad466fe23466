import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../domain/notices/letter.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { brandOf } from '../kernel/brand.ts'
import type { Host } from '../kernel/host.ts'
import { writing } from '../kernel/work.ts'
import { type Persona, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { adaptersOf } from './channel.ts'
import { writeDueLetters } from './deliver.jobs.ts'
import { registerKinds } from './kinds.ts'
import { mailingHost, sampleKinds } from './samples.ts'
import { registerEnclosure, sendParcel } from './parcel.ts'
import { sendLetters } from './send.jobs.ts'
import { meaningOf } from './smtp.ts'
import { tell } from './tell.ts'

type Arrived = { readonly to: string[]; readonly raw: string }
/** What the server answers to a recipient: nothing, or a reply with its code. */
let refusal: { readonly code: number; readonly message: string } | null = null
const arrived: Arrived[] = []

function readAll(stream: NodeJS.ReadableStream, then: (raw: string) => void) {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => then(Buffer.concat(chunks).toString('utf8')))
}

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, callback) =>
    callback(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code })),
  onData(stream, session: SMTPServerSession, callback) {
    const to = session.envelope.rcptTo.map(({ address }) => address)
    readAll(stream, (raw) => {
      arrived.push({ to, raw })
      callback()
    })
  },
})

let w: World
let host: Host
let p: Personas

registerKinds(sampleKinds)
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  const { port } = smtp.server.address() as { port: number }
  w = await world('2019-07-01T10:00:00+08:00')
  host = mailingHost(w.host, `smtp://127.0.0.1:${port}`)
  p = await personas(w)
})
afterAll(async () => {
  await adaptersOf(host).mail.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  await w[Symbol.asyncDispose]()
})
beforeEach(async () => {
  arrived.length = 0
  refusal = null
  p = await personas(w)
})

const say = (to: Persona, kind = 'sample.returned', name = '甲') =>
  writing(w.host, { actor: systemActor, requestId: 'test-mail' }, (work) =>
    tell(work, { kind, to: { personIds: [to.personId] }, facts: { name } }),
  )
async function deliver() {
  await writeDueLetters(host)
  await sendLetters(host)
}
async function letters(to: Persona) {
  const rows: Letter[] = (await to.get('/api/notices/mailbox')).json().rows
  return rows.map(({ subject, state, attempts, fault }) => ({ subject, state, attempts, fault }))
}
/** A header of the message itself, unfolded; what a body says is none. */
function header(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]
}

test('mail really leaves where a server is set up, and only once, however many send', async () => {
  await say(p.applicant)
  await Promise.all([deliver(), deliver(), deliver(), deliver()])
  expect(arrived.map(({ to }) => to)).toEqual([[p.applicant.email]])
  const { raw } = arrived[0]!
  expect(header(raw, 'auto-submitted')).toBe('auto-generated')
  expect(header(raw, 'from')).toBe('=?UTF-8?B?55m+5bel?= <baigong@demo.test>')
  expect(header(raw, 'message-id')).toMatch(/^<[0-9a-f-]{36}@demo\.test>$/)
  expect(header(raw, 'list-unsubscribe')).toBeUndefined()
  expect(header(raw, 'content-type')).toMatch(/^multipart\/alternative/)
  expect(await letters(p.applicant)).toEqual([
    { subject: '甲已退回', state: 'sent', attempts: 1, fault: null },
  ])
})

test('mail that one may do without says how to end it', async () => {
  await p.applicant.put('/api/notices/preferences', {
    choices: [{ kind: 'sample.comment', channel: 'mail', choice: 'at_once' }],
  })
  await say(p.applicant, 'sample.comment')
  await deliver()
  const link = header(arrived[0]!.raw, 'list-unsubscribe')?.replaceAll(/\s/g, '')
  expect(link).toMatch(
    /^<http:\/\/localhost:7100\/notices\/unsubscribe\?token=[\w-]{43}&kind=sample\.comment>$/,
  )
})

test('a demo sends nothing, whatever server is set up', async () => {
  const demo = { ...host, config: { ...host.config, demo: true } }
  await say(p.applicant)
  await writeDueLetters(demo)
  await sendLetters(demo)
  expect(arrived).toEqual([])
  expect((await letters(p.applicant)).map(({ state }) => state)).toEqual(['kept'])
})

test('a name cannot add recipients or headers', async () => {
  await say(p.applicant, 'sample.returned', '甲\r\nBcc: spy@demo.test\r\n\r\n乙')
  await deliver()
  expect(arrived.map(({ to }) => to)).toEqual([[p.applicant.email]])
  expect(header(arrived[0]!.raw, 'bcc')).toBeUndefined()
})

test('a server that is busy is asked again, later each time, until the letter arrives', async () => {
  refusal = { code: 451, message: 'try again later' }
  await say(p.applicant)
  await deliver()
  const waiting = { subject: '甲已退回', state: 'waiting', fault: expect.stringContaining('451') }
  expect(await letters(p.applicant)).toEqual([{ ...waiting, attempts: 1 }])
  await deliver()
  expect((await letters(p.applicant))[0]!.attempts).toBe(1)
  const begun = w.now()
  w.travel(new Date(begun.getTime() + 60_000))
  await deliver()
  w.travel(new Date(begun.getTime() + 4 * 60_000))
  await deliver()
  expect(await letters(p.applicant)).toEqual([{ ...waiting, attempts: 2 }])
  refusal = null
  w.travel(new Date(begun.getTime() + 5 * 60_000))
  await deliver()
  expect(await letters(p.applicant)).toEqual([
    { subject: '甲已退回', state: 'sent', attempts: 3, fault: null },
  ])
  expect(arrived.length).toBe(1)
})

test('after eight attempts a letter has failed and is let be', async () => {
  refusal = { code: 451, message: 'never' }
  await say(p.applicant)
  for (let attempt = 0; attempt < 10; attempt++) {
    await deliver()
    w.travel(new Date(w.now().getTime() + 7 * 3_600_000))
  }
  expect(await letters(p.applicant)).toEqual([
    { subject: '甲已退回', state: 'failed', attempts: 8, fault: expect.stringContaining('451') },
  ])
})

test('an address that does not exist is told once, then spared, and its owner sees why', async () => {
  refusal = { code: 550, message: 'no such user' }
  await say(p.applicant)
  await deliver()
  expect((await letters(p.applicant)).map(({ state }) => state)).toEqual(['bounced'])
  refusal = null
  await say(p.applicant, 'sample.deadline')
  await deliver()
  expect(arrived).toEqual([])
  expect((await p.applicant.get('/api/notices')).json().total).toBe(2)
  const { bounced } = (await p.applicant.get('/api/notices/preferences')).json()
  expect([bounced.address, bounced.fault.includes('550')]).toEqual([p.applicant.email, true])
})

test('a sender that dies leaves the letter to the next one', async () => {
  await say(p.applicant)
  await writeDueLetters(host)
  const claimed = `update notices.letter set state = 'sending', attempts = 1, claimed_at = $1 where person_id = $2`
  await w.host.database.owner.query(claimed, [w.now(), p.applicant.personId])
  await sendLetters(host)
  expect(arrived).toEqual([])
  w.travel(new Date(w.now().getTime() + 10 * 60_000))
  await sendLetters(host)
  expect(arrived.length).toBe(1)
  expect((await letters(p.applicant)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['sent', 2],
  ])
})

test('codes leave at once, say nothing to nobody, and are not kept once sent', async () => {
  await w.stranger.post('/api/people/recovery', { email: p.applicant.email })
  await w.stranger.post('/api/people/recovery', { email: 'nobody@demo.test' })
  // The demo's own worker hears the event; the letter it kept is what would be sent.
  await w.settle()
  const mail: Letter[] = (
    await w.stranger.get(`/api/notices/mailbox?address=${p.applicant.email}`)
  ).json().rows
  expect(mail.map(({ subject, purpose, state }) => [subject, purpose, state])).toEqual([
    ['重设密码', 'code', 'kept'],
  ])
  expect(mail[0]!.text).toMatch(
    /\n {4}\d{6}\n\n打开链接确认\nhttp:\/\/localhost:7100\/recover\/confirm#[\w-]{43}\n/,
  )
  const none = await w.stranger.get('/api/notices/mailbox?address=nobody@demo.test')
  expect(none.json()).toEqual({ rows: [], total: 0, next: null })

  await w.host.database.owner.query(
    `update notices.letter set state = 'waiting', settled_at = null where id = $1`,
    [mail[0]!.id],
  )
  await sendLetters(host)
  expect(arrived.length).toBe(1)
  const { rows } = await w.host.database.owner.query(
    'select words, subject, plain, html, state from notices.letter where id = $1',
    [mail[0]!.id],
  )
  expect(rows).toEqual([{ words: null, subject: '', plain: '', html: '', state: 'sent' }])
})

test.each([
  [
    { responseCode: 550, command: 'RCPT TO', message: 'x' },
    { outcome: 'bounced', fault: 'x' },
  ],
  [
    { responseCode: 452, command: 'RCPT TO', message: 'x' },
    { outcome: 'deferred', fault: 'x' },
  ],
  [
    { responseCode: 535, command: 'AUTH PLAIN', message: 'x' },
    { outcome: 'deferred', fault: 'x' },
  ],
  [{ code: 'ECONNREFUSED' }, { outcome: 'deferred', fault: 'ECONNREFUSED' }],
])('the fault %j means %j', (fault, meaning) => {
  expect(meaningOf(fault)).toEqual(meaning)
})

/** Larger than any buffer on the way, and no text. */
const archive = randomBytes(700_000)
registerEnclosure('sample.archive', async (_host, id) => {
  if (id === 'lost') throw new Error('the archive is gone')
  return Readable.from([archive.subarray(0, 1000), archive.subarray(1000)])
})

const send = (key: string, id = 'kept') =>
  writing(w.host, { actor: systemActor, requestId: 'test-parcel' }, async (work) =>
    sendParcel(work, {
      key,
      address: 'office@demo.test',
      language: 'zh',
      brand: await brandOf(work.db),
      draft: {
        subject: '推荐材料',
        greeting: '您好：',
        paragraphs: ['见附件。'],
        links: [],
        footer: [],
      },
      enclosure: {
        kind: 'sample.archive',
        id,
        name: '推荐材料（第1封）.zip',
        bytes: archive.length,
      },
    }),
  )

async function heard(key: string) {
  const { rows } = await w.host.database.owner.query(
    `select name, facts from kernel.event where name like 'notices.parcel.%' and facts->>'key' = $1 order by id`,
    [key],
  )
  return rows.map(({ name, facts }) => [name.split('.').at(-1), facts.outcome ?? null, facts.fault])
}

test('a parcel arrives once, its enclosure byte for byte, and the module hears of it', async () => {
  await send('parcel/1')
  await send('parcel/1')
  await Promise.all([sendLetters(host), sendLetters(host)])
  expect(arrived.map(({ to }) => to)).toEqual([['office@demo.test']])
  const { raw } = arrived[0]!
  const part = raw.slice(raw.indexOf('Content-Type: application/zip'))
  const body = part.slice(part.indexOf('\r\n\r\n') + 4, part.indexOf('\r\n--', 10))
  expect(Buffer.from(body, 'base64').equals(archive)).toBe(true)
  expect(part).toContain(encodeURIComponent('推荐材料（第1封）.zip').slice(0, 9))
  expect(await heard('parcel/1')).toEqual([
    ['tried', 'sent', null],
    ['settled', null, null],
  ])
})

test('a parcel is tried again, and a mailbox that refuses it still takes other letters', async () => {
  refusal = { code: 451, message: 'try later' }
  await send('parcel/2')
  await sendLetters(host)
  expect(await heard('parcel/2')).toEqual([
    ['tried', 'deferred', expect.stringContaining('try later')],
  ])
  refusal = { code: 552, message: 'too large' }
  w.travel(new Date(w.now().getTime() + 5 * 60_000))
  await sendLetters(host)
  expect((await heard('parcel/2')).slice(1)).toEqual([
    ['tried', 'bounced', expect.stringContaining('too large')],
    ['settled', null, expect.stringContaining('too large')],
  ])
  refusal = null
  await send('parcel/3')
  await sendLetters(host)
  expect(arrived.length).toBe(1)
})

test('what cannot be opened is tried again; without a mail server nothing counts as handed in', async () => {
  await send('parcel/4', 'lost')
  await sendLetters(host)
  expect([arrived.length, await heard('parcel/4')]).toEqual([
    0,
    [['tried', 'deferred', 'the archive is gone']],
  ])
  await send('parcel/5')
  await sendLetters({ ...host, config: { ...host.config, smtpUrl: null } })
  expect(await heard('parcel/5')).toEqual([
    ['tried', 'failed', 'notices.mail_not_set_up'],
    ['settled', null, 'notices.mail_not_set_up'],
  ])
  await send('parcel/6')
  await sendLetters({ ...host, config: { ...host.config, demo: true } })
  expect([arrived.length, await heard('parcel/6')]).toEqual([
    0,
    [
      ['tried', 'kept', null],
      ['settled', null, null],
    ],
  ])
})
