/**
 * 评分表: dimensions, their criteria, how each is scored, what excludes. A rubric is data; a programme,
 * a contest or an intake of ventures brings its own, and `scoring.ts` counts every one by the same rule.
 */
import { Type, type Static } from 'typebox'
import { Bilingual, Clause, Code, origin } from '../kernel/sourced.ts'

const closed = { additionalProperties: false } as const

/** Points are whole hundredths: what an expert writes on paper, and exact in every sum. */
export const Points = Type.Number({ minimum: 0, maximum: 10_000, multipleOf: 0.01 })
/** A measured value, in the unit of its scale, with at most four decimals. */
export const Measure = Type.Number({ minimum: -1e9, maximum: 1e9, multipleOf: 0.0001 })

export const Band = Type.Object(
  {
    code: Code,
    name: Bilingual,
    points: Points,
    /** Lower end of the band, itself within it; given on every band of a scale or on none. */
    from: Type.Optional(Measure),
  },
  closed,
)
export type Band = Static<typeof Band>

/**
 * How a criterion is scored. `judged`: an expert gives points in steps. `linear`: a value between `from`
 * and `to` earns points in proportion, beyond them none or all. `banded`: one band is chosen, or found by
 * the value where bands have a `from`; `countable` bands are counted, each piece earning its points, up
 * to the most of the criterion (累计不超过).
 */
export const Scale = Type.Union([
  Type.Object({ kind: Type.Literal('judged'), step: Points }, closed),
  Type.Object(
    { kind: Type.Literal('linear'), from: Measure, to: Measure, unit: Bilingual },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('banded'),
      bands: Type.Array(Band, { minItems: 1, maxItems: 50 }),
      countable: Type.Optional(Type.Boolean()),
      unit: Type.Optional(Bilingual),
    },
    closed,
  ),
])
export type Scale = Static<typeof Scale>

export const Criterion = Type.Object(
  {
    code: Code,
    name: Bilingual,
    max: Points,
    scale: Scale,
    /** Criteria of one group earn at most this many points together; they stand in one dimension. */
    cap: Type.Optional(Type.Object({ group: Code, max: Points }, closed)),
    guidance: Type.Optional(Bilingual),
    source: Type.Optional(origin.source),
    clause: Type.Optional(Clause),
  },
  closed,
)
export type Criterion = Static<typeof Criterion>

export const Dimension = Type.Object(
  {
    code: Code,
    name: Bilingual,
    max: Type.Integer({ minimum: 1, maximum: 10_000 }),
    guidance: Type.Optional(Bilingual),
    /** Relative; one dimension that has a weight asks it of all, and the sum is scaled to the total. */
    weight: Type.Optional(Type.Number({ minimum: 0.0001, maximum: 1000, multipleOf: 0.0001 })),
    /** Absent: the dimension itself is judged. */
    criteria: Type.Optional(Type.Array(Criterion, { minItems: 1, maxItems: 50 })),
    ...origin,
  },
  closed,
)
export type Dimension = Static<typeof Dimension>

/** 一票否决: whoever finds it excludes the item, whatever its points. */
export const Veto = Type.Object({ code: Code, name: Bilingual }, closed)
export type Veto = Static<typeof Veto>

/** A name for a stretch of totals: 优秀 from 80. The lower end is within it. */
export const Grade = Type.Object({ code: Code, name: Bilingual, from: Points }, closed)

export const Rubric = Type.Object(
  {
    code: Code,
    name: Bilingual,
    total: Type.Integer({ minimum: 1, maximum: 10_000 }),
    dimensions: Type.Array(Dimension, { minItems: 1, maxItems: 100 }),
    vetoes: Type.Optional(Type.Array(Veto, { maxItems: 50 })),
    /** Best first. */
    grades: Type.Optional(Type.Array(Grade, { maxItems: 20 })),
    /** What a complete review must say beside its points; absent: an opinion and a recommendation. */
    requires: Type.Optional(
      Type.Object(
        {
          opinion: Type.Boolean(),
          recommendation: Type.Boolean(),
          /** A dimension with less than this share of its points, in per cent, needs a comment. */
          commentBelowPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        closed,
      ),
    ),
    /** Of the weights. Dimensions carry their own: a notice may name criteria and no weights. */
    ...origin,
  },
  closed,
)
export type Rubric = Static<typeof Rubric>

/** A dimension without criteria is judged as a whole, in steps of half a point. */
export const defaultStep = 0.5

/** What is marked: the criteria of a dimension, or the dimension itself as its only one. */
export function criteriaOf(dimension: Dimension): readonly Criterion[] {
  if (dimension.criteria !== undefined) return dimension.criteria
  const { code, name, max, guidance } = dimension
  return [
    {
      code,
      name,
      max,
      scale: { kind: 'judged', step: defaultStep },
      ...(guidance === undefined ? {} : { guidance }),
    },
  ]
}

export function isWeighted(rubric: Rubric): boolean {
  return rubric.dimensions.some(({ weight }) => weight !== undefined)
}

/** Whole hundredths of points; the schema lets no finer ones pass. */
export function hundredthsOf(points: number): number {
  return Math.round(points * 100)
}
