import * as panel from '../../domain/evaluation/panel.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
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
