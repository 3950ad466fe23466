/** Rounds of one office beside each other: what experts read in one of them counts in the plan of another. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, type ArrangementWish } from '../../domain/evaluation/arrangement.ts'
import { assignmentExpertsMost, usualWeights } from '../../domain/evaluation/assignmentPlan.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf } from './round.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  for (const name of ['甘棠', '沈砚秋', '陆知行', '顾清和', '苏望舒']) {
    const { expertId } = await reviewer(w, p, name)
    const path = `/api/evaluation/experts/${expertId}`
    const { version, profile } = await must(p.programmeOfficer.get(path))
    const body = { version, profile: { ...profile, load: { min: 0, max: 2 } } }
    await must(p.programmeOfficer.put(path, body))
  }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const wishOf = (sharedLoads: boolean): ArrangementWish => ({
  rules: { seniorsPerItem: 0, maxSameRegion: null, maxSameEmployer: null, minLevel: 1 },
  ...{ weights: usualWeights, leastLoads: false, sharedLoads },
  ...{ loads: [], pinned: [], forbidden: [] },
})

/** Three items. */
async function makeRound(reviewsPerItem: number): Promise<string> {
  const office = p.programmeOfficer
  const body = roundOf({ method: 'optimal', reviewsPerItem })
  const { id } = await must(office.post('/api/evaluation/rounds', body))
  for (const title of ['其一', '其二', '其三']) {
    await must(office.post(`/api/evaluation/rounds/${id}/items`, itemOf(title)))
  }
  return `/api/evaluation/rounds/${id}`
}

async function planOf(path: string, sharedLoads: boolean) {
  const body = { wish: wishOf(sharedLoads), after: null }
  const { id } = await must(p.programmeOfficer.post(`${path}/arrangements`, body))
  await w.settle()
  return must(p.programmeOfficer.get(`/api/evaluation/arrangements/${id}`))
}
const confirm = ({ id }: { id: string }) =>
  p.programmeOfficer.post(`/api/evaluation/arrangements/${id}/confirm`)

test('loads are shared over open rounds where the office says so, in the plan and when it is confirmed', async () => {
  const first = await makeRound(2)
  await must(confirm(await planOf(first, true)))
  // Of ten items that five experts take, six are taken.
  const second = await makeRound(2)
  expect(await planOf(second, true)).toMatchObject({ status: 'infeasible' })
  expect(await planOf(second, false)).toMatchObject({ status: 'optimal' })

  const [third, fourth] = [await makeRound(1), await makeRound(1)]
  const [plan, other] = [await planOf(third, true), await planOf(fourth, true)]
  expect([plan.status, other.status]).toEqual(['optimal', 'optimal'])
  // Shown is what the other rounds leave.
  for (const { load, max } of plan.experts) expect(load).toBeLessThanOrEqual(max)
  expect(plan.experts.some(({ max }: { max: number }) => max < 2)).toBe(true)
  await must(confirm(plan))
  // Both had counted on the same four.
  expect((await confirm(other)).json().code).toBe('evaluation.plan_outdated')
  // A round that is called off takes nothing any more.
  const reason = '这一批次不再举行，专家另作安排。'
  await must(p.programmeOfficer.post(`${third}/cancellation`, { reason }))
  expect(await planOf(fourth, true)).toMatchObject({ status: 'optimal' })
})

test('of a register that is larger than a problem may be, only those are looked at who can read something', () => {
  const expert = (serial: number, code: string, max: number) => ({
    id: `e${serial}`,
    profile: {
      ...{ fields: [{ code, level: 2 }], region: '110000', employer: { code: '', name: '某所' } },
      ...{ seniority: 'senior' as const, load: { min: 0, max } },
    },
    subject: {
      ...{ expertId: `e${serial}`, personId: null, employer: '', memberships: [] },
      ...{ recommendingUnit: null, declared: [] },
    },
  })
  const facts = {
    ...{ itemId: 'i', applicant: '', coApplicants: [], competitors: [] },
    ...{ names: [], recommendingUnit: '51', team: [] },
  }
  const material = (count: number) => ({
    ...{ seed: 1, reviewsPerItem: 1, standing: [], refused: [], elsewhere: { e0: 2 } },
    wish: wishOf(true),
    conflictRule: {
      ...{ membershipYears: 3, sameRecommendingUnit: false, namedCompetitors: false },
      ...{ discussFrom: null, reopen: false, membershipsSince: '2016-01-01' },
    },
    items: [{ id: 'i', fields: ['security'], region: '110000', facts }],
    experts: [
      expert(0, 'security', 2),
      expert(1, 'security', 2),
      ...Array.from({ length: count - 2 }, (_, at) => expert(at + 2, 'cloudNetwork', 2)),
    ],
  })
  const ids = (count: number) => problemOf(material(count) as never).experts.map(({ id }) => id)
  expect(ids(assignmentExpertsMost)).toHaveLength(assignmentExpertsMost)
  expect(ids(assignmentExpertsMost + 1)).toEqual(['e1'])
})
