/** market: what is on offer, found by an index of its own. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as match from '../../domain/market/match.endpoints.ts'
import * as saved from '../../domain/market/saved.endpoints.ts'
import * as search from '../../domain/market/search.endpoints.ts'
import * as board from '../../domain/market/board.endpoints.ts'
import * as unmet from '../../domain/market/unmet.endpoints.ts'
import * as supply from '../../domain/market/supply.endpoints.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { savedMax } from '../../domain/market/saved.ts'
import { marketEn } from '../../domain/market/text.en.ts'
import { marketZh } from '../../domain/market/text.zh.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { registerStatusPart } from '../console/index.ts'
import { marketRoutes } from './market.routes.ts'
import { lookForNews } from './saved.jobs.ts'
import { searchStatusPart } from './status.ts'
import { forgetOldTallies } from './unmet.jobs.ts'

export { compareIndex } from './search/compare.ts'
export { openSearch, searchOf, type Search } from './search/client.ts'
export { reasonsOf } from './reasons.ts'
export type { Asking } from './search/answer.ts'
export { marketSchema } from './search/marketSchema.ts'
export { matchNeed } from './search/match.ts'
export { documentOf, type Tools } from './search/offerDocument.ts'
export { gradeNamer, readWords } from './search/words.ts'
export { countUnmet } from './unmet.ts'

registerStatusPart(searchStatusPart)
registerKinds([
  {
    code: 'market.saved',
    urgent: false,
    optional: true,
    defaults: { mail: 'digest' },
    path: '/searches',
    words: { zh: marketZh.notice.saved, en: marketEn.notice.saved },
  },
])

export const market: Module = {
  name: 'market',
  sentence: 'What is on offer is found by words and conditions, and held against needs.',
  endpoints: endpointsOf(search, match, saved, supply, unmet, board),
  routes: marketRoutes,
  schedules: [
    { name: 'lookForNews', cron: '7 * * * *', run: lookForNews },
    { name: 'forgetOldTallies', cron: '23 3 * * *', run: forgetOldTallies },
  ],
  constraints: {
    saved_searches_are_few: conflict('market.saved_full', { most: savedMax }),
    saved_search_place_is_taken: conflict('market.saved_meanwhile'),
    saved_search_name_is_taken: conflict('market.saved_name_taken'),
  },
  invariants: [
    {
      name: 'a search that is followed asks for something',
      sql: `select id from market.saved_search where query = '{}'::jsonb`,
    },
  ],
}
