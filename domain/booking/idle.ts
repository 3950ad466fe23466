/** 闲置产能: weeks of an offer that the maker points out as free; what is shown is what is free when somebody looks. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { daysBetween, dayOfMoment } from '../kernel/moment.ts'
import { Day } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { mayBlock } from './reservation.ts'

export const idleNoteMax = 100
/** The longest window in days. */
export const idleDaysMost = 92

export const IdleWish = Type.Object(
  { from: Day, until: Day, note: Type.String({ maxLength: idleNoteMax }) },
  { additionalProperties: false },
)
export type IdleWish = Static<typeof IdleWish>

/** Whether an idle window of an offer may be published or ended. */
export function mayPublishIdle(
  actor: Actor,
  { orgId, offerState }: { readonly orgId: string; readonly offerState: string },
): Verdict {
  return allOf(
    mayBlock(actor, { orgId }),
    offerState === 'published' ? allowed : conflict('booking.offer_not_public'),
  )
}

export function isSoundIdle({ from, until }: IdleWish, now: Date): Verdict {
  const today = dayOfMoment(now.toISOString())
  if (until < today) return invalid('booking.until_past', { until })
  if (until < from) return invalid('booking.days_reversed', { from, until })
  return daysBetween(from, until) >= idleDaysMost
    ? invalid('booking.idle_too_long', { most: idleDaysMost })
    : allowed
}
