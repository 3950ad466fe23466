import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from './programme.actions.ts'

let w: World
let p: Personas
const programme = '/api/programmes/shuangchuang-2019'
const call = '/api/programmes/calls/shuangchuang-2019'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
    await openProgramme(work, definition.id)
    for (const [unitCode, org] of [
      ['51', p.orgs.province],
      ['5101', p.orgs.city],
    ] as const) {
      const seated = {
        programmeId: definition.id,
        unitCode,
        orgId: org.id,
        authorityName: org.name,
      }
      await seatUnit(work, seated)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a question stays private until the office answers and publishes it in its own words', async () => {
  const body = '联合申报时，牵头单位和参加单位能否分属两个推荐单位？'
  const asked = (await p.applicant.post(`${programme}/questions`, { body })).json()
  expect((await p.colleague.get(`${programme}/questions`)).json().rows).toEqual([asked])
  expect((await p.otherApplicant.get(`${programme}/questions`)).json().rows).toEqual([])
  expect((await p.programmeOfficer.get(`${programme}/questions`)).json().rows).toEqual([asked])
  expect((await w.stranger.get(`${call}/questions`)).json()).toMatchObject({ rows: [], total: 0 })

  const wish = { answer: '由牵头单位所在地推荐。', publicQuestion: '联合申报由谁推荐？' }
  const refused = await p.applicant.put(`/api/programmes/questions/${asked.id}/answer`, wish)
  expect(refused.statusCode).toBe(403)
  const answered = await p.supportingInstitute.put(
    `/api/programmes/questions/${asked.id}/answer`,
    wish,
  )
  expect(answered.json()).toEqual({
    ...asked,
    ...wish,
    answeredAt: w.now().toISOString(),
    publishedAt: w.now().toISOString(),
    no: 1,
  })
  expect((await w.stranger.get(`${call}/questions`)).json().rows).toEqual([
    {
      id: asked.id,
      no: 1,
      question: wish.publicQuestion,
      answer: wish.answer,
      publishedAt: w.now().toISOString(),
    },
  ])
})

const session = {
  title: '申报说明会（演示）',
  startsAt: '2019-07-03T01:30:00.000Z',
  endsAt: '2019-07-03T03:30:00.000Z',
  place: '二楼报告厅；也可线上参加',
  online: 'https://meeting.demo.test/8421',
  capacity: 2,
  body: '讲解申报书填写。',
}
const seat = (id: string) => `/api/programmes/briefings/${id}/seat`
const listed = async (who: { get: (path: string) => Promise<{ json(): any }> }) =>
  (await who.get(`${call}/briefings`)).json().rows

test('a briefing session is public but for the way in online, which those who come see', async () => {
  const plan = (body: object) => p.programmeOfficer.post(`${programme}/briefings`, body)
  const wrong = await Promise.all([
    plan({ ...session, startsAt: '2019-06-30T01:30:00.000Z' }),
    plan({ ...session, endsAt: session.startsAt }),
    plan({ ...session, online: 'http://meeting.demo.test' }),
    p.provincialOfficer.post(`${programme}/briefings`, session),
    p.cityOfficer.post(`${programme}/briefings`, { ...session, unit: '51' }),
    p.applicant.post(`${programme}/briefings`, session),
  ])
  expect(wrong.map((answer) => answer.json().code)).toEqual([
    'programmes.briefing_in_the_past',
    'programmes.briefing_ends_before_it_starts',
    'programmes.briefing_link_wrong',
    'programmes.role_cannot',
    'kernel.missing',
    'kernel.permit_missing',
  ])
  const planned = (await plan(session)).json()
  expect(planned).toEqual({
    ...session,
    id: expect.any(String),
    programmeId: 'shuangchuang-2019',
    unit: null,
    unitName: null,
    hasOnline: true,
    placesLeft: 2,
    coming: false,
    own: true,
    cancelledAt: null,
  })
  const seen = { ...planned, online: null, own: false }
  expect(await listed(w.stranger)).toEqual([seen])
  expect((await p.applicant.post(seat(planned.id))).json()).toEqual({
    ...seen,
    online: session.online,
    coming: true,
    placesLeft: 1,
  })
  expect(await listed(w.stranger)).toEqual([{ ...seen, placesLeft: 1 }])
  const twice = await p.applicant.post(seat(planned.id))
  expect(twice.json().code).toBe('programmes.briefing_seat_taken_already')
})

test('the last place is given once, however many reach for it, and comes free again', async () => {
  const [{ id }] = await listed(w.stranger)
  const reach = [p.colleague, p.otherApplicant, p.expert].map((who) => who.post(seat(id)))
  const codes = (await Promise.all(reach)).map((answer) => answer.json().code ?? 'came')
  expect(codes.toSorted()).toEqual(['came', 'programmes.briefing_full', 'programmes.briefing_full'])
  const attendees = `/api/programmes/briefings/${id}/attendees`
  expect((await p.applicant.get(attendees)).statusCode).toBe(403)
  expect((await p.provincialOfficer.get(attendees)).statusCode).toBe(404)
  const { rows } = (await p.supportingInstitute.get(attendees)).json()
  expect(rows.length).toBe(2)
  expect(rows[0]).toEqual({
    personName: p.applicant.name,
    orgName: p.orgs.enterprise.name,
    takenAt: w.now().toISOString(),
  })
  expect((await p.applicant.delete(seat(id))).json()).toMatchObject({
    coming: false,
    placesLeft: 1,
  })
  const again = (await p.applicant.delete(seat(id))).json()
  expect(again.code).toBe('programmes.briefing_seat_missing')
})

test('a cancelled session takes nobody; a unit holds its own', async () => {
  const [{ id }] = await listed(w.stranger)
  expect(
    (await p.provincialOfficer.post(`/api/programmes/briefings/${id}/cancel`)).statusCode,
  ).toBe(404)
  await p.programmeOfficer.post(`/api/programmes/briefings/${id}/cancel`)
  expect((await listed(w.stranger))[0].cancelledAt).toBe(w.now().toISOString())
  const late = await p.otherApplicant.post(seat(id))
  expect(late.json().code).toMatch(/briefing_(cancelled|seat_taken_already)/)
  const own = await p.cityOfficer.post(`${programme}/briefings`, { ...session, unit: '5101' })
  expect(own.json()).toMatchObject({ unit: '5101', unitName: p.orgs.city.name, own: true })
  w.travel('2019-07-03T01:30:00.000Z')
  expect((await p.applicant.post(seat(own.json().id))).json().code).toBe(
    'programmes.briefing_begun',
  )
})

test('a guest reads and comments on a draft while invited, and no longer', async () => {
  const started = await p.applicant.post(`${programme}/applications`, {
    title: '平台（演示）',
    directions: ['3'],
  })
  const { id } = started.json()
  await p.applicant.post(`/api/programmes/applications/${id}/edits`, {
    edits: [{ kind: 'set', at: 'cover.projectName', value: '平台（演示）', baseVersion: 0 }],
  })
  const guestPath = `/api/programmes/guest/applications/${id}`
  expect((await p.cityOfficer.get(guestPath)).statusCode).toBe(404)
  const invite = { orgId: p.orgs.city.id, untilAt: '2019-07-05T00:00:00.000Z' }
  await p.applicant.post(`/api/programmes/applications/${id}/guests`, invite)
  expect((await p.cityOfficer.get(guestPath)).json().answers).toEqual({
    'cover.projectName': '平台（演示）',
    'cover.unitName': p.orgs.enterprise.name,
    'A.uscc': p.orgs.enterprise.uscc,
    'A.division': p.orgs.enterprise.division,
  })
  const comment = (
    await p.cityOfficer.post(`/api/programmes/applications/${id}/comments`, {
      at: 'cover.projectName',
      body: '名称宜写明行业。',
    })
  ).json()
  expect(
    (await p.colleague.get(`/api/programmes/applications/${id}/comments`)).json().rows,
  ).toEqual([comment])
  const invited = { orgId: p.orgs.city.id, untilAt: invite.untilAt }
  const circle = (await p.colleague.get(`/api/programmes/applications/${id}/guests`)).json()
  expect(circle.guests).toMatchObject([{ ...invited, orgName: p.orgs.city.name, open: true }])
  expect(circle.units).toEqual([])
  expect(circle.writers.length).toBeGreaterThan(1)
  expect((await p.cityOfficer.get('/api/programmes/guest/applications')).json().rows).toEqual([
    {
      id,
      programmeId: 'shuangchuang-2019',
      orgName: p.orgs.enterprise.name,
      title: '平台（演示）',
      invitedAt: w.now().toISOString(),
      untilAt: invite.untilAt,
      openComments: 1,
    },
  ])
  expect((await p.otherApplicant.get('/api/programmes/guest/applications')).json().rows).toEqual([])
  const resolved = async () =>
    (await p.colleague.get(`/api/programmes/applications/${id}/comments`)).json().rows[0].resolvedAt
  await p.colleague.post(`/api/programmes/comments/${comment.id}/resolve`)
  expect(await resolved()).toBe(w.now().toISOString())
  expect(
    (await p.cityOfficer.post(`/api/programmes/comments/${comment.id}/reopen`)).statusCode,
  ).not.toBe(200)
  await p.colleague.post(`/api/programmes/comments/${comment.id}/reopen`)
  expect(await resolved()).toBeNull()
  expect(
    (await p.otherApplicant.get(`/api/programmes/applications/${id}/comments`)).statusCode,
  ).toBe(404)

  w.travel('2019-07-05T00:00:00.000Z')
  expect((await p.cityOfficer.get(guestPath)).statusCode).toBe(404)
})

test('the sample application is complete and the same for everybody', async () => {
  const first = await w.stranger.get(`${call}/sample`)
  expect(Object.keys(first.json().answers).length).toBeGreaterThan(60)
  expect((await p.applicant.get(`${call}/sample`)).json()).toEqual(first.json())
})

test('the sample is taken along as Word and as PDF, and says that it is one', async () => {
  const word = await w.stranger.get(`${call}/sample/docx`)
  expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect(word.headers['content-disposition']).toBe('attachment; filename="sample.docx"')
  const again = await p.applicant.get(`${call}/sample/docx`)
  expect(again.rawPayload.equals(word.rawPayload)).toBe(true)
  const pdf = await w.stranger.get(`${call}/sample/pdf`)
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await w.stranger.get(`${call}/sample/exe`)).statusCode).toBe(400)
})
