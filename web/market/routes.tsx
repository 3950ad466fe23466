/** Pages of the market: what is on offer, found. */
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'market')

const market = createRoute({
  getParentRoute: () => publicRoute,
  path: '/capabilities',
  component: page(async () => (await import('./MarketPage.tsx')).MarketPage),
})

const match = createRoute({
  getParentRoute: () => publicRoute,
  path: '/capabilities/match',
  component: lazyPage(
    async () => (await import('./besidePages.ts')).besidePages['/capabilities/match'],
    'market',
    'parts',
    'files',
    'price',
  ),
})

const supply = createRoute({
  getParentRoute: () => publicRoute,
  path: '/capabilities/supply',
  component: page(
    async () => (await import('./besidePages.ts')).besidePages['/capabilities/supply'],
  ),
})

export const marketPublicRoutes = [market, match, supply] as const

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, 'market')

export const marketDeskRoutes = [at('/searches'), at('/board'), at('/console/unmet')] as const
