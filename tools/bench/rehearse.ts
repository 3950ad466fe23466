/**
 * A whole programme at a tenth, a third and the whole of its applications, with light papers: how each part of it
 * grows. `growth` is the power by which time follows applications from a third to the whole: 1 is in step.
 */
import { readConfig } from '../../server/kernel/config.ts'
import { shippedForm, shippedProgrammes } from '../../server/programmes/index.ts'
import { rehearse } from '../../server/rehearsal/rehearse.ts'
import { isSound, reportLines, type RehearsalReport } from '../../server/rehearsal/report.ts'
import { openScratchServer } from '../../server/testing/scratch.ts'
import { machine, type Report, type Result } from './report.ts'

export type RehearseOptions = { readonly seed: number; readonly applications: number }

const programmeId = 'shuangchuang-2019'
const shares = [10, 3, 1] as const

async function run({ seed, applications }: RehearseOptions): Promise<RehearsalReport> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const programme = { definition, form: await shippedForm(definition) }
  const server = await openScratchServer()
  try {
    const wish = { applications, seed, papers: 'light' as const }
    const report = await rehearse(server.connection, readConfig({}), programme, wish)
    if (!isSound(report)) throw new Error(reportLines(report).join('\n'))
    return report
  } finally {
    await server.stop()
  }
}

const secondsOf = (report: RehearsalReport | undefined, part: string): number =>
  report?.parts.find((one) => one.part === part)?.seconds ?? 0

function growthOf(part: string, runs: readonly RehearsalReport[]): Result {
  const [tenth, third, whole] = runs
  const seconds = secondsOf(whole, part)
  const before = Math.max(secondsOf(third, part), 0.01)
  const factor = (whole?.applications ?? 1) / (third?.applications ?? 1)
  const ms = seconds * 1000
  return {
    ...{ who: 'baigong', what: part, p50_ms: ms, p95_ms: ms },
    seconds_tenth: secondsOf(tenth, part),
    seconds_third: secondsOf(third, part),
    seconds,
    growth: Number((Math.log(Math.max(seconds, 0.01) / before) / Math.log(factor)).toFixed(2)),
  }
}

export async function benchRehearse(options: RehearseOptions): Promise<Report> {
  const runs: RehearsalReport[] = []
  for (const share of shares) {
    const applications = Math.max(1, Math.round(options.applications / share))
    runs.push(await run({ ...options, applications }))
  }
  const whole = runs.at(-1)!
  const results = whole.parts.map(({ part }) => growthOf(part, runs))
  const { experts, reviews } = whole.prepare
  const { seed, applications } = options
  const sizes = { applications, experts, reviews, papers: whole.papers.papers }
  const versions = { node: process.version }
  return { name: 'rehearse', machine: machine(), versions, seed, sizes, results }
}
