import * as endpoints from '../../domain/indicators/sample.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { answerSample, drawSample, settleSample } from './sample.actions.ts'
import { listSamples, readSample } from './sample.queries.ts'

export function sampleRoutes(serve: Serve): void {
  serve(endpoints.listSamples, (work) => listSamples(work))
  serve(endpoints.drawSample, (work, { params, body }) => drawSample(work, params.id, body))
  serve(endpoints.readSample, (work, { params }) => readSample(work, params.id))
  serve(endpoints.answerSample, (work, { params, body }) => answerSample(work, params.id, body))
  serve(endpoints.settleSample, (work, { params, body }) => settleSample(work, params.id, body))
}
