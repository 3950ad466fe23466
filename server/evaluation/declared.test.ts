/** A conflict that an expert declares is one with an organisation: everywhere in the office's rounds, until withdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
let two: Reviewer
const mine = '/api/evaluation/me'
const reason = '配偶在该公司任财务负责人。'
const spouse = { code: '91510100MA6CSPOUS1', name: '配偶所在公司（演示）' }
const other = { code: '91510100MA6COTHER1', name: '另一公司（演示）' }

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function roundWith(items: readonly ReturnType<typeof itemOf>[]) {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: 1 })))
  const path = `/api/evaluation/rounds/${id}`
  const ids: string[] = []
  for (const item of items) ids.push((await must(office.post(`${path}/items`, item))).id)
  return { path, ids }
}

const assign = (item: string, expertId: string) =>
  p.programmeOfficer.post(`/api/evaluation/items/${item}/assignments`, {
    expertId,
    reason: '领域相符',
  })

async function findingsOn(item: string): Promise<unknown> {
  const { rows } = await must(p.programmeOfficer.get(`/api/evaluation/items/${item}/experts`))
  return rows.find(({ id }: { id: string }) => id === one.expertId).findings
}

test('who declines for a conflict is in conflict with every item of that organisation, in all rounds, until it is withdrawn', async () => {
  const office = p.programmeOfficer
  const asked = await roundWith([itemOf('方向一', { applicant: spouse })])
  const further = await roundWith([
    itemOf('方向二', { applicant: spouse }),
    itemOf('联合申报', { applicant: other, coApplicants: [spouse] }),
    itemOf('无关', { applicant: other }),
  ])
  for (const item of [asked.ids[0]!, further.ids[1]!]) await must(assign(item, one.expertId))
  for (const verb of ['assign', 'invite']) await must(office.post(`${asked.path}/steps`, { verb }))
  const [{ id: review }] = (await must(one.get(`${mine}/reviews`))).rows
  const at = `${mine}/reviews/${review}/decline`
  const stranger = await one.post(at, { cause: 'conflict', reason, parties: ['不相干的公司'] })
  expect(stranger.statusCode).toBe(404)
  await must(one.post(at, { cause: 'conflict', reason }))

  const said = { cause: 'declared', facts: { org: spouse.name, reason } }
  const on = w.host.clock.now().toISOString().slice(0, 10)
  const declared = { ...said, facts: { ...said.facts, on } }
  expect(await findingsOn(further.ids[0]!)).toEqual([declared])
  expect(await findingsOn(further.ids[2]!)).toEqual([])
  expect((await assign(further.ids[0]!, one.expertId)).json().code).toBe(
    'evaluation.conflict_found',
  )
  // What stood before is found in conflict too, and nothing is fixed over it.
  const { rows } = await must(office.get(`${further.path}/items`))
  expect(rows[1].assignments[0].findings).toEqual([declared])
  for (const item of [further.ids[0]!, further.ids[2]!]) await must(assign(item, two.expertId))
  const fixed = await office.post(`${further.path}/steps`, { verb: 'assign' })
  expect(fixed.json()).toMatchObject({ code: 'evaluation.conflicts_open', facts: { count: 1 } })

  const own = (await must(one.get(`${mine}/conflicts`))).rows
  expect(own).toMatchObject([{ ...spouse, reason, withdrawn: null }])
  expect((await must(two.get(`${mine}/conflicts`))).rows).toEqual([])
  const list = `/api/evaluation/experts/${one.expertId}/conflicts`
  for (const who of [office, p.supervisor]) expect((await must(who.get(list))).rows).toEqual(own)
  for (const who of [two, p.applicant]) expect((await who.get(list)).statusCode).toBe(403)
  const withdrawal = `${mine}/conflicts/${own[0].id}/withdrawal`
  expect((await two.post(withdrawal, { reason })).statusCode).toBe(404)
  expect((await one.post(withdrawal, { reason: '完' })).json().code).toBe(
    'evaluation.reason_too_short',
  )
  const over = '配偶已于本月离职，不再有利益关系。'
  await must(one.post(withdrawal, { reason: over }))
  expect((await one.post(withdrawal, { reason: over })).json().code).toBe(
    'evaluation.conflict_withdrawn_already',
  )
  expect(await findingsOn(further.ids[0]!)).toEqual([])
  expect((await must(office.get(list))).rows).toMatchObject([{ withdrawn: { reason: over } }])
  await must(office.post(`${further.path}/steps`, { verb: 'assign' }))
})

test('a conflict is declared unasked as well, by name where no code is known, and once', async () => {
  const named = await roundWith([
    itemOf('无代码', { applicant: { code: '', name: '无代码公司（演示）' } }),
  ])
  const declare = (body: object, who = one) =>
    who.post(`${mine}/experts/${one.expertId}/conflicts`, body)
  const wish = { code: '', name: '无代码公司（演示）', reason }
  expect((await declare(wish, two)).statusCode).toBe(404)
  await must(declare(wish))
  expect((await declare(wish)).json().code).toBe('evaluation.conflict_declared_already')
  expect(await findingsOn(named.ids[0]!)).toMatchObject([{ cause: 'declared' }])
  expect((await assign(named.ids[0]!, one.expertId)).json().code).toBe('evaluation.conflict_found')
})
