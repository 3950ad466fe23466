import * as capacity from '../../domain/booking/capacity.endpoints.ts'
import * as idle from '../../domain/booking/idle.endpoints.ts'
import * as reservation from '../../domain/booking/reservation.endpoints.ts'
import * as response from '../../domain/booking/response.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { setCapacity, writeCalendar } from './capacity.actions.ts'
import {
  findFits,
  fullCapacity,
  listCapacities,
  readCalendar,
  readOutlook,
} from './capacity.queries.ts'
import { closeFeed, fetchFeed, readFeed, renewFeed } from './feed.ts'
import { endIdle, listIdle, publishIdle, readIdle } from './idle.ts'
import { readCompanyOutlook } from './outlook.ts'
import { blockCapacity, holdCapacity, stepReservation } from './reservation.actions.ts'
import { readResponse } from './response.ts'
import { fullReservation, listReservations } from './reservation.queries.ts'

export function bookingRoutes(serve: Serve): void {
  serve(capacity.readCalendar, (work) => readCalendar(work))
  serve(capacity.writeCalendar, (work, { body }) => writeCalendar(work, body))
  serve(capacity.listCapacities, (work, { query }) => listCapacities(work, query))
  serve(capacity.openCapacity, (work, { params }) => fullCapacity(work, params.id))
  serve(capacity.setCapacity, (work, { params, body }) => setCapacity(work, params.id, body))
  serve(capacity.readOutlook, (work, { params }) => readOutlook(work, params.id))
  serve(capacity.findFits, (work, { params, query }) => findFits(work, params.id, query))
  serve(reservation.listReservations, (work, { query }) => listReservations(work, query))
  serve(reservation.openReservation, (work, { params }) => fullReservation(work, params.id))
  serve(reservation.holdCapacity, (work, { params, body }) => holdCapacity(work, params.id, body))
  serve(reservation.blockCapacity, (work, { params, body }) => blockCapacity(work, params.id, body))
  serve(reservation.stepReservation, (work, { params, body }) =>
    stepReservation(work, params.id, body),
  )
  serve(idle.publishIdle, (work, { params, body }) => publishIdle(work, params.id, body))
  serve(idle.endIdle, (work, { params }) => endIdle(work, params.id))
  serve(idle.readIdle, (work, { params }) => readIdle(work, params.id))
  serve(idle.listIdle, (work, { query }) => listIdle(work, query))
  serve(idle.readCompanyOutlook, (work, { params }) => readCompanyOutlook(work, params.id))
  serve(response.readResponse, (work, { params }) => readResponse(work, params.id))
  serve(idle.readFeed, (work) => readFeed(work))
  serve(idle.renewFeed, (work) => renewFeed(work))
  serve(idle.closeFeed, (work) => closeFeed(work))
  serve(idle.fetchFeed, (work, input) => fetchFeed(work, input))
}
