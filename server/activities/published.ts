/** Who may know of what happens to an activity: its host. */
import { activityEvents } from '../../domain/activities/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience, EventFacts } from '../kernel/module.ts'
import type { Reading } from '../kernel/work.ts'

const host = async (work: Reading, facts: EventFacts): Promise<string[]> => {
  const row = await work.db
    .selectFrom('activities.activity')
    .where('id', '=', factOf(facts, 'activityId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

/** Of co-hosting, whoever is asked or answers knows as well. */
const both: EventAudience = async (work, facts) =>
  distinct(...(await host(work, facts)), factOf(facts, 'cohostOrgId'), factOf(facts, 'toOrgId'))

export const activitiesPublished = withAudiences(
  activityEvents,
  Object.fromEntries(
    activityEvents.map(({ name }) => [name, name.startsWith('activities.cohost.') ? both : host]),
  ),
)
