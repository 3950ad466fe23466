/** What the office looks at while a round runs: lists by pages, the freeze as each has seen it, the reminder. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import {
  handIn,
  itemOf,
  marksOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  secondOfficer,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let second: Caller
let one: Reviewer
let two: Reviewer

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await secondOfficer(w, p)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const words = '平台基础扎实，方案可行，建议入选。'

test('items come by pages in any order, and say what each lacks', async () => {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf({ title: '分页批次' })))
  const path = `/api/evaluation/rounds/${id}`
  const titles = ['丁', '丙', '乙', '甲', '戊'].map((name) => `${name}平台`)
  const ids: string[] = []
  for (const title of titles) ids.push((await must(office.post(`${path}/items`, itemOf(title)))).id)
  const wish = { expertId: one.expertId, reason: '领域相符' }
  await must(office.post(`/api/evaluation/items/${ids[2]}/assignments`, wish))
  const walk = async (query: string) => {
    const seen: string[] = []
    let after = ''
    for (;;) {
      const page = await must(office.get(`${path}/items?limit=2&${query}${after}`))
      seen.push(...page.rows.map(({ title }: { title: string }) => title[0]!))
      if (page.next === null) return { seen: seen.join(''), total: page.total }
      after = `&after=${page.next}`
    }
  }
  expect(await walk('')).toEqual({ seen: '丁丙乙甲戊', total: 5 })
  expect(await walk('descending=true')).toEqual({ seen: '戊甲乙丙丁', total: 5 })
  expect(await walk('sort=missing')).toEqual({ seen: '乙丁丙甲戊', total: 5 })
  expect(await walk(`expert=${one.expertId}`)).toEqual({ seen: '乙', total: 1 })
  expect(await walk(`expert=${two.expertId}`)).toEqual({ seen: '', total: 0 })
  expect((await walk('text=%E5%B9%B3%E5%8F%B0&lack=reviewer')).total).toBe(5)
  const strange = await office.get(`${path}/items?after=x`)
  expect(strange.json().code).toBe('evaluation.cursor_unknown')
  const found = await must(office.get('/api/evaluation/rounds?text=%E5%88%86%E9%A1%B5'))
  expect(found).toMatchObject({ total: 1, next: null, rows: [{ title: '分页批次', items: 5 }] })
  expect((await must(office.get('/api/evaluation/rounds?state=frozen'))).total).toBe(0)
  expect((await must(office.get('/api/evaluation/waiting'))).rows).toEqual([
    {
      kind: 'itemsShort',
      roundId: id,
      round: '分页批次',
      count: 5,
      until: '2019-08-30T16:00:00.000Z',
    },
  ])
  expect((await must(one.get('/api/evaluation/waiting'))).rows).toEqual([])
  const { brief, roundId } = await must(office.get(`/api/evaluation/items/${ids[0]}`))
  expect([brief, roundId]).toEqual(['平台已接入设备一千台，服务企业二百家。', id])
  for (const at of [`${path}/items`, `${path}/experts`, `/api/evaluation/items/${ids[0]}`]) {
    expect((await p.supervisor.get(at)).statusCode).toBe(200)
    for (const who of [one, p.applicant, p.operator]) {
      expect((await who.get(at)).statusCode).toBe(403)
    }
  }
})

test('how far each expert is; a reminder once a day; the freeze as each has seen it', async () => {
  const rules = { ...roundOf().rules, discussFrom: null, reopen: true }
  const round = await roundInReview(w, p, [one, two], ['其一', '其二'], { rules })
  const { path, reviews } = round
  const office = p.programmeOfficer
  await handIn(one, reviews[0]![0]!, marksOf(0.8, words))
  const { rows: experts } = await must(office.get(`${path}/experts?sort=open`))
  expect(
    experts.map((row: { expert: string; open: number; submitted: number; assigned: number }) => [
      row.expert,
      row.open,
      row.submitted,
      row.assigned,
    ]),
  ).toEqual([
    ['甘棠', 1, 1, 2],
    ['沈砚秋', 2, 0, 2],
  ])
  await w.settle()
  expect((await must(two.get('/api/evaluation/waiting'))).rows).toMatchObject([
    { kind: 'toReview', count: 2, roundId: round.id },
  ])
  const before = (await must(two.get('/api/notices'))).rows.length
  expect((await must(office.post(`${path}/reminders`))).remindedAt).not.toBeNull()
  const again = await office.post(`${path}/reminders`)
  expect(again.json().code).toBe('evaluation.reminded_today')
  await w.settle()
  const told = (await must(two.get('/api/notices'))).rows
  expect([told.length - before, told[0].kind]).toEqual([1, 'evaluation.due'])
  expect(told[0].subject).toMatch(/^评审还有 \d+ 个工作日到期：第一批专家评审$/)

  await handIn(one, reviews[0]![1]!, marksOf(0.6, words))
  for (const id of reviews[1]!) await handIn(two, id, marksOf(0.7, words))
  const idle = await office.post(`${path}/reminders`)
  expect(idle.json().code).toBe('evaluation.nothing_open')
  const first = await must(second.get(`${path}/freeze`))
  expect([first.count, first.looked, first.changed]).toEqual([4, null, 4])
  // Whoever says to have seen them all can turn to the last of them.
  const rest = await must(second.get(`${path}/freeze?limit=3&skip=3`))
  expect([rest.changed, rest.changes]).toEqual([4, first.changes.slice(3)])
  const looked = await must(second.post(`${path}/looks`, { digest: first.digest }))
  expect([looked.looked.count, looked.changed, looked.changes]).toEqual([4, 0, []])
  await must(office.post(`${path}/freeze-proposal`))
  const waitOf = async (who: Caller) => {
    const { rows } = await must(who.get('/api/evaluation/waiting'))
    return rows.find((row: { roundId: string }) => row.roundId === round.id)?.kind
  }
  expect([await waitOf(office), await waitOf(second)]).toEqual([undefined, 'toConfirmFreeze'])

  // One expert amends, and the same person proposes again: who confirms has not seen that yet.
  const own = `/api/evaluation/me/reviews/${reviews[0]![0]}`
  await must(one.post(`${own}/reopen`))
  await handIn(one, reviews[0]![0]!, marksOf(0.5, words), 1)
  const unseen = await second.post(`${path}/freeze`, { digest: first.digest })
  expect(unseen.json().code).toBe('evaluation.reviews_changed')
  await must(office.post(`${path}/freeze-proposal`))
  const stale = await second.post(`${path}/freeze`, { digest: first.digest })
  expect(stale.json().code).toBe('evaluation.reviews_changed')
  const now = await must(second.get(`${path}/freeze`))
  expect(now).toMatchObject({ count: 4, changed: 1, changes: [{ title: '其一', expert: '甘棠' }] })
  const page = await must(second.post(`${path}/freeze`, { digest: now.digest }))
  expect([page.state, page.freeze.count, page.freeze.digest]).toEqual(['frozen', 4, now.digest])
  const { items, sensitivity } = await must(second.get(`${path}/results`))
  expect(items.map(({ scores }: { scores: { raw: number } }) => scores.raw)).toEqual([60, 65])
  expect(sensitivity.length).toBeGreaterThan(5)
  expect(await must(p.supervisor.get(`${path}/results`))).toEqual({ items, sensitivity })
  await readAlone(items[1].itemId)
})

/** What was written on one item, and nothing of another. */
async function readAlone(itemId: string): Promise<void> {
  const { rows } = await must(second.get(`/api/evaluation/items/${itemId}/reviews`))
  expect(
    rows.map(({ expert, total }: { expert: string; total: number }) => [expert, total]),
  ).toEqual([
    ['甘棠', 60],
    ['沈砚秋', 70],
  ])
}
