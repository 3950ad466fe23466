/** price: what a thing should cost and why, by each maker's own rates. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import * as companyCard from '../../domain/price/companyCard.endpoints.ts'
import * as calls from '../../domain/price/price.endpoints.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { priceRoutes } from './price.routes.ts'
import { cardNames, estimateNames } from './names.ts'
import { pricePublished } from './published.ts'

export { stepCard, writeCard } from './card.actions.ts'
export { layCards, type LaidCard } from './cardLaid.ts'
export { listCards } from './card.queries.ts'
export { cardsAskedMost, quoterOf, type MakerQuote, type Quoter } from './quote.queries.ts'

registerThingNames([
  { prefix: 'price.card.', names: cardNames },
  { prefix: 'price.estimate.', names: estimateNames },
])

export const price: Module = {
  name: 'price',
  sentence: "What a thing should cost and why, by each maker's own rates.",
  endpoints: endpointsOf(calls, companyCard),
  publishes: pricePublished,
  routes: priceRoutes,
  constraints: { card_of_a_process_is_one: conflict('price.moved_on') },
  invariants: [
    {
      name: 'every version of a card was kept',
      sql: `select c.id from price.card c where not c.demo and c.version <> (
              select count(*) from price.card_step t where t.card_id = c.id)`,
    },
    {
      name: 'an estimate is of a version that its card had',
      sql: `select e.id from price.estimate e where not exists (
              select from price.card_step t where t.card_id = e.card_id and t.version = e.card_version)
            and not (select demo from price.card where id = e.card_id)`,
    },
  ],
}
