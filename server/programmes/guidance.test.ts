import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

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
  expect((await w.stranger.get(`${call}/questions`)).json()).toEqual({ rows: [] })

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
  })
  expect((await w.stranger.get(`${call}/questions`)).json().rows).toEqual([
    {
      id: asked.id,
      question: wish.publicQuestion,
      answer: wish.answer,
      publishedAt: w.now().toISOString(),
    },
  ])
})

test('a briefing session is announced to everybody and can be cancelled', async () => {
  const session = {
    title: '申报说明会（演示）',
    startsAt: '2019-07-03T01:30:00.000Z',
    place: '线上',
    body: '讲解申报书填写。',
  }
  const planned = (await p.programmeOfficer.post(`${programme}/briefings`, session)).json()
  expect((await w.stranger.get(`${call}/briefings`)).json().rows).toEqual([planned])
  await p.programmeOfficer.post(`/api/programmes/briefings/${planned.id}/cancel`)
  expect((await w.stranger.get(`${call}/briefings`)).json().rows[0].cancelledAt).toBe(
    w.now().toISOString(),
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
