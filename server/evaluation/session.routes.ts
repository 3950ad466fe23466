import * as session from '../../domain/evaluation/session.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { askAnotherHearing, confirmHearing, listHearings } from './hearing.ts'
import { callSessions, cancelSession, makeSession, runSchedule } from './session.actions.ts'
import { listSessions } from './session.queries.ts'
import { listOwnSessions } from './sitting.queries.ts'

export function sessionRoutes(serve: Serve): void {
  serve(session.listSessions, (work, { params }) => listSessions(work, params.id))
  serve(session.makeSession, (work, { params, body }) => makeSession(work, params.id, body))
  serve(session.cancelSession, (work, { params, body }) =>
    cancelSession(work, params.id, body.reason),
  )
  serve(session.runSchedule, (work, { params, body }) => runSchedule(work, params.id, body))
  serve(session.callSessions, (work, { params }) => callSessions(work, params.id))
  serve(session.listOwnSessions, (work, { query }) => listOwnSessions(work, query))
  serve(session.listHearings, (work, { query }) => listHearings(work, query))
  serve(session.confirmHearing, (work, { params, body }) =>
    confirmHearing(work, params.id, body.from),
  )
  serve(session.askAnotherHearing, (work, { params, body }) =>
    askAnotherHearing(work, params.id, body),
  )
}
