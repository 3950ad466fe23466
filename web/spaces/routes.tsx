/** Pages of spaces: one's own, the directory, and one space. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces',
  component: lazyPage(async () => (await import('./SpacesPage.tsx')).SpacesPage, 'spaces'),
})

const listed = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces/listed',
  component: lazyPage(async () => (await import('./DirectoryPage.tsx')).DirectoryPage, 'spaces'),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/spaces/$id',
  component: lazyPage(async () => (await import('./SpacePage.tsx')).SpacePage, 'spaces'),
})

export const spacesRoutes = [mine, listed, one] as const

export const spacesWeb: ModuleWeb = { name: 'spaces' }
