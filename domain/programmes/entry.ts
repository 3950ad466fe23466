/** An entry (参评项目): an application as the issuing office holds it, from the day its unit's package arrived. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { dayOfMoment, type DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { natureOfDay, nextWorkingDay, workingDaysBetween } from '../kernel/workingDays.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { entryHouseWhy } from './entryWords.ts'

export const entryStates = ['received', 'accepted', 'conditional', 'lapsed', 'refused'] as const
export type EntryState = (typeof entryStates)[number]

export const entryVerbs = [
  'check',
  'accept',
  'condition',
  'settle',
  'lapse',
  'refuse',
  'reopen',
] as const
export type EntryVerb = (typeof entryVerbs)[number]

/**
 * `condition` accepts on a condition (有条件受理): what is missing must come until a day. `settle`: it came.
 * `lapse` is the clock's: the day is over. What follows from that a person decides.
 */
export const entryLifecycle: Lifecycle<EntryState, EntryVerb> = {
  received: {
    check: 'received',
    accept: 'accepted',
    condition: 'conditional',
    refuse: 'refused',
  },
  conditional: {
    check: 'conditional',
    settle: 'accepted',
    condition: 'conditional',
    lapse: 'lapsed',
    refuse: 'refused',
    reopen: 'received',
  },
  lapsed: {
    check: 'lapsed',
    settle: 'accepted',
    condition: 'conditional',
    refuse: 'refused',
    reopen: 'received',
  },
  accepted: { reopen: 'received' },
  refused: { reopen: 'received' },
}

export const EntryStateShape = Type.Enum([...entryStates])
export const entrySorts = ['unit', 'title', 'applicant', 'changedAt'] as const
export type EntrySort = (typeof entrySorts)[number]

export const EntryBrief = Type.Object({
  id: Id,
  programmeId: Code,
  unit: Type.String(),
  unitName: Type.String(),
  /** Place in the unit's order, as signed. */
  rank: Type.Integer(),
  title: Type.String(),
  applicant: Type.String(),
  applicantCode: nullable(Type.String()),
  directions: Type.Array(Type.String()),
  state: EntryStateShape,
  version: Type.Integer(),
  /** Items of the formal check that have a result. */
  checked: Type.Integer(),
  /** Findings that do not agree, and those that the facts leave open. */
  differs: Type.Integer(),
  unknown: Type.Integer(),
  late: Type.Boolean(),
  duplicate: Type.Boolean(),
  settleDay: nullable(Day),
  receivedAt: Moment,
  changedAt: Moment,
})
export type EntryBrief = Static<typeof EntryBrief>

const permitOf = (verb: EntryVerb) =>
  verb === 'check' ? 'programmes.entry.check' : 'programmes.entry.decide'

/** Whether the actor's role may do it, and the entry stands where it can be done. */
export function mayActOn(actor: Actor, state: EntryState, verb: EntryVerb): Verdict {
  const permit = permitOf(verb)
  return allOf(
    permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
    mayStep(entryLifecycle, state, verb, `programmes.entry_cannot_${verb}`),
  )
}

/** Whether the officer looked at the entry as it stands. */
export function hasSeen(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('programmes.entry_moved_on', { seen, version })
}

/** Refusing, taking up again, and accepting what came after its day are explained in writing. */
export function mayDecideWith(
  state: EntryState,
  verb: EntryVerb,
  reason: string | null | undefined,
): Verdict {
  const needed = verb === 'refuse' || verb === 'reopen' || (verb === 'settle' && state === 'lapsed')
  return !needed || isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short')
}

/** What is missing may come until the end of `day`: a working day, at least one working day ahead. */
export function mayWaitUntil(
  missing: string,
  day: DayText,
  now: Date,
  language: Language = 'zh',
): Verdict {
  if (!isWrittenReason(missing)) return invalid('programmes.entry_missing_unsaid')
  const today = dayOfMoment(now.toISOString())
  const why = entryHouseWhy('settleDays', [{ label: 'settleDay', value: day }], language)
  if (workingDaysBetween(today, day).count < 1) {
    return conflict('programmes.entry_day_too_early', { day, today }, why)
  }
  if (natureOfDay(day).working) return allowed
  return conflict('programmes.entry_day_not_working', { day, next: nextWorkingDay(day).day }, why)
}

/** On which the office has not decided in the end, so that what is suspected of them still matters. */
export const openEntryStates: readonly EntryState[] = ['received', 'conditional', 'lapsed']

/** 疑似重复 is asked of open entries only: what was refused or accepted is suspected no longer. */
export const isSuspectedTwice = ({ state, duplicate }: Pick<EntryBrief, 'state' | 'duplicate'>) =>
  duplicate && openEntryStates.includes(state)

/** What one entry adds to the maintained figures of its programme. */
export function entryParts(
  entry: Pick<EntryBrief, 'state' | 'differs' | 'late' | 'duplicate'>,
): string[] {
  return [
    'total',
    `state:${entry.state}`,
    ...(entry.differs > 0 ? ['flagged'] : []),
    ...(entry.late ? ['late'] : []),
    ...(isSuspectedTwice(entry) ? ['duplicate'] : []),
  ]
}
