/** webhooks: what is asked at each of its doors. */
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function webhookKnocks(s: Stage): Knocks {
  const wish = { name: '对接', url: 'http://127.0.0.1:9/', kinds: ['people.invitation.sent'] }
  return {
    'webhooks.subscription.add': { body: wish },
    'webhooks.subscription.change': at(s.subscription, { seen: 1, wish }),
    'webhooks.subscription.remove': at(s.subscription),
    'webhooks.subscription.rotateSecret': at(s.subscription),
    'webhooks.subscription.pause': at(s.subscription),
    'webhooks.subscription.resume': at(s.subscription),
    'webhooks.subscription.test': at(s.subscription),
    'webhooks.delivery.list': { query: { state: 'waiting' } },
    'webhooks.delivery.read': at(s.delivery),
    'webhooks.delivery.replay': { body: { ids: [s.delivery] } },
  }
}
