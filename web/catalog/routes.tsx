/** Pages of offers: the public ones, and the desk of the organisation that offers. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'
import type { publicPages } from './publicPages.ts'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'catalog')

const shown = <Path extends keyof typeof publicPages>(path: Path) =>
  createRoute({
    getParentRoute: () => publicRoute,
    path,
    component: page(async () => (await import('./publicPages.ts')).publicPages[path]),
  })

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, 'catalog')

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

export const catalogPublicRoutes = [shown('/capabilities/$id'), shown('/companies/$id')] as const
export const catalogDeskRoutes = [
  at('/offers'),
  at('/offers/$id'),
  at('/certificates'),
  at('/console/certificates'),
  lists,
  list,
  kinds,
  kind,
] as const

export const catalogWeb: ModuleWeb = {
  name: 'catalog',
  publicNavigation: [{ to: '/capabilities', label: 'portal:nav.capabilities' }],
}
