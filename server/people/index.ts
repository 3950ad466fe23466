/** people: persons, organisations and their units, memberships, roles and who is signed in. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as session from '../../domain/people/session.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { sessionRoutes } from './session.routes.ts'

export { identifyWith } from './session.queries.ts'
export { hashPassword } from './session.actions.ts'

export const people: Module = {
  name: 'people',
  sentence: 'Persons, organisations and their units, memberships, roles and who is signed in.',
  endpoints: endpointsOf(session),
  routes: (serve) => {
    sessionRoutes(serve)
  },
  constraints: {
    person_email_is_taken: conflict('people.email_is_taken'),
  },
  invariants: [
    {
      name: 'an open session belongs to a person who is not disabled, or was ended',
      sql: `select s.person_id from people.session s join people.person p on p.id = s.person_id
            where p.disabled_at is not null and s.ended_at is null`,
    },
  ],
}
