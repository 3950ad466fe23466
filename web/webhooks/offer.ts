/** What webhooks offer at work: to those who manage them, beside the keys of programs. */
import { IconWebhook } from '@tabler/icons-react'
import { manageSubscriptions } from '../../domain/webhooks/subscription.ts'
import { mayI } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

export const webhooksOffer: ModuleOffer = {
  navigation: (me) =>
    mayI(me, manageSubscriptions)
      ? [
          {
            to: '/webhooks',
            label: 'webhooks:nav.title',
            icon: IconWebhook,
            section: 'people:nav.section',
            order: 335,
          },
        ]
      : [],
  commands: (me) =>
    mayI(me, manageSubscriptions)
      ? [
          {
            id: 'webhooks',
            label: 'webhooks:nav.title',
            icon: IconWebhook,
            to: '/webhooks',
            keywords: 'webhooks:nav.words',
          },
        ]
      : [],
}
