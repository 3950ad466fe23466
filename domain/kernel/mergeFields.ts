/** Two changes of one thing brought together, field by field. */
import { type Json, stableJson } from './stableJson.ts'

export type FieldMerge<Thing> = {
  /** Theirs with every change of mine that is not in question. */
  readonly merged: Thing
  /** Fields that both changed, each in another way. */
  readonly conflicts: readonly (keyof Thing & string)[]
}

const same = (one: unknown, other: unknown): boolean =>
  stableJson(one as Json) === stableJson(other as Json)

/** What only one of both changed is kept from whoever changed it. */
export function mergeFields<Thing extends object>(
  base: Thing,
  mine: Thing,
  theirs: Thing,
): FieldMerge<Thing> {
  const changed = (Object.keys(mine) as (keyof Thing & string)[]).filter(
    (key) => !same(base[key], mine[key]) && !same(mine[key], theirs[key]),
  )
  const open = changed.filter((key) => !same(base[key], theirs[key]))
  const settled = changed.filter((key) => !open.includes(key))
  const own = Object.fromEntries(settled.map((key) => [key, mine[key]])) as Partial<Thing>
  return { merged: { ...theirs, ...own }, conflicts: open }
}
