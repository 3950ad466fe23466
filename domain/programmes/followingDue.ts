/** Which reports a followed project owes, for which period, until when: from the programme's own list of reports. */
import { addDays, daysBetween, type DayText } from '../kernel/moment.ts'
import { addWorkingDays } from '../kernel/workingDays.ts'
import { periodsWithin, periodOf, type Cadence } from '../indicators/period.ts'
import type { PaperState } from './following.ts'
import type { ProgrammeDefinition, Report } from './programme.ts'
import { houseReportsEn } from './text.following.en.ts'
import { houseReportsZh } from './text.following.zh.ts'

export type FollowedDays = {
  readonly fromDay: DayText
  readonly untilDay: DayText
  /** What ended before it was selected is not asked for. */
  readonly selectedOn: DayText
}

export type OwedReport = {
  readonly code: string
  readonly name: Report['name']
  readonly cadence: Report['cadence']
  /** `2019Q3`, `2019`; the report's own code where it is made once. */
  readonly period: string
  readonly lastDay: DayText
  readonly dueDay: DayText
  /** It closes the construction. */
  readonly final: boolean
}

/**
 * Working days after the end of what is reported until the report is due. No text that we know says how many, so
 * these are examples: the longer the period, the longer the writing.
 */
export const reportWorkingDays: Readonly<Record<Report['cadence'], number>> = {
  quarterly: 10,
  halfYearly: 15,
  yearly: 20,
  once: 20,
}

function dueOf(cadence: Report['cadence'], lastDay: DayText): DayText {
  return addWorkingDays(lastDay, reportWorkingDays[cadence]).day
}

/** The last of those made once closes the construction; those before it lie evenly on the way (中期). */
function onceReports(reports: readonly Report[], days: FollowedDays): OwedReport[] {
  const once = reports.filter(({ cadence }) => cadence === 'once')
  const all = daysBetween(days.fromDay, days.untilDay)
  return once.map(({ code, name, cadence }, at) => {
    const final = at === once.length - 1
    const share = Math.round((all * (at + 1)) / once.length)
    const lastDay = final ? days.untilDay : addDays(days.fromDay, share)
    return { code, name, cadence, period: code, lastDay, dueDay: dueOf(cadence, lastDay), final }
  })
}

function periodicReports({ code, name, cadence }: Report, days: FollowedDays): OwedReport[] {
  return periodsWithin(cadence as Cadence, `${days.fromDay.slice(0, 4)}-01-01`, days.untilDay)
    .filter(({ lastDay }) => lastDay >= days.selectedOn && lastDay > days.fromDay)
    .map(({ text, lastDay }) => ({
      code,
      name,
      cadence,
      period: text,
      lastDay,
      dueDay: dueOf(cadence, lastDay),
      final: false,
    }))
}

const houseCadences = {
  quarterly: 'quarterly',
  yearly: 'yearly',
  midterm: 'once',
  final: 'once',
} as const

/** What a programme asks for; where no text names anything, the house's example. */
export function reportingOf({ reporting }: Pick<ProgrammeDefinition, 'reporting'>): Report[] {
  if (reporting.length > 0) return reporting
  return (Object.keys(houseCadences) as (keyof typeof houseCadences)[]).map((code) => ({
    code,
    name: { zh: houseReportsZh[code], en: houseReportsEn[code] },
    cadence: houseCadences[code],
    source: 'example' as const,
  }))
}

/** Every report of a project's time, the earliest first. */
export function owedReports(
  definition: Pick<ProgrammeDefinition, 'reporting'>,
  days: FollowedDays,
): OwedReport[] {
  const reporting = reportingOf(definition)
  const periodic = reporting.filter(({ cadence }) => cadence !== 'once')
  return [
    ...periodic.flatMap((report) => periodicReports(report, days)),
    ...onceReports(reporting, days),
  ]
    .filter(({ lastDay, final }) => final || lastDay >= days.selectedOn)
    .toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0))
}

export type Handed = {
  readonly id: string
  readonly code: string
  readonly period: string
  readonly state: PaperState
}

export const owedStates = ['ahead', 'open', 'overdue', 'draft', 'underWay', 'settled'] as const
export type OwedState = (typeof owedStates)[number]

export type Owed = OwedReport & { readonly state: OwedState; readonly paperId: string | null }

function stateOf(owed: OwedReport, paper: Handed | undefined, today: DayText): OwedState {
  if (paper?.state === 'settled') return 'settled'
  if (paper?.state === 'unit' || paper?.state === 'office') return 'underWay'
  if (owed.dueDay < today) return 'overdue'
  if (paper?.state === 'draft') return 'draft'
  return owed.lastDay < today ? 'open' : 'ahead'
}

/** Each report with how far it has come. A draft whose day has passed is overdue: it has not been handed in. */
export function owedWith(
  reports: readonly OwedReport[],
  handed: readonly Handed[],
  today: DayText,
): Owed[] {
  return reports.map((owed) => {
    const paper = handed.find(({ code, period }) => code === owed.code && period === owed.period)
    return { ...owed, state: stateOf(owed, paper, today), paperId: paper?.id ?? null }
  })
}

export function overdueOf(all: readonly Owed[]): number {
  return all.filter(({ state }) => state === 'overdue').length
}

/** The day of the earliest report that is not handed in. */
export function nextDueDay(all: readonly Owed[]): DayText | null {
  const waits = all.filter(({ state }) => state !== 'settled' && state !== 'underWay')
  return waits[0]?.dueDay ?? null
}

/** Whether a report of this period can be written already: its period has begun to end. */
export function isReportable(owed: OwedReport, today: DayText): boolean {
  return owed.lastDay <= addDays(today, 30)
}

/** Indicators that a report asks for are those of its own cadence; a period of another is only looked at. */
export function asksIndicator(owed: Pick<OwedReport, 'period'>, cadence: Cadence): boolean {
  return periodOf(owed.period)?.cadence === cadence
}
