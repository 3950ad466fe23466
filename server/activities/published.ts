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

/** Of co-hosting, whoever is asked or answers knows as well. */
const both: EventAudience = async (work, facts) => [
  ...new Set([
    ...(await host(work, facts)),
    ...['orgId', 'toOrgId'].flatMap((name) => {
      const id = facts[name]
      return typeof id === 'string' ? [id] : []
    }),
  ]),
]

export const activitiesPublished = withAudiences(
  activityEvents,
  Object.fromEntries(
    activityEvents.map(({ name }) => [name, name.startsWith('activities.cohost.') ? both : host]),
  ),
)
