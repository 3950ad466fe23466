/** The pages at work in one file: every page of the house carries its address once. */
import { CalendarPage } from './CalendarPage.tsx'
import { CapacitiesPage } from './CapacitiesPage.tsx'
import { CapacityPage } from './CapacityPage.tsx'
import { ReservationPage } from './ReservationPage.tsx'
import { ReservationsPage } from './ReservationsPage.tsx'

export const deskPages = {
  '/capacity': CapacitiesPage,
  '/capacity/calendar': CalendarPage,
  '/capacity/$id': CapacityPage,
  '/reservations': ReservationsPage,
  '/reservations/$id': ReservationPage,
} as const
