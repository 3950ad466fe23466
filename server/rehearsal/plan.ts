/** What a rehearsal plays: how many applications go where, on which days, and how many experts read them. */
import { assignmentExpertsMost } from '../../domain/evaluation/assignmentPlan.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import { programmeDeadline } from '../../domain/programmes/deadlines.ts'
import {
  deadlineSteps,
  type ProgrammeDefinition,
  type RecommendingUnit,
} from '../../domain/programmes/programme.ts'

export type Share = { readonly unit: RecommendingUnit; readonly applications: number }

/** The weight of a unit whose quota nobody published. */
const usualQuota = 10

const weightOf = ({ quota }: RecommendingUnit): number => quota.value?.max ?? usualQuota

/**
 * Shares applications out over the units that send to the issuer, in proportion to their quotas, by greatest
 * remainders; units with an equal remainder in the order of the file.
 */
export function shareOut(definition: ProgrammeDefinition, applications: number): Share[] {
  const units = definition.units.filter(
    ({ channel, members }) => channel === 'issuer' && members === 'one',
  )
  const sum = units.reduce((all, unit) => all + weightOf(unit), 0)
  if (sum === 0) return []
  const exact = units.map((unit) => (applications * weightOf(unit)) / sum)
  const floors = exact.map(Math.floor)
  const left = applications - floors.reduce((all, one) => all + one, 0)
  const byRemainder = [...exact.keys()].toSorted(
    (a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!) || a - b,
  )
  const more = new Set(byRemainder.slice(0, left))
  return units
    .map((unit, at) => ({ unit, applications: floors[at]! + (more.has(at) ? 1 : 0) }))
    .filter((share) => share.applications > 0)
}

/** By how many times the places of all units have to grow, so that every application can go the whole way. */
export function placesTimes(definition: ProgrammeDefinition, applications: number): number {
  const tight = shareOut(definition, applications).map((share) => {
    const places = share.unit.quota.value?.max
    return places === undefined || places === 0 ? 1 : Math.ceil(share.applications / places)
  })
  return Math.max(1, ...tight)
}

export function withPlaces(definition: ProgrammeDefinition, times: number): ProgrammeDefinition {
  if (times === 1) return definition
  const units = definition.units.map((unit) => {
    const { value } = unit.quota
    if (value === null) return unit
    return { ...unit, quota: { ...unit.quota, value: { ...value, max: value.max * times } } }
  })
  return { ...definition, units }
}

export type Schedule = Readonly<
  Record<
    | 'apply'
    | 'recommend'
    | 'send'
    | 'receive'
    | 'check'
    | 'review'
    | 'read'
    | 'freeze'
    | 'hear'
    | 'select',
    Date
  >
>

const daysFromEnd = {
  apply: -15,
  recommend: -6,
  send: -4,
  receive: -2,
  check: 3,
  review: 10,
  read: 12,
  freeze: 30,
  hear: 32,
  select: 35,
} as const

const nineOClock = 'T09:00:00+08:00'

/** Everything before the first deadline that any unit has; where no day is published, as if it were a month away. */
export function scheduleOf(definition: ProgrammeDefinition, today: string): Schedule {
  const ends = deadlineSteps.flatMap((step) =>
    [null, ...definition.units.map(({ code }) => code)].flatMap((unit) => {
      const resolved = programmeDeadline(definition, step, unit)?.resolved
      return resolved === null || resolved === undefined ? [] : [resolved.lastDay]
    }),
  )
  const last = ends.toSorted()[0] ?? addDays(dayOfMoment(today), 30)
  const parts = Object.entries(daysFromEnd).map(([part, days]) => [
    part,
    new Date(`${addDays(last, days)}${nineOClock}`),
  ])
  return Object.fromEntries(parts) as Schedule
}

export const reviewsPerItem = 5
const itemsPerExpert = 35
const expertsLeast = 15

/** Enough that nobody reads more than the usual number, with a fifth to spare for conflicts. */
export function expertsFor(items: number): number {
  return Math.max(expertsLeast, Math.ceil((1.2 * items * reviewsPerItem) / itemsPerExpert))
}

/** One round takes so many items; where there are more, every direction has rounds of its own. */
const itemsPerRound = 3000
/** Where directions have rounds of their own, in parts like this: time grows much faster than a round does. */
const itemsPerPart = 800

/** In how many parts the items of one direction are reviewed; null: all directions together. */
export function partsFor(items: number, directions: number): number | null {
  if (items <= itemsPerRound && expertsFor(items) <= assignmentExpertsMost) return null
  return Math.max(1, Math.ceil(items / directions / itemsPerPart))
}

/** Directions that the application claims: as many as the programme allows, in turn, so that each is claimed. */
export function directionsOf(definition: ProgrammeDefinition, serial: number): string[] {
  const codes = definition.directions.map(({ code }) => code)
  const most = definition.limits.directionsPerProject.value?.max ?? 1
  const count = Math.min(codes.length, most, 3)
  return Array.from({ length: count }, (_, at) => codes[(serial * count + at) % codes.length]!)
}
