/** 供给看板: what becomes of an organisation's own offers: seen, matched, opened, taken. */
import { Type, type Static } from 'typebox'
import { Words } from '../catalog/kind.ts'
import { freshnesses } from '../catalog/offer.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'

export const boardDays = 30
export const boardWeeks = 4
/** Of more, those confirmed last. */
export const boardOffersMost = 200

/** Counted by others than the organisation itself, within the last days. */
const Attention = {
  /** Shown on a page of a search. */
  found: Type.Integer({ minimum: 0 }),
  /** Shown to a need that it meets in all that is required. */
  matched: Type.Integer({ minimum: 0 }),
  /** Its page was opened. */
  opened: Type.Integer({ minimum: 0 }),
}

/** Machine hours of the whole weeks ahead; null of an offer without capacity. */
const Load = Type.Object({ openHours: Type.Number(), takenHours: Type.Number() })

const BoardOffer = Type.Object({
  id: Id,
  title: Type.String(),
  kindName: Words,
  freshness: Type.Enum([...freshnesses]),
  confirmedAt: Moment,
  ...Attention,
  load: nullable(Load),
  idle: Type.Boolean(),
})
export type BoardOffer = Static<typeof BoardOffer>

export const readBoard = endpoint({
  name: 'market.board.read',
  method: 'GET',
  path: '/api/market/board',
  audience: 'signedIn',
  summary: {
    zh: '本单位公开供给的查到、匹配、打开次数，未来几周的负荷，闲置时段和确认情况',
    en: "How often the organisation's published offers were found, matched and opened, their load in the weeks ahead, idle windows and freshness",
  },
  query: Type.Object({
    /** The days of this offer alone. */
    offerId: Type.Optional(Id),
  }),
  answer: Type.Object({
    days: Type.Integer(),
    weeks: Type.Integer(),
    /** Published ones; `rows` has at most two hundred of them. */
    offers: Type.Integer(),
    totals: Type.Object({ ...Attention, load: nullable(Load), idle: Type.Integer() }),
    rows: Type.Array(BoardOffer),
    byDay: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), ...Attention })),
  }),
  problems: ['kernel.no_organisation'],
})
