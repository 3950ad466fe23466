/** Holds and firm reservations, seen by their two sides alone. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { capacityModes } from './capacity.ts'
import { HoldWish, reservationStates, reservationVerbs } from './reservation.ts'

const Reservation = Type.Object({
  id: Id,
  offerId: Id,
  offerTitle: Type.String(),
  orgId: Id,
  orgName: Type.String(),
  holderOrgId: Id,
  holderName: Type.String(),
  mode: Type.Enum([...capacityModes]),
  state: Type.Enum([...reservationStates]),
  version: Type.Integer(),
  hours: Type.Number(),
  startsAt: Moment,
  endsAt: Moment,
  purpose: Type.String(),
  expiresAt: nullable(Moment),
  madeAt: Moment,
})
export type Reservation = Static<typeof Reservation>

export const FullReservation = Type.Object({
  ...Reservation.properties,
  parts: Type.Array(Type.Object({ week: Day, hours: Type.Number() })),
  /** The last first. */
  steps: Type.Array(
    Type.Object({
      verb: Type.String(),
      reason: nullable(Type.String()),
      /** Who took it and for which side; null where time did. */
      by: nullable(Type.String()),
      org: nullable(Type.String()),
      at: Moment,
    }),
  ),
})
export type FullReservation = Static<typeof FullReservation>

export const reservationSides = ['making', 'holding'] as const
export type ReservationSide = (typeof reservationSides)[number]

export const listReservations = endpoint({
  name: 'booking.reservation.list',
  method: 'GET',
  path: '/api/booking/desk/reservations',
  audience: 'signedIn',
  summary: {
    zh: '本单位接到的和提出的预留、预订',
    en: 'Reservations of one’s organisation: of its own offers, and of others’',
  },
  query: Type.Object({
    ...PageQuery.properties,
    side: Type.Optional(Type.Enum([...reservationSides])),
    state: Type.Optional(Type.Enum([...reservationStates])),
    offer: Type.Optional(Id),
    /** Holds that wait for one’s answer, or one’s holds that end soon. */
    waits: Type.Optional(Type.Enum(['answer', 'ends'])),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: Type.Object({
    ...pageOf(Reservation).properties,
    waiting: Type.Object({ toAnswer: Type.Integer(), endSoon: Type.Integer() }),
  }),
})

export const openReservation = endpoint({
  name: 'booking.reservation.open',
  method: 'GET',
  path: '/api/booking/desk/reservations/:id',
  audience: 'signedIn',
  summary: { zh: '一项预留或预订', en: 'One reservation of one’s organisation' },
  params: OneId,
  answer: FullReservation,
})

export const holdCapacity = endpoint({
  name: 'booking.reservation.hold',
  method: 'POST',
  path: '/api/booking/offers/:id/holds',
  audience: 'signedIn',
  summary: {
    zh: '预留一项供给的机时或时段，等待对方确认',
    en: 'Hold hours or a slot of an offer until its maker answers',
  },
  params: OneId,
  body: HoldWish,
  answer: FullReservation,
})

export const blockCapacity = endpoint({
  name: 'booking.reservation.block',
  method: 'POST',
  path: '/api/booking/desk/offers/:id/blocks',
  audience: 'signedIn',
  summary: {
    zh: '登记本单位自用或平台外承接所占的产能',
    en: 'Enter work of one’s own, or from elsewhere, that takes capacity',
  },
  params: OneId,
  body: HoldWish,
  answer: FullReservation,
})

export const stepReservation = endpoint({
  name: 'booking.reservation.step',
  method: 'POST',
  path: '/api/booking/desk/reservations/:id/steps',
  audience: 'signedIn',
  summary: {
    zh: '确认、谢绝、撤回或释放一项预留、预订',
    en: 'Confirm, decline, withdraw or release a reservation',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...reservationVerbs]),
      seen: Type.Integer({ minimum: 1 }),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  answer: FullReservation,
})
