/** Parts of one's organisation, and those shared with it. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/parts',
  component: lazyPage(async () => (await import('./PartsPage.tsx')).PartsPage, 'parts', 'files'),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/parts/$id',
  component: lazyPage(
    async () => (await import('./PartPage.tsx')).PartPage,
    ...(['parts', 'files', 'catalog'] as const),
  ),
})

export const partsRoutes = [mine, one] as const

export const partsWeb: ModuleWeb = { name: 'parts' }
