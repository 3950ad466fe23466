/** Pages of capacity and reservations, and what stands beside an offer. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'booking')

const capacities = createRoute({
  getParentRoute: () => deskRoute,
  path: '/capacity',
  component: page(async () => (await import('./CapacitiesPage.tsx')).CapacitiesPage),
})

const calendar = createRoute({
  getParentRoute: () => deskRoute,
  path: '/capacity/calendar',
  component: page(async () => (await import('./CalendarPage.tsx')).CalendarPage),
})

const capacity = createRoute({
  getParentRoute: () => deskRoute,
  path: '/capacity/$id',
  component: page(async () => (await import('./CapacityPage.tsx')).CapacityPage),
})

const reservations = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reservations',
  component: page(async () => (await import('./ReservationsPage.tsx')).ReservationsPage),
})

const reservation = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reservations/$id',
  component: page(async () => (await import('./ReservationPage.tsx')).ReservationPage),
})

export const bookingRoutes = [capacities, calendar, capacity, reservations, reservation] as const

const Outlook = lazy(async () => ({ default: (await import('./OutlookSection.tsx')).Outlook }))
const OwnOffer = lazy(async () => ({ default: (await import('./OutlookSection.tsx')).OwnOffer }))

export const bookingWeb: ModuleWeb = {
  name: 'booking',
  beside: { 'catalog.offer': Outlook, 'catalog.ownOffer': OwnOffer },
}
