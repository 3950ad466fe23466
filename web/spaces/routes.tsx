/** Pages of spaces: one's own, the directory, and one space. */
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'spaces')

// Both lists in one file: every page of the house carries the addresses of these.
const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces',
  component: page(async () => (await import('./SpacesPage.tsx')).SpacesPage),
})

const listed = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces/listed',
  component: page(async () => (await import('./SpacesPage.tsx')).DirectoryPage),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces/$id',
  component: page(async () => (await import('./SpacePage.tsx')).SpacePage),
})

const agreements = createRoute({
  getParentRoute: () => deskRoute,
  path: '/confidentiality',
  component: page(async () => (await import('./AgreementsPage.tsx')).AgreementsPage),
})

const writing = createRoute({
  getParentRoute: () => deskRoute,
  path: '/confidentiality/text',
  component: page(async () => (await import('./AgreementTextPage.tsx')).AgreementTextPage),
})

const agreement = createRoute({
  getParentRoute: () => deskRoute,
  path: '/confidentiality/$id',
  component: page(async () => (await import('./AgreementPage.tsx')).AgreementPage),
})

const signature = createRoute({
  getParentRoute: () => deskRoute,
  path: '/confidentiality/signatures/$id',
  component: page(async () => (await import('./SignaturePage.tsx')).SignaturePage),
})

export const spacesRoutes = [mine, listed, one, agreements, writing, agreement, signature] as const
