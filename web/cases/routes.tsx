/** Pages of cases: the public library, and the desk of those who write, review, adopt and verify. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

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

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, ...words, 'files')

export const casesPublicRoutes = [library, one] as const
export const casesDeskRoutes = [
  at('/case-studies'),
  at('/case-studies/$id'),
  at('/adoptions'),
  at('/adoptions/$id'),
] as const

export const casesWeb: ModuleWeb = {
  name: 'cases',
  publicNavigation: [{ to: '/cases', label: 'portal:nav.cases' }],
}
