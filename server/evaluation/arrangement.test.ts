import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualWeights } from '../../domain/evaluation/assignmentPlan.ts'
import type { ArrangementWish } from '../../domain/evaluation/arrangement.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let experts: Reviewer[]
const names = ['甘棠', '沈砚秋', '陆知行', '顾清和', '苏望舒']

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  experts = []
  for (const name of names) experts.push(await reviewer(w, p, name))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const wishOf = (change: Partial<ArrangementWish> = {}): ArrangementWish => ({
  rules: { seniorsPerItem: 1, maxSameRegion: null, maxSameEmployer: null, minLevel: 1 },
  weights: usualWeights,
  leastLoads: false,
  loads: [],
  pinned: [],
  forbidden: [],
  ...change,
})

type Planned = { id: string; pairs: { expertId: string; expert: string }[] }
const planned = (rows: readonly Planned[]): string[][] =>
  rows.map(({ pairs }) => pairs.map(({ expert }) => expert).toSorted())

async function ask(path: string, wish: ArrangementWish, after: string | null = null) {
  const { id } = await must(p.programmeOfficer.post(`${path}/arrangements`, { wish, after }))
  await w.settle()
  return must(p.programmeOfficer.get(`/api/evaluation/arrangements/${id}`))
}

async function makeRound(change: Parameters<typeof roundOf>[0]) {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf(change)))
  const path = `/api/evaluation/rounds/${id}`
  for (const title of ['其一', '其二', '其三']) {
    await must(office.post(`${path}/items`, itemOf(title)))
  }
  const { rows: itemRows } = await must(office.get(`${path}/items`))
  return { path, items: itemRows.map((item: { id: string }) => item.id) as string[] }
}

test('a plan is asked for, looked at with its reasons, changed, and confirmed as a whole', async () => {
  const office = p.programmeOfficer
  const { path, items } = await makeRound({ method: 'optimal' })
  const byHand = await makeRound({ method: 'hand' })
  const other = await office.post(`${byHand.path}/arrangements`, { wish: wishOf() })
  expect(other.json().code).toBe('evaluation.round_not_arranged')

  // All work for one employer: one from each is more than there are.
  const narrow = wishOf({ rules: { ...wishOf().rules, maxSameEmployer: 1 } })
  const none = await ask(path, narrow)
  expect(none).toMatchObject({ state: 'done', status: 'infeasible', worst: null, experts: [] })
  expect(none.causes).toMatchObject([
    {
      ...{ binds: ['sameEmployer'], kind: 'item', asked: 2, possible: 5, exact: true },
      experts: { all: 5, conflicts: 0, level: 0, open: 5 },
    },
  ])
  expect(none.causes[0].items.toSorted()).toEqual(items.toSorted())
  expect(none.alone).toEqual(['sameEmployer'])
  const [least, ...further] = none.repairs
  expect([least.kind, least.cost, least.steps.length]).toEqual(['least', 36, 3])
  expect(least.steps[0]).toMatchObject({ cause: 'sameEmployer', from: 1, to: 2 })
  expect(further.map(({ kind }: { kind: string }) => kind)).toEqual(['itemNeeds', 'invite'])
  expect(Object.values(none.namedItems)).toContainEqual({ seq: 1, title: '其一' })
  const refused = await office.post(`/api/evaluation/arrangements/${none.id}/confirm`)
  expect(refused.json().code).toBe('evaluation.plan_without_pairs')

  const first = await ask(path, wishOf())
  expect(first).toMatchObject({
    ...{ status: 'optimal', worst: { levels: 6, reviews: 2 }, gap: 0, before: null, leftOut: [] },
    ...{ reviewsPerItem: 2, items: 3, worstItems: 3, pairsLookedAt: 15 },
  })
  const at = `/api/evaluation/arrangements/${first.id}`
  const plan = await must(office.get(`${at}/items`))
  expect([plan.total, plan.next, plan.rows.length]).toEqual([3, null, 3])
  const [pair] = plan.rows[0].pairs
  expect(pair.reasons.map(({ code }: { code: string }) => code)).toEqual([
    ...['fieldLeads', 'senior', 'otherRegion', 'load'],
  ])
  expect(pair.instead).toMatchObject({ loss: 0 })

  const gone = experts.find(({ name }) => name === pair.expert)!
  const forbidden = items.map((itemId) => ({ itemId, expertId: gone.expertId }))
  const kept = experts.find(({ name }) => name !== pair.expert)!
  const pinned = [{ itemId: items[0]!, expertId: kept.expertId }]
  const next = await ask(path, wishOf({ forbidden, pinned }), first.id)
  expect(next.before).toMatchObject({ id: first.id, total: first.total })
  expect([next.before.gone, next.before.come]).toEqual([next.before.come, next.before.gone])
  expect(next.before.gone).toBeGreaterThan(0)
  expect(next.named).toMatchObject({ [gone.expertId]: gone.name, [kept.expertId]: kept.name })
  const nextAt = `/api/evaluation/arrangements/${next.id}`
  const rows = (await must(office.get(`${nextAt}/items`))).rows
  expect(planned(rows).flat()).not.toContain(gone.name)
  expect(planned(rows)[0]).toContain(kept.name)
  const changed = await must(office.get(`${nextAt}/items?only=changed`))
  expect(changed.total).toBe(next.before.items)
  expect(changed.rows.flatMap((row: { gone: string[] }) => row.gone)).toContain(gone.name)

  // Seen by whoever supervises the office, and by nobody else.
  expect(await must(p.supervisor.get(nextAt))).toEqual(next)
  expect((await p.supervisor.post(`${nextAt}/confirm`)).statusCode).toBe(403)
  for (const who of [p.applicant, experts[0]!]) {
    expect((await who.get(nextAt)).statusCode).toBe(403)
    expect((await who.get(`${path}/arrangements`)).statusCode).toBe(403)
  }

  await confirmedWhole(path, items, next.id, planned(rows))
})

/** All assignments of a plan are made, once. */
async function confirmedWhole(
  path: string,
  items: readonly string[],
  planId: string,
  expected: readonly string[][],
): Promise<void> {
  const office = p.programmeOfficer
  const nextAt = `/api/evaluation/arrangements/${planId}`
  const confirmed = await must(office.post(`${nextAt}/confirm`))
  expect(confirmed).toMatchObject({ id: planId, state: 'confirmed' })
  const { rows } = await must(office.get(`${path}/items`))
  const made = items.map((id) =>
    rows
      .find((one: { id: string }) => one.id === id)
      .assignments.map((one: { expert: string }) => one.expert)
      .toSorted(),
  )
  expect(made).toEqual(expected)
  expect(rows[0].assignments[0]).toMatchObject({ state: 'proposed', findings: [] })
  expect(rows[0].assignments[0].reason).toMatch(/在“工业互联网平台”领域属领军；.*上限 20 件。$/)
  expect(rows[0].assignments[0].grounds).toContainEqual({
    code: 'fieldLeads',
    values: { field: 'industrialPlatform', level: 3 },
  })
  const twice = await office.post(`${nextAt}/confirm`)
  expect(twice.json().code).toBe('evaluation.plan_not_ready')
  expect((await must(office.post(`${path}/steps`, { verb: 'assign' }))).state).toBe('assigned')
}

test('what changed since a plan was made stops it whole; what is wrong with a wish is told', async () => {
  const office = p.programmeOfficer
  const { path, items } = await makeRound({ method: 'optimal' })
  const plan = await ask(path, wishOf())
  const at = `/api/evaluation/arrangements/${plan.id}/confirm`
  await must(office.post(`${path}/items`, itemOf('后来的一件')))
  const outdated = await office.post(at)
  expect(outdated.json()).toMatchObject({ code: 'evaluation.plan_outdated', facts: { count: 1 } })

  // A conflict that became known meanwhile.
  const again = await ask(path, wishOf(), plan.id)
  const { rows } = await must(office.get(`/api/evaluation/arrangements/${again.id}/items`))
  const { expertId } = rows[0].pairs[0]
  const seen = await must(office.get(`/api/evaluation/experts/${expertId}`))
  const party = { code: '91510100MA6CTEST01', name: '申报甲公司（演示）', until: null }
  const change = (version: number, past: readonly object[]) =>
    office.put(`/api/evaluation/experts/${expertId}`, {
      version,
      profile: { ...seen.profile, past },
    })
  await must(change(seen.version, [party]))
  const conflicts = await office.post(`/api/evaluation/arrangements/${again.id}/confirm`)
  expect(conflicts.json().code).toBe('evaluation.plan_conflicts')
  const none = (await must(office.get(`${path}/items`))).rows
  expect(none.flatMap((row: { assignments: object[] }) => row.assignments)).toEqual([])
  const pinned = [{ itemId: items[0]!, expertId }]
  const faulty = await ask(path, wishOf({ pinned }))
  expect(faulty).toMatchObject({
    status: 'faulty',
    faults: [{ code: 'pinnedForbidden', item: items[0], expert: expertId }],
  })
  await must(change(seen.version + 1, []))
  const { rows: all } = await must(office.get(`${path}/arrangements`))
  expect(all.map(({ id }: { id: string }) => id)).toEqual([faulty.id, again.id, plan.id])
  await oldPlanCompared(path)
})

/** Plans beyond those that are kept go, but not the one that the next is compared with. */
async function oldPlanCompared(path: string): Promise<void> {
  const { rows: old } = await w.host.database.owner.query<{ id: string }>(
    `insert into evaluation.arrangement (id, round_id, state, wish, asked_at, changed_at)
     select gen_random_uuid(), $1, 'failed', $2, day, day
     from generate_series(timestamptz '2019-01-01', '2019-02-04', '1 day') day returning id`,
    [path.split('/').at(-1), JSON.stringify(wishOf())],
  )
  const next = await ask(path, wishOf(), old[0]!.id)
  expect(next.before).toMatchObject({ id: old[0]!.id, total: null })
  const { rows } = await must(p.programmeOfficer.get(`${path}/arrangements`))
  const left = new Set(rows.map(({ id }: { id: string }) => id))
  expect(old.map(({ id }) => left.has(id)).indexOf(true, 1)).toBe(8)
  expect([left.size, left.has(old[0]!.id)]).toEqual([32, true])
}

const countsOf = (rows: readonly { assignments: { state: string }[] }[]): number[] =>
  rows.map(({ assignments }) => assignments.filter(({ state }) => state === 'proposed').length)

test('a repair is carried out, confirmed with its own numbers of reviews, and taken back before anybody is asked', async () => {
  const office = p.programmeOfficer
  const { path, items } = await makeRound({ method: 'optimal' })
  const narrow = wishOf({ rules: { ...wishOf().rules, maxSameEmployer: 1, seniorsPerItem: 0 } })
  const none = await ask(path, narrow)
  const at = `/api/evaluation/arrangements/${none.id}`
  const elsewhere = await office.post(`${at}/repair`, { kind: 'invite' })
  expect(elsewhere.json().code).toBe('evaluation.repair_elsewhere')
  const unknown = await office.post(`${at}/repair`, { kind: 'pinned' })
  expect(unknown.json().code).toBe('evaluation.plan_without_repair')
  expect((await p.supervisor.post(`${at}/repair`, { kind: 'least' })).statusCode).toBe(403)

  const { id } = await must(office.post(`${at}/repair`, { kind: 'itemNeeds' }))
  await w.settle()
  const mended = `/api/evaluation/arrangements/${id}`
  const plan = await must(office.get(mended))
  expect(plan).toMatchObject({
    ...{ status: 'optimal', mends: 'itemNeeds', takenBack: false, reviews: 3 },
    before: { id: none.id, status: 'infeasible' },
  })
  expect(plan.wish.items).toHaveLength(3)
  expect(plan.wish.items).toContainEqual({ itemId: items[0], needs: 1 })
  await must(office.post(`${mended}/confirm`))
  const made = await must(office.get(`${path}/items`))
  expect(countsOf(made.rows)).toEqual([1, 1, 1])
  expect(made.rows.map(({ asked, missing }: Record<string, number>) => [asked, missing])).toEqual(
    items.map(() => [1, 0]),
  )
  expect(await must(office.get(path))).toMatchObject({ asked: 3, reviews: 3 })
  // No item is short by its own number; what is assigned is first opened again.
  await must(office.post(`${path}/steps`, { verb: 'assign' }))
  const early = await office.post(`${mended}/take-back`)
  expect(early.json().code).toBe('evaluation.round_not_at_this')
  await must(office.post(`${path}/steps`, { verb: 'reassign' }))

  const back = await must(office.post(`${mended}/take-back`))
  await w.settle()
  expect(await must(office.get(`/api/evaluation/arrangements/${back.id}`))).toMatchObject({
    ...{ status: 'infeasible', mends: null, wish: narrow },
  })
  const after = await must(office.get(`${path}/items`))
  expect(countsOf(after.rows)).toEqual([0, 0, 0])
  expect(after.rows[0]).toMatchObject({ asked: 2, missing: 2 })
  const twice = await office.post(`${mended}/take-back`)
  expect(twice.json().code).toBe('evaluation.repair_not_there')
  const { rows: lines } = await w.host.database.owner.query<{ verb: string; facts: object }>(
    `select verb, facts from kernel.history where thing_id = any($1) and verb like '%arrangement%'
     order by id`,
    [[none.id, id]],
  )
  expect(lines.map(({ verb }) => verb)).toEqual([
    'evaluation.arrangement.ask',
    'evaluation.arrangement.ask',
    'evaluation.arrangement.repair',
    'evaluation.arrangement.confirm',
    'evaluation.arrangement.takeBack',
  ])
  expect(lines.at(-1)!.facts).toEqual({ plan: back.id, withdrawn: 3 })
})
