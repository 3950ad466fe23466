/** activities: trainings, exchanges of experience, meetings on site, and who comes. */
import * as activity from '../../domain/activities/activity.endpoints.ts'
import * as cohost from '../../domain/activities/cohost.endpoints.ts'
import * as registration from '../../domain/activities/registration.endpoints.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { activitiesHears, activitiesKinds } from './activities.hears.ts'
import { activityRoutes, registrationRoutes } from './activities.routes.ts'
import { activityTitles } from './activity.queries.ts'
import { activitiesPublished } from './published.ts'

export { planActivity, putMaterial, stepActivity } from './activity.actions.ts'
export { answerCohosting, inviteCohost } from './cohost.actions.ts'
export { listActivities } from './activity.queries.ts'
export { checkIn, giveFeedback, register } from './registration.actions.ts'
export { readTicket } from './registration.queries.ts'

registerKinds(activitiesKinds)
registerThingNames([{ prefix: 'activities.', names: activityTitles }])

export const activities: Module = {
  name: 'activities',
  sentence: 'Trainings, exchanges of experience and meetings on site, and who comes to them.',
  endpoints: endpointsOf(activity, cohost, registration),
  publishes: activitiesPublished,
  routes: (serve) => {
    activityRoutes(serve)
    registrationRoutes(serve)
  },
  hears: activitiesHears,
  constraints: {
    registration_is_made_once: conflict('activities.registered_already'),
  },
  invariants: [
    {
      name: 'the host of an activity is not its own co-host',
      sql: `select a.id from activities.activity a join activities.cohost c on c.activity_id = a.id
            where c.org_id = a.org_id`,
    },
    {
      name: 'the numbers of an activity are those of its registrations',
      sql: `select a.id from activities.activity a
            left join lateral (select count(*) filter (where r.state = 'registered') as taken,
                count(*) filter (where r.state = 'waiting') as waiting, count(r.attended_at) as attended
              from activities.registration r where r.activity_id = a.id) n on true
            where (a.taken, a.waiting, a.attended) <> (n.taken, n.waiting, n.attended)`,
    },
    {
      name: 'feedback is of those who were there',
      sql: `select f.registration_id from activities.feedback f
            join activities.registration r on r.id = f.registration_id where r.attended_at is null`,
    },
  ],
}
