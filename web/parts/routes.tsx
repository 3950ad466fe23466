/** Parts of one's organisation, and those shared with it. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const pages = () => import('./pages.ts')

const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/parts',
  component: lazyPage(async () => (await pages()).partPages.all, 'parts', 'files', 'catalog'),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/parts/$id',
  component: lazyPage(async () => (await pages()).partPages.one, 'parts', 'files', 'catalog'),
})

export const partsRoutes = [mine, one] as const

export const partsWeb: ModuleWeb = { name: 'parts' }
