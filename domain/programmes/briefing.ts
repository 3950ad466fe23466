/** 说明会: a session at which a call is explained; people say that they come, as long as there is room. */
import { Type, type Static } from 'typebox'
import { calendarFile } from '../kernel/calendarFile.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'

export const Briefing = Type.Object({
  id: Id,
  programmeId: Type.String(),
  title: Type.String(),
  /** Null: by the programme's office. */
  unit: nullable(Type.String()),
  unitName: nullable(Type.String()),
  startsAt: Moment,
  endsAt: nullable(Moment),
  place: Type.String(),
  hasOnline: Type.Boolean(),
  /** The way in online, for those who come and those who run it: null for everybody else. */
  online: nullable(Type.String()),
  body: Type.String(),
  /** Null: room for everybody. */
  capacity: nullable(Type.Integer()),
  placesLeft: nullable(Type.Integer()),
  /** Whether the one who asks has a place. */
  coming: Type.Boolean(),
  /** Whether the one who asks runs it. */
  own: Type.Boolean(),
  cancelledAt: nullable(Moment),
})
export type Briefing = Static<typeof Briefing>

export const BriefingWish = Type.Object({
  /** The unit for whose applicants it is; absent where the office holds it. */
  unit: Type.Optional(Type.String({ maxLength: 32 })),
  title: Type.String({ minLength: 2, maxLength: 200 }),
  startsAt: Moment,
  endsAt: Type.Optional(Moment),
  place: Type.String({ minLength: 1, maxLength: 300 }),
  online: Type.Optional(Type.String({ maxLength: 500 })),
  capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  body: Type.String({ maxLength: 4000 }),
})
export type BriefingWish = Static<typeof BriefingWish>

export const Attendee = Type.Object({
  personName: Type.String(),
  orgName: nullable(Type.String()),
  takenAt: Moment,
})
export type Attendee = Static<typeof Attendee>

type Session = Pick<Briefing, 'startsAt' | 'cancelledAt' | 'placesLeft' | 'coming'>

function mayMeet({ cancelledAt, startsAt }: Session, now: Date): Verdict {
  if (cancelledAt !== null) return conflict('programmes.briefing_cancelled')
  return Date.parse(startsAt) <= now.getTime()
    ? conflict('programmes.briefing_begun', { startsAt })
    : allowed
}

export function mayCome(session: Session, now: Date): Verdict {
  const open = mayMeet(session, now)
  if (!open.ok) return open
  if (session.coming) return conflict('programmes.briefing_seat_taken_already')
  return session.placesLeft === 0 ? conflict('programmes.briefing_full') : allowed
}

export function mayLeave(session: Session, now: Date): Verdict {
  const open = mayMeet(session, now)
  if (!open.ok) return open
  return session.coming ? allowed : conflict('programmes.briefing_seat_missing')
}

const onlinePattern = /^https:\/\/[^\s/]+\.[^\s]+$/

/** Whether a session can be planned so: ahead of now, ending after it begins, its link one that opens. */
export function mayPlan(wish: BriefingWish, now: Date): Verdict {
  const startsAt = Date.parse(wish.startsAt)
  if (startsAt <= now.getTime()) return invalid('programmes.briefing_in_the_past')
  if (wish.endsAt !== undefined && Date.parse(wish.endsAt) <= startsAt) {
    return invalid('programmes.briefing_ends_before_it_starts')
  }
  return wish.online === undefined || onlinePattern.test(wish.online)
    ? allowed
    : invalid('programmes.briefing_link_wrong')
}

/** The session for a calendar. */
export function briefingCalendar(briefing: Briefing, made: string): string {
  const { id, title, startsAt, endsAt, place, online, body, cancelledAt } = briefing
  const cancelled = cancelledAt !== null
  const meeting = { id, title, startsAt, endsAt, place, online, body, cancelled }
  return calendarFile({ ...meeting, maker: 'Briefing' }, made)
}
