/** Pages of cases: the public library, and the desk of those who write, review, adopt and verify. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const words = ['cases', 'indicators', 'portal'] as const

const library = createRoute({
  getParentRoute: () => publicRoute,
  path: '/cases',
  component: lazyPage(async () => (await import('./CasesPage.tsx')).CasesPage, ...words),
})

const one = createRoute({
  getParentRoute: () => publicRoute,
  path: '/cases/$id',
  component: lazyPage(async () => (await import('./CasePage.tsx')).CasePage, ...words, 'files'),
})

const studies = createRoute({
  getParentRoute: () => deskRoute,
  path: '/case-studies',
  component: lazyPage(async () => (await import('./StudiesPage.tsx')).StudiesPage, ...words),
})

const study = createRoute({
  getParentRoute: () => deskRoute,
  path: '/case-studies/$id',
  component: lazyPage(async () => (await import('./StudyPage.tsx')).StudyPage, ...words, 'files'),
})

const adoptions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/adoptions',
  component: lazyPage(async () => (await import('./AdoptionsPage.tsx')).AdoptionsPage, ...words),
})

const adoption = createRoute({
  getParentRoute: () => deskRoute,
  path: '/adoptions/$id',
  component: lazyPage(
    async () => (await import('./AdoptionPage.tsx')).AdoptionPage,
    ...words,
    'files',
  ),
})

export const casesPublicRoutes = [library, one] as const
export const casesDeskRoutes = [studies, study, adoptions, adoption] as const

export const casesWeb: ModuleWeb = {
  name: 'cases',
  publicNavigation: [{ to: '/cases', label: 'portal:nav.cases' }],
}
