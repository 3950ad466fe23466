import * as managed from '../../domain/programmes/programme.endpoints.ts'
import * as seat from '../../domain/programmes/seat.endpoints.ts'
import * as standing from '../../domain/programmes/standing.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import {
  changeProgramme,
  closeProgramme,
  copyProgramme,
  discardProgramme,
  keepProgramme,
  openManaged,
} from './managed.actions.ts'
import { listManaged, readManaged } from './managed.queries.ts'
import { fillSeat, fillSeats, listAuthorities, previewSeats } from './seat.actions.ts'
import { listActs, readStanding } from './standing.queries.ts'

export function managedRoutes(serve: Serve): void {
  serve(managed.listProgrammes, (work, { query }) => listManaged(work, query))
  serve(managed.readProgramme, (work, { params, request }) =>
    readManaged(work, params.programmeId, request.identity.language),
  )
  serve(managed.copyProgramme, (work, { body, request }) =>
    copyProgramme(work, body, request.identity.language),
  )
  serve(managed.changeProgramme, (work, { params, body, request }) =>
    changeProgramme(work, params.programmeId, body, request.identity.language),
  )
  serve(managed.keepProgramme, (work, { params, body, request }) =>
    keepProgramme(work, params.programmeId, body, request.identity.language),
  )
  serve(managed.openProgramme, (work, { params, request }) =>
    openManaged(work, params.programmeId, request.identity.language),
  )
  serve(managed.closeProgramme, (work, { params, request }) =>
    closeProgramme(work, params.programmeId, request.identity.language),
  )
  serve(managed.discardProgramme, (work, { params }) => discardProgramme(work, params.programmeId))
  serve(standing.readStanding, (work, { params }) => readStanding(work, params.programmeId))
  serve(standing.listActs, (work, { params, query, request }) =>
    listActs(work, params.programmeId, query, request.identity.language),
  )
}

export function seatRoutes(serve: Serve): void {
  serve(managed.fillSeat, (work, { params, body }) => fillSeat(work, params, body))
  serve(seat.listAuthorities, (work, { query }) => listAuthorities(work, query.text))
  serve(
    seat.previewSeats,
    ({ body }) => bringSheet(body.content),
    (work, { params }, sheet) => previewSeats(work, params.programmeId, sheet),
  )
  serve(seat.fillSeats, (work, { params, body }) => fillSeats(work, params.programmeId, body.seats))
}
