/**
 * 计分. All sums are exact fractions; the total is rounded once, to 0.01 with a half away from zero
 * (四舍五入). The parts are rounded each for showing, so that they can differ from the total by hundredths.
 */
import {
  addRatios,
  compareRatios,
  decimalOfRatio,
  divideRatios,
  multiplyRatios,
  ratio,
  type Ratio,
} from '../kernel/ratio.ts'
import type { Mark, Marks } from './marks.ts'
import { criteriaOf, hundredthsOf, isWeighted, type Criterion, type Rubric } from './rubric.ts'

const none = ratio(0n)

/** Hundredths of points, whole as the schema insists. */
const pointsRatio = (points: number): Ratio => ratio(BigInt(hundredthsOf(points)), 100n)
/** Values and weights have at most four decimals. */
const fineRatio = (value: number): Ratio => ratio(BigInt(Math.round(value * 10_000)), 10_000n)
const lesser = (a: Ratio, b: Ratio): Ratio => (compareRatios(a, b) <= 0 ? a : b)
const shown = (value: Ratio): number => Number(decimalOfRatio(value, 2))

/** Claimed beyond what counts: of one criterion, or of a group that is capped together. */
export type Capped = { readonly code: string; readonly claimed: number; readonly counted: number }

export type Score = {
  readonly total: number
  /** Best first; null below the lowest or where the rubric has none. */
  readonly grade: string | null
  readonly byDimension: Readonly<Record<string, number>>
  /** Before the cap of a group. */
  readonly byCriterion: Readonly<Record<string, number>>
  readonly capped: readonly Capped[]
  /** Codes of the vetoes raised: with one, points do not help. */
  readonly vetoed: readonly string[]
  /** Criteria without a mark; they earn nothing. */
  readonly unmarked: readonly string[]
}

function linearPoints(max: number, from: number, to: number, value: number): Ratio {
  const [start, end] = [fineRatio(from), fineRatio(to)]
  const minus = (a: Ratio, b: Ratio) => addRatios(a, multiplyRatios(b, ratio(-1n)))
  const share = divideRatios(minus(fineRatio(value), start), minus(end, start))
  const within = compareRatios(share, none) < 0 ? none : lesser(share, ratio(1n))
  return multiplyRatios(pointsRatio(max), within)
}

/** What a mark claims, before any cap. Throws where the mark is not of the criterion's kind: check first. */
function claimOf({ max, scale, code }: Criterion, mark: Mark): Ratio {
  if (scale.kind === 'judged' && 'points' in mark) return pointsRatio(mark.points)
  if (scale.kind === 'linear' && 'value' in mark) {
    return linearPoints(max, scale.from, scale.to, mark.value)
  }
  if (scale.kind === 'banded' && 'value' in mark) {
    const band = scale.bands.find(({ from }) => from !== undefined && mark.value >= from)
    return band === undefined ? none : pointsRatio(band.points)
  }
  if (scale.kind === 'banded' && 'band' in mark) {
    const band = scale.bands.find((one) => one.code === mark.band)
    if (band !== undefined) return pointsRatio(band.points)
    if (mark.band === null) return none
  }
  if (scale.kind === 'banded' && 'counts' in mark) {
    return scale.bands.reduce(
      (sum, band) => addRatios(sum, pointsRatio(band.points * (mark.counts[band.code] ?? 0))),
      none,
    )
  }
  throw new TypeError(`the mark of "${code}" is not of its scale`)
}

type Counted = { readonly criterion: Criterion; readonly points: Ratio }

/** The sum with every group cut to its cap; what was cut is told. */
function capGroups(counted: readonly Counted[], cuts: Capped[]): Ratio {
  const groups = Map.groupBy(counted, ({ criterion }) => criterion.cap?.group)
  let sum = none
  for (const [group, members] of groups) {
    const claimed = members.reduce((total, { points }) => addRatios(total, points), none)
    const cap = group === undefined ? undefined : members[0]!.criterion.cap
    const points = cap === undefined ? claimed : lesser(claimed, pointsRatio(cap.max))
    if (group !== undefined && compareRatios(points, claimed) < 0) {
      cuts.push({ code: group, claimed: shown(claimed), counted: shown(points) })
    }
    sum = addRatios(sum, points)
  }
  return sum
}

/** Σ weight · points, scaled so that all points give the total. */
function totalOf(rubric: Rubric, points: ReadonlyMap<string, Ratio>): Ratio {
  const weighted = isWeighted(rubric)
  const weightOf = (weight: number | undefined) => (weighted ? fineRatio(weight ?? 0) : ratio(1n))
  let [earned, most] = [none, none]
  for (const { code, max, weight } of rubric.dimensions) {
    const by = weightOf(weight)
    earned = addRatios(earned, multiplyRatios(by, points.get(code) ?? none))
    most = addRatios(most, multiplyRatios(by, ratio(BigInt(max))))
  }
  return multiplyRatios(divideRatios(earned, most), ratio(BigInt(rubric.total)))
}

/** The score of marks that `checkMarks` accepts, at least as a draft. */
export function scoreOf(rubric: Rubric, marks: Marks): Score {
  const capped: Capped[] = []
  const unmarked: string[] = []
  const byCriterion: Record<string, number> = {}
  const points = new Map<string, Ratio>()
  for (const dimension of rubric.dimensions) {
    const counted: Counted[] = []
    for (const criterion of criteriaOf(dimension)) {
      const mark = marks.criteria[criterion.code]
      if (mark === undefined) {
        unmarked.push(criterion.code)
        continue
      }
      const claimed = claimOf(criterion, mark)
      const most = lesser(claimed, pointsRatio(criterion.max))
      if (compareRatios(most, claimed) < 0) {
        capped.push({ code: criterion.code, claimed: shown(claimed), counted: shown(most) })
      }
      byCriterion[criterion.code] = shown(most)
      counted.push({ criterion, points: most })
    }
    points.set(dimension.code, capGroups(counted, capped))
  }
  const total = shown(totalOf(rubric, points))
  return {
    total,
    grade: rubric.grades?.find(({ from }) => total >= from)?.code ?? null,
    byDimension: Object.fromEntries([...points].map(([code, value]) => [code, shown(value)])),
    byCriterion,
    capped,
    vetoed: marks.vetoes.map(({ code }) => code),
    unmarked,
  }
}
