/** What somebody wants made, as far as its price depends on it. */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'

const Name = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })

export const quantityMost = 10_000_000

export const PriceNeed = Type.Object(
  {
    quantity: Type.Integer({ minimum: 1, maximum: quantityMost }),
    /** By its id in the kind. */
    material: Name,
    /** The tightest one, ±; null for the general tolerance of the maker. */
    toleranceMm: nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
    finishes: Type.Array(Name, { uniqueItems: true, maxItems: 10 }),
    /** Until it must be sent; null where there is no hurry. */
    leadTimeDays: nullable(Type.Integer({ minimum: 1, maximum: 1000 })),
    /** By road to the buyer; null leaves freight out. */
    distanceKm: nullable(Type.Number({ minimum: 0, maximum: 10_000 })),
  },
  { additionalProperties: false },
)
export type PriceNeed = Static<typeof PriceNeed>
