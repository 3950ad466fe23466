/** What tests, journeys and the matrix of leaks need of capacity. */
import type { WorkCalendar } from '../../domain/booking/calendar.ts'
import { type CapacityWish, usualCapacity } from '../../domain/booking/capacity.ts'
import type { HoldWish } from '../../domain/booking/reservation.ts'
import type { Caller } from '../testing/world.ts'

/** Five days of two shifts: 80 hours a week. */
export const twoShifts: WorkCalendar = {
  shifts: [
    { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '16:00', firstDay: null, lastDay: null },
    { weekdays: [1, 2, 3, 4, 5], from: '16:00', to: '00:00', firstDay: null, lastDay: null },
  ],
  keepsHolidays: true,
  closures: [],
  extras: [],
}

export const hoursWish: CapacityWish = {
  ...usualCapacity('hours'),
  machines: 2,
  calendar: twoShifts,
}
export const slotsWish: CapacityWish = usualCapacity('slots')

export const setOf = (who: Caller, offerId: string, wish: CapacityWish, seen = 0) =>
  who.put(`/api/booking/desk/offers/${offerId}`, { seen, wish })

export const capacityAt = async (who: Caller, offerId: string) =>
  (await who.get(`/api/booking/desk/offers/${offerId}`)).json()

export const outlookAt = async (who: Pick<Caller, 'get'>, offerId: string) =>
  (await who.get(`/api/booking/offers/${offerId}/outlook`)).json().outlook

export const holdOf = (who: Caller, offerId: string, wish: Partial<HoldWish>) =>
  who.post(`/api/booking/offers/${offerId}/holds`, { purpose: '齿轮箱壳体 200 件', ...wish })

export const blockOf = (who: Caller, offerId: string, wish: Partial<HoldWish>) =>
  who.post(`/api/booking/desk/offers/${offerId}/blocks`, { purpose: '自有订单', ...wish })

export const stepOn = (who: Caller, id: string, body: object) =>
  who.post(`/api/booking/desk/reservations/${id}/steps`, body)
