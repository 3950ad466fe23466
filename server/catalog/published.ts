/** Who may know that an offer moved: the organisation that wrote it. */
import { catalogEvents } from '../../domain/catalog/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const writers: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('catalog.offer')
    .where('id', '=', factOf(facts, 'offerId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

/** The organisation whose certificate it is: who holds it now may be asked of the page. */
const holder: EventAudience = async (_work, facts) => distinct(factOf(facts, 'organisationId'))

export const catalogPublished = withAudiences(catalogEvents, {
  'catalog.offer.moved': writers,
  'catalog.offer.confirmed': writers,
  'catalog.certificate.moved': holder,
  'catalog.kind.published': async () => 'everybody',
})
