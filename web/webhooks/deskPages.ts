/** Subscriptions and deliveries, in one file. */
import { DeliveriesPage } from './DeliveriesPage.tsx'
import { DeliveryPage } from './DeliveryPage.tsx'
import { SubscriptionsPage } from './SubscriptionsPage.tsx'

export const deskPages = {
  '/webhooks': SubscriptionsPage,
  '/webhooks/deliveries': DeliveriesPage,
  '/webhooks/deliveries/$id': DeliveryPage,
} as const
