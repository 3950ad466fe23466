/** Pages of webhooks: subscriptions, the log of deliveries, and one of them. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const words = ['webhooks', 'modules'] as const

const subscriptions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/webhooks',
  component: lazyPage(
    async () => (await import('./SubscriptionsPage.tsx')).SubscriptionsPage,
    ...words,
  ),
})

const deliveries = createRoute({
  getParentRoute: () => deskRoute,
  path: '/webhooks/deliveries',
  component: lazyPage(async () => (await import('./DeliveriesPage.tsx')).DeliveriesPage, ...words),
})

const delivery = createRoute({
  getParentRoute: () => deskRoute,
  path: '/webhooks/deliveries/$id',
  component: lazyPage(async () => (await import('./DeliveryPage.tsx')).DeliveryPage, ...words),
})

/** Whoever writes a receiver may have no account here. */
const guide = createRoute({
  getParentRoute: () => publicRoute,
  path: '/webhooks/guide',
  component: lazyPage(async () => (await import('./GuidePage.tsx')).GuidePage, 'webhooks'),
})

export const webhooksPublicRoutes = [guide] as const
export const webhooksDeskRoutes = [subscriptions, deliveries, delivery] as const

export const webhooksWeb: ModuleWeb = { name: 'webhooks' }
