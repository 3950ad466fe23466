/** A round that is not frozen is cancelled: experts and supervisors hear why, nothing is lost, nothing opens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundInReview,
  secondOfficer,
  write,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
let two: Reviewer
const reason = '评分表版本有误，须按新版重新评审。'
const mine = '/api/evaluation/me/reviews'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const subjects = async (who: { get: Reviewer['get'] }) =>
  (await must(who.get('/api/notices'))).rows.map(({ subject }: { subject: string }) => subject)

test('cancelling stops all work, tells everybody, keeps every row sealed, and is written down', async () => {
  const office = p.programmeOfficer
  const round = await roundInReview(w, p, [one, two], ['甲平台'], { title: '作废的批次' })
  const [ofOne, ofTwo] = [round.reviews[0]![0]!, round.reviews[1]![0]!]
  await handIn(one, ofOne, marksOf(0.8, '基础好、带动作用强，建议入选。'))
  const version = await write(two, ofTwo, marksOf(0.4, '写到一半的意见。'))
  await w.settle()
  const cancel = (who: Pick<Reviewer, 'post'>, words: string) =>
    who.post(`${round.path}/cancellation`, { reason: words })
  expect((await cancel(p.supervisor, reason)).statusCode).toBe(403)
  expect((await cancel(office, '错')).json().code).toBe('evaluation.reason_too_short')
  const page = await must(cancel(office, reason))
  expect(page).toMatchObject({
    ...{ state: 'cancelled', items: 1, reviews: 2, submitted: 1, frozenAt: null },
    cancelled: { reason, at: w.host.clock.now().toISOString() },
  })
  expect((await cancel(office, reason)).json().code).toBe('evaluation.round_cannot_step')
  await w.settle()
  for (const who of [one, two]) {
    expect(await subjects(who)).toContain('评审已撤销，不必再评：作废的批次')
  }
  expect(await subjects(p.supervisor)).toContain('评审批次已撤销：作废的批次')
  const { rows: planned } = await w.host.database.owner.query(
    `select 1 from notices.reminder where thing_id = $1 and state = 'planned'`,
    [round.id],
  )
  expect(planned).toEqual([])

  const late = [
    two.put(`${mine}/${ofTwo}/draft`, { version, marks: marksOf(0.5, '撤销之后再写的意见。') }),
    two.post(`${mine}/${ofTwo}/hand-in`, { version }),
    two.post(`${mine}/${ofTwo}/abstain`, { reason: '撤销之后再弃权，不应当有效。' }),
    office.post(`${round.path}/freeze-proposal`),
    office.post(`${round.path}/reminders`),
  ]
  for (const answer of await Promise.all(late)) expect(answer.statusCode).toBe(409)
  // What was written is there still, and its own expert's alone.
  expect((await must(two.get(`${mine}/${ofTwo}`))).work.marks.opinion).toBe('写到一半的意见。')
  expect((await office.get(`${round.path}/results`)).json().code).toBe(
    'evaluation.results_after_freeze',
  )
  expect((await office.get(`${round.path}/export`)).json().code).toBe(
    'evaluation.results_after_freeze',
  )
  const { rows: waits } = await must(two.get('/api/evaluation/waiting'))
  expect(waits).toEqual([])
  const { rows: history } = await w.host.database.owner.query(
    `select count(*)::int as n from kernel.history where verb = 'evaluation.round.cancel'`,
  )
  expect(history).toEqual([{ n: 1 }])
})

test('a frozen round is not cancelled any more', async () => {
  const round = await roundInReview(w, p, [one], ['乙平台'], { title: '冻结的批次' })
  await handIn(one, round.reviews[0]![0]!, marksOf(0.8, '基础好、带动作用强，建议入选。'))
  const { digest } = await must(p.programmeOfficer.post(`${round.path}/freeze-proposal`))
  await must((await secondOfficer(w, p)).post(`${round.path}/freeze`, { digest }))
  const late = await p.programmeOfficer.post(`${round.path}/cancellation`, { reason })
  expect(late.json().code).toBe('evaluation.round_cannot_step')
})
