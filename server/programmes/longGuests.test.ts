/** Drafts with very many guests and comments: what is open now is told whole, and nothing ends in silence. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { copies, readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
let id: string
let path: string
const untilAt = '2019-07-20T00:00:00.000Z'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find((one) => one.id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
    await openProgramme(work, definition.id)
  })
  const wish = { title: '平台（演示）', directions: ['3'] }
  id = (await p.applicant.post(`/api/programmes/${definition.id}/applications`, wish)).json().id
  path = `/api/programmes/applications/${id}`
  const invited = await invite(p.orgs.city.id)
  if (invited.statusCode !== 200) throw new Error(invited.body)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const invite = (orgId: string) => p.applicant.post(`${path}/guests`, { orgId, untilAt })
const circle = async () => (await p.applicant.get(`${path}/guests`)).json()
const comments = async () => (await p.cityOfficer.get(`${path}/comments`)).json()
const comment = () => p.cityOfficer.post(`${path}/comments`, { at: '', body: '请补充数据来源。' })
const idOf = (first: string) => `('${first}0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))`

/** So many organisations more that were let read the draft; later than the first. */
async function moreGuests(count: number, change: string) {
  const stack = new AsyncDisposableStack()
  stack.use(
    await copies(w, {
      ...{ table: 'people.organisation', where: `o.id = '${p.orgs.city.id}'`, count },
      change: `jsonb_build_object('id', ${idOf('f')}, 'name', '受邀单位' || n, 'uscc', null)`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'programmes.draft_guest', where: `o.org_id = '${p.orgs.city.id}'`, count },
      key: 'org_id',
      change: `jsonb_build_object('org_id', ${idOf('f')}, ${change})`,
    }),
  )
  return stack
}

test('drafts shared with an organisation are read page by page, what ends first first', async () => {
  const stack = new AsyncDisposableStack()
  await using _ = stack
  stack.use(
    await copies(w, {
      ...{ table: 'programmes.application', where: `o.id = '${id}'`, count: 104 },
      change: `jsonb_build_object('id', ${idOf('f')}, 'slot', 1 + n)`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'programmes.draft_guest', where: `o.application_id = '${id}'`, count: 104 },
      key: 'application_id',
      change: `jsonb_build_object('application_id', ${idOf('f')},
        'until_at', o.until_at - n * interval '1 minute')`,
    }),
  )
  const { ids, total } = await readWhole(p.cityOfficer, '/api/programmes/guest/applications')
  expect([total, new Set(ids).size, ids.at(-1)]).toEqual([105, 105, id])
  expect(ids[0]).toBe('f0000000-0000-7000-8000-000000000104')
})

test('whoever can see a draft now is told whole, before those whose time is over', async () => {
  await using _ = await moreGuests(
    120,
    `'invited_at', o.invited_at + interval '1 hour', 'ended_at', o.invited_at + interval '2 hours'`,
  )
  const { guests, guestsTotal } = await circle()
  expect([guests.length, guestsTotal]).toEqual([100, 121])
  expect(guests[0]).toMatchObject({ orgId: p.orgs.city.id, open: true })
  expect(guests.filter(({ open }: { open: boolean }) => open)).toHaveLength(1)
})

test('no more than fifty organisations are invited at a time; one of them may be invited for longer', async () => {
  await using _ = await moreGuests(49, `'ended_at', null`)
  const refused = await invite(p.orgs.province.id)
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'programmes.guests_too_many', facts: { max: 50 } },
  ])
  expect((await invite(p.orgs.city.id)).statusCode).toBe(200)
  const { guests, guestsTotal } = await circle()
  expect([guests.length, guestsTotal]).toEqual([50, 50])
  await p.applicant.delete(`${path}/guests/f0000000-0000-7000-8000-000000000001`)
  expect((await invite(p.orgs.province.id)).statusCode).toBe(200)
})

test('the newest comment is read, however many were dealt with; of open ones there is an end', async () => {
  const first = (await comment()).json()
  await p.applicant.post(`/api/programmes/comments/${first.id}/resolve`)
  const copied = {
    ...{ table: 'programmes.draft_comment', where: `o.id = '${first.id}'` },
    change: `jsonb_build_object('id', ${idOf('0')}, 'made_at', o.made_at - n * interval '1 minute')`,
  }
  await using dealtWith = await copies(w, { ...copied, count: 600 })
  const newest = (await comment()).json()
  const read = await comments()
  expect([read.total, read.rows.length, read.rows.at(-1).id]).toEqual([602, 501, newest.id])
  await dealtWith[Symbol.asyncDispose]()
  await using _ = await copies(w, {
    ...{ table: 'programmes.draft_comment', where: `o.id = '${newest.id}'`, count: 499 },
    change: `jsonb_build_object('id', ${idOf('1')})`,
  })
  const refused = await comment()
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'programmes.comments_too_many', facts: { max: 500 } },
  ])
  await p.applicant.post(`/api/programmes/comments/${newest.id}/resolve`)
  expect((await comment()).statusCode).toBe(200)
})
