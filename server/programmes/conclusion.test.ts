/** What a panel concluded reaches the selection with the release of its round, beside the scores, and may be required. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { releasedResults } from '../evaluation/index.ts'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { reading } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import {
  freeze,
  heardEntries,
  scoreFourth,
  signAll,
  titles,
  type Heard,
} from './conclusion.sample.ts'
import { refused } from './entry.sample.ts'
import { managed, paperText } from './selection.sample.ts'
import { giveDuty } from './workgroup.sample.ts'

let w: World
let p: Personas
let second: Caller
let made: Heard

const path = `${managed}/selection`
const office = (): Persona => p.programmeOfficer
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
  made = await heardEntries(w, p)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Frozen, a record prints for those who sat and for the office; nobody else learns that it is there. */
async function recordsPrint(): Promise<void> {
  const id = made.tables[0]!.split('/').at(-1)!
  const wish = { subject: 'record', id, kind: 'panelRecord', format: 'docx' }
  const said = ['专家组评审记录', titles[0]!, '密封：质询与答复。', '建议入选', '没有不同意见。']
  for (const who of [made.leader, made.secretary, office()]) {
    const text = await paperText(w, who, wish)
    expect(said.map((part) => text.includes(part))).toEqual(said.map(() => true))
  }
  const all = { subject: 'round', id: made.round, kind: 'panelRecords', format: 'docx' }
  const text = await paperText(w, office(), all)
  expect(titles.map((title) => text.includes(title))).toEqual([true, true, true, false])
  const ask = (who: Caller, body: object) => refused(who.post('/api/programmes/documents', body))
  const nobody = [404, 'kernel.missing']
  for (const who of [p.applicant, p.leader]) {
    expect([await ask(who, wish), await ask(who, all)]).toEqual([nobody, nobody])
  }
  expect(await ask(made.leader, all)).toEqual(nobody)
}

test('who answers for the stage stands at the table, for those who sit there', async () => {
  const what = '组织专家评审（不公开）'
  await giveDuty(office(), p.orgs.office.name, what)
  const address = `/api/programmes/tables/${made.tables[0]!.split('/').at(-1)}/responsible`
  for (const who of [made.leader, made.secretary]) {
    const { programmes } = await must(who.get(address))
    expect(programmes).toMatchObject([{ rows: [{ what, lead: p.orgs.office.name }] }])
  }
  for (const who of [office(), p.supervisor, p.applicant]) {
    expect(await refused(who.get(address))).toEqual([404, 'kernel.missing'])
  }
})

test('nothing of a conclusion is on the sheet before the round is released, not even to its office', async () => {
  w.travel('2019-07-23T15:00:00+08:00')
  await signAll(made)
  await scoreFourth(p)
  await freeze(p, second, made)
  await w.settle()
  for (const row of await rows()) {
    expect([row.conclusions, row.concluded]).toEqual([[], 'none'])
  }
  await recordsPrint()
  const kept = await w.host.database.owner.query('select from programmes.entry_conclusion')
  expect(kept.rowCount).toBe(0)
  // Nor to a module that asks by itself: frozen is not released.
  const start = { actor: systemActor, requestId: 'test-conclusion' }
  const asked = await reading(w.host, start, (work) => releasedResults(work, made.round, () => ''))
  expect(asked).toBe(null)
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
      place: { roundId: made.round, itemId: made.items[0] },
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
        { entryId: made.entries[2]!.id, direction: '4', take: true, ...(reason && { reason }) },
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

test('the sheet is printed for its office once names are public, with record numbers and how all was counted', async () => {
  const { version, rules } = await must(office().get(path))
  const thresholds = { otherwise: 5000, byDirection: { '4': 6050 } }
  const byRegion = { '51': { min: 1, max: 20 } }
  const now = await must(
    office().put(`${path}/rules`, {
      version,
      rules: { ...rules, method: 'z', cap: 8, perProject: 2, thresholds, byRegion },
    }),
  )
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
  const counted = [
    '得分以按专家标准化后的平均分为准',
    '专家组共同议定的分值只随结论列示，不计入得分',
    '任一专家提出一票否决的，不论得分均不达到条件',
    '60.50 分；其余方向 50.00 分；等于分数线的为达到',
    '各方向分别计分、分别决定，互不计入；每个项目最多选入 2 个方向',
    '名额：总数至多 8 项；四川省 1 至 20 项',
    '同一项目同一方向有几次结果的，不合并计算，只计入最后确定的、有得分的一次',
    '得分来源：得分.csv（导入的得分表）1 项；第一批专家评审（书面评审）3 项',
    '未计入的结果：无',
  ]
  for (const text of texts) {
    for (const part of [titles[1], 'D1-002', '不建议入选', '专家组未建议入选', ...counted]) {
      expect(text).toContain(part)
    }
  }
  expect(await paperText(w, office(), { ...wish, format: 'pdf' })).toBe('')
  for (const who of [p.supervisor, p.provincialOfficer, p.applicant]) {
    expect(await refused(ask(who))).toEqual([404, 'kernel.missing'])
  }
})
