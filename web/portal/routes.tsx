import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

const front = createRoute({
  getParentRoute: () => publicRoute,
  path: '/',
  component: lazyPage(async () => (await import('./PortalPage.tsx')).PortalPage, 'portal'),
})

export const portalRoutes = [front] as const

export const portalWeb: ModuleWeb = { name: 'portal' }
