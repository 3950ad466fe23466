import * as draw from '../../domain/evaluation/draw.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { abandonDraw, commitDraw, runDraw, witnessDraw } from './draw.actions.ts'
import { exportDraw, listDraws, readDraw } from './draw.queries.ts'

export function drawRoutes(serve: Serve): void {
  serve(draw.listDraws, (work, { params }) => listDraws(work, params.id))
  serve(draw.commitDraw, (work, { params, body }) => commitDraw(work, params.id, body))
  serve(draw.readDraw, (work, { params }) => readDraw(work, params.id))
  serve(draw.witnessDraw, (work, { params, body }) => witnessDraw(work, params.id, body.text))
  serve(draw.runDraw, (work, { params }) => runDraw(work, params.id))
  serve(draw.abandonDraw, (work, { params, body }) => abandonDraw(work, params.id, body.reason))
  serve(draw.exportDraw, (work, { params }) => exportDraw(work, params.id))
}
