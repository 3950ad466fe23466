/** Accepted entries go to the experts: a round a direction, once, with the facts by which conflicts are found. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expertOf,
  handIn,
  marksOf,
  must,
  reviewedThrough,
  reviewer,
  roundOf,
  secondOfficer,
} from '../evaluation/round.sample.ts'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { acceptWhole, postedPaper, refused } from './entry.sample.ts'
import {
  accepted,
  entrant,
  openCall,
  programmeId,
  signRanking,
  unitCode,
  type Entrant,
} from './package.sample.ts'
import { paperText } from './selection.sample.ts'

let w: World
let p: Personas
let uploads: FastifyInstance & { readonly base: string }
let entrants: Entrant[]
let rows: any[]
let rounds: string[]
let released: any
let expert: Caller & { readonly review: string; readonly stranger: Caller }

const managed = `/api/programmes/managed/${programmeId}`
const office = (): Persona => p.programmeOfficer
const fields = ['industrialPlatform']

const makeRound = async (title: string) =>
  (await must(office().post('/api/evaluation/rounds', roundOf({ title, reviewsPerItem: 1 })))).id
const send = (body: object, who: Pick<Persona, 'post'> = office()) =>
  who.post(`${managed}/entries/review`, body)
const into = (direction: string, round = rounds[0]) => ({ direction, round, fields })

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  await openCall(w, p)
  const licence = async (who: Caller) => {
    const { id } = await uploadWhole(uploads.base, who, '营业执照.pdf', samplePdf(1))
    await inspectWaiting(w)
    return id
  }
  entrants = [
    await entrant(w, '共享制造平台（演示）', ['4'], licence),
    await entrant(w, '研发众包平台（演示）', ['3', '6']),
    await entrant(w, '供应链协同平台（演示）', ['6']),
  ]
  w.travel('2019-07-15T16:00:00+08:00')
  await signRanking(w, p, entrants, '川经信函〔2019〕7号')
  w.travel('2019-07-18T10:00:00+08:00')
  const parcel = await postedPaper(w, { unit: unitCode, sentAt: '2019-07-17T02:00:00Z' })
  const arrival = { receivedAt: '2019-07-18T01:00:00Z', pieces: 8 }
  await accepted(office().post(`/api/programmes/dispatches/${parcel}/receipt`, arrival))
  rows = (await must(office().get(`${managed}/entries`))).rows
  await acceptWhole(office(), rows[0].id)
  await acceptWhole(office(), rows[1].id)
  rounds = [await makeRound('第一组'), await makeRound('第二组')]
}, 120_000)
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

test('a preview names every claimed direction that has a round, and changes nothing', async () => {
  const all = [into('3'), into('4'), into('6', rounds[1])]
  const preview = await must(send({ into: all }))
  const [one, two] = entrants as [Entrant, Entrant]
  const goes = { sends: true, code: null, text: null }
  const row = (at: number, who: Entrant, title: string, direction: string, round: unknown) => ({
    id: rows[at].id,
    title,
    applicant: who.name,
    direction,
    round,
    ...goes,
  })
  expect(preview).toEqual({
    done: false,
    count: 3,
    left: 0,
    rows: [
      row(0, one, '共享制造平台（演示）', '4', rounds[0]),
      row(1, two, '研发众包平台（演示）', '3', rounds[0]),
      row(1, two, '研发众包平台（演示）', '6', rounds[1]),
    ],
  })
  expect((await must(office().get(`/api/evaluation/rounds/${rounds[0]}`))).items).toBe(0)
  const chosen = await must(send({ into: all, ids: [rows[2].id] }))
  expect([chosen.count, chosen.rows[0].code]).toEqual([0, 'programmes.entry_not_accepted'])
})

test('whoever may not, and whatever is not there, is refused', async () => {
  const wish = { into: [into('4')], expected: 1 }
  const missing = [404, 'kernel.missing']
  expect(await refused(send(wish, p.supportingInstitute))).toEqual([403, 'kernel.permit_missing'])
  expect(await refused(send({ into: [into('4', rows[0].id)] }))).toEqual(missing)
  expect(await refused(send({ into: [into('99')] }))).toEqual(missing)
  const twice = { into: [into('4'), into('4', rounds[1])] }
  expect(await refused(send(twice))).toEqual([400, 'programmes.direction_sent_twice'])
  const more = { into: [into('4')], expected: 2 }
  expect(await refused(send(more))).toEqual([409, 'programmes.entry_bulk_differs'])
})

test('two officers at once send a direction into one round, once', async () => {
  const second = await secondOfficer(w, p)
  const ids = [rows[0].id]
  const answers = await Promise.all([
    send({ into: [into('4', rounds[0])], ids, expected: 1 }),
    send({ into: [into('4', rounds[1])], ids, expected: 1 }, second),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const counts = await Promise.all(
    rounds.map(async (id) => (await must(office().get(`/api/evaluation/rounds/${id}`))).items),
  )
  expect(counts.toSorted()).toEqual([0, 1])
})

async function roundOfItems(id: string) {
  const at = `/api/evaluation/rounds/${id}`
  const { title } = await must(office().get(at))
  return { id, title, itemRows: (await must(office().get(`${at}/items`))).rows }
}

/** Who answers for the review stands on the pages of the round and of the review, for whoever sees them. */
async function expectResponsible(
  [who, stranger]: readonly [Caller, Caller],
  at: { readonly review: string; readonly round: string },
): Promise<void> {
  const group = `/api/programmes/${programmeId}/workgroup`
  const { members } = await must(
    office().post(`${group}/members`, { org: p.orgs.office.name, duty: '统筹协调' }),
  )
  for (const [stage, what] of [
    ['expertReview', '组织专家评审（不公开）'],
    ['decision', '遴选会务（不公开）'],
  ]) {
    const duty = { stage, what, leadId: members[0].id, helperIds: [], open: false }
    await must(office().post(`${group}/duties`, duty))
  }
  const ofReview = `/api/programmes/reviews/${at.review}/responsible`
  const ofRound = `/api/programmes/rounds/${at.round}/responsible`
  for (const [reader, address] of [
    [who, ofReview],
    [office(), ofRound],
    [p.supervisor, ofRound],
  ] as const) {
    const { programmes } = await must(reader.get(address))
    expect(
      programmes.map((one: any) => [one.programmeId, one.rows.map(({ what }: any) => what)]),
    ).toEqual([[programmeId, ['组织专家评审（不公开）']]])
  }
  expect(await refused(stranger.get(ofReview))).toEqual([404, 'kernel.missing'])
  expect(await refused(who.get(ofRound))).toEqual([403, 'evaluation.role_cannot'])
}

test('an expert reads the sealed application once free of conflict; its applicant’s people never do', async () => {
  const to = [into('3'), into('6', rounds[1])]
  expect(await must(send({ into: to, expected: 2 }))).toMatchObject({ done: true, count: 2 })
  const again = await must(send({ into: [...to, into('4')] }))
  expect(again.rows.map(({ code }: any) => code)).toEqual(
    Array.from({ length: 3 }, () => 'evaluation.review_still_open'),
  )
  const pages = await Promise.all(rounds.map(roundOfItems))
  const page = pages.find((one) => one.itemRows.some((item: any) => item.title.startsWith('共享')))!
  const item = page.itemRows.find((one: any) => one.title.startsWith('共享'))
  expect(item).toEqual({
    ...{ id: item.id, asked: 1, seq: 1 },
    title: '共享制造平台（演示）',
    fields,
    region: '510700',
    parties: [{ code: rows[0].applicantCode, name: entrants[0]!.name }],
    discussed: false,
    missing: 1,
    unanswered: 0,
    submitted: 0,
    assignments: [],
  })
  const own = await must(
    office().post('/api/evaluation/experts', {
      ...expertOf('本单位专家', 'inside@demo.test'),
      employer: { code: rows[0].applicantCode, name: entrants[0]!.name },
    }),
  )
  const who = await reviewer(w, p, '局外专家')
  const { rows: eligible } = await must(
    office().get(`/api/evaluation/items/${item.id}/experts?text=专家`),
  )
  expect(eligible.find(({ id }: any) => id === who.expertId).findings).toEqual([])
  const assign = (expertId: string) =>
    office().post(`/api/evaluation/items/${item.id}/assignments`, { expertId, reason: '领域相符' })
  expect(await refused(assign(own.id))).toEqual([409, 'evaluation.conflict_found'])
  for (const one of page.itemRows) {
    const wish = { expertId: who.expertId, reason: '领域相符' }
    await must(office().post(`/api/evaluation/items/${one.id}/assignments`, wish))
  }
  const step = (verb: string) => office().post(`/api/evaluation/rounds/${page.id}/steps`, { verb })
  for (const verb of ['assign', 'invite']) await must(step(verb))
  const { rows: asked } = await must(who.get('/api/evaluation/me/reviews'))
  for (const { id } of asked)
    await must(who.post(`/api/evaluation/me/reviews/${id}/accept`, { clear: true }))
  await must(step('start'))
  const mine = (await must(who.get('/api/evaluation/me/reviews'))).rows
  const shared = mine.find((one: any) => one.title === '共享制造平台（演示）')
  const { work } = await must(who.get(`/api/evaluation/me/reviews/${shared.id}`))
  expect(work.brief).toContain('项目名称：共享制造平台（演示）')
  expect(work.files.map(({ name }: any) => name)).toEqual(['营业执照.pdf'])
  const content = `/api/files/versions/${work.files[0].id}/content`
  expect((await who.get(content)).statusCode).toBe(200)
  const stranger = await reviewer(w, p, '另一专家')
  await expectResponsible([who, stranger], { review: shared.id, round: page.id })
  expect((await stranger.get(content)).statusCode).toBe(404)
  for (const { id, title } of mine) {
    const share = title === shared.title ? 0.9 : 1
    await handIn(who, id, marksOf(share, '同意推荐，依据充分。'))
  }
  const round = `/api/evaluation/rounds/${page.id}`
  const { digest } = await must(office().post(`${round}/freeze-proposal`))
  await must((await secondOfficer(w, p)).post(`${round}/freeze`, { digest }))
  await must(step('release'))
  expert = { ...who, review: shared.id, stranger }
  const { items } = await must(office().get(`${round}/results`))
  expect(items.map(({ itemId }: any) => itemId)).toEqual(page.itemRows.map(({ id }: any) => id))
  released = page
})

test('what a released round found stands in the decision sheet, the rest has no score yet', async () => {
  await w.settle()
  const sheet = (await must(office().get(`${managed}/selection/rows`))).rows
  const scored = (at: number) =>
    released.id === rounds[at] ? ['qualified', 10_000, 1] : ['unscored', null, null]
  expect(
    sheet.map((row: any) => [row.title, row.direction, row.outcome, row.points, row.rank]),
  ).toEqual([
    ['研发众包平台（演示）', '3', ...scored(0)],
    ['共享制造平台（演示）', '4', 'qualified', 9000, 1],
    ['研发众包平台（演示）', '6', ...scored(1)],
  ])
  const { score } = sheet.find((row: any) => row.direction === '4')
  expect(score).toMatchObject({
    source: 'round',
    sourceTitle: released.title,
    points: { raw: 9000 },
    // The round holds a better item of another direction, with which it does not compete.
    ranks: { raw: 1 },
    range: [1, 1],
    reviews: 1,
    spread: null,
    recused: 0,
    vetoed: [],
  })
})

test('a frozen round prints for its office and supervisors, a review for its expert too, and neither before', async () => {
  const round = (kind: string, id = released.id) => ({ subject: 'round', id, kind, format: 'docx' })
  const [numbered, named] = ['roundRecordNumbered', 'roundRecord'].map((kind) => round(kind))
  const names = ['共享制造平台（演示）', '局外专家', '示例研究院（演示）']
  const shown = (text: string) => names.map((name) => text.includes(name))
  const text = await paperText(w, office(), numbered!)
  expect(shown(text)).toEqual([true, false, false])
  const { digest } = await must(office().get(`/api/evaluation/rounds/${released.id}`))
  expect(text).toContain(digest.slice(0, 8))
  expect(shown(await paperText(w, p.supervisor, named!))).toEqual([true, true, true])
  const wish = { subject: 'review', id: expert.review, kind: 'reviewSheet', format: 'docx' }
  for (const who of [expert, office(), p.supervisor]) {
    const sheet = await paperText(w, who, wish)
    expect([sheet.includes('同意推荐，依据充分。'), ...shown(sheet)]).toEqual(Array(4).fill(true))
  }
  const ask = (who: Caller, body: object) => refused(who.post('/api/programmes/documents', body))
  const nobody = [404, 'kernel.missing']
  for (const who of [expert.stranger, p.applicant, p.leader, p.auditor]) {
    expect([await ask(who, wish), await ask(who, named!), await ask(who, numbered!)]).toEqual(
      Array(3).fill(nobody),
    )
  }
  expect([await ask(expert, named!), await ask(expert, numbered!)]).toEqual([nobody, nobody])
  const open = rounds.find((id) => id !== released.id)!
  expect((await must(office().get(`/api/evaluation/rounds/${open}`))).state).toBe('preparing')
  expect(await ask(office(), round('roundRecord', open))).toEqual(nobody)
})

const why = '一名专家事后申明与申报单位有合作，原结果须复评。'

test('a frozen review is answered by a later stage or a re-review with its reason, a cancelled one by any; the last frozen counts', async () => {
  const stageRound = async (title: string, stage: 'paper' | 'defence' | 'onSite' | 'reReview') =>
    (
      await must(
        office().post('/api/evaluation/rounds', roundOf({ title, stage, reviewsPerItem: 1 })),
      )
    ).id as string
  const ids = [rows[0].id]
  const goes = async (round: string, reason?: string) => {
    const wish = { into: [into('4', round)], ids, ...(reason === undefined ? {} : { reason }) }
    return (await must(send(wish))).rows[0].code
  }
  const paper = await stageRound('再来一次', 'paper')
  expect(await goes(paper)).toBe('evaluation.stage_not_later')
  const again = await stageRound('复评', 'reReview')
  expect(await goes(again)).toBe('evaluation.re_review_without_reason')
  expect(await goes(again, why)).toBeNull()
  const sent = (round: string) =>
    must(send({ into: [into('4', round)], ids, reason: why, expected: 1 }))
  await sent(again)
  const defence = await stageRound('答辩', 'defence')
  expect(await goes(defence)).toBe('evaluation.review_still_open')
  const short = await office().post(`/api/evaluation/rounds/${again}/cancellation`, {
    reason: '错',
  })
  expect(short.json().code).toBe('evaluation.reason_too_short')
  const off = await must(
    office().post(`/api/evaluation/rounds/${again}/cancellation`, {
      reason: '复评专家组构成有误，须重建。',
    }),
  )
  expect(off).toMatchObject({
    state: 'cancelled',
    items: 1,
    cancelled: { reason: '复评专家组构成有误，须重建。' },
  })
  expect(await goes(defence)).toBeNull()
  expect(
    (
      await office().post(`/api/evaluation/rounds/${released.id}/cancellation`, { reason: why })
    ).json(),
  ).toMatchObject({ code: 'evaluation.round_cannot_step' })
  w.travel('2019-07-19T10:00:00+08:00')
  const once = await stageRound('第二次复评', 'reReview')
  await sent(once)
  await reviewedThrough(w, p, once, 0.5, await secondOfficer(w, p))
  await w.settle()
  const { rows: sheet } = await must(office().get(`${managed}/selection/rows?direction=4`))
  expect(sheet).toMatchObject([
    {
      points: 5000,
      score: { sourceTitle: '第二次复评', stage: 'reReview', reason: why, points: { raw: 5000 } },
      formers: [
        { sourceTitle: released.title, stage: 'paper', reason: null, points: { raw: 9000 } },
      ],
    },
  ])
  const { sources } = await must(office().get(`${managed}/selection`))
  expect(sources.find((one: any) => one.id === once)).toMatchObject({ count: 1, counting: 1 })
  expect(sources.find((one: any) => one.id === released.id)).toMatchObject({
    counting: released.itemRows.length - 1,
  })
  // A stage that follows neither opens nor closes what was frozen before.
  expect(await goes(defence)).toBeNull()
  expect(await goes(paper)).toBe('evaluation.stage_not_later')
})

test('the printed sheet tells the result that does not count, what came after it and why', async () => {
  const path = `${managed}/selection`
  const { digest, counts } = await must(office().get(path))
  const seen = { digest, count: counts.taken }
  await must(office().post(`${path}/steps`, { verb: 'propose', seen }))
  await must((await secondOfficer(w, p)).post(`${path}/steps`, { verb: 'confirm', seen }))
  await must(office().post(`${path}/publicity`, { seen }))
  const { selectionId: id } = await must(office().get(path))
  for (const format of ['docx', 'xlsx']) {
    const wish = { subject: 'selection', id, kind: 'decisionSheet', format }
    const text = await paperText(w, office(), wish)
    const later = `2019-07-19确定的“第二次复评（复评）”在其后，计入后者，复评理由：${why}`
    for (const part of ['90.00 分', `${released.title}（书面评审）`, later]) {
      expect(text).toContain(part)
    }
  }
})
