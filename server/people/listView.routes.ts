import * as listView from '../../domain/people/listView.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { keepListView, listViews, mergeListViews, removeListView } from './listView.actions.ts'

export function listViewRoutes(serve: Serve): void {
  serve(listView.listViews, (work, { query }) => listViews(work, query.list))
  serve(listView.keepListView, (work, { body }) => keepListView(work, body))
  serve(listView.mergeListViews, (work, { body }) => mergeListViews(work, body))
  serve(listView.removeListView, (work, { params }) => removeListView(work, params.id))
}
