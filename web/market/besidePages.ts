/** Pages beside the market's own in one file: every page of the house carries its address once. */
import { MatchPage } from './MatchPage.tsx'
import { SupplyPage } from './SupplyPage.tsx'

export const besidePages = {
  '/capabilities/match': MatchPage,
  '/capabilities/supply': SupplyPage,
} as const
