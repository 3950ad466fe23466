/** Where the list kit, which knows no module, keeps the views of lists. */
import {
  keepListView,
  listViews,
  mergeListViews,
  removeListView,
} from '../domain/people/listView.endpoints.ts'
import { call } from './kernel/call.ts'
import type { ViewsKeeper } from './kernel/house.ts'

export const views: ViewsKeeper = {
  read: async (list, signal) => (await call(listViews, { query: { list } }, { signal })).rows,
  keep: async (list, view) =>
    (
      await call(keepListView, {
        body: { list, name: view.name, search: view.search, isDefault: view.isDefault },
      })
    ).rows,
  merge: async (list, onDevice) =>
    (await call(mergeListViews, { body: { list, views: [...onDevice] } })).rows,
  remove: async (id) => (await call(removeListView, { params: { id } })).rows,
}
