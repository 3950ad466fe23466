/** Pages of activities: for everybody, for those who come, for those who hold them. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

const words = ['activities'] as const

const list = createRoute({
  getParentRoute: () => publicRoute,
  path: '/activities',
  component: lazyPage(async () => (await import('./ActivitiesPage.tsx')).ActivitiesPage, ...words),
})

const one = createRoute({
  getParentRoute: () => publicRoute,
  path: '/activities/$id',
  component: lazyPage(async () => (await import('./ActivityPage.tsx')).ActivityPage, ...words),
})

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, ...words, 'files')

export const activitiesPublicRoutes = [list, one] as const
export const activitiesDeskRoutes = [
  at('/my-activities'),
  at('/hosted-activities'),
  at('/hosted-activities/$id'),
  at('/cohosted-activities'),
  at('/cohosted-activities/$id'),
  at('/check-in/$ticket'),
] as const

export const activitiesWeb: ModuleWeb = {
  name: 'activities',
  publicNavigation: [{ to: '/activities', label: 'portal:nav.activities' }],
}
