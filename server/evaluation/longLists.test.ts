/** Whoever has reviewed for years: what lies past the first page is neither lost nor forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copies, readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { answersOf, sealReturn, signReturn, testSigner, unpackBundle } from './bundle.sample.ts'
import { panelAtTable, panelRound } from './panel.sample.ts'
import { marksOf, must, reviewer, roundInReview, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer

beforeAll(async () => {
  w = await world('2019-07-20T09:00:00+08:00')
  p = await personas(w)
  one = await reviewer(w, p, '潘若水')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Of copies of a row; those of later rows come later. */
const idFrom = (first: string) => `('${first}0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))`

/** So many more reviews of this expert than that one, in a round of their own or in the same; all newer. */
async function moreReviews(review: string, count: number, own: boolean) {
  const roundId = 'f0000000-0000-7000-8000-000000000000'
  const ofReview = `select round_id from evaluation.assignment where id = '${review}'`
  const itemId = `select item_id from evaluation.assignment where id = '${review}'`
  const place = own ? `'round_id', '${roundId}'` : `'round_id', o.round_id`
  const stack = new AsyncDisposableStack()
  if (own) {
    const where = `o.id = (${ofReview})`
    const change = `jsonb_build_object('id', '${roundId}', 'title', '后来的批次')`
    stack.use(await copies(w, { table: 'evaluation.round', where, change, count: 1 }))
  }
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.item', where: `o.id = (${itemId})`, count },
      change: `jsonb_build_object('id', ${idFrom('f')}, 'seq', 100 + n, 'subject', 'later ' || n, ${place})`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.assignment', where: `o.id = '${review}'`, count },
      change: `jsonb_build_object('id', ${idFrom('f')}, 'item_id', ${idFrom('f')}, ${place})`,
    }),
  )
  return stack
}

/** Just the given rows, the greatest first. */
const downFrom = (first: string, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${first}0000000-0000-7000-8000-${String(count - at).padStart(12, '0')}`,
  )

const bundles = '/api/evaluation/me/bundles'
const opinion = '离线写下的意见：平台基础扎实，建议入选。'

test('a bundle is made and read back of a round before which hundreds came since', async () => {
  const { id, reviews } = await roundInReview(w, p, [one], ['甲平台', '乙平台'])
  const [first] = reviews[0]!
  await using _ = await moreReviews(first!, 505, true)
  const offered = await must(one.get(bundles))
  expect(offered.rounds).toContainEqual(expect.objectContaining({ id, items: 2 }))
  const signer = testSigner()
  const made = await must(one.post(bundles, { roundId: id, signing: signer.signing }))
  expect(made.items).toBe(2)
  const file = await one.get(`${bundles}/${made.id}/file`)
  expect(file.statusCode).toBe(200)
  const { bundle } = unpackBundle(file.rawPayload)
  const { assignmentId, digest } = bundle.items[0]!
  const answers = [{ assignmentId, digest, marks: marksOf(0.8, opinion) }]
  const content = sealReturn(signReturn(answersOf(bundle, answers), signer), bundle.key)
  const taken = { content, assignments: [assignmentId], handIn: true }
  const told = await must(one.post('/api/evaluation/me/bundle-returns', taken))
  expect(told.items).toMatchObject([{ assignmentId, title: '甲平台', handedIn: true }])
})

test('a bundle holds no more than can come back; the office’s neither', async () => {
  const { id, reviews } = await roundInReview(w, p, [one], ['丙平台'])
  await using _ = await moreReviews(reviews[0]![0]!, 505, false)
  const offered = await must(one.get(bundles))
  expect(offered.rounds).toContainEqual(expect.objectContaining({ id, items: 506 }))
  expect((await must(one.post(bundles, { roundId: id, signing: null }))).items).toBe(500)
  const asked = { expertId: one.expertId }
  const path = `/api/evaluation/rounds/${id}/bundles`
  expect((await must(p.programmeOfficer.post(path, asked))).items).toBe(500)
})

test('all that one was ever asked to review is shown page by page, the latest first', async () => {
  const two = await reviewer(w, p, '闻人雪')
  const { reviews } = await roundInReview(w, p, [two], ['丁平台', '戊平台'])
  await using _ = await moreReviews(reviews[0]![0]!, 79, true)
  const mine = '/api/evaluation/me/reviews'
  const first = await must(two.get(mine))
  expect([first.rows.length, first.total]).toEqual([50, 81])
  expect(first.next).toBe(first.rows[49].id)
  const own = reviews[0]!.toSorted()
  const all = await readWhole(two, mine)
  expect(all).toEqual({ total: 81, ids: [...downFrom('f', 79), ...own.toReversed()] })
})

test('sittings and hearings of years are shown page by page, what comes last first', async () => {
  const made = await panelAtTable(w, p)
  const [sessions, hearings] = ['/api/evaluation/me/sessions', '/api/evaluation/me/hearings']
  const [sat, told] = [
    await readWhole(made.leader, sessions),
    await readWhole(p.applicant, hearings),
  ]
  expect([sat.total, told.total]).toEqual([1, 2])
  const waits = () => must(p.applicant.get('/api/evaluation/waiting'))
  const few = await waits()
  expect([few.rows.length, few.more]).toEqual([2, false])
  const [session, slot, item] = [sat.ids[0]!, told.ids[0]!, made.items[0]!]
  const later = `'starts_at', o.starts_at + n * interval '1 day', 'ends_at', o.ends_at + n * interval '1 day'`
  await using stack = new AsyncDisposableStack()
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.session', where: `o.id = '${session}'`, count: 79 },
      change: `jsonb_build_object('id', ${idFrom('e')}, ${later})`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.item', where: `o.id = '${item}'`, count: 79 },
      change: `jsonb_build_object('id', ${idFrom('d')}, 'seq', 200 + n, 'subject', 'heard ' || n)`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.slot', where: `o.id = '${slot}'`, count: 79 },
      change: `jsonb_build_object('id', ${idFrom('c')}, 'item_id', ${idFrom('d')}, ${later})`,
    }),
  )
  const many = await waits()
  expect([many.rows.length, many.more]).toEqual([50, true])
  expect(await readWhole(made.leader, sessions)).toEqual({
    ...{ total: 80, ids: [...downFrom('e', 79), session] },
  })
  expect(await readWhole(p.applicant, hearings)).toEqual({
    ...{ total: 81, ids: [...downFrom('c', 79), ...told.ids] },
  })
})

test('of a long register the most able are offered, and how many there are is said', async () => {
  const three = await reviewer(w, p, '桑落')
  const { id } = await roundInReview(w, p, [one], ['己平台'])
  const office = p.programmeOfficer
  const [item] = (await must(office.get(`/api/evaluation/rounds/${id}/items`))).rows
  const path = `/api/evaluation/items/${item.id}/experts`
  const before = await must(office.get(path))
  expect(before.total).toBe(before.rows.length)
  // Before all others by number, and none of them serves now.
  await using _ = await copies(w, {
    ...{ table: 'evaluation.expert', where: `o.id = '${three.expertId}'`, count: 105 },
    change: `jsonb_build_object('id', ${idFrom('0')}, 'email', 'e' || n || '@demo.test',
      'person_id', null, 'state', 'suspended')`,
  })
  const { rows, total } = await must(office.get(path))
  expect([rows.length, total]).toEqual([100, before.total + 105])
  const able = (list: { refusal: null | object; findings: object[]; id: string }[]) =>
    list
      .filter(({ refusal, findings }) => refusal === null && findings.length === 0)
      .map((row) => row.id)
  expect(able(rows)).toEqual(able(before.rows))
  expect(able(rows)).toContain(three.expertId)
})

test('bundles and declared conflicts are shown page by page, the latest first', async () => {
  const four = await reviewer(w, p, '钟离雁')
  const { id } = await roundInReview(w, p, [four], ['庚平台'])
  const made = await must(four.post(bundles, { roundId: id, signing: null }))
  const declare = `/api/evaluation/me/experts/${four.expertId}/conflicts`
  const words = {
    code: '',
    name: '某公司（演示）',
    reason: '与该单位正在共同承担研发项目（演示）。',
  }
  const [said] = (await must(four.post(declare, words))).rows
  await using stack = new AsyncDisposableStack()
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.bundle', where: `o.id = '${made.id}'`, count: 60 },
      // Sealed contents open for their own bundle only.
      change: `jsonb_build_object('id', ${idFrom('f')}, 'contents', '[]'::jsonb)`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.declared_conflict', where: `o.id = '${said.id}'`, count: 60 },
      change: `jsonb_build_object('id', ${idFrom('f')}, 'org_name', '第 ' || n || ' 家')`,
    }),
  )
  const later = downFrom('f', 60)
  expect(await readWhole(four, bundles)).toEqual({ total: 61, ids: [...later, made.id] })
  const declared = { total: 61, ids: [...later, said.id] }
  expect(await readWhole(four, '/api/evaluation/me/conflicts')).toEqual(declared)
  const seen = `/api/evaluation/experts/${four.expertId}/conflicts`
  expect(await readWhole(p.programmeOfficer, seen)).toEqual(declared)
})

test('one person in the registers of many offices finds oneself in all of them', async () => {
  const five = await reviewer(w, p, '南宫槿')
  await using stack = new AsyncDisposableStack()
  stack.use(
    await copies(w, {
      ...{ table: 'people.organisation', where: `o.id = '${p.orgs.enterprise.id}'`, count: 60 },
      change: `jsonb_build_object('id', ${idFrom('f')}, 'uscc', null)`,
    }),
  )
  stack.use(
    await copies(w, {
      ...{ table: 'evaluation.expert', where: `o.id = '${five.expertId}'`, count: 60 },
      change: `jsonb_build_object('id', ${idFrom('f')}, 'org_id', ${idFrom('f')})`,
    }),
  )
  const ids = [five.expertId, ...downFrom('f', 60).toReversed()]
  expect(await readWhole(five, '/api/evaluation/me/experts')).toEqual({ total: 61, ids })
})

test('of a long register a panel is offered those who stand back from nothing, not its first hundred', async () => {
  const { path, items, leader, member } = await panelRound(w, p)
  const office = p.programmeOfficer
  const made = await must(office.post(`${path}/panels`, { name: '第 1 专家组', items }))
  const list = `/api/evaluation/panels/${made.rows[0].id}/experts`
  const before = await must(office.get(list))
  const named = (rows: { id: string }[], { expertId }: Reviewer) =>
    rows.find(({ id }) => id === expertId)
  expect([named(before.rows, leader), named(before.rows, member)]).toMatchObject([
    { known: 3, load: 0, recusals: [], refusal: null },
    { known: 3, load: 0, recusals: [{ itemId: items[1] }], refusal: null },
  ])
  // Before all others by number, as able, and each must stand back from an item.
  await using _ = await copies(w, {
    ...{ table: 'evaluation.expert', where: `o.id = '${member.expertId}'`, count: 105 },
    change: `jsonb_build_object('id', ${idFrom('0')}, 'email', 'e' || n || '@demo.test',
      'person_id', null)`,
  })
  const { rows, total } = await must(office.get(list))
  expect([rows.length, total]).toEqual([100, before.total + 105])
  const clear = (all: { recusals: object[]; refusal: null | object; id: string }[]) =>
    all.filter((row) => row.refusal === null && row.recusals.length === 0).map(({ id }) => id)
  expect(clear(rows)).toEqual(clear(before.rows))
  expect(clear(rows)).toContain(leader.expertId)
})
