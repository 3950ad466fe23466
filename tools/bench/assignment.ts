/**
 * Experts assigned to a nation's items, ours beside HiGHS given all pairs at once: as WebAssembly on small sizes, as
 * native code on any. Both are told the cover of the worst item that ours found and seek the greatest sum; the native
 * one also counts anew why no plan has a better cover, or asks whether one has. All answers must agree.
 */
import { solveAssignment } from '../../engines/assignment/solve.ts'
import { floorsFor } from '../../engines/assignment/cover.ts'
import { highs } from '../../engines/assignment/highs.ts'
import { sampleProblem } from '../../engines/assignment/sample.ts'
import { search } from '../../engines/assignment/search.ts'
import { allPairs, tableOf } from '../../engines/assignment/table.ts'
import { judgedBy, nativePython, type Judged, type Programme } from './nativeHighs.ts'
import { machine, resultOf, type Report, type Result } from './report.ts'

type Sizes = {
  readonly seed: number
  readonly items: number
  readonly experts: number
  readonly reviews: number
  /** Reviews over what the experts together can read, in hundredths. */
  readonly utilisation: number
  /** Problems, each of the next seed. */
  readonly rounds: number
  /** Whether HiGHS as WebAssembly solves them too: at a nation's size it does not end in minutes. */
  readonly peer: number
  /** Seconds that native HiGHS has for each linear programme, and for a whole plan; 0: it is not asked. */
  readonly native: number
  readonly native_whole: number
}

const secondsMax = 600
const now = (): number => performance.now() / 1000

type Solved = { readonly ms: number; readonly total: number; readonly proved: boolean }

async function ours(problem: ReturnType<typeof sampleProblem>) {
  const begun = now()
  const answer = await solveAssignment(problem, { now, secondsMax })
  const reasons = answer.pairs.filter((pair) => pair.reasons.length > 0).length
  if (reasons !== answer.pairs.length) throw new Error('a pair without a reason')
  return {
    answer,
    solved: {
      ms: (now() - begun) * 1000,
      total: answer.total,
      proved: answer.status === 'optimal',
    } satisfies Solved,
  }
}

async function peer(
  problem: ReturnType<typeof sampleProblem>,
  worst: { readonly levels: number; readonly reviews: number },
): Promise<Solved> {
  const begun = now()
  const table = tableOf(problem)
  const floors = floorsFor(table, worst)
  const wish = { floors, seed: problem.seed, secondsMax, target: Number.MAX_SAFE_INTEGER }
  const found = search(await highs(), table, allPairs(table), wish)
  return {
    ms: (now() - begun) * 1000,
    total: found.plan?.total ?? 0,
    proved: found.complete,
  }
}

function told(
  who: string,
  all: readonly Solved[],
  more: Readonly<Record<string, string | number>>,
): Result {
  const each = all.map(({ ms }) => ms)
  const times = { each, allMs: each.reduce((sum, one) => sum + one, 0) }
  const { per_second: _, ...result } = resultOf(who, 'assign', times)
  const optimal = all.filter(({ proved }) => proved).length
  return {
    ...result,
    optimal,
    of: all.length,
    total: all.reduce((sum, { total }) => sum + total, 0),
    ...more,
  }
}

/** Whatever native HiGHS found must not speak against our answer. */
function insistOn(seed: number, solved: Solved, judged: Judged): void {
  const { total, sum, counted, whole } = judged
  const faults = [
    ...(total === solved.total ? [] : [`our plan is worth ${total} there`]),
    ...(sum.ended && sum.bound! < total - 1e-6 ? ['our sum is above the bound'] : []),
    // What is proved by counting is so for whole plans only: the linear programme may miss nothing all the same.
    ...(solved.proved && counted?.proved === false
      ? ['our reason against a better cover fails']
      : []),
    ...(solved.proved && whole?.ended === true && Math.round(whole.value!) !== total
      ? [`a whole plan is worth ${whole.value}`]
      : []),
  ]
  if (faults.length > 0) throw new Error(`seed ${seed}: ${faults.join(', ')}`)
}

function nativeResult(
  what: string,
  all: readonly Judged[],
  programme: (one: Judged) => Programme | undefined,
  proves: (one: Judged) => boolean,
): Result[] {
  const tried = all.filter((one) => programme(one) !== undefined)
  if (tried.length === 0) return []
  const each = tried.map((one) => programme(one)!.seconds * 1000)
  const { p50_ms, p95_ms } = resultOf('highs', what, { each, allMs: 1 })
  const said = (pick: (one: Programme) => number | null) =>
    tried
      .map(
        (one) =>
          pick(programme(one)!)
            ?.toFixed(2)
            .replace(/\.?0+$/, '') ?? '-',
      )
      .join(' ')
  return [
    {
      ...{ who: 'highs', what, p50_ms, p95_ms },
      optimal: tried.filter(proves).length,
      of: tried.length,
      total: said(({ value }) => value),
      bound: said(({ bound }) => bound),
      ended: tried.filter((one) => programme(one)!.ended).length,
      pairs: all.reduce((most, { pairs }) => Math.max(most, pairs), 0),
      rows: all.reduce((most, { rows }) => Math.max(most, rows), 0),
      memory_mb: all.reduce((most, one) => Math.max(most, one.memory_mb), 0),
    },
  ]
}

/** Where our reason against the next cover is counted anew, item by item. */
function countedResult(all: readonly Judged[]): Result[] {
  const tried = all.flatMap(({ counted }) => counted ?? [])
  if (tried.length === 0) return []
  const each = tried.map(({ seconds }) => seconds * 1000)
  const what = 'reviews by the experts who stand against the next cover, whole'
  const { p50_ms, p95_ms } = resultOf('highs', what, { each, allMs: 1 })
  return [
    {
      ...{ who: 'highs', what, p50_ms, p95_ms },
      optimal: tried.filter(({ proved }) => proved).length,
      of: tried.length,
      asked: tried.map(({ asked }) => asked).join(' '),
      allowed: tried.map(({ allowed }) => allowed).join(' '),
    },
  ]
}

/** `optimal` counts the seeds where it proves our answer by itself. */
function nativeResults(all: readonly Judged[]): Result[] {
  const meets = ({ total }: Judged, { ended, bound }: Programme) =>
    ended && bound !== null && Math.floor(bound + 1e-6) === total
  return [
    ...nativeResult(
      'greatest sum, linear',
      all,
      ({ sum }) => sum,
      (one) => meets(one, one.sum),
    ),
    ...countedResult(all),
    ...nativeResult(
      'levels missed of the next cover, linear',
      all,
      ({ cover }) => cover,
      ({ cover }) => cover!.ended && cover!.value! > 1e-6,
    ),
    ...nativeResult(
      'greatest sum, whole',
      all,
      ({ whole }) => whole,
      (one) => meets(one, one.whole!),
    ),
  ]
}

type Run = {
  readonly own: Solved[]
  readonly others: Solved[]
  readonly judged: Judged[]
  readonly covers: string[]
  pairs: number
  gap: number
}

/** Undefined, with a notice, where native HiGHS is wanted and not there. */
function pythonFor({ native }: Sizes): string | undefined {
  if (native === 0) return undefined
  const python = nativePython()
  if (python === undefined) console.error('no python3 with scipy: without native HiGHS')
  return python
}

async function oneRound(sizes: Sizes, python: string | undefined, seed: number, run: Run) {
  const { items, experts, reviews, utilisation } = sizes
  const problem = sampleProblem({
    ...{ seed, items, experts },
    ...{ reviewsPerItem: reviews, utilisation: utilisation / 100 },
  })
  const { answer, solved } = await ours(problem)
  run.own.push(solved)
  run.pairs += answer.pairs.length
  run.gap = Math.max(run.gap, answer.gap)
  if (answer.worst === null) throw new Error(`no plan: ${answer.status}`)
  run.covers.push(`${answer.worst.levels}/${answer.worst.reviews}`)
  if (python !== undefined) {
    const seconds = { secondsMax: sizes.native, wholeSecondsMax: sizes.native_whole }
    const judged = await judgedBy(python, problem, answer, seconds)
    insistOn(seed, solved, judged)
    run.judged.push(judged)
  }
  if (sizes.peer === 0) return
  const beside = await peer(problem, answer.worst)
  if (beside.proved && solved.proved && beside.total !== solved.total) {
    throw new Error(`seed ${seed}: ${solved.total} here, ${beside.total} over all pairs`)
  }
  run.others.push(beside)
}

export async function benchAssignment(sizes: Sizes): Promise<Report> {
  const { seed, rounds } = sizes
  const run: Run = { own: [], others: [], judged: [], covers: [], pairs: 0, gap: 0 }
  const python = pythonFor(sizes)
  // Loading the solver's code is a matter of the process, not of a problem.
  await highs()
  for (let round = 0; round < rounds; round++) await oneRound(sizes, python, seed + round, run)
  const memory_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  const more = { pairs: run.pairs, gap: run.gap, worst: run.covers.join(' '), memory_mb }
  const results = [told('baigong', run.own, more), ...nativeResults(run.judged)]
  if (run.others.length > 0) results.push(told('highs all pairs', run.others, {}))
  const [{ scipy } = { scipy: 'none' }] = run.judged
  const versions = { node: process.version, highs: (await highs()).version.string, scipy }
  return { name: 'assignment', machine: machine(), versions, seed, sizes: { ...sizes }, results }
}
