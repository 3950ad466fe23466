import * as endpoints from '../../domain/parts/part.endpoints.ts'
import * as tolerances from '../../domain/parts/tolerance.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { analyseAgain } from './analysis.actions.ts'
import { readAnalysis } from './analysis.queries.ts'
import { addDrawing, removeDrawing } from './drawing.actions.ts'
import { readDifference } from './difference.queries.ts'
import { addRevision, beginPart, discardPart, writePart } from './part.actions.ts'
import { fullPart, listParts } from './part.queries.ts'
import { noteTolerance, removeTolerance } from './tolerance.actions.ts'
import { visiblePart } from './visible.ts'

export function partRoutes(serve: Serve): void {
  serve(endpoints.listParts, (work, { query }) => listParts(work, query))
  serve(endpoints.openPart, async (work, { params }) =>
    fullPart(work, await visiblePart(work, params.id)),
  )
  serve(endpoints.beginPart, (work, { body }) => beginPart(work, body))
  serve(endpoints.writePart, (work, { params, body }) => writePart(work, params.id, body))
  serve(endpoints.discardPart, (work, { params, body }) => discardPart(work, params.id, body))
  serve(endpoints.addRevision, (work, { params, body }) => addRevision(work, params.id, body))
  serve(endpoints.addDrawing, (work, { params, body }) => addDrawing(work, params.id, body))
  serve(endpoints.removeDrawing, (work, { params, body }) => removeDrawing(work, params.id, body))
  serve(endpoints.readAnalysis, (work, { params, query }) =>
    readAnalysis(work, params.id, query.process),
  )
  serve(endpoints.readDifference, (work, { params, query }) =>
    readDifference(work, params.id, query.from),
  )
  serve(tolerances.noteTolerance, (work, { params, body }) => noteTolerance(work, params.id, body))
  serve(tolerances.removeTolerance, (work, { params, body }) =>
    removeTolerance(work, params.id, body),
  )
  serve(endpoints.analyseAgain, (work, { params }) => analyseAgain(work, params.id))
}
