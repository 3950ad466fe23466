/** Capacity: set by whoever offers, seen in its free part by whoever sees the offer. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { WorkCalendar } from './calendar.ts'
import { capacityModes, CapacityWish, Hours } from './capacity.ts'

const closed = { additionalProperties: false } as const
const seen = Type.Integer({ minimum: 0 })
const Amount = Type.Number({ minimum: 0 })

const OwnCalendar = Type.Object({
  calendar: WorkCalendar,
  /** 0 as long as nobody has kept one. */
  version: Type.Integer(),
  changedAt: nullable(Moment),
  /** Offers that run by it. */
  offers: Type.Integer(),
})
export type OwnCalendar = Static<typeof OwnCalendar>

export const readCalendar = endpoint({
  name: 'booking.calendar.read',
  method: 'GET',
  path: '/api/booking/desk/calendar',
  audience: 'signedIn',
  summary: { zh: '本单位的工作日历', en: 'The work calendar of one’s organisation' },
  answer: OwnCalendar,
})

export const writeCalendar = endpoint({
  name: 'booking.calendar.write',
  method: 'PUT',
  path: '/api/booking/desk/calendar',
  audience: 'signedIn',
  summary: {
    zh: '保存本单位的工作日历；不会让已订出的机时落空',
    en: 'Save the work calendar of one’s organisation; hours already taken stay within it',
  },
  body: Type.Object({ seen, calendar: WorkCalendar }, closed),
  answer: OwnCalendar,
})

const CapacityCard = Type.Object({
  offerId: Id,
  title: Type.String(),
  state: Type.String(),
  /** Null as long as no capacity is set. */
  mode: nullable(Type.Enum([...capacityModes])),
  takesHolds: Type.Boolean(),
  /** In the weeks ahead that others may hold in. */
  openHours: Amount,
  heldHours: Amount,
  firmHours: Amount,
  /** Holds that wait for an answer. */
  toAnswer: Type.Integer(),
})
export type CapacityCard = Static<typeof CapacityCard>

export const listCapacities = endpoint({
  name: 'booking.capacity.list',
  method: 'GET',
  path: '/api/booking/desk/capacities',
  audience: 'signedIn',
  summary: {
    zh: '本单位各项供给的产能和占用',
    en: 'Offers of one’s organisation with their capacity and what of it is taken',
  },
  query: Type.Object({
    ...PageQuery.properties,
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: pageOf(CapacityCard),
})

const WeekUse = Type.Object({
  week: Day,
  openHours: Amount,
  freeHours: Amount,
  heldHours: Amount,
  firmHours: Amount,
  /** Firm hours of the maker’s own. */
  ownHours: Amount,
  rows: Type.Array(
    Type.Object({
      id: Id,
      state: Type.Enum(['held', 'firm']),
      own: Type.Boolean(),
      holder: Type.String(),
      purpose: Type.String(),
      hours: Amount,
      from: Moment,
      to: Moment,
      expiresAt: nullable(Moment),
    }),
  ),
})
export type WeekUse = Static<typeof WeekUse>

export const OfferCapacity = Type.Object({
  offerId: Id,
  orgId: Id,
  title: Type.String(),
  offerState: Type.String(),
  /** 0 as long as no capacity is set. */
  version: Type.Integer(),
  wish: CapacityWish,
  /** By which it runs: its own, or that of the organisation. */
  calendar: WorkCalendar,
  /** Reservations that take of it now; as long as there are any, hours stay hours. */
  inUse: Type.Integer(),
  weeks: Type.Array(WeekUse),
})
export type OfferCapacity = Static<typeof OfferCapacity>

export const openCapacity = endpoint({
  name: 'booking.capacity.open',
  method: 'GET',
  path: '/api/booking/desk/offers/:id',
  audience: 'signedIn',
  summary: {
    zh: '本单位一项供给的产能：各周空闲、预留和订出的机时',
    en: 'The capacity of one’s own offer: free, held and firm hours week by week',
  },
  params: OneId,
  answer: OfferCapacity,
})

export const setCapacity = endpoint({
  name: 'booking.capacity.set',
  method: 'PUT',
  path: '/api/booking/desk/offers/:id',
  audience: 'signedIn',
  summary: {
    zh: '设置一项供给的产能；不会让已订出的机时落空',
    en: 'Set the capacity of an offer; hours already taken stay within it',
  },
  params: OneId,
  body: Type.Object({ seen, wish: CapacityWish }, closed),
  answer: OfferCapacity,
})

const OutlookWeek = Type.Object({ week: Day, openHours: Amount, freeHours: Amount })
export type OutlookWeek = Static<typeof OutlookWeek>

export const Outlook = Type.Object({
  mode: Type.Enum([...capacityModes]),
  /** What may be asked, in hours. */
  leastHours: Hours,
  mostHours: Hours,
  holdHours: Type.Integer(),
  takesHolds: Type.Boolean(),
  orgId: Id,
  horizonWeeks: Type.Integer(),
  /** The last day for which one may hold now. */
  horizon: Day,
  weeks: Type.Array(OutlookWeek),
  /** Reservations of the reader’s own organisation that take of it. */
  own: Type.Integer(),
})
export type Outlook = Static<typeof Outlook>

export const readOutlook = endpoint({
  name: 'booking.outlook.read',
  method: 'GET',
  path: '/api/booking/offers/:id/outlook',
  audience: 'public',
  summary: {
    zh: '一项看得到的供给以后各周的空闲产能；不含他人的预订',
    en: 'Free capacity of an offer that the reader may see, week by week; never whose the rest is',
  },
  params: OneId,
  /** Null where no capacity is set. */
  answer: Type.Object({ outlook: nullable(Outlook) }),
})

export const Fits = Type.Object({
  /** Hours that are left in what was asked for. */
  leftHours: Amount,
  /** Of hours: how they would lie, week by week; empty where they do not fit. */
  parts: Type.Array(Type.Object({ week: Day, hours: Amount })),
  /** Of slots: ranges that would fit, the first of each day. */
  slots: Type.Array(Type.Object({ from: Moment, to: Moment })),
  /** Where it does not fit: the earliest day by which it would; null within no week ahead. */
  fitsBy: nullable(Day),
})
export type Fits = Static<typeof Fits>

export const findFits = endpoint({
  name: 'booking.outlook.fits',
  method: 'GET',
  path: '/api/booking/offers/:id/fits',
  audience: 'public',
  summary: {
    zh: '所需机时放得下的日期；只试算，不占用',
    en: 'Dates at which so many hours would fit; nothing is taken',
  },
  params: OneId,
  query: Type.Object({
    hours: Hours,
    from: Type.Optional(Day),
    until: Type.Optional(Day),
  }),
  answer: Fits,
})
