import * as session from '../../domain/people/session.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { actFor, signIn, signOut } from './session.actions.ts'
import { readMe } from './session.queries.ts'

export function sessionRoutes(serve: Serve): void {
  serve(session.readMe, (work) => readMe(work))
  serve(session.signIn, (work, { body, request, reply }) => signIn(work, body, request, reply))
  serve(session.signOut, (work, { request, reply }) => signOut(work, request, reply))
  serve(session.actFor, (work, { body, request }) => actFor(work, body.orgId, request))
}
