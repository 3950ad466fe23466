import * as draw from '../../domain/evaluation/draw.endpoints.ts'
import { readPublicDraw as readPublicDrawOf } from '../../domain/evaluation/publicDraw.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { abandonDraw, commitDraw, runDraw, witnessDraw } from './draw.actions.ts'
import { fillByOffice } from './reserve.actions.ts'
import { readPublicDraw } from './publicDraw.queries.ts'
import { exportDraw, listDraws, readDraw } from './draw.queries.ts'

export function drawRoutes(serve: Serve): void {
  serve(draw.listDraws, (work, { params }) => listDraws(work, params.id))
  serve(draw.commitDraw, (work, { params, body }) => commitDraw(work, params.id, body))
  serve(draw.readDraw, (work, { params }) => readDraw(work, params.id))
  serve(draw.witnessDraw, (work, { params, body }) => witnessDraw(work, params.id, body.text))
  serve(draw.runDraw, (work, { params }) => runDraw(work, params.id))
  serve(draw.abandonDraw, (work, { params, body }) => abandonDraw(work, params.id, body.reason))
  serve(draw.fillPlaces, (work, { params }) => fillByOffice(work, params.id))
  serve(readPublicDrawOf, (work, { params }) => readPublicDraw(work, params.id))
  serve(draw.exportDraw, (work, { params }) => exportDraw(work, params.id))
}
