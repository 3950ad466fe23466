/** An address of the applicant's that is told of events, with a delivery that did not arrive. */
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

export async function plantWebhooks(c: Cast) {
  await must(
    c.operator.put('/api/console/settings/webhooks.loopback', {
      ...{ version: 0, value: true, reason: '联调测试需要，完成后恢复。' },
    }),
  )
  const made = await must(
    c.applicant.post('/api/webhooks/subscriptions', {
      name: secrets.webhook.text,
      // Nobody listens at this port.
      url: 'http://127.0.0.1:9/mibiao-hook',
      kinds: ['people.invitation.sent'],
    }),
  )
  const { id } = made['subscription'] as { id: string }
  const { deliveryId } = await must(c.applicant.post(`/api/webhooks/subscriptions/${id}/test`))
  return { subscription: id, delivery: deliveryId as string }
}
