/** 按需求匹配: makers ranked against a need, axis by axis, with what was missed and what would admit more of them. */
import { Type, type Static } from 'typebox'
import { axes, Words } from '../catalog/kind.ts'
import { OfferCard } from '../catalog/offer.endpoints.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, nullable } from '../kernel/shapes.ts'
import { Fen } from '../kernel/money.ts'
import { PersonReason, PriceBand } from '../price/price.endpoints.ts'
import { NeedQuery } from './filters.ts'
import { priceLacks } from './partNeed.ts'
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

/** What its maker's rate card makes of the part and the need. */
const MatchedPrice = Type.Object({
  outcome: Type.Enum([...outcomes]),
  closeness: Type.Number(),
  /** Null where a person prices it, or where its maker has no card in use. */
  quote: nullable(
    Type.Object({
      /** Of the whole order, without tax and freight; tax is `vatFen`. */
      netFen: Fen,
      vatFen: Fen,
      pieceFen: Fen,
      /** Whether its maker shows what the price rests on, or the total alone. */
      open: Type.Boolean(),
    }),
  ),
  hasCard: Type.Boolean(),
  /** Why a person prices it. */
  reasons: Type.Array(PersonReason),
})

/** Whether its machines are free before the day that the need names. */
const MatchedCapacity = Type.Object({
  outcome: Type.Enum([...outcomes]),
  closeness: Type.Number(),
  /** Until that day is over; null where its maker tells no calendar. */
  freeHours: nullable(Type.Number()),
  /** Of machines for the whole order, by the price; null where the card does not show it or there is none. */
  neededHours: nullable(Type.Number()),
})

export const MatchedOffer = Type.Object({
  ...OfferCard.properties,
  /** Strict wishes that it misses: none, and it is admitted. */
  misses: Type.Integer(),
  score: Type.Number(),
  /** Of the axes that the need touches. */
  axes: Type.Array(Type.Object({ axis: Type.Enum([...axes]), closeness: Type.Number() })),
  fields: Type.Array(MatchedField),
  /** Null where the need begins from no part, or the offer stands behind those whose cards were asked. */
  price: nullable(MatchedPrice),
  /** Null where the need names no day, or the offer stands behind those whose calendars were looked at. */
  capacity: nullable(MatchedCapacity),
})
export type MatchedOffer = Static<typeof MatchedOffer>

export const NeedChanged = Type.Object({
  label: Words,
  wants: Words,
  /** What the need would say instead. */
  admits: Words,
  offers: Type.Integer(),
  /** The conditions after the change. */
  query: NeedQuery,
})

export type NeedChanged = Static<typeof NeedChanged>

/** What prices rest on beside the part, and what they are over all makers whose offers meet the conditions. */
export const NeedPrice = Type.Object({
  /** What must be said before anything can be priced. */
  lacks: Type.Array(Type.Enum([...priceLacks])),
  /** Why the part's file gives nothing to price: `price.<code>`. */
  refusal: nullable(Type.String()),
  /** Null where this kind has no price model. */
  modelId: nullable(Type.String()),
  /** Null where nothing was priced. */
  band: nullable(PriceBand),
  /** Why a person prices it, the most frequent first, as one of the makers says it. */
  reasons: Type.Array(Type.Object({ ...PersonReason.properties, makers: Type.Integer() })),
  /** Of the makers whose offers meet the conditions: who prices it at once, and who has no card in use. */
  priced: Type.Integer(),
  withoutCard: Type.Integer(),
})
export type NeedPrice = Static<typeof NeedPrice>

export const matchNeed = endpoint({
  name: 'market.need.match',
  method: 'GET',
  path: '/api/market/matches',
  audience: 'public',
  summary: {
    zh: '按需求匹配看得到的供给：按时间、质量、成本、服务、环境、知识各轴说明，缺什么，放宽什么能多几家；给出零件时还比较价格和交期前的机时',
    en: 'Offers that the reader may see ranked against a need: time, quality, cost, service, environment, knowledge; what is missed, and what change would admit more; of a part, prices and free hours before the day as well',
  },
  query: Type.Object({
    ...NeedQuery.properties,
    /** A part that the reader sees: its last file is priced by the makers' rate cards. */
    partId: Type.Optional(Id),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: pagesMax })),
  }),
  answer: Type.Object({
    rows: Type.Array(MatchedOffer),
    admitted: Type.Integer(),
    /** Of the kind, with some strict wish missed; they stand behind. */
    nearly: Type.Integer(),
    /** Would be admitted, were they not farther away than is asked for. */
    farther: Type.Integer(),
    changes: Type.Array(NeedChanged),
    /** Of so many, the first by their conditions, prices and hours were looked at. */
    looked: Type.Integer(),
    /** Null where the need begins from no part. */
    price: nullable(NeedPrice),
    /** By which day hours must be free; null where the need names none. */
    until: nullable(Day),
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
