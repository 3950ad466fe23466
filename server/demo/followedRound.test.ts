/** The followed round of the demo world: a run that was cut off anywhere ends with the same stories. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { listSources } from '../cases/index.ts'
import { listFollowings, programmeOf, readFollowing } from '../programmes/index.ts'
import { world, type World } from '../testing/world.ts'
import { doing } from './act.ts'
import { makeDemoFiles } from './files.ts'
import { followedProgramme, makeFollowedRound } from './followedRound.ts'
import { stories } from './followedStories.ts'
import { makeLastYear } from './lastYear.ts'
import { personAt } from './office.ts'
import { seedCore, shownProgramme } from './seed.ts'

let w: World

beforeAll(async () => {
  w = await world('2019-07-08T09:30:00+08:00')
  await seedCore(w.host)
  const asSystem = <T>(act: (work: Writing) => Promise<T>) => doing(w.host, systemActor, act)
  const { form } = await asSystem((work) => programmeOf(work, shownProgramme))
  const files = await makeDemoFiles(w.host, form, asSystem)
  await makeLastYear(w.host, shownProgramme, files, 'nobody signs in')
  await w.settle()
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const cut = new Error('cut off')

/** A host that ends, as a process does, once its database was asked for so many times. */
function mortal(host: Host, left: number): Host {
  let asked = 0
  return new Proxy(host, {
    get(target, key, receiver) {
      if (key === 'database' && asked++ >= left) throw cut
      return Reflect.get(target, key, receiver) as unknown
    },
  })
}

/** Tells one story, ended again and again a little later; answers how often it was cut off. */
async function tellInPieces(index: number): Promise<number> {
  const stop = new AbortController()
  const round = {
    told: index,
    onTold: async () => stop.abort(),
  }
  for (let cuts = 0; ; cuts++) {
    try {
      await makeFollowedRound(mortal(w.host, 3 + cuts * 4), round, stop.signal)
      return cuts
    } catch (error) {
      if (error !== cut) throw error
    }
  }
}

async function followedAs(state: 'running' | 'accepted' | 'revoked' | 'withdrawn') {
  return doing(w.host, systemActor, async (work) => {
    const actor = await personAt(work, 'office', 'office.officer')
    const asOffice = { ...work, actor }
    const { rows } = await listFollowings(asOffice, {
      programmeId: followedProgramme,
      state,
    })
    return Promise.all(rows.map(({ id }) => readFollowing(asOffice, id)))
  })
}

const papersOf = ({ papers }: Awaited<ReturnType<typeof readFollowing>>) =>
  papers
    .map(({ kind, period, state }) => [kind, period, state].filter(Boolean).join(' '))
    .toSorted()

test('a story of posts and visits is told once, however often it was cut off', async () => {
  expect(await tellInPieces(0)).toBeGreaterThan(4)
  const [one, ...more] = await followedAs('running')
  expect(more).toEqual([])
  expect(papersOf(one!)).toEqual([
    'report 2018 settled',
    'report 2018Q4 settled',
    'report 2019Q1 settled',
    'report midterm settled',
    'taskBook settled',
  ])
  expect(one!.visits).toHaveLength(1)
  const said = one!.rows[0]!.periods.flatMap((period) =>
    period.said.map(({ standing }) => `${period.period} ${standing}`),
  )
  expect(said).toEqual([
    '2018Q4 selfReported',
    '2019Q1 selfReported',
    '2019Q1 interfaceReported',
    '2019Q1 verified',
  ])
})

test('a story that ends with acceptance is told once too', async () => {
  const index = stories.findIndex(({ at }) => at === 'accepted')
  expect(await tellInPieces(index)).toBeGreaterThan(4)
  const [one, ...more] = await followedAs('accepted')
  expect(more).toEqual([])
  expect(one!.decisions.map(({ verb }) => verb)).toEqual(['pass', 'ask', 'begin'])
  expect(papersOf(one!)).toEqual([
    'acceptance settled',
    'report 2018 settled',
    'report 2018Q4 settled',
    'report 2019Q1 settled',
    'report 2019Q2 settled',
    'report final settled',
    'taskBook settled',
  ])
})

test('one title was taken away and one given back: the published list shows both, each once', async () => {
  for (const ending of ['revoked', 'withdrawn'] as const) {
    await tellInPieces(stories.findIndex(({ at }) => at === ending))
    const [one, ...more] = await followedAs(ending)
    expect(more).toEqual([])
    const open = `/api/programmes/selected?titleState=${ending}`
    const { rows } = (await w.stranger.get(open)).json()
    expect(rows).toMatchObject([{ title: one!.title, titleEndedOn: expect.any(String) }])
  }
})

test('an accepted project is what its organisation writes a case from, with its numbers', async () => {
  const index = stories.findIndex(({ at }) => at === 'accepted')
  const rows = await doing(w.host, systemActor, async (work) => {
    const actor = await personAt(work, `a${3000 + index}`, 'applicant.admin')
    return (await listSources({ ...work, actor })).rows
  })
  expect(rows).toMatchObject([
    { kind: 'project', acceptedOn: '2019-07-07', programmeTitle: { zh: expect.any(String) } },
  ])
  expect(rows[0]!.measures.map(({ indicator }) => indicator)).toContain('orgs')
})
