/** Searches that a person follows. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, OneId } from '../kernel/shapes.ts'
import { FilterQuery } from './filters.ts'
import { savedModes, savedNameMax, savedStates, savedVerbs } from './saved.ts'

const closed = { additionalProperties: false } as const

export const SavedSearch = Type.Object({
  id: Id,
  name: Type.String(),
  mode: Type.Enum([...savedModes]),
  query: FilterQuery,
  state: Type.Enum([...savedStates]),
  version: Type.Integer(),
  /** Until when it was looked for something new. */
  seenAt: Moment,
})
export type SavedSearch = Static<typeof SavedSearch>

export const listSaved = endpoint({
  name: 'market.saved.list',
  method: 'GET',
  path: '/api/market/saved',
  audience: 'signedIn',
  summary: { zh: '本人关注的查找', en: 'Searches that one follows' },
  answer: Type.Object({ rows: Type.Array(SavedSearch) }),
})

export const saveSearch = endpoint({
  name: 'market.saved.begin',
  method: 'POST',
  path: '/api/market/saved',
  audience: 'signedIn',
  summary: {
    zh: '关注一次查找：有新的供给时通知本人',
    en: 'Follow a search: one is told when something new is on offer',
  },
  body: Type.Object(
    {
      name: Type.String({ maxLength: savedNameMax }),
      mode: Type.Enum([...savedModes]),
      query: FilterQuery,
    },
    closed,
  ),
  answer: SavedSearch,
  problems: ['market.saved_full', 'market.saved_name_taken', 'market.saved_asks_nothing'],
})

export const stepSaved = endpoint({
  name: 'market.saved.step',
  method: 'POST',
  path: '/api/market/saved/:id/steps',
  audience: 'signedIn',
  summary: { zh: '暂停、恢复或结束关注', en: 'Pause, resume or end following a search' },
  params: OneId,
  body: Type.Object(
    { verb: Type.Enum([...savedVerbs]), seen: Type.Integer({ minimum: 1 }) },
    closed,
  ),
  answer: SavedSearch,
})
