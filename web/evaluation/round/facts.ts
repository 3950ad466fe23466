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
import { listPanelExperts, listPanels } from '../../../domain/evaluation/panel.endpoints.ts'
import { listSessions } from '../../../domain/evaluation/session.endpoints.ts'
import { readWaits } from '../../../domain/evaluation/waiting.endpoints.ts'
import type { RoundFacts } from '../../../domain/evaluation/round.ts'

export const factsOf = ({ state, method, items, facts }: RoundPage): RoundFacts => ({
  state,
  method,
  items,
  ...facts,
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
  listPanels,
  listPanelExperts,
  listSessions,
  readWaits,
] as const

/** Reviews that the round must bring in the end. */
export const dueOf = ({
  method,
  asked,
  reviews,
}: Pick<RoundPage, 'method' | 'asked' | 'reviews'>) =>
  // Every judge of a panel reads, and there may be more of them than are needed.
  method === 'panel' ? Math.max(reviews, asked) : asked
