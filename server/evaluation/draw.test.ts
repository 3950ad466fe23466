import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LotRecord } from '../../domain/evaluation/lot.ts'
import { replayDraw } from '../../engines/lot/draw.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { asWebRole, contextFor } from '../testing/speak.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, secondOfficer, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let second: Caller
let experts: Reviewer[]
const rules = { maxSameRegion: null, maxSameEmployer: null }

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await secondOfficer(w, p)
  experts = []
  for (const name of ['甘棠', '沈砚秋', '陆知行', '顾清和']) {
    experts.push(await reviewer(w, p, name))
  }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function makeRound(change: Parameters<typeof roundOf>[0] = {}) {
  const office = p.programmeOfficer
  const round = roundOf({ method: 'lot', reviewsPerItem: 2, ...change })
  const { id } = await must(office.post('/api/evaluation/rounds', round))
  const path = `/api/evaluation/rounds/${id}`
  for (const title of ['其一', '其二', '其三']) {
    await must(office.post(`${path}/items`, itemOf(title)))
  }
  return path
}

test('a list is fixed, a witness speaks, the lots fall, and the record alone draws them again', async () => {
  const office = p.programmeOfficer
  const path = await makeRound()
  const { rows: itemRows } = await must(office.get(`${path}/items`))
  const wish = { expertId: experts[0]!.expertId, reason: '领域相符' }
  const byHand = await office.post(`/api/evaluation/items/${itemRows[0].id}/assignments`, wish)
  expect(byHand.json().code).toBe('evaluation.drawn_only')

  const fixed = await must(office.post(`${path}/draws`, rules))
  const at = `/api/evaluation/draws/${fixed.id}`
  expect(fixed).toMatchObject({
    ...{ state: 'committed', secret: null, witnesses: [], conflicts: 0, committedByMe: true },
    ...{ sheetDigest: expect.stringMatching(/^[0-9a-f]{64}$/), drawnAt: null },
  })
  expect(fixed.experts.map(({ name }: { name: string }) => name).toSorted()).toEqual(
    experts.map(({ name }) => name).toSorted(),
  )
  expect(fixed.items.map(({ strata }: { strata: object[] }) => strata)).toEqual(
    Array.from({ length: 3 }, () => [
      { field: 'industrialPlatform', count: 2, eligible: 4, experts: [], reserves: [] },
    ]),
  )
  const again = await office.post(`${path}/draws`, rules)
  expect(again.json().code).toBe('evaluation.draw_open')
  expect((await office.post(`${at}/run`)).json().code).toBe('evaluation.draw_without_witness')
  const own = await office.post(`${at}/witnesses`, { text: '今日上证指数收于 3021.90' })
  expect(own.json().code).toBe('evaluation.witness_is_another')
  expect((await p.applicant.post(`${at}/witnesses`, { text: '我来见证这次抽签' })).statusCode).toBe(
    403,
  )
  expect((await office.get(`${at}/record`)).json().code).toBe('evaluation.draw_not_drawn')
  await secretBySql(fixed.id)

  const text = '今日上证指数收于 3021.90，见证人在场'
  const heard = await must(p.supervisor.post(`${at}/witnesses`, { text }))
  expect(heard.witnesses).toMatchObject([{ text, personId: p.supervisor.personId }])
  const twice = await p.supervisor.post(`${at}/witnesses`, { text: '再见证一次抽签' })
  expect(twice.json().code).toBe('evaluation.witnessed_already')
  await must(second.post(`${at}/witnesses`, { text: '随手写下的一句：秋水共长天一色' }))
  expect((await second.post(`${at}/run`)).json().code).toBe('evaluation.witness_does_not_draw')
  await must(office.post(`${at}/run`))
  await w.settle()
  const drawn = await must(office.get(at))
  expect(drawn).toMatchObject({ state: 'drawn', failure: null })
  expect(await must(p.supervisor.get(at))).toEqual({ ...drawn, committedByMe: false })
  const record = (await must(p.supervisor.get(`${at}/record`))) as LotRecord
  expect(replayDraw(record)).toEqual([])
  expect(replayDraw({ ...record, randomness: record.randomness.slice(0, 1) })).toEqual([
    'pairsDiffer',
  ])
  expect(JSON.stringify(record)).not.toMatch(/甘棠|沈砚秋|其一/)
  reservesOfAll(drawn)
  const page = await must(office.get(`${path}/items`))
  const assignments = page.rows.flatMap((row: { assignments: object[] }) => row.assignments)
  const made = assignments.map((one: { itemId: string; expertId: string }) => [
    one.itemId,
    one.expertId,
  ])
  expect(made.toSorted()).toEqual(record.pairs.map(({ item, expert }) => [item, expert]).toSorted())
  expect(assignments[0]).toMatchObject({
    ...{ state: 'proposed', reason: '由抽签产生（“工业互联网平台”领域）。' },
    grounds: [{ code: 'drawn', values: { field: 'industrialPlatform' } }],
  })
  const back = await office.post(`/api/evaluation/assignments/${assignments[0].id}/replace`, {
    reason: '想换一位熟悉的专家来评这一件。',
  })
  expect(back.json().code).toBe('evaluation.drawn_only')
  await drawnForGood(path)
  expect((await must(office.post(`${path}/steps`, { verb: 'assign' }))).state).toBe('assigned')
})

/** Two are drawn of four for each item, and the other two are its reserves. */
function reservesOfAll(drawn: {
  items: { strata: { experts: string[]; reserves: string[] }[] }[]
}) {
  for (const { strata } of drawn.items) {
    expect([...strata[0]!.experts, ...strata[0]!.reserves].toSorted()).toEqual(
      experts.map(({ expertId }) => expertId).toSorted(),
    )
  }
}

/** The lots are not drawn again, and nothing joins the round that they could not decide. */
async function drawnForGood(path: string): Promise<void> {
  const redraw = await p.programmeOfficer.post(`${path}/draws`, rules)
  const joined = await p.programmeOfficer.post(`${path}/items`, itemOf('抽签后的一件'))
  for (const answer of [redraw, joined]) {
    expect(answer.json().code).toBe('evaluation.drawn_already')
  }
  expect((await must(p.programmeOfficer.get(`${path}/items`))).total).toBe(3)
}

/** As the web role, by any SQL: the secret is there and says nothing; what a witness said is never changed. */
async function secretBySql(drawId: string): Promise<void> {
  const client = await w.host.database.owner.connect()
  try {
    const sql = 'select * from evaluation.draw where id = $1'
    const office = contextFor(w.host, { ...p.programmeOfficer, orgId: p.orgs.office.id })
    await asWebRole(client, office, async () => {
      const { rows } = await client.query(sql, [drawId])
      expect(rows[0].secret).toBeNull()
      // 32 bytes as base64url, behind the house's key.
      expect(rows[0].secret_sealed.length).toBeGreaterThan(43)
      const changed = client.query("update evaluation.draw_witness set text = ''")
      await expect(changed).rejects.toThrow(/permission denied/)
    })
    const none = await asWebRole(client, '', () => client.query(sql, [drawId]))
    expect(none.rowCount).toBe(0)
  } finally {
    client.release()
  }
}

test('what changed after the list was fixed stops the draw; a list is given up with a reason; too little is told', async () => {
  const office = p.programmeOfficer
  const path = await makeRound()
  const fixed = await must(office.post(`${path}/draws`, rules))
  const at = `/api/evaluation/draws/${fixed.id}`
  await must(p.supervisor.post(`${at}/witnesses`, { text: '窗外有三辆自行车经过' }))
  await must(office.post(`${path}/items`, itemOf('后来的一件')))
  await must(office.post(`${at}/run`))
  await w.settle()
  expect(await must(office.get(at))).toMatchObject({ state: 'failed', failure: 'sheetChanged' })
  const none = (await must(office.get(`${path}/items`))).rows
  expect(none.flatMap((row: { assignments: object[] }) => row.assignments)).toEqual([])

  const next = await must(office.post(`${path}/draws`, { ...rules, maxSameEmployer: 1 }))
  const nextAt = `/api/evaluation/draws/${next.id}`
  const mute = await office.post(`${nextAt}/abandon`, { reason: '' })
  expect(mute.json().code).toBe('evaluation.reason_too_short')
  const reason = '名单遗漏了一位专家，需要补充后重新固定。'
  expect(await must(office.post(`${nextAt}/abandon`, { reason }))).toMatchObject({
    ...{ state: 'abandoned', reason },
  })
  // All work for one employer, and two of it may not read one item.
  const last = await must(office.post(`${path}/draws`, { ...rules, maxSameEmployer: 1 }))
  const lastAt = `/api/evaluation/draws/${last.id}`
  await must(p.supervisor.post(`${lastAt}/witnesses`, { text: '窗外有三辆自行车经过' }))
  await must(office.post(`${lastAt}/run`))
  await w.settle()
  expect(await must(office.get(lastAt))).toMatchObject({
    ...{ state: 'failed', failure: 'noDraw', secret: null },
  })
  const { rows } = await must(office.get(`${path}/draws`))
  expect(rows.map(({ state }: { state: string }) => state)).toEqual([
    ...['failed', 'abandoned', 'failed'],
  ])
})
