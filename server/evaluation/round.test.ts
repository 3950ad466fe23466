import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyMarks } from '../../domain/evaluation/marks.ts'
import { checkRankingExport } from '../../domain/evaluation/rankingCheck.ts'
import { webRole } from '../kernel/database/migrate.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { actAs } from '../testing/speak.ts'
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
  write,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let second: Caller
let one: Reviewer
let two: Reviewer

const mine = '/api/evaluation/me/reviews'
const talk = '讨论发言：第三项的口径需要统一'
const secret = '密封评审意见：该平台数据来源存疑'

const applicant = { code: '91110000CONFLICT00', name: '冲突公司（演示）' }

/** On the reviews as they are now. */
async function freezeAs(who: Caller, path: string) {
  const { digest } = await must(who.get(`${path}/freeze`))
  return who.post(`${path}/freeze`, { digest })
}

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

test('conflicts stop an assignment, a title waits for the declaration, and a declared conflict leaves a gap', async () => {
  const office = p.programmeOfficer
  const made = await must(office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: 1 })))
  const path = `/api/evaluation/rounds/${made.id}`
  const { id: item } = await must(
    office.post(`${path}/items`, itemOf('绝不先看的题目', { applicant })),
  )
  const seen = await must(office.get(`/api/evaluation/experts/${one.expertId}`))
  const past = [{ code: applicant.code, name: applicant.name, until: null }]
  await must(
    office.put(`/api/evaluation/experts/${one.expertId}`, {
      version: seen.version,
      profile: { ...seen.profile, past },
    }),
  )
  const eligible = await must(office.get(`/api/evaluation/items/${item}/experts`))
  expect(
    eligible.rows.map((row: { name: string; findings: { cause: string }[]; level: number }) => [
      row.name,
      row.findings.map(({ cause }) => cause),
      row.level,
    ]),
  ).toEqual([
    ['沈砚秋', [], 3],
    ['甘棠', ['pastMembership'], 3],
  ])
  const assign = (expertId: string) =>
    office.post(`/api/evaluation/items/${item}/assignments`, { expertId, reason: '领域相符' })
  expect((await assign(one.expertId)).json().code).toBe('evaluation.conflict_found')
  const step = (verb: string) => office.post(`${path}/steps`, { verb })
  const lacking = { code: 'evaluation.items_short', facts: { count: 1 } }
  expect((await step('assign')).json()).toMatchObject(lacking)
  await must(assign(two.expertId))
  expect((await assign(two.expertId)).json().code).toBe('evaluation.assigned_already')
  await must(step('assign'))
  expect((await must(two.get(mine))).rows).toEqual([])
  await must(step('invite'))
  await w.settle()
  expect((await must(two.get('/api/notices'))).rows[0].subject).toContain('第一批专家评审')

  const { rows } = await must(two.get(mine))
  const own = `${mine}/${rows[0].id}`
  const asked = await two.get(own)
  expect(asked.json()).toMatchObject({
    state: 'invited',
    title: null,
    fields: ['industrialPlatform'],
    region: '510000',
    parties: [applicant],
    committed: true,
    work: null,
  })
  expect(asked.body).not.toContain('绝不先看的题目')
  const early = await two.put(`${own}/draft`, { version: 0, marks: emptyMarks })
  expect(early.statusCode).toBe(409)
  const mute = await two.post(`${own}/decline`, { cause: 'conflict', reason: '' })
  expect(mute.json().code).toBe('evaluation.reason_too_short')
  const reason = '与该公司正在共同承担研发项目。'
  const gone = await must(two.post(`${own}/decline`, { cause: 'conflict', reason }))
  expect([gone.state, gone.title]).toEqual(['declined', null])
  expect((await must(office.get(`${path}/items?lack=reviewer`))).rows).toMatchObject([
    { id: item, missing: 1, assignments: [{ state: 'declined', cause: 'conflict', note: reason }] },
  ])
  await must(
    office.put(`/api/evaluation/experts/${one.expertId}`, {
      version: seen.version + 1,
      profile: seen.profile,
    }),
  )
})

test('where nobody writes why an expert was chosen, what the house found is kept as codes', async () => {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: 1 })))
  const made = await must(office.post(`/api/evaluation/rounds/${id}/items`, itemOf('乙平台')))
  const path = `/api/evaluation/items/${made.id}`
  const { rows } = await must(office.get(`${path}/experts`))
  const wish = { expertId: two.expertId, reason: ' ' }
  const { assignments } = await must(office.post(`${path}/assignments`, wish))
  const grounds = [
    { code: 'fieldLeads', values: { field: 'industrialPlatform' } },
    { code: 'noConflict', values: {} },
    { code: 'load', values: { load: 1, max: 20 } },
  ]
  expect(rows.find((row: { id: string }) => row.id === two.expertId)).toMatchObject({ grounds })
  expect(assignments).toMatchObject([
    {
      reason: '在“工业互联网平台”领域属领军；未发现利益冲突；本批次共评 1 件，上限 20 件。',
      grounds,
    },
  ])
})

test('what an expert writes is the expert’s alone until the freeze; the web role cannot read it by any SQL', async () => {
  const { id, path, reviews } = await roundInReview(w, p, [one, two], ['共享制造平台'])
  const [first, other] = [reviews[0]![0]!, reviews[1]![0]!]
  const kept = await write(one, first, { ...emptyMarks, opinion: secret })
  expect(kept).toBe(1)
  const stale = await one.put(`${mine}/${first}/draft`, { version: 0, marks: emptyMarks })
  expect(stale.json().code).toBe('evaluation.changed_meanwhile')
  const early = await one.post(`${mine}/${first}/hand-in`, { version: 1 })
  expect(early.statusCode).toBe(400)
  expect(early.json().faults.map(({ code }: { code: string }) => code)).toContain(
    'evaluation.mark_missing',
  )
  expect((await must(one.get(`${mine}/${first}`))).work).toMatchObject({
    version: 1,
    marks: { opinion: secret },
    others: [],
  })
  const page = await handIn(one, first, marksOf(0.8, secret), 1)
  expect([page.state, page.work.marks.opinion]).toEqual(['submitted', secret])
  const again = await one.post(`${mine}/${first}/reopen`)
  expect(again.json().code).toBe('evaluation.reopening_not_open')

  for (const who of [p.programmeOfficer, p.supervisor, two, p.operator, p.applicant]) {
    for (const at of [
      path,
      `${path}/items`,
      `${path}/freeze`,
      `${path}/results`,
      `${path}/export`,
      mine,
      `${mine}/${first}`,
    ]) {
      expect((await who.get(at)).body).not.toContain('密封评审意见')
    }
  }
  expect((await second.get(`${path}/results`)).json().code).toBe('evaluation.results_after_freeze')
  await nothingBySql(first, id)

  await handIn(two, other, marksOf(0.7, '方案可行，建议进一步明确推广计划。'))
  await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
  const alone = await freezeAs(p.programmeOfficer, path)
  expect(alone.json().code).toBe('evaluation.second_person_needed')
  expect((await must(freezeAs(second, path))).state).toBe('frozen')
  for (const who of [p.programmeOfficer, p.supervisor]) {
    const { items } = await must(who.get(`${path}/results`))
    expect(items).toHaveLength(1)
    expect(items[0].reviews.map(({ total }: { total: number }) => total)).toEqual([80, 70])
    const { rows } = await must(who.get(`/api/evaluation/items/${items[0].itemId}/reviews`))
    expect(rows[0].marks.opinion).toBe(secret)
    expect([items[0].spread, items[0].title]).toEqual([10, '共享制造平台'])
    expect([items[0].scores.raw, items[0].ranks.raw]).toEqual([75, 1])
  }
  const exported = await must(second.get(`${path}/export`))
  expect(checkRankingExport(exported).faults).toEqual([])
  expect(JSON.stringify(exported)).not.toMatch(/甘棠|沈砚秋|密封|共享制造/)
  await publicOnceWanted(id, exported)
  const late = await one.put(`${mine}/${first}/draft`, { version: 2, marks: emptyMarks })
  expect(late.statusCode).toBe(409)
  expect((await p.applicant.get(`${path}/results`)).statusCode).toBe(403)
})

/** Nobody outside reads scores unless the round is released and the operator has made such scores public. */
async function publicOnceWanted(id: string, exported: object): Promise<void> {
  const open = `/api/evaluation/released-rounds/${id}/export`
  const wanted = (value: boolean, version: number) =>
    must(
      p.operator.put('/api/console/settings/evaluation.public_export', {
        ...{ value, version },
        reason: '专家和申报单位均已同意公开匿名得分。',
      }),
    )
  await wanted(true, 0)
  expect((await w.stranger.get(open)).statusCode).toBe(404)
  await must(p.programmeOfficer.post(`/api/evaluation/rounds/${id}/steps`, { verb: 'release' }))
  expect((await w.stranger.get(open)).json()).toEqual(exported)
  await wanted(false, 1)
  expect((await w.stranger.get(open)).statusCode).toBe(404)
}

const officer = () => ({ ...p.programmeOfficer, orgId: p.orgs.office.id })

/** The words of a discussion are sealed like the reviews: no table, no function for strangers, no plain bytes. */
async function nothingSaidBySql(assignmentId: string): Promise<void> {
  const client = await w.host.database.owner.connect()
  try {
    const kept = await client.query('select words from evaluation.discussion_message')
    expect(kept.rowCount).toBe(1)
    expect(kept.rows[0].words.toString()).not.toContain('口径')
    await client.query(`set role ${webRole}`)
    await actAs(client, w.host, officer())
    await expect(client.query('select * from evaluation.discussion_message')).rejects.toThrow(
      /permission denied/,
    )
    const { rowCount } = await client.query('select * from evaluation.own_discussion($1, $2)', [
      assignmentId,
      p.programmeOfficer.personId,
    ])
    expect(rowCount).toBe(0)
    const early = await client.query(
      `select f.* from evaluation.item i, lateral evaluation.frozen_discussion(i.id) f
       where i.id = (select item_id from evaluation.assignment where id = $1)`,
      [assignmentId],
    )
    expect(early.rowCount).toBe(0)
  } finally {
    await client.query('reset role')
    await client.query('reset baigong.actor')
    client.release()
  }
}

/** As the web role with a connection of its own: the table refuses, and the functions give nothing. */
async function nothingBySql(assignmentId: string, roundId: string): Promise<void> {
  const client = await w.host.database.owner.connect()
  try {
    const kept = await client.query('select 1 from evaluation.review where assignment_id = $1', [
      assignmentId,
    ])
    expect(kept.rowCount).toBe(1)
    await client.query(`set role ${webRole}`)
    await actAs(client, w.host, officer())
    for (const sql of [
      'select * from evaluation.review',
      'select count(*) from evaluation.review',
      'delete from evaluation.review',
      "update evaluation.review set draft = ''",
      'copy evaluation.review to stdout',
    ]) {
      await expect(client.query(sql)).rejects.toThrow(/permission denied/)
    }
    const stranger = p.programmeOfficer.personId
    const none = [
      ['select * from evaluation.own_review($1, $2)', [assignmentId, stranger]],
      ['select * from evaluation.discussed_reviews($1, $2)', [assignmentId, stranger]],
      ['select * from evaluation.frozen_reviews($1)', [roundId]],
      [
        `select f.* from evaluation.assignment a, lateral evaluation.frozen_item_reviews(a.item_id) f
         where a.id = $1`,
        [assignmentId],
      ],
    ] as const
    for (const [sql, values] of none) {
      expect((await client.query(sql, [...values])).rowCount).toBe(0)
    }
    const own = () =>
      client.query(
        `select r.* from evaluation.assignment a join evaluation.expert e on e.id = a.expert_id,
          lateral evaluation.own_review(a.id, e.person_id) r where a.id = $1`,
        [assignmentId],
      )
    // The office sees whose it is, and asks in vain in the author's name.
    expect((await own()).rowCount).toBe(0)
    // Even the author's own row is sealed by the house's key, which no SQL has.
    await actAs(client, w.host, { ...one, orgId: p.orgs.institute.id })
    const { rows } = await own()
    expect(rows).toHaveLength(1)
    expect(Buffer.concat([rows[0].draft, rows[0].submitted]).toString()).not.toContain('密封')
  } finally {
    await client.query('reset role')
    await client.query('reset baigong.actor')
    client.release()
  }
}

test('reviews that lie far apart are discussed by their experts alone, and each may amend once', async () => {
  const { path, reviews } = await roundInReview(w, p, [one, two], ['分歧项目'])
  const [first, other] = [reviews[0]![0]!, reviews[1]![0]!]
  await handIn(one, first, marksOf(0.9, '基础好、带动作用强，建议入选。'))
  expect((await must(one.get(`${mine}/${first}`))).work.others).toEqual([])
  await handIn(two, other, marksOf(0.5, '数据支撑不足，成效有待验证。'))
  await w.settle()
  const page = await must(one.get(`${mine}/${first}`))
  expect(page.discussed).toBe(true)
  expect(page.work.others).toMatchObject([
    { number: 2, total: 50, marks: { opinion: '数据支撑不足，成效有待验证。' } },
  ])
  expect(JSON.stringify(page)).not.toContain('沈砚秋')
  const seen = await p.programmeOfficer.get(`${path}/items?lack=agreement`)
  expect(seen.json().rows[0].discussed).toBe(true)
  expect(seen.body).not.toContain('数据支撑不足')
  expect((await must(two.get('/api/notices'))).rows[0].kind).toBe('evaluation.discussed')
  const say = (who: Caller, id: string, text: string) =>
    who.post(`${mine}/${id}/messages`, { text })
  await must(say(one, first, talk))
  await w.settle()
  const heard = await must(two.get(`${mine}/${other}`))
  expect(heard.work.discussion).toMatchObject([{ number: 1, mine: false, text: talk }])
  expect((await must(two.get('/api/notices'))).rows[0].kind).toBe('evaluation.said')
  await nothingSaidBySql(first)
  for (const at of [`${path}/items`, `${path}/freeze`, '/api/console/history']) {
    expect((await p.programmeOfficer.get(at)).body).not.toContain(talk)
  }
  await must(one.post(`${mine}/${first}/reopen`))
  const amended = await handIn(one, first, marksOf(0.7, '看过不同意见后下调评分。'), 1)
  expect(amended.work.reopens).toBe(false)
  const twice = await one.post(`${mine}/${first}/reopen`)
  expect(twice.json().code).toBe('evaluation.amended_already')
  await must(say(two, other, '同意，已看过依据。'))
  await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
  await must(freezeAs(second, path))
  expect((await say(two, other, '晚了一步')).json().code).toBe('evaluation.round_not_at_this')
  const { rows } = await must(p.programmeOfficer.get(`${path}/items`))
  const opened = await must(second.get(`/api/evaluation/items/${rows[0].id}/reviews`))
  expect(
    opened.discussion.map(({ number, text }: { number: number; text: string }) => [number, text]),
  ).toEqual([
    [1, talk],
    [2, '同意，已看过依据。'],
  ])
})

test('a freeze and reviews that arrive meanwhile: each is wholly in or told that it came too late', async () => {
  const titles = ['其一', '其二', '其三', '其四', '其五', '其六']
  const rules = { ...roundOf().rules, discussFrom: null, reopen: true }
  const { path, reviews } = await roundInReview(w, p, [one, two], titles, { rules })
  const all = [
    ...reviews[0]!.map((id) => [one, id] as const),
    ...reviews[1]!.map((id) => [two, id] as const),
  ]
  for (const [who, id] of all) await handIn(who, id, marksOf(0.8, '建议入选，理由充分可信。'))
  const { digest } = await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
  const acts = all.map(async ([who, id]) => {
    const opened = await who.post(`${mine}/${id}/reopen`)
    if (opened.statusCode !== 200) return { id, late: opened.json().code as string }
    const marks = marksOf(0.6, '重新打开后修改了评分意见。')
    const kept = await who.put(`${mine}/${id}/draft`, { version: 1, marks })
    const version = kept.json().version
    const sent = await who.post(`${mine}/${id}/hand-in`, { version })
    return { id, status: sent.statusCode }
  })
  const freezes = Array.from({ length: 12 }, () => second.post(`${path}/freeze`, { digest }))
  const said = await Promise.all([...freezes])
  const outcomes = await Promise.all(acts)
  const froze = said.filter(({ statusCode }) => statusCode === 200)
  const codes = new Set(
    said.filter(({ statusCode }) => statusCode !== 200).map((a) => a.json().code),
  )
  expect(froze.length).toBeLessThanOrEqual(1)
  for (const code of codes) {
    expect([
      'evaluation.reviews_open',
      'evaluation.reviews_changed',
      'evaluation.round_cannot_step',
    ]).toContain(code)
  }
  if (froze.length === 0) {
    await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
    await must(freezeAs(second, path))
  }
  const { items } = await must(second.get(`${path}/results`))
  const amended = outcomes.filter((told) => 'status' in told && told.status === 200).length
  const totals = items.flatMap((item: { reviews: { total: number }[] }) =>
    item.reviews.map(({ total }) => total),
  )
  expect(totals).toHaveLength(12)
  expect(totals.filter((total: number) => total === 60)).toHaveLength(amended)
})
