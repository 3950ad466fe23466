/** webhooks: telling programs of organisations what happens, as it happens. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { webhooksEn } from '../../domain/webhooks/text.en.ts'
import { webhooksZh } from '../../domain/webhooks/text.zh.ts'
import { manageSubscriptions } from '../../domain/webhooks/subscription.ts'
import * as endpoints from '../../domain/webhooks/webhooks.endpoints.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { publishedNames } from './catalogue.ts'
import { forgetOld } from './delivery.actions.ts'
import { planDeliveries } from './plan.ts'
import { sendDue } from './send.ts'
import { subscriptionNames } from './subscription.queries.ts'
import { webhooksRoutes } from './webhooks.routes.ts'

export { registerPublished } from './catalogue.ts'

registerThingNames([{ prefix: 'webhooks.', names: subscriptionNames }])
registerKinds([
  {
    code: 'webhooks.paused',
    urgent: true,
    optional: false,
    defaults: { mail: 'at_once' },
    path: '/webhooks',
    permits: [manageSubscriptions],
    terms: { reason: { zh: webhooksZh.pausedBecause, en: webhooksEn.pausedBecause } },
    words: { zh: webhooksZh.notice.paused, en: webhooksEn.notice.paused },
  },
])

export const webhooks: Module = {
  name: 'webhooks',
  sentence: 'Telling programs of organisations what happens, as it happens.',
  endpoints: endpointsOf(endpoints),
  routes: (serve) => webhooksRoutes(serve),
  follows: { names: publishedNames, hear: planDeliveries },
  jobs: { send: sendDue },
  schedules: [
    { name: 'send', cron: '* * * * *', run: sendDue },
    { name: 'forgetOld', cron: '40 18 * * *', run: forgetOld },
  ],
  invariants: [
    {
      name: 'a subscription has one secret that holds',
      sql: `select s.id from webhooks.subscription s where 1 <> (
              select count(*) from webhooks.secret k
              where k.subscription_id = s.id and k.until_at is null)`,
    },
    {
      name: 'a delivery belongs to the organisation of its subscription',
      sql: `select d.id from webhooks.delivery d
            join webhooks.subscription s on s.id = d.subscription_id where s.org_id <> d.org_id`,
    },
    {
      name: 'no delivery is numbered beyond its subscription',
      sql: `select d.id from webhooks.delivery d
            join webhooks.subscription s on s.id = d.subscription_id
            where d.sequence > s.last_sequence`,
    },
  ],
}
