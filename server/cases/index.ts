/** cases: practices that others can take over, and who has. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import * as adoption from '../../domain/cases/adoption.endpoints.ts'
import * as study from '../../domain/cases/study.endpoints.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { adoptionTitles } from './adoption.queries.ts'
import { casesHears, casesKinds } from './cases.hears.ts'
import { adoptionRoutes, caseRoutes } from './cases.routes.ts'
import { studyTitles } from './study.queries.ts'
import { casesPublished } from './published.ts'

export { declareAdoption, settleAdoption } from './adoption.actions.ts'
export { beginStudy, stepStudy, writeStudy } from './study.actions.ts'
export { listStudies } from './study.public.ts'
export { listSources, registerProjects, type Project } from './study.source.ts'

registerKinds(casesKinds)
registerThingNames([
  { prefix: 'cases.study.', names: studyTitles },
  { prefix: 'cases.adoption.', names: adoptionTitles },
])

export const cases: Module = {
  name: 'cases',
  sentence: 'Practices that others can take over, and who has taken them over with what effect.',
  endpoints: endpointsOf(study, adoption),
  publishes: casesPublished,
  routes: (serve) => {
    caseRoutes(serve)
    adoptionRoutes(serve)
  },
  hears: casesHears,
  constraints: {
    study_source_is_written_already: conflict('cases.written_already'),
    adoption_is_declared_once: conflict('cases.adopted_already'),
  },
  invariants: [
    {
      name: 'a case counts its verified adoptions',
      sql: `select s.id from cases.study s where s.adopted <> (
              select count(*) from cases.adoption a where a.study_id = s.id and a.state = 'verified')`,
    },
    {
      name: 'nobody verifies an adoption of their own, nor one of their own case',
      sql: `select a.id from cases.adoption a join cases.study s on s.id = a.study_id
            where a.state = 'verified' and a.settled_org_id in (a.org_id, s.org_id)`,
    },
    {
      name: 'a case that is public was published by others than its writers',
      sql: `select s.id from cases.study s where s.state = 'published' and not exists (
              select from cases.study_step t where t.study_id = s.id and t.verb = 'publish')`,
    },
  ],
}
