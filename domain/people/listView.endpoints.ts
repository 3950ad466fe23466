/** The views of lists that a person keeps: the same on all their devices, and nobody else's. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId } from '../kernel/shapes.ts'
import { ListName, ListSearch, ListView, ListViewName, listViewsMax } from './listView.ts'

/** Of one list, in the order of their names. */
const ListViews = Type.Object({ rows: Type.Array(ListView) })
const path = '/api/people/me/list-views'

export const listViews = endpoint({
  name: 'people.listView.list',
  method: 'GET',
  path,
  audience: 'signedIn',
  summary: { zh: '我为一个列表保存的视图', en: 'The views that I keep of a list' },
  query: Type.Object({ list: ListName }),
  answer: ListViews,
})

export const keepListView = endpoint({
  name: 'people.listView.keep',
  method: 'PUT',
  path,
  audience: 'signedIn',
  summary: {
    zh: '保存视图；同名的被替换',
    en: 'Keep a view; one of the same name is replaced',
  },
  body: Type.Object({
    list: ListName,
    name: ListViewName,
    search: ListSearch,
    isDefault: Type.Boolean(),
  }),
  answer: ListViews,
  problems: ['people.list_views_too_many'],
})

export const mergeListViews = endpoint({
  name: 'people.listView.merge',
  method: 'POST',
  path: `${path}/merge`,
  audience: 'signedIn',
  summary: {
    zh: '并入设备上保存的视图；已有同名的不变，放不下的不收',
    en: 'Take over the views kept on a device; names that are known stay as they are, and what is too many is left',
  },
  body: Type.Object({
    list: ListName,
    views: Type.Array(Type.Object({ name: ListViewName, search: ListSearch }), {
      maxItems: listViewsMax,
    }),
  }),
  answer: ListViews,
})

export const removeListView = endpoint({
  name: 'people.listView.remove',
  method: 'DELETE',
  path: `${path}/:id`,
  audience: 'signedIn',
  summary: { zh: '删除视图', en: 'Remove a view' },
  params: OneId,
  answer: ListViews,
})
