import * as session from '../../domain/people/session.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { askMobileSignIn, signInByMobile } from './mobile.actions.ts'
import {
  actFor,
  endOtherSessions,
  endSession,
  signIn,
  signOut,
  stopViewing,
} from './session.actions.ts'
import { listSessions, readMe } from './session.queries.ts'

export function sessionRoutes(serve: Serve): void {
  serve(session.readMe, (work) => readMe(work))
  serve(session.signIn, (work, input) => signIn(work, input.body, input))
  serve(session.askMobileSignIn, (work, input) => askMobileSignIn(work, input.body, input))
  serve(session.signInByMobile, (work, input) => signInByMobile(work, input.body, input))
  serve(session.signOut, (work, input) => signOut(work, input))
  serve(session.actFor, (work, input) => actFor(work, input.body, input))
  serve(session.stopViewing, (work, input) => stopViewing(work, input))
  serve(session.listSessions, (work, { request }) => listSessions(work, request))
  serve(session.endSession, (work, { params }) => endSession(work, params.id))
  serve(session.endOtherSessions, (work, input) => endOtherSessions(work, input))
}
