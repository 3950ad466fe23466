/** Questions of applicants and of units; a list longer than a page says how many there are and leads to the rest. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../evaluation/round.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { openCall, programmeId } from './package.sample.ts'

let w: World
let p: Personas

const asked = `/api/programmes/${programmeId}/questions`
const open = `/api/programmes/calls/${programmeId}/questions`
const body = (no: number) => `第${no}个问题：联合申报时由谁盖章？`

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  await openCall(w, p)
  for (const [at, who] of [p.applicant, p.cityOfficer, p.leader].entries()) {
    w.travel(`2019-07-1${at}T10:00:00+08:00`)
    await must(who.post(asked, { body: body(at) }))
  }
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const bodies = (rows: readonly { body: string }[]) => rows.map((row) => row.body)

test('applicants and recommending units ask, each seeing its own; nobody else does', async () => {
  expect(bodies((await must(p.cityOfficer.get(asked))).rows)).toEqual([body(1)])
  expect(bodies((await must(p.applicant.get(asked))).rows)).toEqual([body(0)])
  for (const who of [p.programmeOfficer, p.expert, p.operator]) {
    expect(await refused(who.post(asked, { body: body(9) }))).toEqual([
      403,
      'programmes.role_cannot',
    ])
  }
  expect((await must(p.programmeOfficer.get(asked))).total).toBe(3)
})

test('the office walks all pages, the newest first, and a question that comes meanwhile shifts nothing', async () => {
  const office = (query: string) => must(p.programmeOfficer.get(`${asked}?${query}`))
  const first = await office('limit=2')
  expect([bodies(first.rows), first.total]).toEqual([[body(2), body(1)], 3])
  w.travel('2019-07-13T10:00:00+08:00')
  await must(p.applicant.post(asked, { body: body(3) }))
  const second = await office(`limit=2&after=${encodeURIComponent(first.next)}`)
  expect([bodies(second.rows), second.total, second.next]).toEqual([[body(0)], 4, null])
  expect((await office('after=nothing-of-ours')).total).toBe(4)
})

test('answered or not, and words found in what is published, beyond the page too', async () => {
  const { rows } = await must(p.programmeOfficer.get(asked))
  for (const [at, { id }] of rows.slice(0, 3).entries()) {
    const answer = at === 0 ? '由牵头单位盖章即可，附100%控股证明。' : '各方都要盖章。'
    const wish = { answer, publicQuestion: `联合申报由谁盖章（之${at}）？` }
    await must(p.programmeOfficer.put(`/api/programmes/questions/${id}/answer`, wish))
  }
  const office = async (query: string) =>
    (await must(p.programmeOfficer.get(`${asked}?${query}`))).total
  expect([await office('unanswered=true'), await office('unanswered=false')]).toEqual([1, 3])
  const found = async (text: string, more = '') =>
    must(w.stranger.get(`${open}?text=${encodeURIComponent(text)}${more}`))
  expect(await found('各方', '&limit=1')).toMatchObject({ rows: [{}], total: 2 })
  const { next } = await found('各方', '&limit=1')
  const rest = await found('各方', `&limit=1&after=${encodeURIComponent(next)}`)
  expect([rest.rows.length, rest.next]).toEqual([1, null])
  // Each word somewhere, in question or answer; signs that mean something to the database mean themselves.
  expect((await found('控股 之0')).total).toBe(1)
  expect((await found('100%控')).total).toBe(1)
  expect((await found('1%控')).total).toBe(0)
})
