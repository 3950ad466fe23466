/** What the verdicts of a round look at, from its page; and what every act on a round makes stale. */
import {
  listEligible,
  listItems,
  listRoundExperts,
  readItem,
  readItemReviews,
} from '../../../domain/evaluation/roundItem.endpoints.ts'
import {
  listRounds,
  readFreeze,
  readResults,
  readRound,
  type RoundPage,
} from '../../../domain/evaluation/round.endpoints.ts'
import { readWaits } from '../../../domain/evaluation/waiting.endpoints.ts'
import type { RoundFacts } from '../../../domain/evaluation/round.ts'

export const factsOf = ({ state, method, items, facts }: RoundPage): RoundFacts => ({
  state,
  method,
  items,
  ...facts,
  panelsWithoutLeader: 0,
})

export const renews = [
  listRounds,
  readRound,
  readFreeze,
  readResults,
  listItems,
  readItem,
  readItemReviews,
  listRoundExperts,
  listEligible,
  readWaits,
] as const

/** Reviews that the round must bring in the end. */
export const dueOf = ({ items, reviewsPerItem }: Pick<RoundPage, 'items' | 'reviewsPerItem'>) =>
  items * reviewsPerItem
