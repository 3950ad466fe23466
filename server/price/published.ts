/** Who may know that a card or an estimate moved: the maker, and of an estimate whoever kept it. */
import { priceEvents } from '../../domain/price/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const maker: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('price.card')
    .where('id', '=', factOf(facts, 'cardId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

const bothSides: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('price.estimate')
    .where('id', '=', factOf(facts, 'estimateId'))
    .select(['maker_org_id', 'asked_by_org_id'])
    .executeTakeFirst()
  return distinct(row?.maker_org_id, row?.asked_by_org_id)
}

export const pricePublished = withAudiences(priceEvents, {
  'price.card.moved': maker,
  'price.estimate.kept': bothSides,
})
