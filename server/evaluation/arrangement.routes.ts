import * as arrangement from '../../domain/evaluation/arrangement.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { arrange, confirmArrangement } from './arrangement.actions.ts'
import { repairArrangement, takeBackRepair } from './arrangementRepair.actions.ts'
import { listArrangements, readArrangement, readPlan } from './arrangement.queries.ts'

export function arrangementRoutes(serve: Serve): void {
  serve(arrangement.listArrangements, (work, { params }) => listArrangements(work, params.id))
  serve(arrangement.arrange, (work, { params, body }) => arrange(work, params.id, body))
  serve(arrangement.readArrangement, (work, { params }) => readArrangement(work, params.id))
  serve(arrangement.readPlan, (work, { params, query }) => readPlan(work, params.id, query))
  serve(arrangement.repairArrangement, (work, { params, body }) =>
    repairArrangement(work, params.id, body.kind),
  )
  serve(arrangement.takeBackRepair, (work, { params }) => takeBackRepair(work, params.id))
  serve(arrangement.confirmArrangement, (work, { params }) => confirmArrangement(work, params.id))
}
