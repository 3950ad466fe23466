/** Every benchmark runs, small: what it prints is one object of the agreed shape, and its checks find no fault. */
import { expect, test } from 'vitest'
import { benchApi } from './api.ts'
import { benchAssignment } from './assignment.ts'
import { benchColdStart } from './coldStart.ts'
import { benchDeadline } from './deadline.ts'
import { benchFeatures } from './features.ts'
import { benchFirstPage } from './firstPage.ts'
import { benchFuzz } from './fuzz.ts'
import { benchGrowth } from './growth.ts'
import { benchGrowthMarket } from './growthMarket.ts'
import { benchImport } from './importList.ts'
import { benchKeystrokes } from './keystrokes.ts'
import { benchParts } from './parts.ts'
import { benchRecovery } from './recovery.ts'
import { benchRehearse, growthOf } from './rehearse.ts'
import { benchSearch } from './search.ts'
import { benchSession } from './session.ts'

test('deadline-hour: all that was acknowledged stands', { timeout: 120_000 }, async () => {
  const report = await benchDeadline({
    seed: 1,
    sessions: 4,
    saves: 10,
    seconds: 1,
    submits: 4,
    submit_seconds: 1,
    uploads: 2,
    upload_bytes: 100_000,
    databases: 1,
  })
  expect(report).toMatchObject({
    name: 'deadline-hour',
    results: [
      {
        what: 'save',
        mean_bytes: expect.toSatisfy((bytes: number) => bytes > 2000 && bytes < 9000),
      },
      { what: 'submit', count: 4 },
      { what: 'upload', count: 2, errors: 0, lost: 0, broken: 0, seal_faults: 0 },
    ],
  })
})

const told = { who: 'baigong', p50_ms: expect.any(Number), p95_ms: expect.any(Number) }

test('api: both peers answer, and the ratio is told', { timeout: 60_000 }, async () => {
  const report = await benchApi({ seed: 1, people: 3, requests: 40, concurrency: 4 })
  const bare = { ...told, who: 'bare http + pg' }
  const ratio = expect.any(Number)
  expect(report).toMatchObject({
    name: 'api',
    results: [{ ...told, ratio }, bare, { ...told, ratio }, bare],
  })
})

test('parts: a small plate is analysed', { timeout: 300_000 }, async () => {
  const report = await benchParts({
    seed: 1,
    rounds: 1,
    faces: 50,
    real: 1,
    megabytes: 1,
    native: 0,
  })
  expect(report.results[0]).toMatchObject({ ...told, most_faces: 50, refused: 0 })
  const mean = report.results.at(-1)!
  expect(mean).toMatchObject({ files: 0, left_out: expect.any(Number) })
  expect(mean['left_out_why']).toContain('no_answer_of_the_peer')
})

test('features: a line for each class', { timeout: 120_000 }, async () => {
  const { results } = await benchFeatures({ seed: 1, files: 4 })
  expect(results.map(({ what }) => what)).toContain('blind_step')
})

test('fuzz: broken files end in a code, here and in the confined process', async () => {
  const { results } = await benchFuzz({ seed: 3, minutes: 0, inputs: 60, reader: '3mf' })
  const whole = { ...told, what: 'broken files, 3mf', count: 60, faults: 0 }
  expect(results[0]).toMatchObject({ ...whole, processes_that_ended: 0 })
  expect(results[0]!['text_run']).toBeGreaterThan(0.8)
  const counts = results.slice(1).map(({ count }) => Number(count))
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(60)
})

test('session: cold and kept', { timeout: 60_000 }, async () => {
  const report = await benchSession({ seed: 1, people: 5, checks: 20 })
  expect(report).toMatchObject({ name: 'session', results: [told, told] })
})

test('search: the peers find as many offers as we do', { timeout: 120_000 }, async () => {
  const sizes = { seed: 1, offers: 2000, questions: 20, peers: 10, seconds: 1 }
  const { results } = await benchSearch(sizes)
  const ranked = results.filter(({ what }) => what === 'ranked').map(({ who }) => who)
  expect(ranked).toEqual(expect.arrayContaining(['baigong', 'fts5', 'postgres']))
  expect(results.find(({ what }) => what.endsWith('100 questions/s'))).toMatchObject(told)
  const matched = results.find(({ what }) => what === 'matched')
  expect(matched).toMatchObject({ ...told, mean_candidates: expect.any(Number) })
  expect(matched!['mean_candidates']).toBeGreaterThan(10)
})

test('first-page: painted, and scripts counted', { timeout: 120_000 }, async () => {
  const options = { seed: 1, visits: 1, slowdown: 1, kbit: 100_000, latency_ms: 1 }
  const { results } = await benchFirstPage(options)
  expect(results.map(({ what }) => what)).toEqual(['largest paint, /', 'largest paint, a call'])
  for (const { p50_ms: paintMs, script_gzip_bytes: bytes } of results) {
    expect(paintMs).toBeGreaterThan(0)
    // The bar itself: what it weighs does not depend on the machine.
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThanOrEqual(180_000)
  }
})

test('cold-start: an empty folder becomes a page', { timeout: 120_000 }, async () => {
  const report = await benchColdStart({ seed: 1, build: 0, rest: 0 })
  expect(report).toMatchObject({ name: 'cold-start', results: [told] })
})

test('growth: every list and page answers before and after', { timeout: 120_000 }, async () => {
  const { results } = await benchGrowth({ seed: 1, few: 250, many: 600, requests: 2 })
  expect(results).toHaveLength(10)
  expect(results[0]).toMatchObject({ ...told, what: 'inbox of a unit', ratio: expect.any(Number) })
})

test(
  'growth-market: every page of the market answers in both houses',
  { timeout: 180_000 },
  async () => {
    const { results } = await benchGrowthMarket({ seed: 1, few: 300, many: 600, requests: 2 })
    expect(results).toHaveLength(14)
    expect(results[1]).toMatchObject({
      ...told,
      ...{ what: 'plain list of offers', ratio: expect.any(Number) },
    })
  },
)

test('import: all sound rows are taken, and all are undone', { timeout: 60_000 }, async () => {
  const { results } = await benchImport({ seed: 1, rows: 100, rounds: 1 })
  const steps = ['', 'experts ', 'experts .xlsx ', 'offers ', 'offers .xlsx '].flatMap((list) =>
    ['preview', 'commit', 'undo'].map((step) => `${list}${step}`),
  )
  expect(results).toMatchObject(steps.map((what) => ({ ...told, what, taken: 99 })))
})

test('keystrokes: a killed tab loses at most 250 ms', { timeout: 120_000 }, async () => {
  const { results } = await benchKeystrokes({ seed: 1, rounds: 1, key_ms: 15 })
  expect(results[0]).toMatchObject({
    what: 'typed text missing after a killed tab',
    rounds: 1,
    acknowledged_lost: 0,
  })
})

test('assignment: proved optimal, and worth what all pairs at once are worth', async () => {
  const { results } = await benchAssignment({
    ...{ seed: 1, items: 60, experts: 30, reviews: 5, utilisation: 85, rounds: 2 },
    ...{ peer: 1, native: 60, native_whole: 60 },
  })
  const both = { what: 'assign', optimal: 2, of: 2, total: results[0]!['total'] }
  const native = results.filter(({ who }) => who === 'highs')
  expect(results.filter((one) => !native.includes(one))).toMatchObject([
    { ...told, ...both, pairs: 600, gap: 0 },
    { ...told, ...both, who: 'highs all pairs' },
  ])
  // Where the machine has it; it throws where it finds anything else.
  for (const one of native) expect(one).toMatchObject({ ended: 2, of: 2 })
})

test('recovery: the additive model finds more where experts are strict and lenient, and no method where they are alike', async () => {
  const { results } = await benchRecovery({
    seed: 1,
    items: 60,
    experts: 20,
    reviews: 5,
    panels: 8,
  })
  expect(results).toHaveLength(8)
  const of = (what: string, field: string) =>
    Number(results.find((one) => one.what === what)![field])
  const differ = (what: string) => of(what, 'kendall_additive') - of(what, 'kendall_raw')
  expect(Math.abs(differ('experts alike'))).toBeLessThan(0.02)
  expect(differ('strict and lenient, 50 % missing')).toBeGreaterThan(0.05)
})

test('rehearse: a whole programme, part by part', async () => {
  const wish = { seed: 1, applications: 1, times: 1, full: 0, seconds: 0 }
  const { results, sizes } = await benchRehearse(wish)
  expect(sizes).toMatchObject({ applications: 1, reviews: 15, experts: 15 })
  const whole = results.at(-1)!
  expect(whole).toMatchObject({ ...told, what: 'all parts' })
  const parts = results.slice(0, -1)
  expect(parts.map(({ what }) => what)).toContain('selection and publication')
  const sum = parts.reduce((all, one) => all + Number(one['s_at_1']), 0)
  expect(Math.abs(sum - Number(whole['s_at_1']))).toBeLessThan(0.1)
}, 120_000)

test('rehearse: growth is the power by which time followed applications over the last step', () => {
  const run = (applications: number, seconds: number) => ({
    applications,
    seconds,
    parts: [{ part: 'reviews', seconds: seconds / 2 }],
  })
  const runs = [run(10, 9), run(30, 20), run(120, 320)]
  const all = growthOf('all parts', runs, (report) => report?.seconds ?? 0)
  expect(all).toMatchObject({ ...told, s_at_10: 9, s_at_30: 20, s_at_120: 320, growth: 2 })
  const growth = (seconds: number) =>
    growthOf('reviews', [run(30, 20), run(120, seconds)])['growth']
  expect([growth(20), growth(80)]).toEqual([0, 1])
})
