/** What is read anew after capacity or a reservation changed. */
import {
  findFits,
  listCapacities,
  openCapacity,
  readCalendar,
  readOutlook,
} from '../../domain/booking/capacity.endpoints.ts'
import { listIdle, readCompanyOutlook, readIdle } from '../../domain/booking/idle.endpoints.ts'
import { listReservations, openReservation } from '../../domain/booking/reservation.endpoints.ts'

export const renews = [
  findFits,
  listCapacities,
  listIdle,
  listReservations,
  openCapacity,
  openReservation,
  readCalendar,
  readCompanyOutlook,
  readIdle,
  readOutlook,
]
