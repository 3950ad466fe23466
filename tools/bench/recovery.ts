/**
 * How much of the true order each method finds again, on simulated panels of known quality: strict and lenient
 * experts, reviews that never arrive, experts who stretch differences, items that were not mixed.
 */
import { methods } from '../../domain/evaluation/normalise.ts'
import { rankRecovery, type PanelSetting, type Recovery } from '../../domain/evaluation/recovery.ts'
import { machine, resultOf, type Report, type Result } from './report.ts'

export type RecoveryOptions = {
  readonly seed: number
  readonly items: number
  readonly experts: number
  readonly reviews: number
  readonly panels: number
}

type Change = Partial<PanelSetting>
/** Points as in reviews of hundred: quality differs by 6, a single review errs by 4. */
const usual = { qualitySd: 6, strictnessSd: 6, noiseSd: 4, missing: 0 }

const panelsOf: readonly (readonly [what: string, change: Change])[] = [
  ['experts alike', { strictnessSd: 0 }],
  ['strict and lenient', {}],
  ['strict and lenient, 20 % missing', { missing: 0.2 }],
  ['strict and lenient, 50 % missing', { missing: 0.5 }],
  ['very strict and lenient', { strictnessSd: 12 }],
  ['strict and lenient, stretching', { stretchSd: 0.7 }],
  ['alike in strictness, stretching', { strictnessSd: 0, stretchSd: 0.7 }],
  ['strict and lenient, items by quality', { sorted: true }],
]

const rounded = (value: number): number => Number(value.toFixed(3))

function meanOf(panels: readonly Recovery[], of: (one: Recovery) => number): number {
  return rounded(panels.reduce((sum, one) => sum + of(one), 0) / panels.length)
}

function measure(what: string, setting: PanelSetting, seed: number, count: number): Result {
  const [panels, each]: [Recovery[], number[]] = [[], []]
  for (let panel = 0; panel < count; panel++) {
    const begun = performance.now()
    panels.push(rankRecovery(setting, seed + panel, 1))
    each.push(performance.now() - begun)
  }
  const found = methods.flatMap((method) => [
    [`kendall_${method}`, meanOf(panels, (one) => one[method].kendall)] as const,
    [`spearman_${method}`, meanOf(panels, (one) => one[method].spearman)] as const,
  ])
  const better = panels.filter(({ raw, additive }) => additive.kendall > raw.kendall).length
  const times = { each, allMs: each.reduce((sum, ms) => sum + ms, 0) }
  const { per_second: _, ...timed } = resultOf('baigong', what, times)
  return { ...timed, ...Object.fromEntries(found), additive_better_than_raw: better, of: count }
}

export async function benchRecovery(options: RecoveryOptions): Promise<Report> {
  const { seed, items, experts, reviews: reviewsPerItem, panels } = options
  const results = panelsOf.map(([what, change]) =>
    measure(what, { ...usual, items, experts, reviewsPerItem, ...change }, seed, panels),
  )
  const { seed: _, ...sizes } = options
  const versions = { node: process.version }
  return { name: 'recovery', machine: machine(), versions, seed, sizes, results }
}
