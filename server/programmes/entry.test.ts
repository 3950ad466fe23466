/** Reception and formal check at the issuing office: entries, findings, decisions, races, and who is told. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  accepted,
  entrant,
  openCall,
  programmeId,
  signRanking,
  unitCode,
  withdrawRanking,
  type Entrant,
} from './package.sample.ts'
import {
  refused,
  markEntry as markAs,
  decideEntry,
  findingsBy,
  sendPackage,
} from './entry.sample.ts'
import { keepTime } from './recommendation.jobs.ts'

let w: World
let p: Personas
let uploads: FastifyInstance & { readonly base: string }
let entrants: Entrant[]
let packageId: string

const managed = `/api/programmes/managed/${programmeId}`
const office = () => p.programmeOfficer
const unit = () => p.provincialOfficer

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  await openCall(w, p)
  entrants = [
    await entrant(w, '共享制造平台（演示）', ['4']),
    await entrant(w, '研发众包平台（演示）', ['3', '6']),
    await entrant(w, '共享制造 平台(演示)', ['5']),
  ]
  await w.seal()
  w.travel('2019-07-15T16:00:00+08:00')
  packageId = await signRanking(w, p, entrants, '川经信函〔2019〕7号')
  await sendPackage(w, unit(), packageId, entrants, [2, 4, 2])
}, 120_000)
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const entries = async (query = '', who: Persona = office()) =>
  (await accepted(who.get(`${managed}/entries${query}`))).json()
const counts = async () => (await accepted(office().get(`${managed}/entries/counts`))).json()
const entryOf = async (rank: number) => {
  const { rows } = await entries()
  return (await accepted(office().get(`/api/programmes/entries/${rows[rank - 1].id}`))).json()
}
const found = findingsBy
const act = (id: string, verb: string, body: object, who: Persona = office()) =>
  decideEntry(who, id, verb, body)
const mark = (id: string, results: object[], who: Persona = office()) => markAs(who, id, results)

async function receive(medium: string, body: object = {}) {
  const { rows } = (await office().get(`${managed}/ledger`)).json()
  const piece = rows[0].dispatches.find((one: any) => one.medium === medium)
  return office().post(`/api/programmes/dispatches/${piece.id}/receipt`, {
    receivedAt: '2019-07-18T02:00:00Z',
    ...body,
  })
}

test('nothing is entered before the first receipt; then every place of the signed list is, once', async () => {
  expect(await entries()).toEqual({ rows: [], total: 0, next: null })
  w.travel('2019-07-18T11:00:00+08:00')
  await accepted(receive('paper', { pieces: 8 }))
  const { rows, total } = await entries()
  expect(total).toBe(3)
  expect(rows[0]).toEqual({
    id: rows[0].id,
    programmeId,
    unit: unitCode,
    unitName: '四川省',
    rank: 1,
    title: '共享制造平台（演示）',
    applicant: entrants[0]!.name,
    applicantCode: rows[0].applicantCode,
    directions: ['4'],
    state: 'received',
    version: 1,
    checked: 0,
    // Scans have not come; earlier lists have not been imported, and a required mail was not sent.
    differs: 1,
    unknown: rows[0].unknown,
    late: false,
    duplicate: false,
    settleDay: null,
    receivedAt: '2019-07-18T03:00:00.000Z',
    changedAt: '2019-07-18T03:00:00.000Z',
  })
  await accepted(receive('disc', { pieces: 1 }))
  expect((await entries()).total).toBe(3)
  expect(await counts()).toEqual({
    total: 3,
    received: 3,
    accepted: 0,
    conditional: 0,
    lapsed: 0,
    refused: 0,
    flagged: 3,
    late: 0,
    duplicate: 0,
    units: [{ unit: unitCode, name: '四川省', count: 3 }],
  })
})

test('filters and order hold, and only who runs or supports the programme reads entries', async () => {
  const titles = async (query: string) => (await entries(query)).rows.map((row: any) => row.rank)
  expect(
    await Promise.all([
      titles('?direction=6'),
      titles('?flagged=false'),
      titles('?unit=5101'),
      titles('?state=accepted'),
      titles('?late=true'),
      titles(`?text=${encodeURIComponent('众包')}`),
      titles('?sort=unit&descending=true'),
    ]),
  ).toEqual([[2], [], [], [], [], [2], [3, 2, 1]])
  const first = await entries('?limit=2')
  expect([first.rows.length, (await entries(`?limit=2&after=${first.next}`)).rows[0].rank]).toEqual(
    [2, 3],
  )
  expect((await entries('', p.supportingInstitute)).total).toBe(3)
  expect((await entries('', p.supervisor)).total).toBe(3)
  for (const who of [unit(), p.applicant, p.expert, p.operator]) {
    expect((await who.get(`${managed}/entries`)).statusCode).toBe(403)
  }
})

test('a finding says what the facts say, with the facts themselves', async () => {
  const entry = await entryOf(2)
  expect(found(entry)).toMatchObject({
    inTime: 'unknown',
    quota: 'agrees',
    copies: 'agrees',
    scans: 'differs',
    sealed: 'agrees',
    onePerApplicant: 'agrees',
    twice: 'agrees',
    exceptions: 'agrees',
  })
  const why = (item: string) => entry.findings.find((one: any) => one.item === item).why
  expect(why('copies')).toEqual({
    rule: { source: 'notice', clause: why('copies').rule.clause, text: '纸质申报书份数符合要求' },
    inputs: [
      { label: '本项目应有份数', value: '4' },
      { label: '全包应有份数', value: '8' },
      { label: '清点份数', value: '8' },
    ],
  })
  expect(why('inTime').inputs[0]).toEqual({
    label: '纸质材料',
    value: '寄出 2019-07-16 09:30，收到 2019-07-18 10:00，按期',
  })
  expect(why('sealed').inputs[0].value).toBe(entrants[1]!.digest.slice(0, 16))
})

test('what the unit sends later, and scans that are matched later, change what the facts say', async () => {
  const box = `${managed}/media/email/mailbox`
  await accepted(office().put(box, { address: 'office@demo.test' }))
  const pack = (await unit().get(`/api/programmes/packages/${packageId}`)).json()
  const slots = [
    { document: 'letter', code: pack.versionCode },
    { document: 'summary', code: pack.versionCode },
    ...entrants.slice(0, 2).map(({ applicationId, digest }) => ({
      document: 'application',
      applicationId,
      code: versionCode(digest),
    })),
  ]
  for (const [index, slot] of slots.entries()) {
    const version = await uploadWhole(uploads.base, unit(), `s${index}.pdf`, samplePdf(index + 1))
    await inspectWaiting(w)
    const wish = { versionId: version.id, sealSeen: true, ...slot }
    await accepted(unit().post(`/api/programmes/packages/${packageId}/scans`, wish))
  }
  const mail = { medium: 'email', ownMailbox: true, withoutScans: '其余扫描件随后补发（演示）。' }
  await accepted(unit().post(`/api/programmes/packages/${packageId}/mails`, mail))
  await w.settle()
  // The page looks at the facts as they stand; the list when somebody asks it to.
  expect(found(await entryOf(1))).toMatchObject({ inTime: 'agrees', scans: 'agrees' })
  expect((await counts()).flagged).toBe(3)
  const looked = await accepted(office().post(`${managed}/entries/refresh`))
  expect(looked.json()).toEqual({ looked: 3, changed: 3 })
  expect((await counts()).flagged).toBe(1)
})

test('a result against the facts needs a note, and accepting needs a result on every item', async () => {
  const entry = await entryOf(3)
  expect(await refused(mark(entry.id, [{ item: 'scans', result: 'pass' }]))).toEqual([
    400,
    'programmes.entry_pass_needs_note',
  ])
  expect(await refused(mark(entry.id, [{ item: 'nothing', result: 'pass' }]))).toEqual([
    400,
    'programmes.entry_item_unknown',
  ])
  expect(await refused(mark(entry.id, [{ item: 'scans', result: 'needsMending' }]))).toEqual([
    400,
    'programmes.entry_mending_unsaid',
  ])
  expect(await refused(act(entry.id, 'accept', { seen: entry.version }))).toEqual([
    409,
    'programmes.entry_check_open',
  ])
  const missing = '缺申报书盖章页扫描件，请补送。'
  const results = entry.items.map(({ code }: any) => ({ item: code, result: 'pass' }))
  const open = results.filter(({ item }: any) => item !== 'scans')
  const half = await accepted(
    mark(
      entry.id,
      [...open, { item: 'scans', result: 'needsMending', note: missing }],
      p.supportingInstitute,
    ),
  )
  expect([half.json().checked, half.json().results[0].checkedBy]).toEqual([
    results.length,
    p.supportingInstitute.name,
  ])
  expect(await refused(act(entry.id, 'accept', { seen: entry.version }))).toEqual([
    409,
    'programmes.entry_moved_on',
  ])
  const { version } = half.json()
  expect(await refused(act(entry.id, 'accept', { seen: version }, p.supportingInstitute))).toEqual([
    403,
    'kernel.permit_missing',
  ])
  expect(await refused(act(entry.id, 'accept', { seen: version }))).toEqual([
    409,
    'programmes.entry_check_mending',
  ])
})

test('accepted on a condition: a working day, the unit and the applicant told, lapsed by the clock', async () => {
  const { id, version } = await entryOf(3)
  const missing = '请补送申报书盖章页扫描件。'
  const condition = (body: object) => act(id, 'condition', { seen: version, missing, ...body })
  expect(await refused(condition({ day: '2019-07-18' }))).toEqual([
    409,
    'programmes.entry_day_too_early',
  ])
  expect(await refused(condition({ day: '2019-07-20' }))).toEqual([
    409,
    'programmes.entry_day_not_working',
  ])
  expect(await refused(condition({ day: '2019-07-22', missing: '缺件' }))).toEqual([
    400,
    'programmes.entry_missing_unsaid',
  ])
  const done = (await accepted(condition({ day: '2019-07-22' }))).json()
  expect([done.state, done.settleDay, done.settleUntil, done.missing]).toEqual([
    'conditional',
    '2019-07-22',
    '2019-07-22T16:00:00.000Z',
    missing,
  ])
  await w.settle()
  const inbox = async (who: Pick<Persona, 'get'>, kind: string) =>
    (await who.get('/api/notices?limit=100'))
      .json()
      .rows.filter((row: any) => row.kind === `programmes.${kind}`)
      .map(({ subject, path }: any) => [subject, path])
  const subject = '请补正：共享制造 平台(演示)'
  expect(await inbox(entrants[2]!, 'entry_conditioned')).toEqual([
    [subject, `/applications/${entrants[2]!.applicationId}`],
  ])
  expect(await inbox(unit(), 'entry_conditioned')).toEqual([[subject, `/packages/${packageId}`]])
  expect(await inbox(entrants[0]!, 'entry_conditioned')).toEqual([])
  const own = `/api/programmes/${programmeId}/units/${unitCode}/entries`
  const told = (await accepted(unit().get(own))).json().rows[2]
  expect([told.state, told.missing, told.settleDay]).toEqual(['conditional', missing, '2019-07-22'])
  expect((await p.cityOfficer.get(own)).statusCode).toBe(404)
  w.travel('2019-07-23T00:00:30+08:00')
  await keepTime(w.host)
  await keepTime(w.host)
  await w.settle()
  const lapsed = await entryOf(3)
  expect([
    lapsed.state,
    lapsed.decisions.map(({ verb, decidedBy }: any) => [verb, decidedBy]),
  ]).toEqual([
    'lapsed',
    [
      ['lapse', null],
      ['condition', p.programmeOfficer.name],
    ],
  ])
  expect(await inbox(office(), 'entry_lapsed')).toEqual([
    ['补正期满：共享制造 平台(演示)', `/entries/${id}`],
  ])
})

test('what came after its day is accepted with a reason only, once it is whole', async () => {
  const { id, version } = await entryOf(3)
  const reason = '扫描件次日上午收到，不影响评审（演示）。'
  expect(await refused(act(id, 'accept', { seen: version }))).toEqual([
    400,
    'programmes.reason_too_short',
  ])
  expect(await refused(act(id, 'accept', { seen: version, reason }))).toEqual([
    409,
    'programmes.entry_check_mending',
  ])
  const marked = await accepted(mark(id, [{ item: 'scans', result: 'pass', note: reason }]))
  const done = await accepted(act(id, 'accept', { seen: marked.json().version, reason }))
  expect([done.json().state, done.json().reason, done.json().decisions[0].verb]).toEqual([
    'accepted',
    reason,
    'settle',
  ])
})

test('many are accepted at once only where all agrees, and only as many as the preview named', async () => {
  const { rows } = await entries()
  const ids = rows.map(({ id }: any) => id)
  const many = (body: object, who: Persona = office()) =>
    who.post(`${managed}/entries/accept`, { ids, ...body })
  const preview = (await accepted(many({}))).json()
  // The list of earlier winners is not there, so that nobody can be held against it.
  expect([
    preview.done,
    preview.count,
    preview.rows.map(({ code }: any) => code).toSorted(),
  ]).toEqual([
    false,
    0,
    [
      'programmes.entry_cannot_accept',
      'programmes.entry_not_all_agree',
      'programmes.entry_not_all_agree',
    ],
  ])
  await w.host.database.owner.query(
    `insert into programmes.winner (id, series, year, seq, project, applicant, applicant_key,
       applicant_core, batch_id, demo, imported_at)
     select gen_random_uuid(), 'shuangchuang', year, 1, '某平台（演示）', '岷山重工有限公司（演示）',
       '岷山重工有限公司', '岷山重工', gen_random_uuid(), true, now() from unnest(array[2017, 2018]) year`,
  )
  const again = (await accepted(many({}))).json()
  expect([again.done, again.count]).toEqual([false, 2])
  expect(await refused(many({ expected: 3 }))).toEqual([409, 'programmes.entry_bulk_differs'])
  expect(await refused(many({ expected: 2 }, p.supportingInstitute))).toEqual([
    403,
    'kernel.permit_missing',
  ])
  const answers = await Promise.all([many({ expected: 2 }), many({ expected: 2 })])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(await counts()).toMatchObject({ total: 3, received: 0, accepted: 3 })
})

test('two officers at once: one decides, the other is told that it moved on', async () => {
  const { id, version } = await entryOf(2)
  const reason = '收到新的材料，需要重新核对（演示）。'
  const reopened = await accepted(act(id, 'reopen', { seen: version, reason }))
  const seen = reopened.json().version
  const answers = await Promise.all([
    act(id, 'accept', { seen }),
    act(id, 'refuse', { seen, reason: '经核实不符合申报条件（演示）。' }),
    act(id, 'accept', { seen }),
    act(id, 'refuse', { seen, reason: '经核实不符合申报条件（演示）。' }),
  ])
  const codes = answers.map((answer) => answer.json().code ?? answer.statusCode)
  expect(codes.filter((code) => code === 200).length).toBe(1)
  for (const code of codes.filter((one) => one !== 200)) {
    expect(String(code)).toMatch(/^programmes\.entry_(cannot_\w+|moved_on)$/)
  }
  const { decisions } = await entryOf(2)
  expect(decisions.slice(1).map(({ verb }: any) => verb)).toEqual(['reopen', 'accept'])
})

test('what the office has entered the unit cannot take back', async () => {
  await expect(withdrawRanking(w, p)).rejects.toThrow('programmes.list_cannot')
  expect((await entries()).total).toBe(3)
})
