/** programmes: calls, applications, recommendation and the package that travels to the issuer. */
import { conflict } from '../../domain/kernel/verdict.ts'
import * as application from '../../domain/programmes/application.endpoints.ts'
import * as call from '../../domain/programmes/call.endpoints.ts'
import * as guidance from '../../domain/programmes/guidance.endpoints.ts'
import * as managed from '../../domain/programmes/programme.endpoints.ts'
import * as eligibility from '../../domain/programmes/eligibility.endpoints.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import type { Module } from '../kernel/module.ts'
import { guidanceRoutes } from './guidance.routes.ts'
import { applicationRoutes, callRoutes, managedRoutes } from './application.routes.ts'

export const programmes: Module = {
  name: 'programmes',
  sentence: 'Calls, applications, recommendation and the package that travels to the issuer.',
  endpoints: endpointsOf(call, guidance, eligibility, managed, application),
  routes: (serve) => {
    callRoutes(serve)
    managedRoutes(serve)
    guidanceRoutes(serve)
    applicationRoutes(serve)
  },
  constraints: {
    application_one_a_slot: conflict('programmes.applicant_limit_reached', { max: 1 }),
    candidate_rank_is_taken: conflict('programmes.rank_taken'),
  },
  invariants: [
    {
      name: 'a submitted application has a sealed submission at the number it says',
      sql: `select a.id from programmes.application a
            where a.state in ('submitted', 'recommended', 'delivered') and not exists (
              select from programmes.submission s
              where s.application_id = a.id and s.seq = a.submission_seq)`,
    },
    {
      name: 'a file that was handed in is with exactly one unit, or was declined by it',
      sql: `select a.id from programmes.application a
            where a.state = 'submitted' and 1 <> (
              select count(*) from programmes.candidate c
              where c.application_id = a.id and c.state in ('arrived', 'checked'))`,
    },
  ],
}
