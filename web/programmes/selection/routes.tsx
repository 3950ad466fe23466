/** Pages of the issuer's decision, and of what it published. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute, publicRoute } from '../../kernel/shell/routes.tsx'

const words = ['selection', 'office', 'programmes', 'guidance'] as const

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/selection',
  component: lazyPage(async () => (await import('./SelectionPage.tsx')).SelectionPage, ...words),
})

const sheet = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/selection/sheet',
  component: lazyPage(
    async () => (await import('./SheetPage.tsx')).SheetPage,
    ...words,
    'evaluation',
  ),
})

const rules = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/selection/rules',
  component: lazyPage(async () => (await import('./RulesPage.tsx')).RulesPage, ...words),
})

const publicity = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/selection/publicity',
  component: lazyPage(async () => (await import('./PublicityPage.tsx')).PublicityPage, ...words),
})

const selected = createRoute({
  getParentRoute: () => publicRoute,
  path: '/selected',
  component: lazyPage(async () => (await import('./SelectedPage.tsx')).SelectedPage, ...words),
})

const project = createRoute({
  getParentRoute: () => publicRoute,
  path: '/selected/$id',
  component: lazyPage(
    async () => (await import('./SelectedProjectPage.tsx')).SelectedProjectPage,
    ...words,
    'indicators',
  ),
})

export const selectionDeskRoutes = [list, sheet, rules, publicity] as const
export const selectionPublicRoutes = [selected, project] as const

export const selectionWeb: ModuleWeb = {
  name: 'selection',
  publicNavigation: [{ to: '/selected', label: 'portal:nav.selected' }],
}
