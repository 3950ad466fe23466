/** What experts are told, of which round, and what keeps an expert from an item. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  handIn,
  itemOf,
  marksOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
let two: Reviewer

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Rounds of which reminders are planned, each as often as it has readers. */
async function reminded(): Promise<string[]> {
  const { rows } = await w.host.database.owner.query<{ thing_id: string }>(
    `select distinct thing_id, audience_key from notices.reminder
     where kind = 'evaluation.due' and state = 'planned' order by 1`,
  )
  return rows.map((row) => row.thing_id)
}

const subjectsOf = async (who: Reviewer): Promise<string[]> =>
  (await must(who.get('/api/notices'))).rows.map(({ subject }: { subject: string }) => subject)

test('each round is told and reminded of by itself: who is done with one is reminded of the other', async () => {
  const first = await roundInReview(w, p, [one, two], ['甲平台'], { title: '第一批' })
  const next = await roundInReview(w, p, [one, two], ['乙平台'], { title: '第二批' })
  await w.settle()
  expect(await subjectsOf(one)).toEqual(
    expect.arrayContaining(['可以开始评审了（1 件）：第一批', '可以开始评审了（1 件）：第二批']),
  )
  expect(await reminded()).toEqual([first.id, first.id, next.id, next.id].toSorted())
  await handIn(one, first.reviews[0]![0]!, marksOf(0.8, '基础好、带动作用强，建议入选。'))
  await w.settle()
  expect(await reminded()).toEqual([first.id, next.id, next.id].toSorted())
  const page = await must(p.programmeOfficer.get(`${next.path}/items`))
  const of = page.rows[0].assignments.find(
    ({ expertId }: { expertId: string }) => expertId === one.expertId,
  )
  const reason = '专家临时出差，已商定改由他人评审。'
  await must(p.programmeOfficer.post(`/api/evaluation/assignments/${of.id}/replace`, { reason }))
  await w.settle()
  expect(await reminded()).toEqual([first.id, next.id].toSorted())
  const short = { code: 'evaluation.items_short', facts: { count: 1 } }
  await handIn(two, next.reviews[1]![0]!, marksOf(0.8, '基础好、带动作用强，建议入选。'))
  const proposed = await p.programmeOfficer.post(`${next.path}/freeze-proposal`)
  expect(proposed.json()).toMatchObject(short)
})

test('an expert whom the recommending unit put forward stays apart where the round says so', async () => {
  const path = `/api/evaluation/experts/${two.expertId}`
  const { version, profile } = await must(p.programmeOfficer.get(path))
  const recommendedBy = '51'
  await must(p.programmeOfficer.put(path, { version, profile: { ...profile, recommendedBy } }))
  const causesIn = async (sameRecommendingUnit: boolean) => {
    const rules = { ...roundOf().rules, sameRecommendingUnit }
    const made = await must(p.programmeOfficer.post('/api/evaluation/rounds', roundOf({ rules })))
    const items = `/api/evaluation/rounds/${made.id}/items`
    const item = await must(p.programmeOfficer.post(items, itemOf('丙平台')))
    const { rows } = await must(p.programmeOfficer.get(`/api/evaluation/items/${item.id}/experts`))
    const row = rows.find(({ id }: { id: string }) => id === two.expertId)
    return row.findings.map(({ cause }: { cause: string }) => cause)
  }
  expect(await causesIn(true)).toEqual(['sameRecommendingUnit'])
  expect(await causesIn(false)).toEqual([])
})

test('a round is made only in a way that forms reviews', async () => {
  const answer = await p.programmeOfficer.post('/api/evaluation/rounds', {
    ...roundOf(),
    method: 'vote',
  })
  expect(answer.json()).toMatchObject({
    code: 'kernel.input_invalid',
    faults: [{ at: '/body/method' }],
  })
})
