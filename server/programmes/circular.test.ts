/** Messages to units: to all or some, numbered, with receipts; clarifications are public and numbered. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../evaluation/round.sample.ts'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { openWithSeats, programmeId } from './workgroup.sample.ts'

let w: World
let p: Personas
const sent = `/api/programmes/managed/${programmeId}/circulars`
const own = '/api/programmes/circulars'
const missing = [404, 'kernel.missing']
const words = { title: '请核对推荐数量', body: '请于本周五前核对（演示）。' }
const send = (units: readonly string[] | null) => p.programmeOfficer.post(sent, { ...words, units })
const kinds = async (who: Pick<Caller, 'get'>) =>
  (await must(who.get('/api/notices'))).rows.map((row: any) => row.kind)

beforeAll(async () => {
  w = await world('2019-07-08T09:00:00+08:00')
  p = await personas(w)
  await openWithSeats(w, p)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a message goes to the units that it is for, and the office sees which has opened it', async () => {
  expect(await refused(send(['999']))).toEqual([400, 'programmes.circular_unit_unknown'])
  expect(await refused(p.provincialOfficer.post(sent, { ...words, units: null }))).toEqual([
    403,
    'kernel.permit_missing',
  ])
  const some = await must(send(['51', '44']))
  expect([some.no, some.units, some.read]).toEqual([1, 2, 0])
  await w.settle()
  expect(await kinds(p.provincialOfficer)).toContain('programmes.circular_sent')
  expect(await kinds(p.cityOfficer)).not.toContain('programmes.circular_sent')
  expect((await must(p.cityOfficer.get(own))).rows).toEqual([])
  const one = `${own}/${some.id}`
  expect(await refused(p.cityOfficer.get(one))).toEqual(missing)
  expect(await refused(p.cityOfficer.post(`${one}/reading`))).toEqual(missing)
  expect((await must(p.provincialOfficer.get(one))).readAt).toBe(null)
  await must(p.provincialOfficer.post(`${one}/reading`))
  w.travel('2019-07-09T09:00:00+08:00')
  await must(p.leader.post(`${one}/reading`))
  await must(p.leader.post(`${one}/reading`))
  const { receipts, circular } = await must(p.programmeOfficer.get(`${one}/receipts`))
  expect([circular.units, circular.read]).toEqual([2, 1])
  // Whoever has not read it stands first; of those who have, the first person to open it.
  expect(receipts).toEqual([
    { unit: '44', unitName: '广东省', seated: false, readAt: null, readBy: null },
    {
      unit: '51',
      unitName: p.orgs.province.name,
      seated: true,
      readAt: '2019-07-08T01:00:00.000Z',
      readBy: p.provincialOfficer.name,
    },
  ])
})

test('what is attached is read by the units that the message went to, and by nobody else', async () => {
  const uploads = await uploadApp(w)
  const office = p.programmeOfficer
  const { id: versionId } = await uploadWhole(uploads.base, office, '名额核对表.pdf', samplePdf(1))
  const { id: foreign } = await uploadWhole(uploads.base, p.cityOfficer, '别家的.pdf', samplePdf(2))
  await inspectWaiting(w)
  const content = (who: Pick<Caller, 'get'>) => who.get(`/api/files/versions/${versionId}/content`)
  const status = async (who: Pick<Caller, 'get'>) => (await content(who)).statusCode
  expect(await status(p.provincialOfficer)).toBe(404)
  // Whoever sends brings files of its own only.
  const bring = (...versionIds: string[]) =>
    office.post(sent, { ...words, units: ['51'], versionIds })
  expect(await refused(bring(foreign))).toEqual([403, 'files.not_attachable'])
  const made = await must(bring(versionId))
  const file = { versionId, name: '名额核对表.pdf', bytes: expect.any(Number) }
  expect(made.files).toEqual([file])
  for (const who of [p.provincialOfficer, p.leader]) {
    expect((await must(who.get(`${own}/${made.id}`))).files).toEqual([file])
    expect(await status(who)).toBe(200)
  }
  expect((await must(office.get(`${own}/${made.id}/receipts`))).circular.files).toEqual([file])
  for (const who of [p.cityOfficer, p.applicant, w.stranger]) {
    expect(await status(who)).toBe(404)
  }
  // Having the file is no receipt: that is the page of the message, as ever.
  expect((await must(office.get(`${own}/${made.id}/receipts`))).circular.read).toBe(0)
  await uploads.close()
})

test('a clarification is numbered, public, and told to every unit; a published answer is passed on once', async () => {
  const body = '联合申报由哪个单位推荐？'
  const asked = await must(p.applicant.post(`/api/programmes/${programmeId}/questions`, { body }))
  const pass = () => p.programmeOfficer.post(`/api/programmes/questions/${asked.id}/circular`)
  expect(await refused(pass())).toEqual([409, 'programmes.question_not_published'])
  await must(
    p.programmeOfficer.put(`/api/programmes/questions/${asked.id}/answer`, {
      answer: '由牵头单位所在地推荐。',
      publicQuestion: '联合申报由谁推荐？',
    }),
  )
  const passed = await must(pass())
  expect([passed.no, passed.clarificationNo, passed.title]).toEqual([3, 1, '联合申报由谁推荐？'])
  expect(await refused(pass())).toEqual([409, 'programmes.question_passed_on_already'])
  const clear = await must(
    p.programmeOfficer.post(`/api/programmes/managed/${programmeId}/clarifications`, {
      question: '截止日以寄出还是收到为准？',
      answer: '以寄出日邮戳为准（演示）。',
    }),
  )
  expect([clear.no, clear.clarificationNo]).toEqual([4, 2])
  const published = await must(w.stranger.get(`/api/programmes/calls/${programmeId}/questions`))
  expect(published.rows.map(({ no, question }: any) => [no, question])).toEqual([
    [2, '截止日以寄出还是收到为准？'],
    [1, '联合申报由谁推荐？'],
  ])
  await w.settle()
  expect(await kinds(p.cityOfficer)).toContain('programmes.clarification_sent')
  const waiting = async () =>
    (await must(p.cityOfficer.get('/api/programmes/waiting'))).rows.find(
      ({ kind }: any) => kind === 'toReadCircular',
    )
  expect((await waiting()).count).toBe(2)
  for (const { id } of (await must(p.cityOfficer.get(own))).rows) {
    await must(p.cityOfficer.post(`${own}/${id}/reading`))
  }
  expect(await waiting()).toBe(undefined)
})
