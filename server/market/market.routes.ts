import * as match from '../../domain/market/match.endpoints.ts'
import * as saved from '../../domain/market/saved.endpoints.ts'
import * as search from '../../domain/market/search.endpoints.ts'
import * as supply from '../../domain/market/supply.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { matchNeed } from './match.queries.ts'
import { listSaved, saveSearch, stepSaved } from './saved.actions.ts'
import {
  readMarketSentence,
  readSearchStatus,
  searchOffers,
  suggestWords,
} from './search.queries.ts'
import { readSupply } from './supply.queries.ts'

export function marketRoutes(serve: Serve): void {
  serve(search.searchOffers, (work, { query }) => searchOffers(work, query))
  serve(search.suggestWords, (work, { query }) => suggestWords(work, query))
  serve(search.readMarketSentence, (work, { query }) => readMarketSentence(work, query))
  serve(supply.readSupply, (work, { query }) => readSupply(work, query))
  serve(match.matchNeed, (work, { query }) => matchNeed(work, query))
  serve(saved.listSaved, (work) => listSaved(work))
  serve(saved.saveSearch, (work, { body }) => saveSearch(work, body))
  serve(saved.stepSaved, (work, { params, body }) => stepSaved(work, params.id, body))
  serve(search.readSearchStatus, (work) => readSearchStatus(work))
}
