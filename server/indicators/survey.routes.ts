import * as endpoints from '../../domain/indicators/survey.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { defineFigure, makeSurvey, publishFigure } from './survey.actions.ts'
import { listSurveyed, listSurveys, readFigure, readSurvey } from './survey.queries.ts'
import {
  commitSurveyed,
  previewSurveyed,
  sendSurveyed,
  undoSurveyed,
} from './surveyBatch.actions.ts'
import { listSurveyBatches, readSurveyBatchPage } from './surveyBatch.queries.ts'

export function surveyRoutes(serve: Serve): void {
  serve(endpoints.listSurveys, (work, { query }) => listSurveys(work, query))
  serve(endpoints.makeSurvey, (work, { body }) => makeSurvey(work, body))
  serve(endpoints.readSurvey, (work, { params }) => readSurvey(work, params.id))
  serve(endpoints.listSurveyed, (work, { params, query }) => listSurveyed(work, params.id, query))
  serve(endpoints.defineFigure, (work, { params, body }) => defineFigure(work, params.id, body))
  serve(endpoints.publishFigure, (work, { params, body }) =>
    publishFigure(work, params.id, body.public),
  )
  serve(endpoints.readFigure, (work, { params }) => readFigure(work, params.id))
  serve(
    endpoints.previewSurveyed,
    ({ body }) => bringSheet(body.content),
    (work, { params, body }, sheet) => previewSurveyed(work, params.id, body.fileName, sheet),
  )
  serve(endpoints.sendSurveyed, (work, { params, body }) => sendSurveyed(work, params.id, body))
  serve(endpoints.listSurveyBatches, (work, { params, query }) =>
    listSurveyBatches(work, params.id, query),
  )
  serve(endpoints.readSurveyBatch, (work, { params, query }) =>
    readSurveyBatchPage(work, params.id, query),
  )
  serve(endpoints.commitSurveyed, (work, { params, body }) =>
    commitSurveyed(work, params.id, body.except ?? []),
  )
  serve(endpoints.undoSurveyed, (work, { params, body }) =>
    undoSurveyed(work, params.id, body.reason),
  )
}
