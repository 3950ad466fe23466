/** A published list keeps every name: whose title was taken away or given back stays, marked, and counts apart. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { signAs } from './following.sample.ts'
import { programmeId } from './package.sample.ts'
import { acceptedEntries, publishList } from './selection.sample.ts'

let w: World
let p: Personas
let entries: Awaited<ReturnType<typeof acceptedEntries>>

const titles = ['甲', '乙', '丙', '丁'].map((name) => `${name}项目平台（演示）`)
const reason = '经核实，周慎之提供的运营数据不实。'
const open = '/api/programmes/selected'

async function followingOf(title: string): Promise<{ id: string; version: number }> {
  const { rows } = await must(p.programmeOfficer.get('/api/programmes/followings'))
  return rows.find((row: { title: string }) => row.title === title)
}

async function revoke(title: string): Promise<void> {
  const { id, version: seen } = await followingOf(title)
  const body = { seen, ground: 'falseData', reason }
  await must(p.programmeOfficer.post(`/api/programmes/followings/${id}/revocation`, body))
}

async function withdraw(title: string): Promise<void> {
  const { who } = entries.find((entry) => entry.title === title)!
  const { id } = await followingOf(title)
  const content = { kind: 'withdrawal', reason: '企业业务调整，不再建设该平台。' }
  const paper = await must(who.put(`/api/programmes/followings/${id}/papers`, { content }))
  await must(signAs(who, paper.id))
  for (const next of [p.leader, p.programmeOfficer]) await must(signAs(next, paper.id, '同意。'))
}

const file = (path: string) => w.stranger.get(`${open}-lists/${programmeId}/${path}`)
const listed = async () => (await must(w.stranger.get(`${open}-lists`))).rows[0]
const marks = (rows: readonly { title: string; titleState: string }[]) =>
  rows.map(({ title, titleState }) => `${title[0]} ${titleState}`).toSorted()

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  const second: Caller = await secondOfficer(w, p)
  const directions = [['4'], ['3', '4'], ['4'], ['3']]
  entries = await acceptedEntries(
    w,
    p,
    titles.map((title, at) => [title, directions[at]!]),
  )
  await publishList(w, p, second, [
    '51,1,,4,91,',
    '51,2,,3,88,',
    '51,2,,4,85,',
    '51,3,,4,84,',
    '51,4,,3,82,',
  ])
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

let published: { readonly csv: string; readonly json: string }

test('while every title stands nothing is marked, and the list is offered as it was published', async () => {
  const { rows } = await must(w.stranger.get(open))
  expect(marks(rows)).toEqual(
    ['丁 standing', '丙 standing', '乙 standing', '乙 standing', '甲 standing'].toSorted(),
  )
  expect(new Set(rows.map(({ titleEndedOn }: any) => titleEndedOn))).toEqual(new Set([null]))
  published = { csv: (await file('csv')).body, json: (await file('json')).body }
  expect(await listed()).toMatchObject({ rows: 5, ended: 0, titles: null })
  const { ended } = await must(w.stranger.get(`${open}-counts`))
  expect(ended).toEqual({ rows: 0, projects: 0, revoked: 0, withdrawn: 0 })
})

test('two titles end at once: every name stays with state and day, and is counted apart', async () => {
  w.travel('2019-08-01T00:30:00+08:00')
  await Promise.all([revoke(titles[1]!), withdraw(titles[2]!)])
  const { rows, total } = await must(w.stranger.get(open))
  expect(total).toBe(5)
  expect(marks(rows)).toEqual(
    ['丁 standing', '丙 withdrawn', '乙 revoked', '乙 revoked', '甲 standing'].toSorted(),
  )
  const ended = rows.filter(({ titleState }: any) => titleState !== 'standing')
  expect(ended.map(({ titleEndedOn }: any) => titleEndedOn)).toEqual(Array(3).fill('2019-08-01'))
  const one = await must(w.stranger.get(`${open}/${ended[0].id}`))
  expect(one).toMatchObject({ titleState: ended[0].titleState, titleEndedOn: '2019-08-01' })
  const counts = await must(w.stranger.get(`${open}-counts`))
  expect(counts).toMatchObject({
    rows: 5,
    projects: 4,
    ended: { rows: 3, projects: 2, revoked: 2, withdrawn: 1 },
    byRegion: [{ code: '51', count: 5, ended: 3 }],
    byDirection: [
      { code: '3', count: 2, ended: 1 },
      { code: '4', count: 3, ended: 2 },
    ],
    byYear: [{ code: '2019', count: 5, ended: 3 }],
  })
  const narrowed = async (state: string) =>
    await must(w.stranger.get(`${open}?titleState=${state}`))
  expect(marks((await narrowed('standing')).rows)).toEqual(
    ['丁 standing', '甲 standing'].toSorted(),
  )
  expect((await narrowed('revoked')).total).toBe(2)
  const taken = await must(w.stranger.get(`${open}-counts?titleState=withdrawn`))
  expect([taken.rows, taken.ended.withdrawn]).toEqual([1, 1])
  const whole = await must(w.stranger.get(`${open}-snapshot?titleState=standing`))
  expect(whole.rows).toHaveLength(2)
})

test('open data: the published bytes stay, and beside them stands what became of each title', async () => {
  expect([(await file('csv')).body, (await file('json')).body]).toEqual([
    published.csv,
    published.json,
  ])
  const { ended, titles: digests, ...list } = await listed()
  expect([ended, list.rows]).toEqual([3, 5])
  for (const [format, sha256, sm3] of [
    ['csv', digests.csvSha256, digests.csvSm3],
    ['json', digests.jsonSha256, digests.jsonSm3],
  ]) {
    const { body, headers } = await file(`titles/${format}`)
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
    expect(createHash('sm3').update(body).digest('hex')).toBe(sm3)
    expect([headers['x-content-sha256'], headers['x-content-sm3']]).toEqual([sha256, sm3])
    expect([headers['x-row-count'], headers['content-disposition']]).toEqual([
      '5',
      `attachment; filename="${programmeId}-titles.${format}"`,
    ])
  }
  const { columns, rows } = (await file('titles/json')).json()
  expect(columns.slice(-2)).toEqual(['titleState', 'titleEndedOn'])
  expect(marks(rows)).toContain('丙 withdrawn')
  const csv = (await file('titles/csv')).body
  expect(csv.split('\r\n')[0]).toBe(`${published.csv.split('\r\n')[0]},titleState,titleEndedOn`)
  expect(csv.match(/,(?:revoked|withdrawn),2019-08-01\r/g)).toHaveLength(3)
})

test('why a title ended, and who said so, nobody reads in the open', async () => {
  const { rows } = await must(w.stranger.get(open))
  const answers = [
    await w.stranger.get(open),
    await w.stranger.get(`${open}-counts`),
    await w.stranger.get(`${open}-lists`),
    await file('titles/json'),
    ...(await Promise.all(rows.map(({ id }: any) => w.stranger.get(`${open}/${id}`)))),
  ]
  const said = answers.map(({ body }) => body).join('\n')
  for (const word of ['周慎之', '业务调整', 'falseData', p.programmeOfficer.name]) {
    expect(said).not.toContain(word)
  }
  const { id } = await followingOf(titles[1]!)
  const own = await must(p.programmeOfficer.get(`/api/programmes/followings/${id}`))
  expect(JSON.stringify(own)).toContain('周慎之')
})
