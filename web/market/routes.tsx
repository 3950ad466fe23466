/** Pages of the market: what is on offer, found. */
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

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
    async () => (await import('./MatchPage.tsx')).MatchPage,
    'market',
    'parts',
    'files',
    'price',
  ),
})

const supply = createRoute({
  getParentRoute: () => publicRoute,
  path: '/capabilities/supply',
  component: page(async () => (await import('./SupplyPage.tsx')).SupplyPage),
})

export const marketPublicRoutes = [market, match, supply] as const

const saved = createRoute({
  getParentRoute: () => deskRoute,
  path: '/searches',
  component: page(async () => (await import('./SavedPage.tsx')).SavedPage),
})

const unmet = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/unmet',
  component: page(async () => (await import('./UnmetPage.tsx')).UnmetPage),
})

export const marketDeskRoutes = [saved, unmet] as const
