/** 没有找到的需求: what was looked for and not on offer, so that whoever runs the place sees which supply is missing. */
import { Type, type Static } from 'typebox'
import { Words } from '../catalog/kind.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { nullable } from '../kernel/shapes.ts'
import { FilterQuery } from './filters.ts'
import { savedModes } from './saved.ts'

export const unmetDaysUsual = 30
export const unmetDaysMost = 180
export const unmetMost = 50

const Unmet = Type.Object({
  mode: Type.Enum([...savedModes]),
  /** As it was asked; longer numbers in its words are left out. */
  query: FilterQuery,
  times: Type.Integer({ minimum: 1 }),
  lastDay: Type.String({ format: 'date' }),
  /** What a stranger finds by it now; null where it cannot be asked any more. */
  now: nullable(Type.Integer({ minimum: 0 })),
})
export type Unmet = Static<typeof Unmet>

export const listUnmet = endpoint({
  name: 'market.unmet.list',
  method: 'GET',
  path: '/api/market/unmet',
  audience: { permit: 'console.status.read' },
  summary: {
    zh: '没有找到供给的查找和需求，按次数排列，并写明现在能找到几项',
    en: 'Searches and needs for which nothing was found, the most frequent first, with what is found now',
  },
  query: Type.Object({
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: unmetDaysMost })),
  }),
  answer: Type.Object({
    days: Type.Integer(),
    rows: Type.Array(Unmet),
    names: Type.Array(Type.Object({ key: Type.String(), name: Words })),
  }),
  problems: ['market.search_down', 'market.search_building'],
})
