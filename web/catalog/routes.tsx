/** Pages of offers: the public ones, and the desk of the organisation that offers. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'catalog')

const one = createRoute({
  getParentRoute: () => publicRoute,
  path: '/capabilities/$id',
  component: page(async () => (await import('./OfferPage.tsx')).OfferPage),
})

const company = createRoute({
  getParentRoute: () => publicRoute,
  path: '/companies/$id',
  component: page(async () => (await import('./CompanyPage.tsx')).CompanyPage),
})

const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/offers',
  component: page(async () => (await import('./OwnOffersPage.tsx')).OwnOffersPage),
})

const writing = createRoute({
  getParentRoute: () => deskRoute,
  path: '/offers/$id',
  component: page(async () => (await import('./OwnOfferPage.tsx')).OwnOfferPage),
})

const listPages = lazyPage(
  async () => (await import('./lists/Lists.tsx')).Lists,
  'catalog',
  'imports',
)

const lists = createRoute({
  getParentRoute: () => deskRoute,
  path: '/offers/lists',
  component: listPages,
})

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/offers/lists/$id',
  component: listPages,
})

const kindPages = page(async () => (await import('./kinds/Kinds.tsx')).Kinds)

const kinds = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/kinds',
  component: kindPages,
})

const kind = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/kinds/$id',
  component: kindPages,
})

export const catalogPublicRoutes = [one, company] as const
export const catalogDeskRoutes = [mine, writing, lists, list, kinds, kind] as const

export const catalogWeb: ModuleWeb = {
  name: 'catalog',
  publicNavigation: [{ to: '/capabilities', label: 'portal:nav.capabilities' }],
}
