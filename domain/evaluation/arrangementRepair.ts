/** A repair carried out by a wish, and in how many places it differs. */
import type { ArrangementWish, ItemWish, WishedPair } from './arrangement.ts'
import type { RepairStep } from './assignmentRepair.ts'

const keys = {
  itemNeeds: 'needs',
  seniors: 'seniorsPerItem',
  level: 'minLevel',
  sameRegion: 'maxSameRegion',
  sameEmployer: 'maxSameEmployer',
} as const

/** Limits of one item beside those that it has. */
export function withItem(wish: ArrangementWish, itemId: string, part: Partial<ItemWish>) {
  const items = wish.items ?? []
  const own = items.find((one) => one.itemId === itemId)
  const rest = items.filter((one) => one.itemId !== itemId)
  return { ...wish, items: [...rest, { ...own, ...part, itemId }] }
}

export function withoutItem(wish: ArrangementWish, itemId: string): ArrangementWish {
  return { ...wish, items: (wish.items ?? []).filter((one) => one.itemId !== itemId) }
}

function mended(wish: ArrangementWish, step: RepairStep): ArrangementWish {
  const { cause, items, experts, to } = step
  const isNamed = ({ itemId, expertId }: WishedPair): boolean =>
    items.includes(itemId) && experts.includes(expertId)
  if (cause === 'pinned') {
    return { ...wish, pinned: wish.pinned.filter((pair) => !isNamed(pair)) }
  }
  if (cause === 'excluded') {
    return { ...wish, forbidden: wish.forbidden.filter((pair) => !isNamed(pair)) }
  }
  if (cause === 'loadMax') {
    const rest = wish.loads.filter(({ expertId }) => !experts.includes(expertId))
    return { ...wish, loads: [...rest, ...experts.map((expertId) => ({ expertId, max: to }))] }
  }
  if (cause === 'loadMin') {
    const rest = (wish.least ?? []).filter(({ expertId }) => !experts.includes(expertId))
    return { ...wish, least: [...rest, ...experts.map((expertId) => ({ expertId, min: to }))] }
  }
  if (cause === 'standing' || cause === 'moreExperts') return wish
  return items.reduce((all, itemId) => withItem(all, itemId, { [keys[cause]]: to }), wish)
}

export function mendWish(wish: ArrangementWish, steps: readonly RepairStep[]): ArrangementWish {
  return steps.reduce(mended, wish)
}
