/** market: what is on offer, found by an index of its own. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as match from '../../domain/market/match.endpoints.ts'
import * as search from '../../domain/market/search.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { registerStatusPart } from '../console/index.ts'
import { marketRoutes } from './market.routes.ts'
import { searchStatusPart } from './status.ts'

export { compareIndex } from './search/compare.ts'
export { openSearch, searchOf, type Search } from './search/client.ts'

registerStatusPart(searchStatusPart)

export const market: Module = {
  name: 'market',
  sentence: 'What is on offer is found by words and conditions, and held against needs.',
  endpoints: endpointsOf(search, match),
  routes: marketRoutes,
}
