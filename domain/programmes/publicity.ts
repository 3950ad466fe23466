/** 公示: the names of a unit's list stand before the public for some working days, open to objection. */
import { Type, type Static } from 'typebox'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { dayOfMoment, endOfDay, startOfDay, type DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { lastDayOfWorkingPeriod } from '../kernel/workingDays.ts'
import type { PublicityRule } from './recommendation.ts'
import { programmeWhy, ruleText } from './recommendationWords.ts'
import { Code } from '../kernel/sourced.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const publicityStates = ['running', 'awaiting', 'ended', 'cancelled'] as const
export type PublicityState = (typeof publicityStates)[number]
export type PublicityVerb = 'close' | 'wait' | 'end' | 'cancel'

/** The clock closes a period; one with open objections waits for them. */
export const publicityLifecycle: Lifecycle<PublicityState, PublicityVerb> = {
  running: { close: 'ended', wait: 'awaiting', cancel: 'cancelled' },
  awaiting: { end: 'ended', cancel: 'cancelled' },
  ended: {},
  cancelled: {},
}

/** A line of the public list: names and nothing more, the order of the list least of all. */
export const PublicName = Type.Object({
  key: Id,
  title: Type.String(),
  applicant: Type.String(),
  /** Of the issuer's list: the directions in which it is to be selected, and who recommended it. */
  directions: Type.Optional(Type.Array(Type.String())),
  unitName: Type.Optional(Type.String()),
})
export type PublicName = Static<typeof PublicName>

export const PublicityBrief = Type.Object({
  id: Id,
  programmeId: Code,
  programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** Null where it is the issuer's list of those to be selected. */
  unit: nullable(Type.String()),
  unitName: Type.String(),
  state: Type.Enum([...publicityStates]),
  workingDays: Type.Integer(),
  firstDay: Day,
  lastDay: Day,
  /** The working-day calendar does not cover these days for certain yet. */
  provisional: Type.Boolean(),
  closesAt: Moment,
  /** Objections are taken by real name only. */
  realName: Type.Boolean(),
  projects: Type.Integer(),
})
export type PublicityBrief = Static<typeof PublicityBrief>

export const Publicity = Type.Object({
  ...PublicityBrief.properties,
  names: Type.Array(PublicName),
})

/** What the unit itself sees beside. */
export const OwnPublicity = Type.Object({
  ...Publicity.properties,
  objections: Type.Object({
    received: Type.Integer(),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
  }),
  endReason: nullable(Type.String()),
  /** The period ends after the unit's own deadline. */
  endsTooLate: Type.Boolean(),
})
export type OwnPublicity = Static<typeof OwnPublicity>

export type Period = {
  readonly firstDay: DayText
  readonly lastDay: DayText
  readonly workingDays: number
  readonly provisional: boolean
  readonly opensAt: string
  readonly closesAt: string
}

/** The period that begins on a day; that day itself does not count (民法典 §201). */
export function publicityPeriod(firstDay: DayText, workingDays: number): Period {
  const { day, provisional } = lastDayOfWorkingPeriod(firstDay, workingDays, false)
  return {
    firstDay,
    lastDay: day,
    workingDays,
    provisional,
    opensAt: startOfDay(firstDay),
    closesAt: endOfDay(day),
  }
}

/** A unit may choose more days than its programme fixes, never fewer; and never a day that is over. */
export function mayBePublic(
  rule: PublicityRule,
  wish: { readonly workingDays: number; readonly firstDay: DayText },
  now: Date,
  language: Language = 'zh',
): Verdict {
  const today = dayOfMoment(now.toISOString())
  if (wish.firstDay < today) return invalid('programmes.publicity_in_the_past', { today })
  const min = rule.strength === 'hard' ? (rule.workingDays ?? 1) : 1
  if (wish.workingDays >= min) return allowed
  return invalid(
    'programmes.publicity_too_short',
    { min, workingDays: wish.workingDays },
    programmeWhy(
      { origin: rule.origin, text: ruleText('publicityDays', { days: min }) },
      [{ label: 'workingDays', value: wish.workingDays, at: '/workingDays' }],
      'change_more_days',
      language,
    ),
  )
}

/** Ending with objections undecided needs a written reason, which is kept and shown. */
export function mayEndPublicity(
  state: PublicityState,
  openObjections: number,
  reason: string | null,
): Verdict {
  return allOf(
    mayStep(publicityLifecycle, state, 'end', 'programmes.publicity_cannot_end'),
    openObjections === 0 || isWrittenReason(reason)
      ? allowed
      : conflict('programmes.objections_open', { count: openObjections }),
  )
}

/** In an order that tells nothing of the ranking: by applicant, then by project. */
export function inPublicOrder<T extends { readonly applicant: string; readonly title: string }>(
  rows: readonly T[],
): T[] {
  return rows.toSorted(
    (one, other) =>
      one.applicant.localeCompare(other.applicant, 'zh') ||
      one.title.localeCompare(other.title, 'zh'),
  )
}
