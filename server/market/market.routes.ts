import * as match from '../../domain/market/match.endpoints.ts'
import type { MatchedOffer } from '../../domain/market/match.endpoints.ts'
import * as saved from '../../domain/market/saved.endpoints.ts'
import * as search from '../../domain/market/search.endpoints.ts'
import { readFilters } from '../../domain/market/filters.ts'
import * as board from '../../domain/market/board.endpoints.ts'
import * as unmet from '../../domain/market/unmet.endpoints.ts'
import * as supply from '../../domain/market/supply.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { readBoard } from './board.queries.ts'
import { matchNeed } from './match.queries.ts'
import { listSaved, saveSearch, stepSaved } from './saved.actions.ts'
import {
  readMarketSentence,
  readSearchStatus,
  searchOffers,
  suggestWords,
} from './search.queries.ts'
import { readSupply } from './supply.queries.ts'
import { countShown, countUnmet, listUnmet } from './unmet.ts'

/** Missed by what it says of itself, not by its price or its hours. */
const missesFields = ({ fields }: MatchedOffer): boolean =>
  fields.some(({ strict, outcome }) => strict && outcome === 'missed')

const isWhole = ({ misses }: { readonly misses: number }): boolean => misses === 0

export function marketRoutes(serve: Serve): void {
  serve(search.searchOffers, async (work, { query }) => {
    const answer = await searchOffers(work, query)
    countShown(work, 'market.found', answer.rows)
    if (answer.total === 0 || answer.loose) countUnmet(work, 'words', readFilters(query))
    return answer
  })
  serve(search.suggestWords, (work, { query }) => suggestWords(work, query))
  serve(search.readMarketSentence, (work, { query }) => readMarketSentence(work, query))
  serve(supply.readSupply, (work, { query }) => readSupply(work, query))
  serve(match.matchNeed, async (work, { query }) => {
    const answer = await matchNeed(work, query)
    countShown(work, 'market.matched', answer.rows.filter(isWhole))
    if (answer.admitted === 0 && answer.rows.every(missesFields)) {
      countUnmet(work, 'need', readFilters(query))
    }
    return answer
  })
  serve(board.readBoard, (work, { query }) => readBoard(work, query))
  serve(unmet.listUnmet, (work, { query }) => listUnmet(work, query))
  serve(saved.listSaved, (work) => listSaved(work))
  serve(saved.saveSearch, (work, { body }) => saveSearch(work, body))
  serve(saved.stepSaved, (work, { params, body }) => stepSaved(work, params.id, body))
  serve(search.readSearchStatus, (work) => readSearchStatus(work))
}
