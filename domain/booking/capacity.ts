/**
 * 产能 of an offer: machine hours a week that may be divided among many, or slots of one machine that exclude one
 * another. The maker says when it is open, by its organisation's calendar or one of the offer's own.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { calendarFaults, WorkCalendar } from './calendar.ts'
import { slotGrainMinutes } from './plan.ts'

export const capacityModes = ['hours', 'slots'] as const
export type CapacityMode = (typeof capacityModes)[number]

export const bookingPermits = {
  /** Calendars, capacity, own work and idle windows. */
  write: 'booking.capacity.write',
  /** Confirming, declining and releasing: what others rely on. */
  answer: 'booking.reservation.answer',
  hold: 'booking.reservation.hold',
} as const

export const holdHoursUsual = 48
export const holdHoursBounds = { least: 4, most: 240 } as const
export const horizonWeeksUsual = 13
export const horizonWeeksMost = 52
export const machinesMost = 999
/** The most that one hold may ask for at all, in hours. */
export const hoursMost = 2000

const Half = { minimum: 0.5, maximum: hoursMost, multipleOf: slotGrainMinutes / 60 }
/** Hours in halves. */
export const Hours = Type.Number(Half)

export const CapacityWish = Type.Object(
  {
    mode: Type.Enum([...capacityModes]),
    /** Parallel ones; a slot is of one. */
    machines: Type.Integer({ minimum: 1, maximum: machinesMost }),
    /** Null: that of the organisation. */
    calendar: Type.Union([WorkCalendar, Type.Null()]),
    /** Whether others may hold of it now. */
    takesHolds: Type.Boolean(),
    /** How long a hold waits for an answer, in hours of working days. */
    holdHours: Type.Integer({ minimum: holdHoursBounds.least, maximum: holdHoursBounds.most }),
    /** How far ahead others may hold. */
    horizonWeeks: Type.Integer({ minimum: 1, maximum: horizonWeeksMost }),
    leastHours: Hours,
    mostHours: Hours,
  },
  { additionalProperties: false },
)
export type CapacityWish = Static<typeof CapacityWish>

export const usualCapacity = (mode: CapacityMode): CapacityWish => ({
  mode,
  machines: 1,
  calendar: null,
  takesHolds: true,
  holdHours: holdHoursUsual,
  horizonWeeks: horizonWeeksUsual,
  leastHours: 1,
  mostHours: mode === 'hours' ? 200 : 40,
})

export function maySetCapacity(actor: Actor, facts: { readonly orgId: string }): Verdict {
  if (actor.orgId !== facts.orgId) return forbidden('booking.not_own')
  const permit = bookingPermits.write
  return permits(actor, permit) ? allowed : forbidden('booking.role_cannot', { permit })
}

/** Of one's own organisation. */
export function maySetCalendar(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return maySetCapacity(actor, { orgId: actor.orgId })
}

/** A calendar that says the same twice or runs backwards is told by its first fault. */
export function isSoundCalendar(calendar: WorkCalendar): Verdict {
  const [first] = calendarFaults(calendar)
  return first === undefined ? allowed : invalid(`booking.${first.code}`, { row: first.row + 1 })
}

export function isSoundCapacity(wish: CapacityWish): Verdict {
  return allOf(
    wish.mode === 'slots' && wish.machines !== 1 ? invalid('booking.slots_of_one') : allowed,
    wish.leastHours > wish.mostHours
      ? invalid('booking.bounds_reversed', { least: wish.leastHours, most: wish.mostHours })
      : allowed,
    wish.calendar === null ? allowed : isSoundCalendar(wish.calendar),
  )
}

/** Hours in use stay hours: whoever holds them was promised them so. */
export function mayChangeMode(before: CapacityMode, after: CapacityMode, inUse: number): Verdict {
  return before === after || inUse === 0
    ? allowed
    : conflict('booking.mode_in_use', { count: inUse })
}

/** Whether the actor looked at what stands. */
export function hasSeenBooking(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('booking.moved_on', { seen, version })
}
