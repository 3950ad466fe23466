/**
 * A deadline as a notice words it, and the exact instant it closes. `前` is ambiguous in notices (before the
 * day, or by its end), so whether the day itself still counts is data of the programme, never a guess here.
 */
import {
  addDays,
  compareMoments,
  type DayText,
  endOfDay,
  type MomentText,
  type Zone,
} from './moment.ts'
import { type DayNature, natureOfDay, nextWorkingDay, previousWorkingDay } from './workingDays.ts'

/** What must have happened by the deadline: handed to the post, arrived, or the last byte uploaded. */
export const deadlineBases = ['posted', 'received', 'uploaded'] as const
export type DeadlineBasis = (typeof deadlineBases)[number]

export const nonWorkingDayRules = ['keep', 'next', 'previous'] as const
export type NonWorkingDayRule = (typeof nonWorkingDayRules)[number]

export type Deadline = {
  readonly date: DayText
  /** Whether the date itself still counts. */
  readonly inclusive: boolean
  readonly basis: DeadlineBasis
  /** Where the last day that counts is no working day: keep it, or move to the next or previous one. */
  readonly ifNonWorkingDay: NonWorkingDayRule
  readonly zone: Zone
}

/** Codes of the sentences that explain, in order, `codes:deadline.<code>`, with their values. */
export type DeadlineStep = {
  readonly code:
    | 'last_day_inclusive'
    | 'last_day_exclusive'
    | 'moved_next'
    | 'moved_previous'
    | 'kept_non_working'
    | 'provisional'
    | 'closes_posted'
    | 'closes_received'
    | 'closes_uploaded'
  readonly facts: Readonly<Record<string, string>>
}

export type ResolvedDeadline = {
  /** The first moment that is too late. */
  readonly closesAt: MomentText
  /** The last day that counts, after any move. */
  readonly lastDay: DayText
  /** The last day before a move, and what the calendar says of it. */
  readonly wordedLastDay: DayNature
  readonly moved: boolean
  /** The calendar was needed and does not cover the days yet: resolve again when it does. */
  readonly provisional: boolean
  readonly steps: readonly DeadlineStep[]
}

const moves = { next: nextWorkingDay, previous: previousWorkingDay } as const

function steps(
  deadline: Deadline,
  worded: DayNature,
  lastDay: DayText,
  provisional: boolean,
): DeadlineStep[] {
  const { date, inclusive, basis, ifNonWorkingDay } = deadline
  const found: DeadlineStep[] = [
    {
      code: inclusive ? 'last_day_inclusive' : 'last_day_exclusive',
      facts: { date, lastDay: worded.day },
    },
  ]
  if (!worded.working && ifNonWorkingDay === 'keep') {
    found.push({ code: 'kept_non_working', facts: { day: worded.day } })
  } else if (lastDay !== worded.day) {
    const code = ifNonWorkingDay === 'next' ? 'moved_next' : 'moved_previous'
    found.push({ code, facts: { day: worded.day, lastDay } })
  }
  if (provisional) found.push({ code: 'provisional', facts: { lastDay } })
  found.push({ code: `closes_${basis}`, facts: { lastDay } })
  return found
}

/**
 * The instant and the reasons. The day that is moved is the last one that counts: 28 July 2019 was a Sunday,
 * so `inclusive` with `next` closes at the end of Monday the 29th, and without `inclusive` the last day is
 * Saturday the 27th, which `next` moves to Monday the 29th as well. Throws a RangeError for what is no day.
 */
export function resolveDeadline(deadline: Deadline): ResolvedDeadline {
  const worded = natureOfDay(deadline.inclusive ? deadline.date : addDays(deadline.date, -1))
  const target =
    deadline.ifNonWorkingDay === 'keep'
      ? { day: worded.day, provisional: false }
      : moves[deadline.ifNonWorkingDay](worded.day)
  return {
    closesAt: endOfDay(target.day),
    lastDay: target.day,
    wordedLastDay: worded,
    moved: target.day !== worded.day,
    provisional: target.provisional,
    steps: steps(deadline, worded, target.day, target.provisional),
  }
}

/** Whether a moment still keeps a deadline that closes at `closesAt`. */
export function isInTime(moment: MomentText, closesAt: MomentText): boolean {
  return compareMoments(moment, closesAt) < 0
}
