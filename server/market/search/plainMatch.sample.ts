/** A need held against rows one after the other, object by object: what the quick way must agree with. */
import {
  fieldsOf,
  type FieldValue,
  type FieldValues,
  type Kind,
} from '../../../domain/catalog/kind.ts'
import type { NeedValue, NeedValues } from '../../../domain/catalog/match.ts'
import { comparePlaced, standingOf } from '../../../domain/market/need.ts'
import type { MatchAnswer, NeedChange } from './wire.ts'

export type PlainOffer = {
  readonly id: string
  /** As the index holds them. */
  readonly values: FieldValues
  readonly day: number
  readonly tie: number
  /** No farther away than is asked for. */
  readonly isInside: boolean
}

type Near = { readonly closeness: number; readonly admits: NeedValue; readonly says: FieldValue }

const same = (term: string): string => term

function stepsOf(field: string, near: readonly Near[]): NeedChange[] {
  const nearest = near.filter(({ closeness }) => closeness === near[0]!.closeness)
  const half = near.filter(({ closeness }) => closeness >= 0.5)
  return [nearest, ...(half.length > nearest.length ? [half] : [])].map((step) => ({
    ...{ field, admits: step.at(-1)!.admits, offers: step.length },
  }))
}

function waysOf(kind: Kind, field: string, near: readonly Near[]): NeedChange[] {
  const keyOf = ({ admits }: Near): string =>
    JSON.stringify(Array.isArray(admits) ? admits.toSorted() : admits)
  const often = [...Map.groupBy(near, keyOf).values()]
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 3)
  return often.map(([first]) => {
    const { admits } = first!
    const met = near.filter(({ says }) => {
      const { matches } = standingOf(kind, { [field]: admits }, { [field]: says }, same)
      return matches[0]!.outcome === 'met'
    })
    return { field, admits, offers: met.length }
  })
}

function changesOf(kind: Kind, almost: ReadonlyMap<string, readonly Near[]>): NeedChange[] {
  return [...almost]
    .flatMap(([field, all]) => {
      const near = all.toSorted((one, other) => other.closeness - one.closeness)
      const { as } = kind.fields.properties[field]!.about.match!
      const isLine = as === 'atLeast' || as === 'atMost' || as === 'envelope'
      return isLine ? stepsOf(field, near) : waysOf(kind, field, near)
    })
    .toSorted((one, other) => other.offers - one.offers)
    .slice(0, 8)
}

export function plainMatch(
  kind: Kind,
  need: NeedValues,
  offers: readonly PlainOffer[],
  { from, most }: { readonly from: number; readonly most: number },
): MatchAnswer {
  const standings = offers.map((offer) => ({
    ...offer,
    ...standingOf(kind, need, offer.values, same),
  }))
  const inside = standings.filter(({ isInside }) => isInside)
  const almost = new Map<string, Near[]>()
  for (const { misses, matches, values } of inside) {
    if (misses !== 1) continue
    const missed = matches.find(({ strict, outcome }) => strict && outcome === 'missed')!
    const { field, admits, closeness } = missed
    if (admits === null) continue
    almost.set(field, [...(almost.get(field) ?? []), { closeness, admits, says: values[field]! }])
  }
  return {
    admitted: inside.filter(({ misses }) => misses === 0).length,
    nearly: inside.filter(({ misses }) => misses > 0).length,
    farther: standings.filter(({ isInside, misses }) => !isInside && misses === 0).length,
    ids: inside
      .toSorted(comparePlaced)
      .slice(from, from + most)
      .map(({ id }) => id),
    changes: changesOf(kind, almost),
  }
}

/** What columns hold of an offer: nothing of fields that have none, boxes from the longest edge down. */
export function asHeld(
  kind: Kind,
  values: FieldValues,
  {
    has,
    words,
  }: { readonly has: (id: string) => boolean; readonly words: (list: string[]) => string[] },
): FieldValues {
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([id, { about }]): [string, FieldValue][] => {
      const value = values[id]
      if (value === undefined || !has(id)) return []
      if (about.shape === 'box') {
        return [[id, (value as readonly number[]).toSorted((one, other) => other - one)]]
      }
      return [[id, about.shape === 'terms' ? words(value as string[]) : value]]
    }),
  )
}
