/** Who may know that a part changed: its own organisation. */
import { partsEvents } from '../../domain/parts/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'

export const partsPublished = withAudiences(partsEvents, {
  'parts.part.changed': async (work, facts) => {
    const row = await work.db
      .selectFrom('parts.part')
      .where('id', '=', factOf(facts, 'partId'))
      .select('org_id')
      .executeTakeFirst()
    return distinct(row?.org_id)
  },
})
