/**
 * 排名 that does not hide how sure it is: three methods side by side, the ranks that each item reaches when
 * an expert, a dimension or a weight changes, and the ranks that the model's own uncertainty allows.
 * Everything follows from the export below and its seed, so that anyone entitled can compute it again.
 */
import { Type, type Static } from 'typebox'
import { Code } from '../kernel/sourced.ts'
import { additiveModel } from './additive.ts'
import { methods, normalised, type Method } from './normalise.ts'
import { kendall } from './rankCorrelation.ts'
import type { ScoreTable } from './scoreTable.ts'

const closed = { additionalProperties: false } as const
const Place = Type.Integer({ minimum: 0, maximum: 100_000 })

/** Pseudonymised: items and experts are places in lists that the export does not hold. */
export const RankingExport = Type.Object(
  {
    shape: Type.Literal(1),
    total: Type.Integer({ minimum: 1, maximum: 10_000 }),
    dimensions: Type.Array(
      Type.Object(
        {
          code: Code,
          max: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
          weight: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    items: Place,
    experts: Place,
    reviews: Type.Array(
      Type.Object(
        {
          item: Place,
          expert: Place,
          /** Points of each dimension, in its order. */
          points: Type.Array(Type.Number({ minimum: 0, maximum: 10_000 }), { maxItems: 100 }),
          vetoed: Type.Boolean(),
        },
        closed,
      ),
      { maxItems: 200_000 },
    ),
    /** The method whose ranks decide. */
    method: Type.Enum([...methods]),
    /** Of the seed of uncertainty; ranks of any method do not depend on it. */
    seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
    draws: Type.Integer({ minimum: 0, maximum: 10_000 }),
  },
  closed,
)
export type RankingExport = Static<typeof RankingExport>

/**
 * Competition ranks (1, 2, 2, 4): scores equal when rounded to 0.01 share a rank. Null for what is not
 * ranked: no review, or a veto.
 */
export function competitionRanks(
  scores: readonly number[],
  ranked: readonly boolean[],
): (number | null)[] {
  const rounded = scores.map((score) => Math.round(score * 100))
  const standing = rounded.filter((_, at) => ranked[at]).toSorted((a, b) => b - a)
  const first = new Map<number, number>()
  standing.forEach((score, at) => {
    if (!first.has(score)) first.set(score, at + 1)
  })
  return rounded.map((score, at) => (ranked[at] ? first.get(score)! : null))
}

/** Ranks within each group of items; among all where no groups are told. */
function ranksWithin(groups: readonly string[] | undefined): typeof competitionRanks {
  if (groups === undefined) return competitionRanks
  const members = [...Map.groupBy(groups.keys(), (item) => groups[item]!).values()]
  return (scores, ranked) => {
    const ranks = scores.map((): number | null => null)
    for (const own of members) {
      const within = competitionRanks(
        own.map((item) => scores[item]!),
        own.map((item) => ranked[item]!),
      )
      own.forEach((item, at) => {
        ranks[item] = within[at]!
      })
    }
    return ranks
  }
}

function tableOf(data: RankingExport, weights: readonly number[]): ScoreTable {
  const most = data.dimensions.reduce((sum, { max }, at) => sum + weights[at]! * max, 0)
  return {
    items: data.items,
    experts: data.experts,
    rows: data.reviews.map(({ item, expert, points }) => ({
      item,
      expert,
      score: (points.reduce((sum, one, at) => sum + weights[at]! * one, 0) / most) * data.total,
    })),
  }
}

export type Variant = {
  readonly kind: 'withoutExpert' | 'withoutDimension' | 'weight'
  /** Place of the expert, or code of the dimension. */
  readonly of: number | string
  /** By what the weight was multiplied. */
  readonly factor?: number
  readonly ranks: readonly (number | null)[]
  /** Kendall's τ-b with the ranking itself. */
  readonly likeness: number
}

export type RankedItem = {
  readonly item: number
  readonly reviews: number
  readonly vetoed: boolean
  readonly scores: Readonly<Record<Method, number>>
  /** Standard error of the additive score in points; NaN where nothing can be said. */
  readonly error: number
  readonly ranks: Readonly<Record<Method, number | null>>
  /** Reached in the middle 90 % of the model's draws; null without draws or for what is not ranked. */
  readonly likely: readonly [number, number] | null
  /** Reached with one expert, one dimension less, or a weight shifted. */
  readonly range: readonly [number, number] | null
}

export type Ranking = {
  readonly items: readonly RankedItem[]
  readonly variants: readonly Variant[]
  /** Points by which each expert scores above the panel, shrunk; for the office alone. */
  readonly experts: readonly number[]
}

/** A weight is tried at four fifths and six fifths of itself. */
export const weightFactors = [0.8, 1.2] as const

function variantsOf(
  data: RankingExport,
  ranked: readonly boolean[],
  base: readonly number[],
  lambda: number,
  ranksOf: typeof competitionRanks,
): Variant[] {
  const weights = data.dimensions.map(({ weight }) => weight)
  const scoresOf = (table: ScoreTable): number[] =>
    data.method === 'additive'
      ? [...additiveModel(table, Number.isNaN(lambda) ? undefined : lambda).items]
      : normalised(table, data.method)
  const variant = (told: Pick<Variant, 'kind' | 'of' | 'factor'>, table: ScoreTable): Variant => {
    const scores = scoresOf(table)
    // An item that loses its only review has no rank in this variant.
    const standing = ranked.map((one, at) => one && !Number.isNaN(scores[at]!))
    const both = base.flatMap((score, at) => (standing[at] ? [[score, scores[at]!] as const] : []))
    const likeness = kendall(
      both.map(([score]) => score),
      both.map(([, score]) => score),
    )
    return { ...told, ranks: ranksOf(scores, standing), likeness }
  }
  const whole = tableOf(data, weights)
  const readers = new Set(data.reviews.map(({ expert }) => expert))
  const withoutExpert = [...readers].map((expert) =>
    variant(
      { kind: 'withoutExpert', of: expert },
      { ...whole, rows: whole.rows.filter((row) => row.expert !== expert) },
    ),
  )
  const changed = (at: number, factor: number): ScoreTable =>
    tableOf(
      data,
      weights.map((weight, other) => (other === at ? weight * factor : weight)),
    )
  if (data.dimensions.length < 2) return withoutExpert
  const byDimension = data.dimensions.flatMap(({ code }, at) => [
    variant({ kind: 'withoutDimension', of: code }, changed(at, 0)),
    ...weightFactors.map((factor) =>
      variant({ kind: 'weight', of: code, factor }, changed(at, factor)),
    ),
  ])
  return [...withoutExpert, ...byDimension]
}

/** The middle 90 % of the ranks of each item over draws. */
function likelyRanks(
  draws: readonly (readonly number[])[],
  ranked: readonly boolean[],
  ranksOf: typeof competitionRanks,
): ([number, number] | null)[] {
  const reached = ranked.map((): number[] => [])
  for (const draw of draws) {
    ranksOf(draw, ranked).forEach((rank, at) => {
      if (rank !== null) reached[at]!.push(rank)
    })
  }
  return reached.map((ranks) => {
    if (ranks.length === 0) return null
    const sorted = ranks.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)]!
    return [at(0.05), at(0.95)]
  })
}

/**
 * The ranking of an export, always the same from the same export. With `groups`, one for each item, ranks are
 * those within the group; scores stay those of all items together.
 */
export function reproduceRanking(data: RankingExport, groups?: readonly string[]): Ranking {
  const ranksOf = ranksWithin(groups)
  const table = tableOf(
    data,
    data.dimensions.map(({ weight }) => weight),
  )
  const counts = Array.from({ length: data.items }, () => 0)
  const vetoed = Array.from({ length: data.items }, () => false)
  for (const review of data.reviews) {
    counts[review.item] = counts[review.item]! + 1
    if (review.vetoed) vetoed[review.item] = true
  }
  const ranked = counts.map((count, at) => count > 0 && !vetoed[at])
  const model = additiveModel(table)
  const scores = {
    raw: normalised(table, 'raw'),
    z: normalised(table, 'z'),
    additive: [...model.items],
  }
  const ranks = {
    raw: ranksOf(scores.raw, ranked),
    z: ranksOf(scores.z, ranked),
    additive: ranksOf(scores.additive, ranked),
  }
  const variants = variantsOf(data, ranked, scores[data.method], model.lambda, ranksOf)
  const hasErrors = !Number.isNaN(model.noise)
  const likely = likelyRanks(hasErrors ? model.draws(data.seed, data.draws) : [], ranked, ranksOf)
  const at = <T>(of: Readonly<Record<Method, readonly T[]>>, item: number) => ({
    raw: of.raw[item]!,
    z: of.z[item]!,
    additive: of.additive[item]!,
  })
  const items = counts.map((reviews, item): RankedItem => {
    const reached = [ranks[data.method], ...variants.map((one) => one.ranks)].flatMap(
      (all) => all[item] ?? [],
    )
    return {
      item,
      reviews,
      vetoed: vetoed[item]!,
      scores: at(scores, item),
      error: model.errors[item]!,
      ranks: at(ranks, item),
      likely: likely[item]!,
      range: reached.length === 0 ? null : [Math.min(...reached), Math.max(...reached)],
    }
  })
  return { items, variants, experts: model.experts }
}

export type Disagreement = {
  readonly item: number
  /** Highest less lowest score, as written and with the strictness of experts taken out. */
  readonly spread: number
  readonly adjustedSpread: number
  readonly lowest: number
  readonly highest: number
}

/** Items on which experts differ by at least so many points even after their strictness is taken out; the widest first. */
export function findDisagreements(data: RankingExport, minSpread: number): Disagreement[] {
  const weights = data.dimensions.map(({ weight }) => weight)
  const table = tableOf(data, weights)
  const { experts } = additiveModel(table)
  const groups = Map.groupBy(table.rows, ({ item }) => item)
  return [...groups]
    .map(([item, rows]): Disagreement => {
      const sorted = rows.toSorted((a, b) => a.score - b.score)
      const adjusted = rows.map(({ score, expert }) => score - experts[expert]!)
      return {
        item,
        spread: sorted.at(-1)!.score - sorted[0]!.score,
        adjustedSpread: Math.max(...adjusted) - Math.min(...adjusted),
        lowest: sorted[0]!.expert,
        highest: sorted.at(-1)!.expert,
      }
    })
    .filter(({ adjustedSpread }) => adjustedSpread >= minSpread)
    .toSorted((a, b) => b.adjustedSpread - a.adjustedSpread || a.item - b.item)
}
