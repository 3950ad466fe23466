/** Rounds that are decided elsewhere: the office says which accepted entries were selected. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../evaluation/round.sample.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { followed, judgeAs, paperPath, reportOf, signAs } from './following.sample.ts'
import { accepted, programmeId } from './package.sample.ts'
import { acceptedEntries, managed, paperText } from './selection.sample.ts'

let w: World
let p: Personas
let entries: Awaited<ReturnType<typeof acceptedEntries>>

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  entries = await acceptedEntries(w, p, [
    ['甲项目平台（演示）', ['4']],
    ['乙项目平台（演示）', ['3', '4']],
  ])
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const recordOf = (at: number, selectedOn: string) =>
  p.programmeOfficer.post(`/api/programmes/entries/${entries[at]!.id}/following`, { selectedOn })

test('an accepted entry is recorded once, with the goals that its application sealed', async () => {
  expect(await refused(recordOf(1, '2019-07-19'))).toEqual([400, 'programmes.selected_ahead'])
  const made = (await accepted(recordOf(1, '2019-07-18'))).json()
  expect(made).toMatchObject({
    title: '乙项目平台（演示）',
    directions: ['3', '4'],
    unitName: { zh: '四川省', en: 'Sichuan' },
    selectedOn: '2019-07-18',
    state: 'preparing',
    side: 'office',
    trackId: null,
    // Its task book is the project's own until it signs.
    papers: [],
    decisions: [],
  })
  const { rows } = await must(p.programmeOfficer.get('/api/programmes/followings'))
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([made.id])
  expect(await refused(recordOf(1, '2019-07-18'))).toEqual([409, 'programmes.followed_already'])
})

test('what this house selects is not recorded past its selection and the second person', async () => {
  const rules = {
    method: 'raw',
    conclusion: 'none',
    thresholds: { otherwise: 7000, byDirection: {} },
    cap: 2,
    byDirection: {},
    byRegion: {},
    perProject: 1,
  }
  const decidesHere = [409, 'programmes.selection_decides_here']
  const busy = await w.host.database.owner.connect()
  const waiting = async () => {
    const held = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    // Not by the busy one: within a transaction the list of connections stays as it was first seen.
    return (await w.host.database.owner.query(held)).rowCount
  }
  await busy.query('begin')
  await busy.query('select from programmes.programme where id = $1 for no key update', [
    programmeId,
  ])
  try {
    const kept = p.programmeOfficer.put(`${managed}/selection/rules`, { version: 0, rules })
    await expect.poll(waiting).toBe(1)
    // Recorded while the selection begins: whoever comes later sees what came before.
    const raced = refused(recordOf(0, '2019-07-18'))
    await expect.poll(waiting).toBe(2)
    await busy.query('commit')
    await accepted(kept)
    expect(await raced).toEqual(decidesHere)
  } finally {
    busy.release(true)
  }
  expect(await refused(recordOf(0, '2019-07-18'))).toEqual(decidesHere)
  expect(await must(p.programmeOfficer.get('/api/programmes/followings'))).toMatchObject({
    total: 1,
  })
})

test('papers print as they were handed in for project, unit and office; a draft for its project alone', async () => {
  const id = await followed(w, {
    programmeId,
    orgId: p.orgs.enterprise.id,
    title: '共享检测平台（演示）',
    selectedOn: '2019-01-10',
    days: { from: '2019-01-01', to: '2019-06-30' },
  })
  const path = `/api/programmes/followings/${id}`
  const ask = (who: Caller, wish: object) => refused(who.post('/api/programmes/documents', wish))
  const wish = (subject: string, paper: string, kind: string) => ({
    subject,
    id: paper,
    kind,
    format: 'docx',
  })
  const [{ id: book }] = (await must(p.applicant.get(path))).papers
  const draft = wish('paperDraft', book, 'taskBook')
  expect(await paperText(w, p.applicant, draft)).toContain('草稿，未封存')
  const printed = wish('paper', book, 'taskBook')
  const nobody = [404, 'kernel.missing']
  for (const who of [p.leader, p.programmeOfficer, p.otherApplicant]) {
    expect([await ask(who, draft), await ask(who, printed)]).toEqual([nobody, nobody])
  }
  await must(signAs(p.applicant, book))
  expect(await ask(p.applicant, draft)).toEqual([400, 'programmes.document_not_offered'])
  expect(await ask(p.leader, draft)).toEqual(nobody)
  const words = '情况属实，指标合理，同意。'
  await must(signAs(p.leader, book, words))
  const { digestSha256 } = await must(signAs(p.programmeOfficer, book, '同意。'))
  const texts: string[] = []
  for (const who of [p.applicant, p.leader, p.supervisor]) {
    texts.push(await paperText(w, who, printed))
  }
  // Asked again, the same file is given.
  expect(new Set(texts).size).toBe(1)
  const shown = [words, p.leader.name, versionCode(digestSha256), digestSha256.slice(-8), '800']
  expect(shown.filter((text) => !texts[0]!.includes(text))).toEqual([])
  expect(await ask(p.otherApplicant, printed)).toEqual(nobody)
  expect(await ask(p.leader, wish('paper', book, 'report'))).toEqual([
    400,
    'programmes.document_not_offered',
  ])
})

test('what the office gives back prints as a draft again, and an opinion prints once acceptance is judged', async () => {
  const { rows } = await must(p.applicant.get('/api/programmes/followings'))
  const { id } = rows.find((row: { title: string }) => row.title === '共享检测平台（演示）')
  const path = `/api/programmes/followings/${id}`
  for (const { code, period, cadence } of (await must(p.applicant.get(path))).owed) {
    const values = cadence === 'quarterly' ? { orgs: '310', smes: '805', trade: '91.25' } : {}
    const content = reportOf(values, '按法人去重后统计。')
    const made = await must(p.applicant.put(`${path}/papers`, { code, period, content }))
    await must(signAs(p.applicant, made.id))
  }
  const { papers, owed } = await must(p.applicant.get(path))
  const quarter = owed.find(({ period }: { period: string }) => period === '2019Q2')
  const wish = (kind: string, paper = quarter.paperId) => ({
    subject: 'paper',
    id: paper,
    kind,
    format: 'docx',
  })
  const report = await paperText(w, p.provincialOfficer, wish('report'))
  const said = ['2019年第2季度', '805', '按法人去重后统计。', '平台按计划建设']
  expect(said.filter((text) => !report.includes(text))).toEqual([])
  const { version: seen } = await must(p.provincialOfficer.get(paperPath(quarter.paperId)))
  const reason = '服务企业数与上年口径不一致，请核对后重报。'
  await must(p.provincialOfficer.post(`${paperPath(quarter.paperId)}/return`, { seen, reason }))
  const again = (who: Caller) => refused(who.post('/api/programmes/documents', wish('report')))
  expect([await again(p.provincialOfficer), await again(p.applicant)]).toEqual([
    [409, 'programmes.paper_not_handed_in'],
    [409, 'programmes.paper_not_handed_in'],
  ])
  await must(signAs(p.applicant, quarter.paperId))
  expect(papers.filter(({ kind }: { kind: string }) => kind === 'report').length).toBe(owed.length)
  const content = { kind: 'acceptance', done: '任务书各项目标均已完成。', results: '', files: [] }
  const asked = await must(p.applicant.put(`${path}/papers`, { content }))
  await must(signAs(p.applicant, asked.id))
  await must(signAs(p.leader, asked.id, '同意。'))
  const opinion = wish('acceptanceOpinion', asked.id)
  expect(await refused(p.applicant.post('/api/programmes/documents', opinion))).toEqual([
    409,
    'programmes.acceptance_not_judged',
  ])
  await must(judgeAs(p.programmeOfficer, asked.id, { passes: false, heldOn: '2019-07-18' }))
  const judged = await paperText(w, p.applicant, opinion)
  const found = ['潘若水', '限期整改', '专家组听取汇报', '91.25']
  expect(found.filter((text) => !judged.includes(text))).toEqual([])
})
