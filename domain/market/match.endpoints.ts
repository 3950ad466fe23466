/** 按需求匹配: makers ranked against a need, axis by axis, with what was missed and what would admit more of them. */
import { Type, type Static } from 'typebox'
import { axes, Words } from '../catalog/kind.ts'
import { OfferCard } from '../catalog/offer.endpoints.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { nullable } from '../kernel/shapes.ts'
import { FilterQuery } from './filters.ts'
import { pagesMax } from './search.endpoints.ts'

export const outcomes = ['met', 'missed', 'unknown'] as const

const MatchedField = Type.Object({
  field: Type.String(),
  label: Words,
  axis: Type.Enum([...axes]),
  strict: Type.Boolean(),
  outcome: Type.Enum([...outcomes]),
  /** From 0 to 1. */
  closeness: Type.Number(),
  wants: Words,
  /** What the offer says; null where it says nothing. */
  says: nullable(Words),
})
export type MatchedField = Static<typeof MatchedField>

export const MatchedOffer = Type.Object({
  ...OfferCard.properties,
  /** Strict wishes that it misses: none, and it is admitted. */
  misses: Type.Integer(),
  score: Type.Number(),
  /** Of the axes that the need touches. */
  axes: Type.Array(Type.Object({ axis: Type.Enum([...axes]), closeness: Type.Number() })),
  fields: Type.Array(MatchedField),
})
export type MatchedOffer = Static<typeof MatchedOffer>

const Change = Type.Object({
  label: Words,
  wants: Words,
  /** What the need would say instead. */
  admits: Words,
  offers: Type.Integer(),
  /** The conditions after the change. */
  query: FilterQuery,
})

export const matchNeed = endpoint({
  name: 'market.need.match',
  method: 'GET',
  path: '/api/market/matches',
  audience: 'public',
  summary: {
    zh: '按需求匹配看得到的供给：按时间、质量、成本、服务、环境、知识各轴说明，缺什么，放宽什么能多几家',
    en: 'Offers that the reader may see ranked against a need: time, quality, cost, service, environment, knowledge; what is missed, and what change would admit more',
  },
  query: Type.Object({
    ...FilterQuery.properties,
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: pagesMax })),
  }),
  answer: Type.Object({
    rows: Type.Array(MatchedOffer),
    admitted: Type.Integer(),
    /** Of the kind, with some strict wish missed; they stand behind. */
    nearly: Type.Integer(),
    /** Would be admitted, were they not farther away than is asked for. */
    farther: Type.Integer(),
    changes: Type.Array(Change),
    /** What of the conditions says nothing to this kind. */
    unused: Type.Array(Type.String()),
    names: Type.Array(Type.Object({ key: Type.String(), name: Words })),
  }),
  problems: [
    'market.need_without_kind',
    'market.need_faulty',
    'market.search_down',
    'market.search_building',
  ],
})
