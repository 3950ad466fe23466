/** Who may know of what happens to an activity: its host. */
import { activityEvents } from '../../domain/activities/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const host: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('activities.activity')
    .where('id', '=', factOf(facts, 'activityId'))
    .select('org_id')
    .executeTakeFirst()
  return distinct(row?.org_id)
}

export const activitiesPublished = withAudiences(
  activityEvents,
  Object.fromEntries(activityEvents.map(({ name }) => [name, host])),
)
