/** Panels of known quality, to see which method finds the true order again, and when. */
import { chanceOf } from './chance.ts'
import { methods, normalised, type Method } from './normalise.ts'
import { kendall, spearman } from './rankCorrelation.ts'
import type { ScoreRow, ScoreTable } from './scoreTable.ts'

export type PanelSetting = {
  readonly items: number
  readonly experts: number
  readonly reviewsPerItem: number
  /** Deviations in points: of true quality, of strictness among experts, of a single review. */
  readonly qualitySd: number
  readonly strictnessSd: number
  readonly noiseSd: number
  /** Share of reviews that never arrive, in [0, 1); every item keeps one. */
  readonly missing: number
  /** Deviation of the logarithm by which an expert stretches differences of quality; 0 where it is not given. */
  readonly stretchSd?: number
  /** Whether items are dealt out by their quality, so that some experts read good ones and others poor ones. */
  readonly sorted?: boolean
}

/** Who reads the item at this place of the order of quality: neighbours there share most of their experts. */
function neighbours({ items, experts, reviewsPerItem }: PanelSetting, place: number): number[] {
  const first = Math.min(Math.floor((place * experts) / items), experts - reviewsPerItem)
  return Array.from({ length: reviewsPerItem }, (_, turn) => first + turn)
}

function placesOf(quality: readonly number[]): number[] {
  const places = Array.from(quality, () => 0)
  const order = [...quality.keys()].toSorted((a, b) => quality[b]! - quality[a]!)
  for (const [place, item] of order.entries()) places[item] = place
  return places
}

/** How experts stretch is drawn apart, so that panels without it stay what they were. */
const stretchSeeds = 1_000_003

/** What experts would have written. Every expert reads about equally many items. */
export function simulatePanel(
  setting: PanelSetting,
  seed: number,
): { readonly quality: readonly number[]; readonly table: ScoreTable } {
  const chance = chanceOf(seed)
  const { items, experts, reviewsPerItem } = setting
  const normals = (count: number, deviation: number): number[] =>
    Array.from({ length: count }, () => deviation * chance.normal())
  const quality = normals(items, setting.qualitySd)
  const strictness = normals(experts, setting.strictnessSd)
  const others = chanceOf(seed + stretchSeeds)
  const stretch = strictness.map(() => Math.exp((setting.stretchSd ?? 0) * others.normal()))
  const places = placesOf(quality)
  const loads = Array.from({ length: experts }, () => 0)
  const rows: ScoreRow[] = []
  for (let item = 0; item < items; item++) {
    const strangers = loads
      .map((load, expert) => ({ expert, key: load + chance.uniform() }))
      .toSorted((a, b) => a.key - b.key)
      .slice(0, reviewsPerItem)
      .map(({ expert }) => expert)
    const readers = setting.sorted === true ? neighbours(setting, places[item]!) : strangers
    readers.forEach((expert, at) => {
      loads[expert] = loads[expert]! + 1
      const seen = stretch[expert]! * quality[item]!
      const score = 70 + seen + strictness[expert]! + setting.noiseSd * chance.normal()
      if (at === 0 || chance.uniform() >= setting.missing) rows.push({ item, expert, score })
    })
  }
  return { quality, table: { items, experts, rows } }
}

export type Recovery = Readonly<
  Record<Method, { readonly kendall: number; readonly spearman: number }>
>

/** Mean rank correlation of each method with the true order, over `panels` panels. */
export function rankRecovery(setting: PanelSetting, seed: number, panels: number): Recovery {
  const sums = { raw: [0, 0], z: [0, 0], additive: [0, 0] }
  for (let panel = 0; panel < panels; panel++) {
    const { quality, table } = simulatePanel(setting, seed + panel)
    for (const method of methods) {
      const scores = normalised(table, method)
      sums[method][0]! += kendall(quality, scores)
      sums[method][1]! += spearman(quality, scores)
    }
  }
  const of = (method: Method) => ({
    kendall: sums[method][0]! / panels,
    spearman: sums[method][1]! / panels,
  })
  return { raw: of('raw'), z: of('z'), additive: of('additive') }
}
