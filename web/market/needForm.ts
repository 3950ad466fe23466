/** The fields of a kind by which a need is written, and the way between what is typed and the conditions. */
import { fieldsOf, type Field, type Kind } from '../../domain/catalog/kind.ts'
import type { NeedValue, NeedValues } from '../../domain/catalog/match.ts'
import type { MarketFilters } from '../../domain/market/filters.ts'
import { withNeed } from '../../domain/market/need.ts'
import type { TypedValue, TypedValues } from '../catalog/form.ts'

export type NeedField = readonly [id: string, field: Field]

/** First what nobody who misses it is an offer for. */
export function needFields(kind: Kind): {
  readonly strict: readonly NeedField[]
  readonly others: readonly NeedField[]
} {
  const all = fieldsOf(kind).filter(([, { about }]) => about.match !== undefined)
  return {
    strict: all.filter(([, { about }]) => about.match!.strict === true),
    others: all.filter(([, { about }]) => about.match!.strict !== true),
  }
}

function typedOf({ about }: Field, value: NeedValue): TypedValue {
  if (about.shape === 'span' && typeof value === 'number') return [value, value]
  if (about.shape === 'choice' && Array.isArray(value)) return String(value[0])
  return value as TypedValue
}

export function typedNeed(kind: Kind, need: NeedValues): TypedValues {
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([id, field]) => {
      const value = need[id]
      return value === undefined ? [] : [[id, typedOf(field, value)] as const]
    }),
  )
}

/** Undefined for what says nothing, or not all of it yet. */
function neededOf({ about }: Field, typed: TypedValue | undefined): NeedValue | undefined {
  if (typed === undefined || typed === false || typed === '') return undefined
  if (typed === true || typeof typed === 'number') return typed
  if (typeof typed === 'string') return [typed]
  const given = (typed as readonly unknown[]).filter((one) => one !== null)
  if (given.length === 0) return undefined
  // One end of a span is one number that must be held.
  if (about.shape === 'span' && given.length === 1) return given[0] as number
  return given.length < typed.length ? undefined : (typed as NeedValue)
}

export function filtersOfNeed(
  kind: Kind,
  filters: MarketFilters,
  typed: TypedValues,
): MarketFilters {
  const { strict, others } = needFields(kind)
  return [...strict, ...others].reduce(
    (so, [id, field]) => withNeed(so, id, field, neededOf(field, typed[id])),
    filters,
  )
}
