import * as adoption from '../../domain/cases/adoption.endpoints.ts'
import * as study from '../../domain/cases/study.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { declareAdoption, restateAdoption, settleAdoption } from './adoption.actions.ts'
import { findAdoption, fullAdoption, listAdoptions } from './adoption.queries.ts'
import { beginStudy, stepStudy, writeStudy } from './study.actions.ts'
import { countStudies, listShownAdoptions, listStudies, readStudy } from './study.public.ts'
import { deskStudy, fullStudy, listDeskStudies } from './study.queries.ts'
import { listSources } from './study.source.ts'

export function caseRoutes(serve: Serve): void {
  serve(study.listStudies, (work, { query }) => listStudies(work, query))
  serve(study.countStudies, (work) => countStudies(work))
  serve(study.readStudy, (work, { params }) => readStudy(work, params.id))
  serve(study.listShownAdoptions, (work, { params, query }) =>
    listShownAdoptions(work, params.id, query),
  )
  serve(study.listSources, (work) => listSources(work))
  serve(study.listDeskStudies, (work, { query }) => listDeskStudies(work, query))
  serve(study.openStudy, async (work, { params }) =>
    fullStudy(work, await deskStudy(work, params.id)),
  )
  serve(study.beginStudy, (work, { body }) => beginStudy(work, body))
  serve(study.writeStudy, (work, { params, body }) => writeStudy(work, params.id, body))
  serve(study.stepStudy, (work, { params, body }) => stepStudy(work, params.id, body))
}

export function adoptionRoutes(serve: Serve): void {
  serve(adoption.listAdoptions, (work, { query }) => listAdoptions(work, query))
  serve(adoption.readAdoption, async (work, { params }) =>
    fullAdoption(work, await findAdoption(work, params.id)),
  )
  serve(adoption.declareAdoption, (work, { params, body }) =>
    declareAdoption(work, params.id, body),
  )
  serve(adoption.restateAdoption, (work, { params, body }) =>
    restateAdoption(work, params.id, body),
  )
  serve(adoption.settleAdoption, (work, { params, body }) => settleAdoption(work, params.id, body))
}
