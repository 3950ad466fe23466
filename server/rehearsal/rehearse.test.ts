/** 演练 of the notice of 2019, small: to the published list, with every project where the plan put it. */
import { expect, test } from 'vitest'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { readConfig } from '../kernel/config.ts'
import { shippedProgrammes } from '../programmes/index.ts'
import { smallForm } from '../programmes/package.sample.ts'
import { openScratchServer } from '../testing/scratch.ts'
import { directionsOf, scheduleOf, shareOut } from './plan.ts'
import type { Wish } from './rehearsal.ts'
import { rehearse } from './rehearse.ts'
import { isSound, reportLines } from './report.ts'

async function shipped(id: string): Promise<ProgrammeDefinition> {
  return (await shippedProgrammes()).find((one) => one.id === id)!
}

/** With one unit: the documents of a package cost more than everything else together. */
async function small(id: string, applications: number, papers: Wish['papers'] = 'full') {
  const whole = await shipped(id)
  const definition = { ...whole, units: whole.units.filter(({ code }) => code === '51') }
  const server = await openScratchServer()
  try {
    const wish = { applications, seed: 7, papers }
    return await rehearse(server.connection, readConfig({}), { definition, form: smallForm }, wish)
  } finally {
    await server.stop()
  }
}

test('four applications go from the call to the published list, and everything holds', async () => {
  const report = await small('shuangchuang-2019', 4)
  expect(report.fault).toBeNull()
  expect(report).toMatchObject({
    end: 'published',
    arranged: [{ items: 12, pairs: 60, status: 'optimal' }],
    // A third of four projects, one direction each.
    selected: { claims: 12, qualified: 12, published: 1 },
    prepare: { units: 1, recommended: 4, paper_volumes: 24, mails: 1, experts: 15, reviews: 60 },
    invariants_broken: [],
    seals: { ok: true, faults: [] },
  })
  expect(report.papers).toMatchObject({ kind: 'full', set: report.papers.papers })
  const count = (name: string) => report.calls.find(({ endpoint }) => endpoint === name)?.count
  expect(count('programmes.application.submit')).toBe(4)
  expect(count('evaluation.review.handIn')).toBe(60)
  expect(isSound(report)).toBe(true)
  expect(reportLines(report).at(-1)).toContain('published')
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
  // Units take applications until the 12th of July 2019, which is our example; the notice says the 28th.
  const { apply, receive, check } = scheduleOf(definition, '2026-01-01T00:00:00Z')
  expect([apply, receive, check].map((at) => at.toISOString().slice(0, 10))).toEqual([
    '2019-06-27',
    '2019-07-10',
    '2019-07-15',
  ])
})
