/** A panel at its table: marks alone first, then the record, its signature, the freeze, and what is paid. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import { webRole } from '../kernel/database/migrate.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { panelAtTable } from './panel.sample.ts'
import { handIn, marksOf, must, secondOfficer } from './round.sample.ts'

let w: World
let p: Personas
let made: Awaited<ReturnType<typeof panelAtTable>>
let path: string

const office = (): Caller => p.programmeOfficer
const code = async (asked: ReturnType<Caller['get']>) => {
  const answer = await asked
  return [answer.statusCode, answer.json().code]
}

beforeAll(async () => {
  w = await world('2019-07-22T09:00:00+08:00')
  p = await personas(w)
  made = await panelAtTable(w, p)
  path = made.path
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const secretWords = '密封记录：项目数据口径与答辩不一致'

type Seat = {
  readonly present?: boolean
  readonly recused?: boolean
  readonly note?: string
  readonly agrees?: boolean | null
}

/** Everybody there and agreed, but the member as told. */
const words = (ofMember: Seat = {}) => ({
  seats: [made.leader, made.member, made.secretary].map((one) => ({
    expertId: one.expertId,
    present: true,
    recused: false,
    note: '',
    // The secretary’s is no vote, whatever is written.
    agrees: true,
    ...(one === made.member ? ofMember : {}),
  })),
  applicant: '周亦舟（总经理）等 2 人',
  minutes: secretWords,
  marks: marksOf(0.8, '专家组一致认为基础扎实，建议入选。'),
})
const write = (who: Caller, of: string, version: number, ofMember: Seat = {}) =>
  who.put(`${of}/record`, { version, words: words(ofMember) })
/** As a page sends it: the same deed again is answered again. */
const sign = (who: Caller, of: string, version: number) =>
  who.post(
    `${of}/signature`,
    { version },
    { 'idempotency-key': `sign ${of}`.replace(/\W/g, '.').slice(-90) + version },
  )

async function markAlone(): Promise<void> {
  for (const [who, share] of [
    [made.leader, 0.9],
    [made.member, 0.7],
  ] as const) {
    for (const { id } of (await must(who.get('/api/evaluation/me/reviews'))).rows) {
      await handIn(who, id, marksOf(share, '基础好、带动作用强，建议入选。'))
    }
  }
}

test('a table is seen by those who sit at it, written by leader and secretary, and signed after each has marked alone', async () => {
  const { leader, member, secretary } = made
  const [first, second] = made.tables as [string, string]
  expect(await must(secretary.get(first))).toMatchObject({
    role: 'secretary',
    title: '甲项目',
    reviewsOpen: 2,
    alone: [],
    version: 0,
    signed: null,
  })
  // No title is shown to whoever takes the minutes without a commitment to the text that stands.
  const commit = (version: number) =>
    w.host.database.owner.query(
      'update evaluation.expert set commitment_version = $2 where id = $1',
      [secretary.expertId, version],
    )
  await commit(commitmentVersion - 1)
  for (const asked of [secretary.get(first), write(secretary, first, 0)]) {
    expect(await code(asked)).toEqual([409, 'evaluation.commitment_missing_own'])
  }
  await commit(commitmentVersion)
  // Who runs the round, supervises it, or is heard does not sit there; nor does who stands back from the item.
  for (const who of [p.programmeOfficer, p.supervisor, p.applicant]) {
    expect((await who.get(first)).statusCode).toBe(404)
  }
  expect((await member.get(second)).statusCode).toBe(404)
  expect((await member.get(first)).statusCode).toBe(200)

  expect(await code(write(member, first, 0))).toEqual([403, 'evaluation.secretary_writes'])
  await must(write(secretary, first, 0))
  expect(await code(write(leader, first, 0))).toEqual([409, 'evaluation.changed_meanwhile'])
  expect(await code(sign(secretary, first, 1))).toEqual([403, 'evaluation.leader_only'])
  expect(await code(sign(leader, first, 1))).toEqual([409, 'evaluation.sitting_not_begun'])
  w.travel('2019-07-23T12:00:00+08:00')
  expect(await code(sign(leader, first, 1))).toEqual([409, 'evaluation.marks_first'])
  await markAlone()
  const { alone } = await must(secretary.get(first))
  expect(alone.map(({ total }: { total: number }) => total)).toEqual([90, 70])
})

test('a schedule that runs after the sitting takes nothing of it away, signed or not', async () => {
  const first = made.tables[0]!
  const before = await must(made.secretary.get(first))
  const run = (items?: readonly string[]) =>
    office().post(`${path}/schedule`, { kind: 'defence', ...(items && { items }) })
  expect(await must(run())).toMatchObject({ placed: 0, moved: 0, unplaced: [] })
  // Even where another time is asked for and there is none.
  expect((await must(run([made.items[0]!]))).unplaced).toMatchObject([{ seq: 1 }])
  expect(await must(made.secretary.get(first))).toEqual(before)
  // Nor is a session called off that was held: what was written there has no signature yet, and stays.
  const [session] = (await must(office().get(`${path}/sessions`))).rows
  const off = { reason: '会议室临时被征用，另行安排时间。' }
  expect(await code(office().post(`/api/evaluation/sessions/${session.id}/cancel`, off))).toEqual([
    409,
    'evaluation.session_minuted',
  ])
  expect(await must(made.secretary.get(first))).toEqual(before)
  expect(before).toMatchObject({ version: 1, words: { minutes: secretWords } })
})

test('a conclusion needs its table and its quorum; signed it is sealed, with nothing to be read by any SQL', async () => {
  const { leader, secretary } = made
  const first = made.tables[0]!
  await must(write(secretary, first, 1, { present: false, agrees: null, note: '出差' }))
  expect(await code(sign(leader, first, 2))).toEqual([409, 'evaluation.table_too_small'])
  await must(write(secretary, first, 2, { agrees: false, note: '口径未说明' }))
  expect(await code(sign(leader, first, 3))).toEqual([409, 'evaluation.quorum_not_reached'])
  await must(write(secretary, first, 3))
  expect(await code(sign(leader, first, 3))).toEqual([409, 'evaluation.changed_meanwhile'])
  const { signed } = await must(sign(leader, first, 4))
  expect(await must(sign(leader, first, 4))).toMatchObject({
    signed,
    words: { minutes: secretWords },
  })
  expect(signed.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(await code(write(secretary, first, 4))).toEqual([409, 'evaluation.record_signed_already'])
  await nothingBySql(first.split('/').at(-1)!)
  const open = [path, `${path}/sessions`, `${path}/panels`, `${path}/items`]
  for (const who of [p.programmeOfficer, p.supervisor, p.operator, p.applicant]) {
    for (const at of [...open, '/api/evaluation/me/hearings']) {
      expect((await who.get(at)).body).not.toContain('密封记录')
    }
  }
})

/** As the web role with a connection of its own: the tables refuse, and the functions give nothing. */
async function nothingBySql(slotId: string): Promise<void> {
  const client = await w.host.database.owner.connect()
  try {
    const of = 'select draft, signed from evaluation.panel_record where slot_id = $1'
    const { rows } = await client.query(of, [slotId])
    expect(Buffer.concat([rows[0].draft, rows[0].signed]).toString()).not.toContain('密封')
    // Nor in what is kept for a deed that is sent twice.
    const kept = await client.query(
      'select answer from kernel.idempotency where answer is not null',
    )
    expect(kept.rowCount).toBeGreaterThan(0)
    for (const { answer } of kept.rows) expect(String(answer)).not.toContain('密封')
    await client.query(`set role ${webRole}`)
    for (const sql of [
      'select * from evaluation.panel_record',
      "update evaluation.panel_record set draft = ''",
      'delete from evaluation.attendance',
    ]) {
      await expect(client.query(sql)).rejects.toThrow(/permission denied/)
    }
    const stranger = p.programmeOfficer.personId
    for (const [sql, values] of [
      ['select * from evaluation.table_record($1, $2)', [slotId, stranger]],
      ['select * from evaluation.table_reviews($1, $2)', [slotId, stranger]],
      ['select * from evaluation.frozen_table_records($1)', [made.id]],
    ] as const) {
      expect((await client.query(sql, [...values])).rowCount).toBe(0)
    }
  } finally {
    await client.query('reset role')
    client.release()
  }
}

test('the freeze waits for the record of every item, and opens them to the office', async () => {
  const { leader, secretary } = made
  const proposing = () => office().post(`${path}/freeze-proposal`)
  expect(await code(proposing())).toEqual([409, 'evaluation.records_open'])
  // The second is concluded by the leader alone: the member stood back from it before.
  for (const [at, ofMember] of [
    [1, { present: false, recused: true, agrees: null }],
    [2, {}],
  ] as const) {
    await must(write(secretary, made.tables[at]!, 0, ofMember))
    await must(sign(leader, made.tables[at]!, 1))
  }
  const second = await secondOfficer(w, p)
  const { digest } = await must(proposing())
  await must(second.post(`${path}/freeze`, { digest }))
  const { items } = await must(p.supervisor.get(`${path}/results`))
  const agreed = { total: 80, against: 0, recommendation: 'recommend' }
  expect(items.map(({ panel }: { panel: object }) => panel)).toEqual([
    { ...agreed, agree: 2 },
    { ...agreed, agree: 1 },
    { ...agreed, agree: 2 },
  ])
  const reviews = `/api/evaluation/items/${made.items[1]}/reviews`
  expect((await must(office().get(reviews))).records).toMatchObject([
    {
      panel: '第 1 专家组',
      place: '第一会议室',
      total: 80,
      words: { minutes: secretWords },
      seats: [
        { name: '甘棠', role: 'leader', present: true, agrees: true },
        { name: '沈砚秋', role: 'member', present: false, recused: true },
        { name: '苏木青', role: 'secretary', present: true, agrees: null },
      ],
    },
  ])
})

test('what is owed follows from reviews and half days, is settled as seen, capped, and noted as paid once', async () => {
  const fees = `${path}/fees`
  const rule = {
    perReviewFen: { senior: 20_000, other: 10_000 },
    perHalfDayFen: { senior: 60_000, other: 40_000 },
    maxFen: 110_000,
  }
  expect((await must(office().get(fees))).rows).toEqual([])
  const page = await must(office().put(fees, { rule }))
  const told = page.rows.map((row: Record<string, unknown>) => [
    row['name'],
    row['reviews'],
    row['halfDays'],
    row['grossFen'],
    row['cutFen'],
  ])
  // The leader read three, the member two; three items of one morning are half a day, the secretary’s too.
  expect(told.toSorted()).toEqual([
    ['沈砚秋', 2, 1, 100_000, 0],
    ['甘棠', 3, 1, 110_000, 10_000],
    ['苏木青', 0, 1, 60_000, 0],
  ])
  expect([page.totalFen, page.paidFen, page.settled]).toEqual([270_000, 0, null])
  const waits = async (who: Caller, ...kinds: readonly string[]) =>
    (await must(who.get('/api/evaluation/waiting'))).rows
      .filter(({ kind }: { kind: string }) => kinds.includes(kind))
      .map(({ kind, count, until }: any) => [kind, count, until])
  const ofFees = ['toSettleFees', 'toPayFees', 'toFillFees']
  expect(await waits(office(), ...ofFees)).toEqual([['toSettleFees', 1, null]])
  const experts = [made.leader.expertId]
  const pay = (day: string) => office().post(`${fees}/payments`, { experts, day })
  expect(await code(pay('2019-07-23'))).toEqual([409, 'evaluation.fees_not_settled'])
  const settle = (totalFen: number) => office().post(`${fees}/settlement`, { totalFen })
  expect(await code(settle(1))).toEqual([409, 'evaluation.fees_changed'])
  expect((await must(settle(270_000))).settled.by).toBe(p.programmeOfficer.name)
  expect(await waits(office(), ...ofFees)).toEqual([['toPayFees', 3, null]])
  expect(await waits(made.member, ...ofFees)).toEqual([['toFillFees', 1, null]])
  expect(await waits(p.supervisor, ...ofFees)).toEqual([])
  expect(await code(office().put(fees, { rule }))).toEqual([409, 'evaluation.fees_settled_already'])
  expect(await code(pay('2019-07-24'))).toEqual([400, 'evaluation.payment_in_future'])
  expect((await must(pay('2019-07-23'))).paidFen).toBe(110_000)
  expect(await waits(office(), ...ofFees)).toEqual([['toPayFees', 2, null]])
  expect(await code(pay('2019-07-23'))).toEqual([409, 'evaluation.payment_noted_already'])
  expect((await must(p.supervisor.get(fees))).paidFen).toBe(110_000)
  expect((await made.leader.get(fees)).statusCode).toBe(403)
})
