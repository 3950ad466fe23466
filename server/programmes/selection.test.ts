/** 遴选: scores from a list, scenario and single decisions, two persons, publicity with objections, publication. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { decideEntry, refused } from './entry.sample.ts'
import { accepted, programmeId } from './package.sample.ts'
import { keepTime } from './recommendation.jobs.ts'
import { acceptedEntries, managed, paperText, scoreFile } from './selection.sample.ts'

let w: World
let p: Personas
let second: Caller
let entries: Awaited<ReturnType<typeof acceptedEntries>>

const path = `${managed}/selection`
const office = (): Persona => p.programmeOfficer
const page = (who: Pick<Caller, 'get'> = office()) => must(who.get(path))
const sheet = async (query = '') => (await must(office().get(`${path}/rows${query}`))).rows
const titles = ['甲', '乙', '丙', '丁'].map((name) => `${name}项目平台（演示）`)
const reason = '两项能力相近，优先支持西部地区的项目。'

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  const directions = [['4'], ['3', '4'], ['4'], ['3']]
  entries = await acceptedEntries(
    w,
    p,
    titles.map((title, at) => [title, directions[at]!]),
  )
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const bring = (lines: readonly string[], who: Pick<Caller, 'post'> = office()) =>
  who.post(`${managed}/score-lists`, {
    fileName: '评审得分.csv',
    content: scoreFile(lines).toString('base64'),
  })

test('scores come from a list whose faulty rows say why and stay out', async () => {
  const list = await must(
    bring([
      `四川省,1,${titles[0]},方向4,91.5,`,
      `51,2,${titles[1]},3,88.25,无`,
      `51,2,${titles[1]},4,79.999,`,
      `51,3,,4、制造能力,85,`,
      `51,4,${titles[3]},3,95,重大安全事故`,
      `51,4,${titles[3]},4,60,`,
      `四川省,2,${titles[1]},3,70,`,
      `云南省外,1,,4,70,`,
      `51,9,,4,70,`,
      `火星省,1,,4,七十,`,
    ]),
  )
  expect(list.list).toMatchObject({ rows: 10, faulty: 5, replaces: 0, state: 'previewed' })
  const said = list.rows.map(({ line, faults }: any) => [
    line,
    ...faults.map((one: any) => one.code.replace('programmes.', '')),
  ])
  expect(said.filter((one: unknown[]) => one.length > 1)).toEqual([
    [7, 'score_not_claimed'],
    [8, 'score_twice'],
    [9, 'score_unit_unknown'],
    [10, 'score_entry_unknown'],
    [11, 'kernel.cell_no_number', 'score_unit_unknown'],
  ])
  const commit = (expected: number) =>
    office().post(`/api/programmes/score-lists/${list.list.id}/commit`, { expected })
  expect(await refused(commit(6))).toEqual([409, 'programmes.entry_bulk_differs'])
  expect((await must(commit(5))).list.state).toBe('committed')
  expect(await refused(commit(5))).toEqual([409, 'programmes.score_list_taken'])
  const rows = await sheet()
  expect(
    rows.map((row: any) => [row.direction, row.title[0], row.points, row.rank, row.outcome]),
  ).toEqual([
    ['3', '乙', 8825, 1, 'qualified'],
    ['3', '丁', 9500, null, 'vetoed'],
    ['4', '甲', 9150, 1, 'qualified'],
    ['4', '丙', 8500, 2, 'qualified'],
    ['4', '乙', 8000, 3, 'qualified'],
  ])
  expect(rows[1].score.vetoed).toEqual(['重大安全事故'])
})

const rulesOf = (change: object = {}) => ({
  method: 'raw',
  thresholds: { otherwise: 7000, byDirection: { 4: 8200 } },
  cap: 2,
  byDirection: {},
  byRegion: { 44: { min: 1, max: null } },
  perProject: 1,
  conclusion: 'none',
  ...change,
})
const keep = (rules: object, version: number, who: Pick<Caller, 'put'> = office()) =>
  who.put(`${path}/rules`, { version, rules })

test('who qualifies, whom the scenario takes, and what each bound changes', async () => {
  const empty = rulesOf({ byDirection: { 4: { min: 2, max: 1 } } })
  expect(await refused(keep(empty, 0))).toEqual([400, 'programmes.selection_bound_empty'])
  const unknown = rulesOf({ byDirection: { 99: { min: 0, max: 1 } } })
  expect(await refused(keep(unknown, 0))).toEqual([400, 'programmes.selection_direction_unknown'])
  const kept = await must(keep(rulesOf(), 0))
  expect(kept.counts).toEqual({
    claims: 5,
    projects: 4,
    scored: 5,
    concluded: 0,
    qualified: 3,
    suggested: 2,
    taken: 2,
    takenProjects: 2,
    byHand: 0,
  })
  expect(kept.names.map(({ title, direction }: any) => [title[0], direction])).toEqual([
    ['乙', '3'],
    ['甲', '4'],
  ])
  // No project of that province applied: the shortfall is told, and the rest is still the best.
  expect(kept.broken).toEqual([
    { kind: 'region', code: '44', name: '广东省', bound: 'min', asked: 1, count: 0 },
  ])
  expect(
    kept.byDirection.map(({ code, claims, qualified, taken }: any) => [
      code,
      claims,
      qualified,
      taken,
    ]),
  ).toEqual([
    ['3', 2, 1, 1],
    ['4', 3, 2, 1],
  ])
  const { costs, sum } = await must(office().get(`${path}/costs`))
  expect(sum).toBe(17_975)
  const told = costs.map(({ kind, value, enter, leave }: any) => [
    kind,
    value,
    enter.map(({ title }: any) => title[0]),
    leave,
  ])
  expect(told).toEqual([
    ['cap', 2, ['丙'], []],
    ['region', 1, [], []],
  ])
  expect(await refused(keep(rulesOf(), 0))).toEqual([409, 'programmes.selection_moved_on'])
})

const decide = (
  version: number,
  at: number,
  direction: string,
  take: boolean | null,
  why?: string,
) =>
  office().put(`${path}/decisions`, {
    version,
    decisions: [{ entryId: entries[at]!.id, direction, take, ...(why ? { reason: why } : {}) }],
  })

test('deciding otherwise needs a reason, never lifts a veto, and greatest numbers bind the proposal', async () => {
  expect(await refused(decide(1, 3, '3', true, reason))).toEqual([
    409,
    'programmes.selection_not_qualified',
  ])
  expect(await refused(decide(1, 2, '4', true, '可以'))).toEqual([
    400,
    'programmes.reason_too_short',
  ])
  const more = await must(decide(1, 2, '4', true, reason))
  expect([more.counts.taken, more.counts.byHand]).toEqual([3, 1])
  expect(more.broken[0]).toMatchObject({ kind: 'cap', bound: 'max', asked: 2, count: 3 })
  const propose = (seen: object) => office().post(`${path}/steps`, { verb: 'propose', seen })
  const seen = { count: 3, digest: more.digest }
  expect(await refused(propose(seen))).toEqual([409, 'programmes.selection_over_bounds'])
  const swapped = await must(decide(more.version, 0, '4', false, reason))
  expect(swapped.names.map(({ title }: any) => title[0])).toEqual(['乙', '丙'])
  expect(await refused(propose(seen))).toEqual([409, 'programmes.selection_changed'])
  const [row] = await sheet('?byHand=true&taken=true')
  expect([row.title[0], row.override]).toEqual(['丙', { take: true, reason }])
})

test('drafts are the office’s alone: nobody else reads them, the row itself tells nothing', async () => {
  const kept = await page()
  const body = JSON.stringify(kept)
  expect(body).toContain(titles[2])
  for (const who of [
    p.supervisor,
    p.applicant,
    p.provincialOfficer,
    p.supportingInstitute,
    w.stranger,
  ]) {
    const answer = await who.get(path)
    expect([401, 403, 404]).toContain(answer.statusCode)
    expect(answer.body).not.toContain(titles[2])
  }
  expect(await refused(p.supervisor.get(path))).toEqual([404, 'kernel.missing'])
  const { rows } = await w.host.database.owner.query(
    'select z::text as line from programmes.selection z',
  )
  expect(rows.length).toBe(1)
  const secrets = [titles[2]!, entries[2]!.id]
  expect(secrets.filter((one) => rows[0].line.includes(one))).toEqual([])
  // Sealed bytes are written in hexadecimal, where any four signs come by chance.
  expect(rows[0].line).not.toMatch(/(?<![\da-f])8200(?![\da-f])/)
  const open = await w.host.database.owner.query('select from programmes.selected')
  expect(open.rowCount).toBe(0)
})

const step = (who: Pick<Caller, 'post'>, verb: string, seen?: object, why?: string) =>
  who.post(`${path}/steps`, { verb, ...(seen ? { seen } : {}), ...(why ? { reason: why } : {}) })
const listNow = async () => {
  const { digest, counts } = await page()
  return { digest, count: counts.taken }
}

test('confirmed is what another person has seen and what still holds; a withdrawal meanwhile is told', async () => {
  const first = await listNow()
  await must(second.post(`${path}/look`, first))
  const proposed = await must(step(office(), 'propose', first))
  expect(proposed.proposal).toMatchObject({ by: p.programmeOfficer.name, mine: true, count: 2 })
  expect(await refused(step(office(), 'confirm', first))).toEqual([
    403,
    'programmes.selection_second_person',
  ])
  expect(await refused(keep(rulesOf(), proposed.version))).toEqual([
    409,
    'programmes.selection_not_drafting',
  ])
  // 丙 withdraws while the second person reads.
  const gone = await must(office().get(`/api/programmes/entries/${entries[2]!.id}`))
  await accepted(
    decideEntry(office(), entries[2]!.id, 'reopen', {
      seen: gone.version,
      reason: '申报单位来函撤回申报，重新审查（演示）。',
    }),
  )
  expect(await refused(step(second, 'confirm', first))).toEqual([
    409,
    'programmes.selection_changed',
  ])
  const seen = await page(second)
  expect(seen.proposal.removed.map(({ title }: any) => title[0])).toEqual(['丙'])
  expect([seen.look.added.length, seen.look.removed[0].title[0]]).toEqual([0, '丙'])
  await must(step(office(), 'takeBack'))
  const fresh = await listNow()
  await must(decide((await page()).version, 0, '4', null))
  const both = await listNow()
  expect([fresh.count, both.count]).toEqual([1, 2])
  await must(step(office(), 'propose', both))
  const third = await secondOfficer(w, p)
  const answers = await Promise.all([step(second, 'confirm', both), step(third, 'confirm', both)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(await refused(step(office(), 'reopen', undefined, '不妥'))).toEqual([
    400,
    'programmes.reason_too_short',
  ])
  // What was confirmed a supervisor reads; the public still sees nothing.
  expect((await page(p.supervisor)).names.length).toBe(2)
  const before = await w.stranger.get('/api/programmes/selected')
  expect(before.json()).toEqual({ rows: [], total: 0, next: null })
})

let publicity: any
const object = (key: string) =>
  w.stranger.post(`/api/programmes/publicities/${publicity.id}/objections`, {
    key,
    objector: { name: '孙正言', mobile: '13800138000' },
    text: '该项目与已有平台重复，材料中的用户数不实。',
    evidence: '运营数据截图，附说明。',
  })

test('the names stand before the public for working days; an objection that holds takes one off', async () => {
  const seen = await listNow()
  const begin = (body: object) => office().post(`${path}/publicity`, { seen, ...body })
  expect(await refused(begin({ seen: { ...seen, count: 9 } }))).toEqual([
    409,
    'programmes.selection_changed',
  ])
  publicity = await must(begin({}))
  expect(publicity).toMatchObject({
    unit: null,
    state: 'running',
    firstDay: '2019-07-18',
    lastDay: '2019-07-25',
    projects: 2,
  })
  const shown = await must(w.stranger.get(`/api/programmes/publicities/${publicity.id}`))
  expect(shown.names.map(({ title, directions }: any) => [title[0], directions])).toEqual([
    ['甲', ['4']],
    ['乙', ['3']],
  ])
  expect(JSON.stringify(shown)).not.toContain('8825')
  const listed = await must(
    w.stranger.get(`/api/programmes/publicities?programmeId=${programmeId}`),
  )
  expect(listed.rows[0]).toMatchObject({ id: publicity.id, unit: null })
  const publish = () =>
    office().post(`${path}/publication`, {
      documentNumber: '演示函〔2019〕12号',
      documentDate: '2019-07-26',
    })
  expect(await refused(publish())).toEqual([409, 'programmes.selection_publicity_open'])
  const { receiptNo } = await must(object(shown.names[1].key))
  await must(object(shown.names[0].key))
  const { rows } = await must(office().get(`${path}/objections`))
  expect(rows.map(({ title, state }: any) => [title[0], state])).toEqual([
    ['乙', 'received'],
    ['甲', 'received'],
  ])
  const handle = `/api/programmes/objections/${rows[0].id}`
  expect(await refused(p.provincialOfficer.get(`${handle}/objector`))).toEqual([
    404,
    'kernel.missing',
  ])
  expect((await must(office().get(`${handle}/objector`))).name).toBe('孙正言')
  await must(office().post(`${handle}/accept`, { answer: reason }))
  const told = await must(w.stranger.get(`/api/programmes/objection-receipts/${receiptNo}`))
  expect([told.state, told.project[0], told.unitName.length > 0]).toEqual(['accepted', '乙', true])
  const struck = (await page()).struck
  expect(struck.map(({ title, reason: why }: any) => [title[0], why])).toEqual([['乙', reason]])
  w.travel('2019-07-26T00:00:00+08:00')
  await keepTime(w.host)
  expect((await page()).publicity).toMatchObject({ state: 'awaiting', open: 1 })
  expect(await refused(publish())).toEqual([409, 'programmes.selection_publicity_open'])
  await must(office().post(`/api/programmes/objections/${rows[1].id}/reject`, { answer: reason }))
  const done = await must(publish())
  expect(done.state).toBe('published')
  expect(done.published).toMatchObject({ documentNumber: '演示函〔2019〕12号', rows: 1 })
})

test('published: everybody reads it, its open data have their digests, and next year knows the winner', async () => {
  const { rows, total } = await must(w.stranger.get('/api/programmes/selected?region=51&year=2019'))
  expect([total, rows[0].title[0], rows[0].seq, rows[0].direction]).toEqual([1, '甲', 1, '4'])
  const one = await must(w.stranger.get(`/api/programmes/selected/${rows[0].id}`))
  expect(one).toMatchObject({ documentNumber: '演示函〔2019〕12号', others: [] })
  const counts = await must(w.stranger.get('/api/programmes/selected-counts'))
  expect(counts).toMatchObject({
    rows: 1,
    projects: 1,
    byRegion: [{ code: '51', name: { zh: '四川省' }, count: 1 }],
    byYear: [{ code: '2019', count: 1 }],
  })
  const [list] = (await must(w.stranger.get('/api/programmes/selected-lists'))).rows
  for (const [format, digest] of [
    ['csv', list.csvSha256],
    ['json', list.jsonSha256],
  ]) {
    const file = await w.stranger.get(`/api/programmes/selected-lists/${programmeId}/${format}`)
    expect(createHash('sha256').update(file.body).digest('hex')).toBe(digest)
    expect([file.headers['x-content-sha256'], file.headers['x-row-count']]).toEqual([digest, '1'])
    expect(file.headers['x-content-sm3']).toBe(createHash('sm3').update(file.body).digest('hex'))
    expect([0, 1].map((at) => file.body.includes(titles[at]!))).toEqual([true, false])
  }
  const { steps } = await page(p.supervisor)
  const verbs = steps.map(({ verb }: any) => verb).join(' ')
  expect(verbs).toBe('publish strike begin confirm propose takeBack propose')
  const winners = (await must(office().get('/api/programmes/winners?year=2019'))).rows
  expect(winners.map(({ project, seq }: any) => [project[0], seq])).toEqual([['甲', 1]])
  expect((await sheet()).filter(({ winner }: any) => winner !== null)).toEqual([])
  const entry = await must(office().get(`/api/programmes/entries/${entries[0]!.id}`))
  expect(
    await refused(decideEntry(office(), entries[0]!.id, 'reopen', { seen: entry.version, reason })),
  ).toEqual([409, 'programmes.entry_is_public'])
  expect(await refused(step(office(), 'reopen', undefined, reason))).toEqual([
    409,
    'programmes.selection_cannot_step',
  ])
})

test('the issuer’s papers name what is public, for the office that runs the programme', async () => {
  const { selectionId: id } = await page()
  const wish = (kind: string, format: string) => ({ subject: 'selection', id, kind, format })
  const texts = [
    await paperText(w, office(), wish('publicityNotice', 'docx')),
    await paperText(w, office(), wish('selectionList', 'docx')),
    await paperText(w, office(), wish('selectionList', 'xlsx')),
  ]
  expect(await paperText(w, office(), wish('publicityNotice', 'pdf'))).toBe('')
  // The notice names all that went before the public; the list only what stands.
  const named = (text: string) => [titles[0]!, titles[1]!].map((title) => text.includes(title))
  expect(texts.map(named)).toEqual([
    [true, true],
    [true, false],
    [true, false],
  ])
  expect(texts[1]).toContain('演示函〔2019〕12号')
  expect(await must(office().get('/api/programmes/followings'))).toMatchObject({ total: 1 })
  for (const who of [p.supervisor, p.provincialOfficer, p.applicant]) {
    expect(
      await refused(who.post('/api/programmes/documents', wish('selectionList', 'docx'))),
    ).toEqual([404, 'kernel.missing'])
  }
})
