/** evaluation: experts, rounds of review, who reads what, and what comes of it. */
import * as expert from '../../domain/evaluation/expert.endpoints.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Module } from '../kernel/module.ts'
import { linkInvited } from './expert.actions.ts'
import { expertRoutes } from './expert.routes.ts'

export const evaluation: Module = {
  name: 'evaluation',
  sentence: 'Experts, rounds of review, who reads what, and what comes of it.',
  endpoints: endpointsOf(expert),
  routes: (serve) => expertRoutes(serve),
  hears: { 'people.invitation.accepted': linkInvited },
  constraints: {
    expert_is_listed_once: conflict('evaluation.expert_listed_already'),
    expert_is_one_person: conflict('evaluation.expert_listed_already'),
  },
  invariants: [
    {
      name: 'an expert who has joined is a person in the register once',
      sql: `select org_id, person_id from evaluation.expert
            where person_id is not null and state <> 'retired'
            group by 1, 2 having count(*) > 1`,
    },
  ],
}
