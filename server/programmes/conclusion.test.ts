/** What a panel concluded reaches the selection with the release of its round, beside the scores, and may be required. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelPeople, panelRoundOf, seatPanel } from '../evaluation/panel.sample.ts'
import { handIn, marksOf, must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { acceptedEntries, managed, paperText, scoreFile } from './selection.sample.ts'

let w: World
let p: Personas
let second: Caller
let round: string
let made: Awaited<ReturnType<typeof panelPeople>> &
  Awaited<ReturnType<typeof seatPanel>> & {
    readonly path: string
    readonly items: readonly string[]
  }
let entries: Awaited<ReturnType<typeof acceptedEntries>>

const path = `${managed}/selection`
const office = (): Persona => p.programmeOfficer
const titles = ['甲平台（演示）', '乙平台（演示）', '丙平台（演示）', '丁平台（演示）']
const recommended = ['recommend', 'reject', 'reserve'] as const
const rows = async (query = '') => (await must(office().get(`${path}/rows${query}`))).rows
const told = async () =>
  (await rows()).map((row: any) => [
    row.title[0],
    row.concluded,
    row.outcome,
    row.suggested,
    row.heldBack,
  ])

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']] as const),
  )
  const people = await panelPeople(w, p)
  round = (await must(office().post('/api/evaluation/rounds', panelRoundOf()))).id
  const wish = {
    into: [{ direction: '4', round, fields: ['industrialPlatform'] }],
    ids: entries.slice(0, 3).map(({ id }) => id),
    expected: 3,
  }
  await must(office().post(`${managed}/entries/review`, wish))
  const roundPath = `/api/evaluation/rounds/${round}`
  const items = (await must(office().get(`${roundPath}/items`))).rows.map(
    ({ id }: { id: string }) => id,
  )
  const started = { ...people, path: roundPath, items }
  made = { ...started, ...(await seatPanel(p, started)) }
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function signAll(): Promise<void> {
  const { leader, member, secretary } = made
  for (const [who, share] of [
    [leader, 0.9],
    [member, 0.7],
  ] as const) {
    for (const { id } of (await must(who.get('/api/evaluation/me/reviews'))).rows) {
      await handIn(who, id, marksOf(share, '基础好、带动作用强，建议入选。'))
    }
  }
  for (const [at, recommendation] of recommended.entries()) {
    const table = made.tables[at]!
    const seats = [leader, member, secretary].map(({ expertId }) => ({
      expertId,
      present: true,
      recused: false,
      note: '',
      agrees: true,
    }))
    const marks = { ...marksOf(0.8, '专家组现场质询后形成的意见。'), recommendation }
    const words = { seats, applicant: '', minutes: '密封：质询与答复。', marks }
    await must(secretary.put(`${table}/record`, { version: 0, words }))
    await must(leader.post(`${table}/signature`, { version: 1 }))
  }
}

test('nothing of a conclusion is on the sheet before the round is released, not even to its office', async () => {
  w.travel('2019-07-23T15:00:00+08:00')
  await signAll()
  const file = scoreFile([`51,4,${titles[3]},4,95,`])
  const list = await must(
    office().post(`${managed}/score-lists`, {
      fileName: '得分.csv',
      content: file.toString('base64'),
    }),
  )
  await must(office().post(`/api/programmes/score-lists/${list.list.id}/commit`, { expected: 1 }))
  const { digest } = await must(office().post(`${made.path}/freeze-proposal`))
  await must(second.post(`${made.path}/freeze`, { digest }))
  await w.settle()
  for (const row of await rows()) {
    expect([row.conclusions, row.concluded]).toEqual([[], 'none'])
  }
  const kept = await w.host.database.owner.query('select from programmes.entry_conclusion')
  expect(kept.rowCount).toBe(0)
})

test('released, each record stands beside the scores with its number, its votes and the way to it', async () => {
  await must(office().post(`${made.path}/steps`, { verb: 'release' }))
  await w.settle()
  const sheet = await rows()
  const of = (title: string) => sheet.find((row: any) => row.title === title)
  expect(of(titles[0]!).conclusions).toEqual([
    {
      recordId: made.tables[0]!.split('/').at(-1),
      kind: 'defence',
      number: 'D1-001',
      round: '第一批专家评审',
      panel: '第 1 专家组',
      recommendation: 'recommend',
      agree: 2,
      against: 0,
      points: 8000,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      signedAt: '2019-07-23T07:00:00.000Z',
      place: { roundId: round, itemId: made.items[0] },
    },
  ])
  // The link leads to the record of that number and digest, and what was said stays there.
  const { records } = await must(office().get(`/api/evaluation/items/${made.items[0]}/reviews`))
  const [conclusion] = of(titles[0]!).conclusions
  expect(records[0]).toMatchObject({ number: 'D1-001', digest: conclusion.digest })
  expect(JSON.stringify(sheet)).not.toContain('密封')
  expect(sheet.map((row: any) => [row.title[0], row.concluded]).toSorted()).toEqual([
    ['丁', 'none'],
    ['丙', 'negative'],
    ['乙', 'negative'],
    ['甲', 'positive'],
  ])
  expect((await rows('?concluded=negative')).length).toBe(2)
  // Heard again, nothing is kept twice.
  const count = await w.host.database.owner.query('select from programmes.entry_conclusion')
  expect(count.rowCount).toBe(3)
})

const keep = async (conclusion: string) => {
  const { version, rules } = await must(office().get(path))
  return office().put(`${path}/rules`, { version, rules: { ...rules, conclusion } })
}

test('a conclusion informs unless the rules ask for it: in principle with reasons, or always', async () => {
  expect((await told()).map(([, , outcome, suggested]: unknown[]) => [outcome, suggested])).toEqual(
    Array.from({ length: 4 }, () => ['qualified', true]),
  )
  await must(keep('inPrinciple'))
  expect((await told()).toSorted()).toEqual([
    ['丁', 'none', 'qualified', false, true],
    ['丙', 'negative', 'qualified', false, true],
    ['乙', 'negative', 'qualified', false, true],
    ['甲', 'positive', 'qualified', true, false],
  ])
  const { version } = await must(office().get(path))
  const take = (seen: number, reason?: string) =>
    office().put(`${path}/decisions`, {
      version: seen,
      decisions: [
        { entryId: entries[2]!.id, direction: '4', take: true, ...(reason && { reason }) },
      ],
    })
  expect(await refused(take(version))).toEqual([400, 'programmes.reason_too_short'])
  const reason = '专家组保留意见已由现场补充材料消除（演示）。'
  expect((await must(take(version, reason))).counts.taken).toBe(2)
  const hard = await must(keep('hard'))
  expect([hard.counts.qualified, hard.counts.concluded, hard.counts.taken]).toEqual([1, 3, 1])
  expect((await told()).toSorted()).toEqual([
    ['丁', 'none', 'unconcluded', false, false],
    ['丙', 'negative', 'notRecommended', false, false],
    ['乙', 'negative', 'notRecommended', false, false],
    ['甲', 'positive', 'qualified', true, false],
  ])
  expect(await refused(take(hard.version, reason))).toEqual([
    409,
    'programmes.selection_not_qualified',
  ])
})

test('the sheet is printed for its office once names are public, with record numbers', async () => {
  const now = await must(office().get(path))
  const seen = { count: now.counts.taken, digest: now.digest }
  const { selectionId: id } = now
  const wish = { subject: 'selection', id, kind: 'decisionSheet', format: 'docx' }
  const ask = (who: Pick<Caller, 'post'>) => who.post('/api/programmes/documents', wish)
  expect(await refused(ask(office()))).toEqual([404, 'kernel.missing'])
  await must(office().post(`${path}/steps`, { verb: 'propose', seen }))
  await must(second.post(`${path}/steps`, { verb: 'confirm', seen }))
  await must(office().post(`${path}/publicity`, { seen }))
  const texts = [
    await paperText(w, office(), wish),
    await paperText(w, office(), { ...wish, format: 'xlsx' }),
  ]
  for (const text of texts) {
    for (const part of [titles[1], 'D1-002', '不建议入选', '专家组未建议入选']) {
      expect(text).toContain(part)
    }
  }
  expect(await paperText(w, office(), { ...wish, format: 'pdf' })).toBe('')
  for (const who of [p.supervisor, p.provincialOfficer, p.applicant]) {
    expect(await refused(ask(who))).toEqual([404, 'kernel.missing'])
  }
})
