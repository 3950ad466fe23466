/** Pages of activities: for everybody, for those who come, for those who hold them. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

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

const mine = createRoute({
  getParentRoute: () => deskRoute,
  path: '/my-activities',
  component: lazyPage(async () => (await import('./MinePage.tsx')).MinePage, ...words),
})

const hosted = createRoute({
  getParentRoute: () => deskRoute,
  path: '/hosted-activities',
  component: lazyPage(async () => (await import('./HostedPage.tsx')).HostedPage, ...words),
})

const host = createRoute({
  getParentRoute: () => deskRoute,
  path: '/hosted-activities/$id',
  component: lazyPage(async () => (await import('./HostPage.tsx')).HostPage, ...words, 'files'),
})

const cohosted = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cohosted-activities',
  component: lazyPage(async () => (await import('./CohostedPage.tsx')).CohostedPage, ...words),
})

const cohost = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cohosted-activities/$id',
  component: lazyPage(async () => (await import('./CohostPage.tsx')).CohostPage, ...words),
})

const checkIn = createRoute({
  getParentRoute: () => deskRoute,
  path: '/check-in/$ticket',
  component: lazyPage(async () => (await import('./CheckInPage.tsx')).CheckInPage, ...words),
})

export const activitiesPublicRoutes = [list, one] as const
export const activitiesDeskRoutes = [mine, hosted, host, cohosted, cohost, checkIn] as const

export const activitiesWeb: ModuleWeb = {
  name: 'activities',
  publicNavigation: [{ to: '/activities', label: 'portal:nav.activities' }],
}
