import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { mailSettled, mailTried, parcelKey } from './dispatchMail.actions.ts'
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
let uploads: FastifyInstance & { readonly base: string }
let entrants: Entrant[]
let packageId: string

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  await openCall(w, p)
  entrants = [
    await entrant(w, '共享制造平台（演示）', ['4']),
    await entrant(w, '研发众包平台（演示）', ['3', '6']),
  ]
  await w.seal()
  w.travel('2019-07-15T16:00:00+08:00')
  packageId = await signRanking(w, p, entrants, '川经信函〔2019〕7号')
})
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const path = () => `/api/programmes/packages/${packageId}`
const officer = () => p.provincialOfficer

async function build() {
  expect((await officer().post(`${path()}/build`)).statusCode).toBe(200)
  await w.settle()
  const pack = (await officer().get(path())).json()
  expect([pack.state, pack.fault]).toEqual(['built', null])
  return pack
}

async function refused(answer: Promise<{ statusCode: number; json: () => any }>) {
  const { statusCode, json } = await answer
  return [statusCode, json().code ?? null]
}

let scanSerial = 0
async function scan(wish: object, who: Persona = officer()) {
  const name = `扫描件${++scanSerial}.pdf`
  const version = await uploadWhole(uploads.base, who, name, samplePdf(scanSerial))
  await inspectWaiting(w)
  return who.post(`${path()}/scans`, { versionId: version.id, sealSeen: true, ...wish })
}

test('a scan is taken when its version code is that of what was sealed, and refused otherwise', async () => {
  await build()
  const { versionCode: listCode } = (await officer().get(path())).json()
  const open = (await officer().get(`${path()}/scans`)).json()
  expect([
    open.missing,
    open.slots.map((slot: any) => [slot.document, slot.rank, slot.versionCode]),
  ]).toEqual([
    4,
    [
      ['letter', null, listCode],
      ['summary', null, listCode],
      ['application', 1, versionCode(entrants[0]!.digest)],
      ['application', 2, versionCode(entrants[1]!.digest)],
    ],
  ])
  const [first, second] = entrants
  const application = { document: 'application', applicationId: first!.applicationId }
  expect(await refused(scan({ ...application, code: '0000-0000-0000' }))).toEqual([
    400,
    'programmes.scan_code_unknown',
  ])
  expect(await refused(scan({ ...application, code: versionCode(second!.digest) }))).toEqual([
    409,
    'programmes.scan_of_another_document',
  ])
  expect(await refused(scan({ ...application, code: 'not-a-code-at-all' }))).toEqual([
    400,
    'programmes.scan_code_malformed',
  ])
  // As somebody types it, and as a QR code has it.
  const typed = versionCode(first!.digest).toLowerCase().replaceAll('-', ' ')
  expect((await scan({ ...application, code: typed })).json().missing).toBe(3)
  const whole = {
    document: 'application',
    applicationId: second!.applicationId,
    code: second!.digest,
  }
  expect((await scan(whole)).json().missing).toBe(2)
})

test('a stamp on the page of an older list is refused with the reason, and a better scan replaces', async () => {
  const old = (await officer().get(path())).json().versionCode
  w.travel('2019-07-16T09:00:00+08:00')
  packageId = await signRanking(w, p, entrants.toReversed(), '川经信函〔2019〕8号')
  await build()
  const { versionCode: code } = (await officer().get(path())).json()
  const answer = await scan({ document: 'letter', code: old })
  expect([answer.statusCode, answer.json().code, answer.json().facts]).toEqual([
    409,
    'programmes.scan_of_older_version',
    { code: old, asked: code, seq: 1 },
  ])
  await scan({ document: 'letter', code })
  await scan({ document: 'letter', code })
  // The scans of the applications still stand, since what was sealed has not changed, and are packed already.
  const list = (await scan({ document: 'summary', code })).json()
  expect([list.missing, list.slots.map((slot: any) => slot.scan.packed)]).toEqual([
    0,
    [false, false, true, true],
  ])
  const pack = await build()
  expect(
    (await officer().get(`${path()}/scans`)).json().slots.map((slot: any) => slot.scan.packed),
  ).toEqual([true, true, true, true])
  const email = pack.media.find((medium: any) => medium.code === 'email')
  const scans = email.files.filter((file: any) => file.key.startsWith('scan'))
  expect(scans.map((file: any) => file.path.split('/').at(-1))).toEqual([
    `${p.orgs.province.name}—推荐意见函（盖章扫描件）.pdf`,
    `${p.orgs.province.name}—推荐项目汇总表（盖章扫描件）.pdf`,
    '附件01-盖章页扫描件-扫描件5.pdf',
    '附件01-盖章页扫描件-扫描件4.pdf',
  ])
}, 120_000)

const dispatch = (body: object, who: Persona = officer()) => who.post(`${path()}/dispatches`, body)

test('paper waits for its volumes, ways and numbers are checked, and moments must be possible', async () => {
  const sent = { media: ['paper', 'disc'], way: 'ems', number: 'EA123456789CN', pieces: 2 }
  const sentAt = '2019-07-16T01:30:00Z'
  w.travel('2019-07-16T10:00:00+08:00')
  expect(await refused(dispatch({ ...sent, sentAt }))).toEqual([409, 'programmes.copies_missing'])
  for (const [index, one] of entrants.entries()) {
    const printed = [2, 4][index]!
    await accepted(officer().put(`${path()}/copies/${one.applicationId}`, { printed }))
  }
  expect(await refused(dispatch({ ...sent, way: 'courier', sentAt }))).toEqual([
    409,
    'programmes.way_not_open',
  ])
  expect(await refused(dispatch({ ...sent, number: '12', sentAt }))).toEqual([
    400,
    'programmes.ems_number_wrong',
  ])
  expect(await refused(dispatch({ ...sent, sentAt: '2019-07-17T01:30:00Z' }))).toEqual([
    400,
    'programmes.sent_ahead',
  ])
  expect(await refused(dispatch({ ...sent, sentAt: '2019-07-14T01:30:00Z' }))).toEqual([
    400,
    'programmes.sent_before_signed',
  ])
  expect((await dispatch({ ...sent, sentAt }, p.cityOfficer)).statusCode).toBe(404)
  const delivery = (await accepted(dispatch({ ...sent, sentAt }))).json()
  expect([delivery.open, delivery.delivered]).toEqual([['email'], false])
  expect(delivery.dispatches[0]).toEqual({
    id: delivery.dispatches[0].id,
    packageId,
    programmeId,
    unitCode,
    unitName: p.orgs.province.name,
    medium: 'paper',
    way: 'ems',
    number: 'EA123456789CN',
    pieces: 2,
    sentAt: '2019-07-16T01:30:00.000Z',
    sentBy: p.provincialOfficer.name,
    receivedAt: null,
    receivedBy: null,
    receivedPieces: null,
    receiptNote: null,
    lateReason: null,
    judgement: {
      closesAt: '2019-07-28T16:00:00.000Z',
      basis: 'posted',
      inTime: true,
      // The notice fixes the day alone; how it counts is shown as an example.
      unsettled: ['inclusive', 'basis', 'ifNonWorkingDay'],
    },
  })
  expect(await refused(dispatch({ ...sent, sentAt }))).toEqual([
    409,
    'programmes.dispatched_already',
  ])
})

test('one medium is sent once, however many record it at once', async () => {
  const body = { media: ['folder'], way: 'online', sentAt: '2019-07-16T01:40:00Z' }
  const answers = await Promise.all(Array.from({ length: 6 }, () => dispatch(body)))
  const codes = answers.map((answer) => answer.json().code ?? answer.statusCode)
  expect(codes.filter((code) => code === 200).length).toBe(1)
  expect(new Set(codes)).toEqual(new Set([200, 'programmes.dispatched_already']))
})

test('mails need a mailbox that the office enters; the house sends them and hears what came of each', async () => {
  const mail = (body: object) => officer().post(`${path()}/mails`, { medium: 'email', ...body })
  expect(await refused(mail({ ownMailbox: false }))).toEqual([409, 'programmes.mailbox_unknown'])
  const box = `/api/programmes/managed/${programmeId}/media/email/mailbox`
  expect((await officer().put(box, { address: 'office@demo.test' })).statusCode).toBe(403)
  expect((await p.programmeOfficer.put(box, { address: 'office@demo.test' })).json()).toEqual({
    medium: 'email',
    address: 'office@demo.test',
  })
  const asked = await accepted(mail({ ownMailbox: false }))
  const { mails } = asked.json()
  expect(mails.map((one: any) => [one.part, one.of, one.address, one.state])).toEqual([
    [1, 1, 'office@demo.test', 'asked'],
  ])
  const { rows } = await w.host.database.owner.query(
    `select facts from kernel.event where name = 'programmes.package.mailPart'`,
  )
  expect(rows.map(({ facts }) => [facts.packageId, facts.medium, facts.part])).toEqual([
    [packageId, 'email', 1],
  ])
  const round = w.now().getTime()
  const key = `${parcelKey(packageId, 'email', 1)}/${round}`
  const hear = (name: 'tried' | 'settled', facts: object) =>
    writing(w.host, { actor: systemActor, requestId: 'test-mail' }, (work) => {
      const event = { id: 1, name: `notices.parcel.${name}`, at: w.now(), facts: { key, ...facts } }
      return name === 'tried' ? mailTried(work, event) : mailSettled(work, event)
    })
  const fault = '552 message too large'
  const tried = { attempt: 1, outcome: 'bounced', fault, nextAt: null, at: w.now().toISOString() }
  // Heard twice, kept once.
  await hear('tried', tried)
  await hear('tried', tried)
  await hear('settled', { fault })
  const failed = (await officer().get(`${path()}/dispatches`)).json()
  expect([
    failed.mails[0].state,
    failed.mails[0].fault,
    failed.mails[0].tries,
    failed.open,
  ]).toEqual([
    'failed',
    fault,
    [{ at: w.now().toISOString(), attempt: 1, outcome: 'bounced', fault, nextAt: null }],
    ['email'],
  ])
  // Sent again, by the house, and only one that failed.
  w.travel('2019-07-16T10:05:00+08:00')
  const again = (await mail({ ownMailbox: false })).json().mails[0]
  expect([again.state, again.askedBy]).toEqual(['asked', officer().name])
  // What is heard late of the first round does not settle the second.
  await hear('settled', { fault: null })
  expect((await officer().get(`${path()}/dispatches`)).json().mails[0].state).toBe('asked')
  await w.settle()
  const delivered = (await officer().get(`${path()}/dispatches`)).json()
  expect([delivered.mails[0].state, delivered.open, delivered.delivered]).toEqual([
    'sent',
    [],
    true,
  ])
  expect(delivered.mails[0].tries.map((one: any) => one.outcome)).toEqual(['kept', 'bounced'])
})

test('in a demo the mail stands in the visible mailbox with its archive named, and went to nobody', async () => {
  const { rows } = (await w.stranger.get('/api/notices/mailbox?address=office@demo.test')).json()
  const [part] = (await officer().get(path()))
    .json()
    .media.find((medium: any) => medium.code === 'email').parts
  expect(rows.map((row: any) => [row.purpose, row.state, row.subject, row.enclosure])).toEqual(
    Array.from({ length: 2 }, () => [
      'parcel',
      'kept',
      expect.stringContaining('（第1封，共1封）'),
      { name: part.name, bytes: part.bytes },
    ]),
  )
  expect(rows[0].text).toContain(part.sha256)
  expect(rows[0].text).toContain('没有真正发出')
})

test('what was delivered reaches the applicants, the office and nobody else, and cannot be taken back', async () => {
  await w.settle()
  for (const one of entrants) {
    const seen = (await one.get(`/api/programmes/applications/${one.applicationId}`)).json()
    expect([seen.state, seen.holder.kind]).toEqual(['delivered', 'issuer'])
  }
  const pack = await p.programmeOfficer.get(path())
  expect(pack.json().state).toBe('delivered')
  const part = await p.programmeOfficer.get(`${path()}/media/email/parts/1`)
  expect(part.statusCode).toBe(200)
  expect((await p.cityOfficer.get(path())).statusCode).toBe(404)
  expect((await p.applicant.get(path())).statusCode).toBe(404)
  expect(await refused(officer().post(`${path()}/build`))).toEqual([
    409,
    'programmes.package_not_buildable',
  ])
  await expect(signRanking(w, p, entrants, '川经信函〔2019〕9号')).rejects.toThrow(
    'programmes.list_cannot',
  )
  const list = (
    await officer().get(`/api/programmes/${programmeId}/units/${unitCode}/recommendation`)
  ).json()
  expect(list.state).toBe('dispatched')
})

test('the office records what arrived: late is recorded as late, once', async () => {
  const ledger = `/api/programmes/managed/${programmeId}/ledger`
  expect((await officer().get(ledger)).statusCode).toBe(403)
  const before = (await p.programmeOfficer.get(ledger)).json()
  expect(
    before.rows.map((row: any) => [row.unitCode, row.package.docNo, row.dispatches.length]),
  ).toEqual([[unitCode, '川经信函〔2019〕8号', 4]])
  const [paper] = before.rows[0].dispatches
  const counted = { pieces: 3, note: '少一册，已电话告知（演示）。' }
  const receive = (receivedAt: string, who: Persona = p.programmeOfficer) =>
    who.post(`/api/programmes/dispatches/${paper.id}/receipt`, { receivedAt, ...counted })
  w.travel('2019-08-02T10:00:00+08:00')
  // Neither who sent it nor another unit receives it.
  expect((await receive('2019-07-30T02:00:00Z', officer())).statusCode).toBe(404)
  expect((await receive('2019-07-30T02:00:00Z', p.cityOfficer)).statusCode).toBe(404)
  expect(await refused(receive('2019-07-15T02:00:00Z'))).toEqual([
    400,
    'programmes.received_before_sent',
  ])
  const received = (await receive('2019-07-30T02:00:00Z')).json()
  // Posting decides, and it was posted in time.
  expect(received).toMatchObject({
    receivedAt: '2019-07-30T02:00:00.000Z',
    receivedBy: p.programmeOfficer.name,
    receivedPieces: counted.pieces,
    receiptNote: counted.note,
  })
  expect(received.judgement.inTime).toBe(true)
  expect(await refused(receive('2019-07-30T03:00:00Z'))).toEqual([
    409,
    'programmes.received_already',
  ])
})

test('机要 leaves a number and a time, and no room for content', async () => {
  const url = `/api/programmes/${programmeId}/units/${unitCode}/confidential-dispatches`
  const wish = { number: 'JY-2019-0042', pieces: 1, sentAt: '2019-07-18T02:00:00Z' }
  expect((await officer().post(url, { ...wish, note: '内容' })).statusCode).toBe(400)
  expect((await officer().post(url, { ...wish, number: '某型装备' })).statusCode).toBe(400)
  expect((await p.cityOfficer.post(url, wish)).statusCode).toBe(404)
  const recorded = await officer().post(url, wish)
  expect([recorded.json().packageId, recorded.json().way, recorded.json().number]).toEqual([
    null,
    'confidential',
    'JY-2019-0042',
  ])
  const ledger = await p.programmeOfficer.get(`/api/programmes/managed/${programmeId}/ledger`)
  expect(ledger.json().rows.map((row: any) => row.package?.docNo ?? null)).toEqual([
    null,
    '川经信函〔2019〕8号',
  ])
})

test('public figures follow the events; small ones are withheld, rows open to whoever may see them', async () => {
  const url = `/api/programmes/${programmeId}/counts`
  const few = (await p.stranger.get(url)).json()
  expect([few.total, few.withheldBelow, few.unit]).toEqual([
    null,
    5,
    [{ value: '51', label: { zh: '四川省', en: 'Sichuan' }, count: null }],
  ])
  const rows = (who: { get: Persona['get'] }) =>
    who.get(`${url}/rows?dimension=stage&value=delivered`).then((answer) => answer.json().total)
  expect(
    await Promise.all([
      rows(officer()),
      rows(p.programmeOfficer),
      rows(entrants[0]!),
      rows(p.cityOfficer),
      rows(p.applicant),
    ]),
  ).toEqual([2, 2, 1, 0, 0])
  const kept = await w.host.database.owner.query(
    `select part, value::int from kernel.counter where name like 'programmes.counts/%' and value > 0 order by part`,
  )
  expect(kept.rows.map(({ part, value }) => [part, value])).toEqual([
    ['day:2019-07-10', 2],
    ['direction:3', 1],
    ['direction:4', 1],
    ['direction:6', 1],
    ['stage:delivered', 2],
    ['total', 2],
    ['unit:51', 2],
  ])
})
