/** What is asked for, as it is changed on the page before it is computed anew. */
import { usualRules, type ArrangementWish } from '../../../domain/evaluation/arrangement.ts'
import type { ArrangementPage } from '../../../domain/evaluation/arrangement.endpoints.ts'
import { usualWeights } from '../../../domain/evaluation/assignmentPlan.ts'

export const usualWish = (reviewsPerItem: number): ArrangementWish => ({
  rules: usualRules(reviewsPerItem),
  weights: usualWeights,
  leastLoads: false,
  loads: [],
  pinned: [],
  forbidden: [],
})

/** Names of experts and items that were met on the page: a wish itself holds ids. */
export type Names = { readonly experts: Map<string, string>; readonly items: Map<string, string> }

export function learn(names: Names, plan: ArrangementPage): void {
  for (const [id, name] of Object.entries(plan.named)) names.experts.set(id, name)
  for (const { id, name } of plan.experts) names.experts.set(id, name)
  for (const [id, { seq, title }] of Object.entries(plan.namedItems)) {
    names.items.set(id, `${seq} ${title}`)
  }
}

type Pair = { readonly itemId: string; readonly expertId: string }
const same = (one: Pair, other: Pair): boolean =>
  one.itemId === other.itemId && one.expertId === other.expertId

function withoutPair(list: readonly Pair[], pair: Pair): Pair[] {
  return list.filter((one) => !same(one, pair))
}

/** A pair is set or excluded, never both; a second press takes it back. */
export function withPair(
  wish: ArrangementWish,
  list: 'pinned' | 'forbidden',
  pair: Pair,
): ArrangementWish {
  const other = list === 'pinned' ? 'forbidden' : 'pinned'
  const had = wish[list].some((one) => same(one, pair))
  const rest = withoutPair(wish[list], pair)
  return {
    ...wish,
    [other]: withoutPair(wish[other], pair),
    [list]: had ? rest : [...rest, pair],
  }
}

export function withLoad(wish: ArrangementWish, expertId: string, max: number | null) {
  const rest = wish.loads.filter((one) => one.expertId !== expertId)
  return { ...wish, loads: max === null ? rest : [...rest, { expertId, max }] }
}

/** In how many places two wishes differ. */
export function countChanges(one: ArrangementWish, other: ArrangementWish): number {
  const texts = (wish: ArrangementWish): Set<string> =>
    new Set([
      ...Object.entries(wish.rules).map((rule) => JSON.stringify(rule)),
      `least ${wish.leastLoads}`,
      `shared ${wish.sharedLoads === true}`,
      ...Object.entries(wish.weights).map((part) => JSON.stringify(part)),
      ...(wish.least ?? []).map(({ expertId, min }) => `min ${expertId} ${min}`),
      ...(wish.items ?? []).flatMap(({ itemId, ...own }) =>
        Object.entries(own).map(([limit, value]) => `${itemId} ${limit} ${value}`),
      ),
      ...wish.loads.map((load) => `load ${load.expertId} ${load.max}`),
      ...(['pinned', 'forbidden'] as const).flatMap((list) =>
        wish[list].map(({ itemId, expertId }) => `${list} ${itemId} ${expertId}`),
      ),
    ])
  const [first, second] = [texts(one), texts(other)]
  const gone = [...first].filter((text) => !second.has(text)).length
  const come = [...second].filter((text) => !first.has(text)).length
  return Math.max(gone, come)
}
