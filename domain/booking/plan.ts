/** Where work would fit: machine hours over the weeks, or one range of an exclusive slot. */
import { endOfWork, nextOpening, type Span, type WorkCalendar } from './calendar.ts'

export type FreeWeek = { readonly week: string; readonly freeMinutes: number }
export type Part = { readonly week: string; readonly minutes: number }

export type Spread =
  | { readonly ok: true; readonly parts: readonly Part[] }
  /** What is left in these weeks. */
  | { readonly ok: false; readonly leftMinutes: number }

/** Takes what is asked for from the weeks in their order, as early as it goes. */
export function spread(minutes: number, weeks: readonly FreeWeek[]): Spread {
  const parts: Part[] = []
  let left = minutes
  for (const { week, freeMinutes } of weeks) {
    const taken = Math.min(left, Math.max(0, freeMinutes))
    if (taken > 0) parts.push({ week, minutes: taken })
    left -= taken
    if (left === 0) return { ok: true, parts }
  }
  return { ok: false, leftMinutes: minutes - left }
}

/** A slot may begin on the half hour. */
export const slotGrainMinutes = 30
const grainMs = slotGrainMinutes * 60_000

const onGrain = (at: number): number => Math.ceil(at / grainMs) * grainMs

/** The first moment on the grain, from `at` on, at which it is open and work can begin. */
function nextStart(calendar: WorkCalendar, at: number): number | null {
  for (let from = at, turn = 0; turn < 50; turn++) {
    const opening = nextOpening(calendar, from)
    if (opening === null) return null
    const start = onGrain(opening)
    if (nextOpening(calendar, start) === start) return start
    from = start
  }
  return null
}

const blockerOf = (taken: readonly Span[], { from, to }: Span): Span | undefined =>
  taken.find((span) => span.from < to && from < span.to)

/**
 * The first range, from `at` on, in which work of so many minutes can be done without meeting what is taken; closed
 * hours within it belong to it, since what is set up stays. Null where it would end after `before`.
 */
export function firstSlot(
  calendar: WorkCalendar,
  taken: readonly Span[],
  minutes: number,
  { at, before }: { readonly at: number; readonly before: number },
): Span | null {
  for (let from = nextStart(calendar, at); from !== null && from < before;) {
    const to = endOfWork(calendar, from, minutes)
    if (to === null || to > before) return null
    const blocker = blockerOf(taken, { from, to })
    if (blocker === undefined) return { from, to }
    from = nextStart(calendar, blocker.to)
  }
  return null
}

/** At most one a day of start, the earliest of each. */
export function slotOptions(
  calendar: WorkCalendar,
  taken: readonly Span[],
  minutes: number,
  bounds: { readonly at: number; readonly before: number; readonly most: number },
): Span[] {
  const options: Span[] = []
  const nextDay = (at: number) =>
    (Math.floor((at + 28_800_000) / 86_400_000) + 1) * 86_400_000 - 28_800_000
  for (let at = bounds.at; options.length < bounds.most;) {
    const slot = firstSlot(calendar, taken, minutes, { at, before: bounds.before })
    if (slot === null) return options
    options.push(slot)
    at = nextDay(slot.from)
  }
  return options
}
