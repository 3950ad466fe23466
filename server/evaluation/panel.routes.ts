import * as panel from '../../domain/evaluation/panel.endpoints.ts'
import * as fee from '../../domain/evaluation/fees.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { notePayments, readFees, setFees, settleFees } from './fees.ts'
import { makePanel, putPanel, removePanel } from './panel.actions.ts'
import { listPanelExperts } from './panel.candidates.ts'
import { listPanels } from './panel.queries.ts'

export function panelRoutes(serve: Serve): void {
  serve(panel.listPanels, (work, { params }) => listPanels(work, params.id))
  serve(panel.makePanel, (work, { params, body }) => makePanel(work, params.id, body))
  serve(panel.putPanel, (work, { params, body }) => putPanel(work, params.id, body))
  serve(panel.removePanel, (work, { params }) => removePanel(work, params.id))
  serve(panel.listPanelExperts, (work, { params, query }) =>
    listPanelExperts(work, params.id, query.text),
  )
}

export function feeRoutes(serve: Serve): void {
  serve(fee.readFees, (work, { params }) => readFees(work, params.id))
  serve(fee.setFees, (work, { params, body }) => setFees(work, params.id, body.rule))
  serve(fee.settleFees, (work, { params, body }) => settleFees(work, params.id, body.totalFen))
  serve(fee.notePayments, (work, { params, body }) => notePayments(work, params.id, body))
}
