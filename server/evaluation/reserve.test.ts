/** A round drawn by lot cannot be stuffed: places that fall free go to the reserves of the draw, and nobody joins beyond. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LotRecord } from '../../domain/evaluation/lot.ts'
import { replayDraw } from '../../engines/lot/draw.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let experts: Reviewer[]
const mine = '/api/evaluation/me'
const applicant = { code: '', name: '申报乙公司（演示）' }
const written = '候补已用完，该专家长期研究这一领域，且与申报单位无关。'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  experts = []
  for (const name of ['甘棠', '沈砚秋', '陆知行', '顾清和', '苏怀瑾']) {
    experts.push(await reviewer(w, p, name))
  }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const byId = (id: string): Reviewer => experts.find(({ expertId }) => expertId === id)!

/** Two of five drawn for one item, and asked. */
async function drawnRound() {
  const office = p.programmeOfficer
  const round = roundOf({ method: 'lot', reviewsPerItem: 2 })
  const { id } = await must(office.post('/api/evaluation/rounds', round))
  const path = `/api/evaluation/rounds/${id}`
  const item = await must(office.post(`${path}/items`, itemOf('其一')))
  const rules = { maxSameRegion: null, maxSameEmployer: null }
  const draw = await must(office.post(`${path}/draws`, rules))
  const at = `/api/evaluation/draws/${draw.id}`
  await must(p.supervisor.post(`${at}/witnesses`, { text: '今日上证指数收于 3021.90' }))
  await must(office.post(`${at}/run`))
  await w.settle()
  for (const verb of ['assign', 'invite']) await must(office.post(`${path}/steps`, { verb }))
  const { items } = await must(office.get(at))
  const [{ experts: drawn, reserves }] = items[0].strata
  return { path, at, itemId: item.id as string, drawn, reserves } as {
    path: string
    at: string
    itemId: string
    drawn: string[]
    reserves: string[]
  }
}

async function standing(
  path: string,
): Promise<{ expertId: string; state: string; grounds: any }[]> {
  const { rows } = await must(p.programmeOfficer.get(`${path}/items`))
  return rows[0].assignments
}
const statesOf = async (path: string) =>
  Object.fromEntries((await standing(path)).map(({ expertId, state }) => [expertId, state]))

async function decline(expertId: string, path: string, cause = 'time', reason = ''): Promise<void> {
  const who = byId(expertId)
  const one = (await standing(path)).find((row: any) => row.expertId === expertId) as any
  await must(who.post(`${mine}/reviews/${one.id}/decline`, { cause, reason }))
  await w.settle()
}

const assign = (itemId: string, expertId: string, reason: string) =>
  p.programmeOfficer.post(`/api/evaluation/items/${itemId}/assignments`, { expertId, reason })

test('nobody is added by hand; each place that falls free goes to the next reserve, and the record shows it', async () => {
  const { path, at, itemId, drawn, reserves } = await drawnRound()
  const [first, second, third] = reserves as [string, string, string]
  expect((await assign(itemId, first, written)).json()).toMatchObject({
    ...{ code: 'evaluation.lot_full', facts: { count: 2 } },
  })
  await decline(drawn[0]!, path)
  expect(await statesOf(path)).toEqual({
    [drawn[0]!]: 'declined',
    [drawn[1]!]: 'invited',
    [first]: 'invited',
  })
  const filled = (await standing(path)).find(({ expertId }) => expertId === first)!
  expect(filled.grounds).toEqual([
    { code: 'drawnReserve', values: { field: 'industrialPlatform' } },
  ])
  const { rows } = await must(byId(first).get(`${mine}/reviews`))
  expect(rows).toMatchObject([{ state: 'invited' }])
  const { rows: told } = await must(p.programmeOfficer.get('/api/notices'))
  expect(told[0].subject).toContain('空出的 1 个位置已由候补补上')

  // A reserve who may not be asked now is passed over, with the cause.
  await must(
    byId(second).post(`${mine}/experts/${second}/conflicts`, {
      code: '',
      name: '申报甲公司（演示）',
      reason: '与该公司正在共同承担研发项目。',
    }),
  )
  await decline(first, path, 'conflict', '亲属在该公司任职，应当回避。')
  expect((await statesOf(path))[third]).toBe('invited')
  const record = (await must(p.supervisor.get(`${at}/record`))) as LotRecord
  expect(record).toMatchObject({
    shape: 2,
    filled: [
      { item: itemId, expert: first, passed: [] },
      { item: itemId, expert: third, passed: [{ expert: second, cause: 'conflict' }] },
    ],
  })
  expect(replayDraw(record)).toEqual([])
  const swapped = { ...record.filled![0]!, expert: third }
  expect(replayDraw({ ...record, filled: [swapped] })).toEqual(['fillsDiffer'])
  expect(await must(p.supervisor.get(at))).toMatchObject({
    filled: [
      { item: itemId, expert: first, passed: 0 },
      { item: itemId, expert: third, passed: 1 },
    ],
  })

  // No reserve is left: then by hand, with a reason of one's own, and up to the number alone.
  await decline(third, path)
  expect((await p.programmeOfficer.post(`${path}/fills`)).json().code).toBe(
    'evaluation.no_reserve_left',
  )
  const further = await reviewer(w, p, '后来入库')
  experts.push(further)
  expect((await assign(itemId, further.expertId, '领域相符')).json().code).toBe(
    'evaluation.lot_hand_without_reason',
  )
  await must(assign(itemId, further.expertId, written))
  const more = await reviewer(w, p, '再来一位')
  expect((await assign(itemId, more.expertId, written)).json().code).toBe('evaluation.lot_full')
  const after = (await must(p.supervisor.get(`${at}/record`))) as LotRecord
  expect(replayDraw(after)).toEqual([])
})

test('whom the office replaces is followed by a reserve, not by a choice of the office', async () => {
  const { path, itemId, drawn, reserves } = await drawnRound()
  const one = (await standing(path)).find(({ expertId }) => expertId === drawn[0]) as any
  const reason = '专家本人来电，因出差不能参加本次评审。'
  await must(p.programmeOfficer.post(`/api/evaluation/assignments/${one.id}/replace`, { reason }))
  // Before the house has come to it the place is the reserve's already.
  const other = reserves[1]!
  expect((await assign(itemId, other, written)).json().code).toBe('evaluation.reserves_first')
  await w.settle()
  expect((await statesOf(path))[reserves[0]!]).toBe('invited')
  const { rows } = await w.host.database.owner.query(
    `select count(*)::int as n from kernel.history where verb = 'evaluation.draw.fill'`,
  )
  expect(rows[0].n).toBeGreaterThan(0)
})

test('in other rounds more than was asked for takes a reason of one’s own', async () => {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: 1 })))
  const { id: itemId } = await must(
    office.post(`/api/evaluation/rounds/${id}/items`, itemOf('其二', { applicant })),
  )
  await must(assign(itemId, experts[0]!.expertId, ''))
  expect((await assign(itemId, experts[1]!.expertId, '领域相符')).json()).toMatchObject({
    ...{ code: 'evaluation.beyond_without_reason', facts: { count: 1 } },
  })
  await must(assign(itemId, experts[1]!.expertId, '该件跨两个领域，需要增加一位懂安全的专家。'))
})

test('who supervises hears that a draw waits and finds it on the desk; anybody reads digests before and the seed after, and no name', async () => {
  const office = p.programmeOfficer
  const round = roundOf({ method: 'lot', reviewsPerItem: 2, title: '抽签公示的批次' })
  const { id } = await must(office.post('/api/evaluation/rounds', round))
  const path = `/api/evaluation/rounds/${id}`
  await must(office.post(`${path}/items`, itemOf('不公开的项目')))
  const rules = { maxSameRegion: null, maxSameEmployer: null }
  const fixed = await must(office.post(`${path}/draws`, rules))
  await w.settle()
  const waits = async (who: { get: Reviewer['get'] }) =>
    (await must(who.get('/api/evaluation/waiting'))).rows.filter(
      ({ kind }: { kind: string }) => kind === 'toWitness',
    )
  expect((await must(p.supervisor.get('/api/notices'))).rows[0].subject).toBe(
    '抽签等待见证：抽签公示的批次',
  )
  expect(await waits(p.supervisor)).toMatchObject([{ roundId: id, count: 1 }])
  expect(await waits(office)).toEqual([])
  const at = `/api/evaluation/public-draws/${fixed.id}`
  const before = await must(w.stranger.get(at))
  expect(before).toMatchObject({
    ...{ state: 'committed', sheetDigest: fixed.sheetDigest, commitment: fixed.commitment },
    ...{ items: 1, reviews: 2, witnesses: [], drawn: null },
  })
  const text = '今日上证指数收于 3021.90'
  await must(p.supervisor.post(`/api/evaluation/draws/${fixed.id}/witnesses`, { text }))
  expect(await waits(p.supervisor)).toEqual([])
  expect((await must(w.stranger.get(at))).witnesses).toMatchObject([{ text: null }])
  await must(office.post(`/api/evaluation/draws/${fixed.id}/run`))
  await w.settle()
  const answer = await w.stranger.get(at)
  const record = await must(office.get(`/api/evaluation/draws/${fixed.id}/record`))
  expect(answer.json()).toMatchObject({
    state: 'drawn',
    witnesses: [{ text }],
    drawn: { secret: record.secret, seed: expect.stringMatching(/^[0-9a-f]{64}$/), filled: 0 },
  })
  const names = ['不公开的项目', '抽签公示的批次', ...experts.map(({ name }) => name)]
  for (const name of names) expect(answer.body).not.toContain(name)
})
