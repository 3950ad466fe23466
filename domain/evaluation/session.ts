/** 答辩 and 现场评审: a panel's session is planned, called, and held; the applicant agrees to the time or asks for another. */
import type { Actor } from '../kernel/actor.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import { mayWorkOnPanels } from './panel.ts'
import type { RoundMethod, RoundState } from './round.ts'

export const sessionKinds = ['defence', 'onSite'] as const
export type SessionKind = (typeof sessionKinds)[number]

export const sessionStates = ['planned', 'called', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

/** `planned` is known to the office alone; `told` waits for the applicant. */
export const slotStates = ['planned', 'told', 'confirmed', 'changeAsked'] as const
export type SlotState = (typeof slotStates)[number]

/** What an applicant asks to be spared: this time, or the whole day. */
export const avoids = ['time', 'day'] as const
export type Avoid = (typeof avoids)[number]

/** No session is longer than a day of work. */
const sessionHoursMax = 12

type Round = { readonly method: RoundMethod; readonly state: RoundState }

/** Sessions are planned as soon as there are panels, until the freeze. */
export const mayPlanSessions = (actor: Actor, round: Round): Verdict =>
  mayWorkOnPanels(actor, round, ['preparing', 'assigned', 'inviting', 'scoring'])

type SessionWish = {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly slotMinutes: number
  readonly place: string
  readonly online: string
}

export const clockPattern = '^(?:[01]\\d|2[0-3]):[0-5]\\d$'
const clock = new RegExp(clockPattern)
export const isClock = (text: string): boolean => clock.test(text)

/** Whether a session that is being written says when it is. */
export function sessionWritten(wish: {
  readonly day: string | null
  readonly starts: string
  readonly ends: string
}): Verdict {
  return wish.day !== null && isClock(wish.starts) && isClock(wish.ends)
    ? allowed
    : invalid('evaluation.session_unwritten')
}

/** A session lies ahead, has room for an item, and is held in a place or an online room. */
export function checkSession(wish: SessionWish, now: number): Verdict {
  const minutes = (wish.to - wish.from) / 60_000
  return allOf(
    wish.from > now ? allowed : invalid('evaluation.session_past'),
    minutes >= wish.slotMinutes && minutes <= sessionHoursMax * 60
      ? allowed
      : invalid('evaluation.session_length', {
          minutes: wish.slotMinutes,
          hours: sessionHoursMax,
        }),
    wish.place.trim() !== '' || wish.online.trim() !== ''
      ? allowed
      : invalid('evaluation.session_nowhere'),
  )
}

/** Panels and applicants are told after the invitations, of everything that they have not been told yet. */
export function mayCallSessions(actor: Actor, round: Round, untold: number): Verdict {
  return allOf(
    mayPlanSessions(actor, round),
    round.state === 'inviting' || round.state === 'scoring'
      ? allowed
      : conflict('evaluation.call_after_invitations'),
    untold > 0 ? allowed : conflict('evaluation.nothing_to_call'),
  )
}

type SlotFacts = {
  readonly state: SlotState
  readonly from: number
  /** Whether the panel's record of it is signed. */
  readonly recorded: boolean
}

/** What is answered is the time that was seen: one that was moved meanwhile is asked about anew. */
export function saw(slot: SlotFacts, seen: string): Verdict {
  return Date.parse(seen) === slot.from ? allowed : conflict('evaluation.slot_moved')
}

/** The applicant answers until the time has come. */
export function mayAnswerSlot(slot: SlotFacts, now: number): Verdict {
  return allOf(
    slot.state === 'planned' ? conflict('evaluation.slot_not_told') : allowed,
    now < slot.from && !slot.recorded ? allowed : conflict('evaluation.slot_over'),
  )
}

export function mayConfirmSlot(slot: SlotFacts, now: number): Verdict {
  return allOf(
    mayAnswerSlot(slot, now),
    slot.state === 'confirmed' ? conflict('evaluation.slot_confirmed_already') : allowed,
  )
}

export function mayAskAnother(slot: SlotFacts, now: number, reason: string): Verdict {
  return allOf(
    mayAnswerSlot(slot, now),
    isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}

/** A session that was called is called off with a reason; one that was held stays, with all that was written there. */
export function mayCancelSession(
  actor: Actor,
  round: Round,
  session: {
    readonly state: SessionState
    readonly records: number
    /** Records of a session that has begun which have words and no signature. */
    readonly drafts: number
  },
  reason: string,
): Verdict {
  return allOf(
    mayPlanSessions(actor, round),
    session.state === 'cancelled' ? conflict('evaluation.session_cancelled_already') : allowed,
    session.records === 0
      ? allowed
      : conflict('evaluation.session_recorded', { count: session.records }),
    session.drafts === 0
      ? allowed
      : conflict('evaluation.session_minuted', { count: session.drafts }),
    session.state === 'planned' || isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}
