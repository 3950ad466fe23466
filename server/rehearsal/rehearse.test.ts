/** 演练 of the notice of 2019, small: to the acceptance of a project, with every project where the plan put it. */
import { expect, test } from 'vitest'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { readConfig } from '../kernel/config.ts'
import { shippedProgrammes } from '../programmes/index.ts'
import { smallForm } from '../programmes/package.sample.ts'
import { openScratchServer } from '../testing/scratch.ts'
import { directionsOf, placesTimes, scheduleOf, shareOut, withPlaces } from './plan.ts'
import type { Wish } from './rehearsal.ts'
import { rehearse } from './rehearse.ts'
import { isSound, reportLines } from './report.ts'
import { roundsFor } from './rounds.ts'

async function shipped(id: string): Promise<ProgrammeDefinition> {
  return (await shippedProgrammes()).find((one) => one.id === id)!
}

/** With one unit: the documents of a package cost more than everything else together. */
async function small(id: string, applications: number, papers: Wish['papers'] = 'full') {
  const whole = await shipped(id)
  const definition = { ...whole, units: whole.units.filter(({ code }) => code === '51') }
  const server = await openScratchServer()
  try {
    const wish = { applications, seed: 7, papers, quotas: 'widened' as const }
    return await rehearse(server.connection, readConfig({}), { definition, form: smallForm }, wish)
  } finally {
    await server.stop()
  }
}

test('four applications go from the call to the acceptance of a project, and everything holds', async () => {
  const report = await small('shuangchuang-2019', 4)
  expect(report.fault).toBeNull()
  expect(report).toMatchObject({
    end: 'accepted',
    arranged: [
      { items: 1, pairs: 5, status: 'drawn' },
      { items: 11, pairs: 55, status: 'optimal' },
    ],
    // A third of four projects, one direction each.
    selected: { claims: 12, qualified: 12, published: 1 },
    prepare: {
      ...{ units: 1, recommended: 4, paper_volumes: 24, mails: 1, experts: 15, reviews: 60 },
      ...{ rounds: 2, drawn: 1, panels: 1, heard: 1, objections: 1, task_books: 1, reports: 1 },
      ...{ evidence_posts: 1, accepted: 1 },
    },
    invariants_broken: [],
    seals: { ok: true, faults: [] },
  })
  expect(report.papers).toMatchObject({ kind: 'full', set: report.papers.papers })
  const count = (name: string) => report.calls.find(({ endpoint }) => endpoint === name)?.count
  expect(count('programmes.application.submit')).toBe(4)
  // The panel's five members mark the one that is heard as well.
  expect(count('evaluation.review.handIn')).toBe(65)
  expect(count('evaluation.record.sign')).toBe(1)
  const last = report.parts.at(-1)!
  expect(last).toMatchObject({ part: 'seals and invariants', count: report.seals.entries })
  const { house_cpu_s, database_cpu_s } = report.parts.find(({ part }) => part === 'reviews')!
  const isLinux = process.platform === 'linux'
  const isTold = (seconds: number | null): boolean => (isLinux ? seconds! > 0 : seconds === null)
  expect([house_cpu_s, database_cpu_s].every(isTold)).toBe(true)
  expect(isSound(report)).toBe(true)
  expect(reportLines(report).at(-1)).toContain('acceptance')
}, 120_000)

test('a programme whose text names no medium is rehearsed as far as it says', async () => {
  const report = await small('innovation-2019', 1, 'light')
  expect(report).toMatchObject({ end: 'no_medium', fault: null, invariants_broken: [] })
  expect(report.prepare).toMatchObject({ recommended: 1, mails: 0 })
  // Light: the first paper was set, and one sheet stood in for the others.
  expect(report.papers).toMatchObject({ kind: 'light', set: 1 })
  expect(report.papers.papers).toBeGreaterThan(3)
  expect(reportLines(report).join('\n')).toContain('all would take about')
}, 120_000)

test('rounds hold every claim once: lots for some of one direction, and parts where one round would be too large', async () => {
  const definition = await shipped('shuangchuang-2019')
  const claims = (applications: number): Map<string, number> => {
    const entries = Array.from({ length: applications }, (_, serial) => ({
      id: `e${serial}`,
      directions: directionsOf(definition, serial),
    }))
    const rounds = roundsFor({ definition }, entries)
    const [drawn, ...planned] = rounds
    expect(drawn).toMatchObject({ method: 'lot', isPart: true })
    const known = new Map(entries.map(({ id, directions }) => [id, directions]))
    // What is drawn stays where it is when its entry is sent into another round as well.
    const held = new Set(drawn!.ids.map((id) => `${id} ${drawn!.directions[0]}`))
    const sizes = new Map([[drawn!.title, held.size]])
    for (const { title, ids, directions } of planned) {
      const own = ids.flatMap((id) =>
        directions.filter((one) => known.get(id)!.includes(one)).map((one) => `${id} ${one}`),
      )
      const fresh = own.filter((one) => !held.has(one))
      for (const one of fresh) held.add(one)
      sizes.set(title, fresh.length)
    }
    expect(held.size).toBe(3 * applications)
    return sizes
  }
  expect([...claims(705).values()]).toEqual([50, 2065])
  const large = [...claims(7050).values()]
  expect(large).toHaveLength(1 + 9 * 3)
  expect(Math.max(...large)).toBeLessThanOrEqual(800)
})

test('applications are shared out by quota, whole numbers that add up, before the first deadline', async () => {
  const definition = await shipped('shuangchuang-2019')
  for (const applications of [1, 47, 705, 1000]) {
    const shares = shareOut(definition, applications)
    expect(shares.reduce((sum, one) => sum + one.applications, 0)).toBe(applications)
  }
  const full = shareOut(definition, 705)
  expect(full).toHaveLength(47)
  expect(full.every((one) => one.applications === one.unit.quota.value?.max)).toBe(true)
  const claimed = Array.from({ length: 9 }, (_, serial) => directionsOf(definition, serial)).flat()
  expect(new Set(claimed).size).toBe(9)
  // Nobody has room for more; twice as many need twice the room, and the file's own stays what it is.
  expect(placesTimes(definition, 705)).toBe(1)
  expect(placesTimes(definition, 7050)).toBe(10)
  const wide = withPlaces(definition, 10).units.map(({ quota }) => quota.value?.max ?? 0)
  expect(wide.reduce((sum, one) => sum + one, 0)).toBe(
    10 * definition.units.reduce((sum, { quota }) => sum + (quota.value?.max ?? 0), 0),
  )
  // Units take applications until the 12th of July 2019, which is our example; the notice says the 28th.
  const { apply, receive, check } = scheduleOf(definition, '2026-01-01T00:00:00Z')
  expect([apply, receive, check].map((at) => at.toISOString().slice(0, 10))).toEqual([
    '2019-06-27',
    '2019-07-10',
    '2019-07-15',
  ])
})
