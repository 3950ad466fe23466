import * as table from '../../domain/evaluation/record.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { saveRecord, signRecord } from './record.actions.ts'
import { readTable } from './record.queries.ts'

export function recordRoutes(serve: Serve): void {
  serve(table.readTable, (work, { params }) => readTable(work, params.id))
  serve(table.saveRecord, (work, { params, body, request }) =>
    saveRecord(work, params.id, body, request.identity.language),
  )
  serve(table.signRecord, (work, { params, body }) => signRecord(work, params.id, body.version))
}
