/** A round with its experts for tests: one item, three experts who have come in. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { exampleRubric } from '../../domain/evaluation/exampleRubric.ts'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import type { ItemInput, RoundInput } from '../../domain/evaluation/round.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { makeMembership, makePerson, makeSession } from '../people/samples.ts'
import type { Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import { makeServing } from './samples.ts'

export const expertOf = (name: string, email: string): ExpertInput => ({
  name,
  title: '研究员',
  seniority: 'senior',
  fields: [{ code: 'industrialPlatform', level: 3 }],
  region: '110000',
  employer: { code: '', name: '示例研究院（演示）' },
  past: [],
  load: { min: 0, max: 20 },
  availability: [],
  email,
})

export const itemOf = (title: string, change: Partial<ItemInput> = {}): ItemInput => ({
  title,
  brief: '平台已接入设备一千台，服务企业二百家。',
  fields: ['industrialPlatform'],
  region: '510000',
  applicant: { code: '91510100MA6CTEST01', name: '申报甲公司（演示）' },
  coApplicants: [],
  recommendingUnit: '51',
  team: [],
  competitors: [],
  files: [],
  ...change,
})

export const roundOf = (change: Partial<RoundInput> = {}): RoundInput & { rubric: object } => ({
  title: '第一批专家评审',
  method: 'hand',
  reviewsPerItem: 2,
  rules: {
    membershipYears: 3,
    sameRecommendingUnit: false,
    namedCompetitors: true,
    discussFrom: 20,
    reopen: false,
  },
  scoreBy: '2019-08-30',
  rubric: exampleRubric,
  ...change,
})

/** Complete, each dimension at this share of its points. */
export const marksOf = (share: number, opinion: string): Marks => ({
  criteria: Object.fromEntries(
    exampleRubric.dimensions.map(({ code, max }) => [
      code,
      { points: Math.round(max * share * 2) / 2 },
    ]),
  ),
  vetoes: [],
  comments: Object.fromEntries(exampleRubric.dimensions.map(({ code }) => [code, '依据见正文。'])),
  opinion,
  recommendation: 'recommend',
})

export type Reviewer = Caller & {
  readonly expertId: string
  readonly personId: string
  readonly name: string
}

export const setupIn =
  (w: World) =>
  <T>(act: (work: Writing) => Promise<T>) =>
    writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

let serial = 0

/** An expert in the register of the personas' office, with an account. */
export async function reviewer(w: World, p: Personas, name: string): Promise<Reviewer> {
  const setup = setupIn(w)
  const email = `reviewer.${++serial}@demo.test`
  const made = await p.programmeOfficer.post('/api/evaluation/experts', expertOf(name, email))
  if (made.statusCode !== 200) throw new Error(made.body)
  const expertId = made.json().id as string
  const { token, personId } = await setup(async (work) => {
    const person = await makePerson(work, { name, email, passwordHash: '' })
    await makeMembership(work, person, p.orgs.institute.id, ['expert'])
    await makeServing(work, expertId, person)
    return { personId: person, token: await makeSession(work, person, p.orgs.institute.id) }
  })
  const who = { ...w.as(token), expertId, personId, name }
  const committed = await who.post(`/api/evaluation/me/experts/${expertId}/commitment`, {
    version: 1,
  })
  if (committed.statusCode !== 200) throw new Error(committed.body)
  return who
}

/** Another officer of the same office, for what takes two. */
export async function secondOfficer(w: World, p: Personas): Promise<Caller> {
  const token = await setupIn(w)(async (work) => {
    const email = `second.${++serial}@demo.test`
    const id = await makePerson(work, { name: '许明达', email, passwordHash: '' })
    await makeMembership(work, id, p.orgs.office.id, ['office.officer'])
    return makeSession(work, id, p.orgs.office.id)
  })
  return w.as(token)
}

export async function must(asked: ReturnType<Caller['get']>): Promise<any> {
  const answer = await asked
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 800))
  return answer.json()
}

/** A round in review, every item assigned to all of these; answers its id and each one's review of each item. */
export async function roundInReview(
  w: World,
  p: Personas,
  reviewers: readonly Reviewer[],
  titles: readonly string[],
  change: Partial<RoundInput> = {},
) {
  const office = p.programmeOfficer
  const { id } = await must(
    office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: reviewers.length, ...change })),
  )
  const path = `/api/evaluation/rounds/${id}`
  for (const title of titles) {
    const item = await must(office.post(`${path}/items`, itemOf(title)))
    for (const { expertId } of reviewers) {
      const wish = { expertId, reason: '领域相符' }
      await must(office.post(`/api/evaluation/items/${item.id}/assignments`, wish))
    }
  }
  for (const verb of ['assign', 'invite']) await must(office.post(`${path}/steps`, { verb }))
  const reviews: string[][] = []
  for (const who of reviewers) {
    const { rows } = await must(who.get('/api/evaluation/me/reviews'))
    const own = rows
      .filter((row: { state: string }) => row.state === 'invited')
      .toSorted((a: { seq: number }, b: { seq: number }) => a.seq - b.seq)
      .map((row: { id: string }) => row.id)
    for (const one of own) {
      await must(who.post(`/api/evaluation/me/reviews/${one}/accept`, { clear: true }))
    }
    reviews.push(own)
  }
  await must(office.post(`${path}/steps`, { verb: 'start' }))
  return { id: id as string, path, reviews }
}

export async function write(who: Caller, id: string, marks: Marks, version = 0) {
  const path = `/api/evaluation/me/reviews/${id}`
  return (await must(who.put(`${path}/draft`, { version, marks }))).version as number
}

export async function handIn(who: Caller, id: string, marks: Marks, version = 0) {
  const kept = await write(who, id, marks, version)
  return must(who.post(`/api/evaluation/me/reviews/${id}/hand-in`, { version: kept }))
}

/** One expert reviews everything in a round that is prepared; two officers freeze it, and it is released. */
export async function reviewedThrough(
  w: World,
  p: Personas,
  id: string,
  share: number,
  second: Caller,
): Promise<void> {
  const office = p.programmeOfficer
  const path = `/api/evaluation/rounds/${id}`
  const step = (verb: string) => must(office.post(`${path}/steps`, { verb }))
  const who = await reviewer(w, p, '复评专家')
  for (const item of (await must(office.get(`${path}/items`))).rows) {
    const wish = { expertId: who.expertId, reason: '领域相符' }
    await must(office.post(`/api/evaluation/items/${item.id}/assignments`, wish))
  }
  for (const verb of ['assign', 'invite']) await step(verb)
  const { rows } = await must(who.get('/api/evaluation/me/reviews'))
  for (const review of rows) {
    await must(who.post(`/api/evaluation/me/reviews/${review.id}/accept`, { clear: true }))
  }
  await step('start')
  for (const review of rows) await handIn(who, review.id, marksOf(share, '复评意见：同意推荐。'))
  const { digest } = await must(office.post(`${path}/freeze-proposal`))
  await must(second.post(`${path}/freeze`, { digest }))
  await step('release')
}
