/** Who may know of what happens to an activity: its host, and whoever holds it with the host of what both see. */
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

const hosts: EventAudience = async (work, facts) => {
  const cohosts = await work.db
    .selectFrom('activities.cohost')
    .where('activity_id', '=', factOf(facts, 'activityId'))
    .where('state', '=', 'accepted')
    .select('org_id')
    .execute()
  return distinct(...(await host(work, facts)), ...cohosts.map(({ org_id }) => org_id))
}

/** Of co-hosting, whoever is asked or answers knows as well. */
const both: EventAudience = async (work, facts) =>
  distinct(...(await host(work, facts)), factOf(facts, 'cohostOrgId'), factOf(facts, 'toOrgId'))

/** What those who came thought is told to the host alone. */
const hostOnly: ReadonlySet<string> = new Set([
  'activities.activity.planned',
  'activities.feedback.given',
])

function audienceOf(name: string): EventAudience {
  if (name.startsWith('activities.cohost.')) return both
  return hostOnly.has(name) ? host : hosts
}

export const activitiesPublished = withAudiences(
  activityEvents,
  Object.fromEntries(activityEvents.map(({ name }) => [name, audienceOf(name)])),
)
