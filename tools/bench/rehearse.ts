/**
 * A whole programme at a tenth, a third and the whole of its applications, and at three and ten times as many where
 * `times` says so: how each part of it grows. `growth` is the power by which time follows applications over the last
 * step: 1 is in step.
 */
import { readConfig } from '../../server/kernel/config.ts'
import { shippedForm, shippedProgrammes } from '../../server/programmes/index.ts'
import { rehearse } from '../../server/rehearsal/rehearse.ts'
import { isSound, reportLines, type RehearsalReport } from '../../server/rehearsal/report.ts'
import { openScratchServer } from '../../server/testing/scratch.ts'
import { machine, type Report, type Result } from './report.ts'

export type RehearseOptions = {
  readonly seed: number
  readonly applications: number
  /** The last step, in times of the applications: 1, 3 or 10. */
  readonly times: number
  /** Whether every paper is set; otherwise one sheet stands in for most of them. */
  readonly full: number
  /** Steps that would take longer than this many seconds, by the one before, are left out; 0: none is. */
  readonly seconds: number
}

const programmeId = 'shuangchuang-2019'
const steps = [1 / 10, 1 / 3, 1, 3, 10] as const

async function run(
  { seed, full }: RehearseOptions,
  applications: number,
): Promise<RehearsalReport> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const programme = { definition, form: await shippedForm(definition) }
  const server = await openScratchServer()
  try {
    const papers = full === 0 ? ('light' as const) : ('full' as const)
    const wish = { applications, seed, papers, quotas: 'widened' as const }
    const report = await rehearse(server.connection, readConfig({}), programme, wish)
    if (!isSound(report)) throw new Error(reportLines(report).join('\n'))
    return report
  } finally {
    await server.stop()
  }
}

/** What of a report tells how long it took. */
type Run = {
  readonly applications: number
  readonly seconds: number
  readonly parts: readonly { readonly part: string; readonly seconds: number }[]
}

const secondsOf = (report: Run | undefined, part: string): number =>
  report?.parts.find((one) => one.part === part)?.seconds ?? 0

/** A part's seconds at each size, and how they grew from the last but one to the last. */
export function growthOf(what: string, runs: readonly Run[], of = secondsOf): Result {
  const [before, last] = runs.slice(-2)
  const each = runs.map((report) => [`s_at_${report.applications}`, of(report, what)])
  const p50_ms = of(runs.at(-1), what) * 1000
  const found: Result = {
    who: 'baigong',
    what,
    p50_ms,
    p95_ms: p50_ms,
    ...Object.fromEntries(each),
  }
  if (last === undefined || before === undefined) return found
  const factor = last.applications / before.applications
  const [now, then] = [Math.max(of(last, what), 0.01), Math.max(of(before, what), 0.01)]
  return { ...found, growth: Number((Math.log(now / then) / Math.log(factor)).toFixed(2)) }
}

export async function benchRehearse(options: RehearseOptions): Promise<Report> {
  const runs: RehearsalReport[] = []
  for (const step of steps.filter((one) => one <= options.times)) {
    const applications = Math.max(1, Math.round(options.applications * step))
    const last = runs.at(-1)
    if (last?.applications === applications) continue
    const awaited = last === undefined ? 0 : (last.seconds * applications) / last.applications
    if (options.seconds > 0 && awaited > options.seconds) {
      console.error(
        `${applications} applications would take about ${Math.round(awaited)} s: left out`,
      )
      break
    }
    const report = await run(options, applications)
    console.error(`${applications} applications: ${report.seconds} s`)
    runs.push(report)
  }
  const whole = runs.at(-1)!
  const parts = whole.parts.map(({ part }) => growthOf(part, runs))
  const all = growthOf('all parts', runs, (report) => report?.seconds ?? 0)
  const { experts, reviews } = whole.prepare
  const { seed, applications } = whole
  const { papers, set } = whole.papers
  const memory_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  const sizes = { applications, experts, reviews, papers, papers_set: set, memory_mb }
  const versions = { node: process.version }
  return { name: 'rehearse', machine: machine(), versions, seed, sizes, results: [...parts, all] }
}
