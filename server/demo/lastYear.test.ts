import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { rowsIn, type Answers } from '../../domain/programmes/form/answers.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { makeSession } from '../people/samples.ts'
import { programmeOf } from '../programmes/index.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { makeDemoFiles, type DemoFiles } from './files.ts'
import { makeLastYear } from './lastYear.ts'
import { seedCore, shownProgramme } from './seed.ts'

let w: World
let files: DemoFiles
const passwordHash = 'nobody signs in'
let applicant: Caller
let officer: Caller

const asSystem = <T>(act: (work: Writing) => Promise<T>) =>
  writing(w.host, { actor: systemActor, requestId: 'test-demo' }, act)

async function signedIn(key: string): Promise<Caller> {
  const { rows } = await w.host.database.owner.query(
    `select p.id, m.org_id from people.person p join people.membership m on m.person_id = p.id
     where p.email = $1`,
    [`${key}@demo.test`],
  )
  return w.as(await asSystem((work) => makeSession(work, rows[0].id, rows[0].org_id)))
}

beforeAll(async () => {
  w = await world('2019-07-08T09:30:00+08:00')
  await seedCore(w.host)
  const { form } = await asSystem((work) => programmeOf(work, shownProgramme))
  files = await makeDemoFiles(w.host, form, asSystem)
  await makeLastYear(w.host, shownProgramme, files, passwordHash)
  await w.settle()
  applicant = await signedIn('applicant')
  officer = await signedIn('officer.5101')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Row = { id: string; programmeId: string; state: string; directions: string[] }
const applications = async (): Promise<Row[]> =>
  (await applicant.get('/api/programmes/applications')).json().rows
const earlier = async () =>
  (await applications()).find(({ programmeId }) => programmeId === 'shuangchuang-2018')!

test('the applicant has an application of the year before, decided and closed, once', async () => {
  await makeLastYear(w.host, shownProgramme, files, passwordHash)
  expect((await applications()).map(({ programmeId, state }) => [programmeId, state])).toEqual(
    expect.arrayContaining([
      ['shuangchuang-2018', 'declined'],
      [shownProgramme, 'draft'],
    ]),
  )
  expect(await applications()).toHaveLength(2)
  const { rows } = (await w.stranger.get('/api/programmes/calls')).json()
  const states = rows.map(({ id, state }: { id: string; state: string }) => [id, state])
  expect(states).toContainEqual(['shuangchuang-2018', 'closed'])
})

test('it can be carried over into this year’s draft', async () => {
  const old = await earlier()
  const draft = (await applications()).find(({ state }) => state === 'draft')!
  const carry = await applicant.post(`/api/programmes/applications/${draft.id}/carry`, {
    fromId: old.id,
    dryRun: true,
  })
  expect(carry.json().report.length).toBeGreaterThan(80)
})

test('its attachments are real files that its applicant and the officer open, marked as invented', async () => {
  const { id } = await earlier()
  const { submissions } = (await applicant.get(`/api/programmes/applications/${id}`)).json()
  const sealed = await applicant.get(`/api/programmes/submissions/${submissions[0].id}`)
  const answers = sealed.json().answers as Answers
  const named = Object.entries(answers)
    .filter(([at]) => at.startsWith('I.'))
    .flatMap(([, value]) => rowsIn(value))
    .map(({ cells }) => String(cells['file']))
  expect(named).toHaveLength(files.size)
  const measured = await applicant.get(
    `/api/programmes/applications/${id}/files?ids=${named.join(',')}`,
  )
  const facts = Object.values(
    measured.json().files as Record<string, { name: string; mediaType: string; widthPx?: number }>,
  )
  expect(facts).toHaveLength(files.size)
  expect(facts.filter(({ name }) => !name.includes('（演示）'))).toEqual([])
  expect(new Set(facts.map(({ mediaType, widthPx }) => `${mediaType} ${widthPx ?? ''}`))).toEqual(
    new Set(['application/pdf ', 'image/png 3600']),
  )
  for (const reader of [applicant, officer]) {
    const kinds = await Promise.all(
      named.map(async (one) => {
        const content = await reader.get(`/api/files/versions/${one}/content?inline=true`)
        return [content.statusCode, content.rawPayload.subarray(1, 4).toString('latin1')].join(' ')
      }),
    )
    expect(new Set(kinds)).toEqual(new Set(['200 PDF', '200 PNG']))
  }
  expect((await w.stranger.get(`/api/files/versions/${named[0]}/content`)).statusCode).toBe(404)
})

test('that round ended in a published list: everybody reads names, directions and provinces, and its open data', async () => {
  const { rows, total } = (await w.stranger.get('/api/programmes/selected?year=2018')).json()
  expect(total).toBeGreaterThan(8)
  for (const row of rows) {
    expect([row.title, row.applicant].every((text: string) => text.includes('（演示）'))).toBe(true)
    expect(Number(row.direction)).toBeGreaterThan(0)
  }
  expect(new Set(rows.map(({ region }: { region: string }) => region)).size).toBeGreaterThan(4)
  const [list] = (await w.stranger.get('/api/programmes/selected-lists')).json().rows
  expect(list).toMatchObject({ documentNumber: '演示函〔2018〕26号' })
  const file = await w.stranger.get('/api/programmes/selected-lists/shuangchuang-2018/csv')
  expect(file.headers['x-row-count']).toBe(String(total))
  const winners = await w.host.database.owner.query(
    'select from programmes.winner where year = 2018',
  )
  expect(winners.rowCount).toBe(total)
})

test('the officer finds the package of that round that came late: posted after the day, refused, the reason beside it', async () => {
  const office = await signedIn('office')
  const path = '/api/programmes/managed/shuangchuang-2018/entries'
  const { rows, total } = (await office.get(`${path}?late=true`)).json()
  expect(total).toBe(1)
  expect(rows).toMatchObject([{ unit: '35', state: 'refused', late: true }])
  const entry = (await office.get(`/api/programmes/entries/${rows[0].id}`)).json()
  const reason = '推荐材料逾期寄出，按通知规定不予受理（演示）。'
  expect(entry.decisions).toMatchObject([{ verb: 'refuse', reason }])
  const inTime = entry.findings.find(({ item }: { item: string }) => item === 'inTime')
  expect(inTime).toMatchObject({
    finding: 'differs',
    why: {
      rule: { text: '在截止日（2018-07-10）前报送' },
      inputs: [{ value: '寄出 2018-07-12 09:30，收到 2018-07-15 09:30，逾期' }, {}],
    },
  })
  const selected = (await w.stranger.get('/api/programmes/selected?year=2018')).json().rows
  expect(selected.map((row: { title: string }) => row.title)).not.toContain(rows[0].title)
})
