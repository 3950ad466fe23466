/** Pages of webhooks: subscriptions, the log of deliveries, and one of them. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

const words = ['webhooks', 'modules'] as const

/** Whoever writes a receiver may have no account here. */
const guide = createRoute({
  getParentRoute: () => publicRoute,
  path: '/webhooks/guide',
  component: lazyPage(async () => (await import('./GuidePage.tsx')).GuidePage, 'webhooks'),
})

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, ...words)

export const webhooksPublicRoutes = [guide] as const
export const webhooksDeskRoutes = [
  at('/webhooks'),
  at('/webhooks/deliveries'),
  at('/webhooks/deliveries/$id'),
] as const

export const webhooksWeb: ModuleWeb = { name: 'webhooks' }
