/** Searches that are followed: told once of what is new, by what their person may see at that time. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millingContent, publishedOffer } from '../catalog/catalog.sample.ts'
import { decide, foundedSpace, inviteInto, stepOwn } from '../spaces/spaces.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'
import { searchOf } from './search/client.ts'
import { compareIndex } from './search/compare.ts'
import { lookForNews } from './saved.jobs.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Time stands still here: what is published afterwards must be later. */
async function save(who: Persona, body: object) {
  const answer = await who.post('/api/market/saved', { mode: 'words', ...body })
  w.travel(new Date(w.now().getTime() + 1000))
  return answer
}
const stepSaved = (who: Persona, id: string, verb: string, seen: number) =>
  who.post(`/api/market/saved/${id}/steps`, { verb, seen })

/** An hour passes, the index has caught up, and the job looks. */
async function anHourLater(): Promise<void> {
  w.travel(new Date(w.now().getTime() + 3_600_000))
  for (let turn = 0; turn < 100; turn++) {
    const lists = Object.values(await compareIndex(w.host, searchOf(w.host)))
    if (lists.every((ids) => ids.length === 0)) break
    await sleep(30)
  }
  await lookForNews(w.host)
}

async function told(who: Persona): Promise<string[]> {
  const { rows } = (await who.get('/api/notices')).json()
  return rows
    .filter((row: { kind: string }) => row.kind === 'market.saved')
    .map((row: { subject: string }) => row.subject)
}

test('what is new is told once; what was there before, or does not fit, is not', async () => {
  await publishedOffer(p.applicant, { title: '老的阀体铣削' })
  const saved = (await save(p.otherApplicant, { name: '阀体', query: { text: '阀体' } })).json()
  await anHourLater()
  expect(await told(p.otherApplicant)).toEqual([])
  await publishedOffer(p.applicant, { title: '新的阀体铣削' })
  await publishedOffer(p.applicant, { title: '新的支架铣削' })
  await anHourLater()
  await anHourLater()
  expect(await told(p.otherApplicant)).toEqual(['“阀体”有 1 项新供给'])
  expect(await told(p.applicant)).toEqual([])
  // Paused, nothing is told, and what came meanwhile is not made up for.
  await stepSaved(p.otherApplicant, saved.id, 'pause', 1)
  await publishedOffer(p.applicant, { title: '第三个阀体铣削' })
  await anHourLater()
  await stepSaved(p.otherApplicant, saved.id, 'resume', 2)
  await anHourLater()
  expect(await told(p.otherApplicant)).toHaveLength(1)
  await stepSaved(p.otherApplicant, saved.id, 'end', 3)
  expect((await p.otherApplicant.get('/api/market/saved')).json().rows).toEqual([])
})

test('of a need only those are told that meet everything required', async () => {
  const query = { kind: 'milling', limits: 'axes:8..' }
  await save(p.otherApplicant, { name: '八轴', mode: 'need', query })
  const { values } = millingContent
  await publishedOffer(p.applicant, { title: '九轴联动铣削', values: { ...values, axes: 9 } })
  await publishedOffer(p.applicant, { title: '五轴联动铣削' })
  await anHourLater()
  expect(await told(p.otherApplicant)).toContain('“八轴”有 1 项新供给')
})

test('what is shared in a space is told to members, and no more to who was removed', async () => {
  const space = await foundedSpace(p.applicant, { name: '关注产能空间' })
  await inviteInto(p.applicant, space, p.otherApplicant.org.name)
  await stepOwn(p.otherApplicant, space, 'accept')
  await save(p.otherApplicant, { name: '密件', query: { text: '密件' } })
  const closed = { spaces: [space], organisations: [] }
  await publishedOffer(p.applicant, { title: '密件精铣一号' }, closed)
  await anHourLater()
  expect(await told(p.otherApplicant)).toContain('“密件”有 1 项新供给')
  await publishedOffer(p.applicant, { title: '密件精铣二号' }, closed)
  await decide(p.applicant, space, p.otherApplicant.org.id, {
    verb: 'remove',
    seen: 2,
    reason: '不再承接本空间的任务，按约定移出。',
  })
  const before = await told(p.otherApplicant)
  await anHourLater()
  expect(await told(p.otherApplicant)).toEqual(before)
})

test('each is its person’s alone, named once, and says what it looks for', async () => {
  const code = (answer: { json: () => { code: string } }) => answer.json().code
  const body = { name: '壳体', query: { text: '壳体' } }
  const saved = (await save(p.applicant, body)).json()
  expect(saved).toMatchObject({ name: '壳体', state: 'active', version: 1, query: body.query })
  expect(code(await save(p.applicant, body))).toBe('market.saved_name_taken')
  expect(code(await save(p.applicant, { name: '空的', query: {} }))).toBe(
    'market.saved_asks_nothing',
  )
  expect(code(await save(p.applicant, { name: '需求', mode: 'need', query: { text: '壳' } }))).toBe(
    'market.need_without_kind',
  )
  expect((await p.colleague.get('/api/market/saved')).json().rows).toEqual([])
  expect((await stepSaved(p.colleague, saved.id, 'end', 1)).statusCode).toBe(404)
  expect(code(await stepSaved(p.applicant, saved.id, 'pause', 9))).toBe('market.saved_moved_on')
  for (let number = 1; number < 30; number++) {
    const answer = await save(p.applicant, { name: `查找 ${number}`, query: { text: '壳体' } })
    expect(answer.statusCode).toBe(200)
  }
  const more = await save(p.applicant, { name: '再一个', query: { text: '壳体' } })
  expect(more.json()).toMatchObject({ code: 'market.saved_full', facts: { most: 30 } })
})
