/** The capacity of an offer as it stands, with the calendar by which it runs. */
import { sql } from 'kysely'
import type { WorkCalendar } from '../../domain/booking/calendar.ts'
import { usualCalendar } from '../../domain/booking/calendar.ts'
import type { CapacityMode, CapacityWish } from '../../domain/booking/capacity.ts'
import type { HoldRules } from '../../domain/booking/reservation.ts'
import type { Reading, Writing } from '../kernel/work.ts'

export type Capacity = HoldRules & {
  readonly offerId: string
  readonly machines: number
  readonly holdHours: number
  readonly calendar: WorkCalendar
  readonly ownCalendar: WorkCalendar | null
  readonly version: number
}

export const hoursOf = (minutes: number): number => Math.round(minutes / 0.6) / 100
/** What can be asked for, in halves. */
export const halvesOf = (minutes: number): number => Math.floor(minutes / 30) / 2
export const minutesOf = (hours: number): number => Math.round(hours * 60)

function capacities(work: Reading) {
  return work.db
    .selectFrom('booking.capacity as c')
    .leftJoin('booking.calendar as k', 'k.org_id', 'c.org_id')
    .selectAll('c')
    .select('k.content as org_calendar')
}
type Row = Awaited<ReturnType<ReturnType<typeof capacities>['executeTakeFirstOrThrow']>>

function shape(row: Row): Capacity {
  const ownCalendar = row.calendar as WorkCalendar | null
  return {
    offerId: row.offer_id,
    orgId: row.org_id,
    mode: row.mode as CapacityMode,
    machines: row.machines,
    takesHolds: row.takes_holds,
    holdHours: row.hold_hours,
    horizonWeeks: row.horizon_weeks,
    leastHours: hoursOf(row.least_minutes),
    mostHours: hoursOf(row.most_minutes),
    ownCalendar,
    calendar: ownCalendar ?? (row.org_calendar as WorkCalendar | null) ?? usualCalendar,
    version: row.version,
  }
}

export async function capacityOf(work: Reading, offerId: string): Promise<Capacity | undefined> {
  const row = await capacities(work).where('c.offer_id', '=', offerId).executeTakeFirst()
  return row && shape(row)
}

export async function capacitiesOf(
  work: Reading,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, Capacity>> {
  if (offerIds.length === 0) return new Map()
  const rows = await capacities(work)
    .where('c.offer_id', '=', sql<string>`any(${offerIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.offer_id, shape(row)]))
}

/** Those of an organisation that run by its calendar, or all of it; locked in one order. */
export async function lockCapacitiesOf(work: Writing, orgId: string): Promise<Capacity[]> {
  await work.db
    .selectFrom('booking.capacity')
    .where('org_id', '=', orgId)
    .select('offer_id')
    .orderBy('offer_id')
    .forNoKeyUpdate()
    .execute()
  const rows = await capacities(work).where('c.org_id', '=', orgId).orderBy('c.offer_id').execute()
  return rows.map(shape)
}

/** The capacity once whoever takes of it or changes it has finished. */
export async function lockCapacity(work: Writing, offerId: string): Promise<Capacity | undefined> {
  await work.db
    .selectFrom('booking.capacity')
    .where('offer_id', '=', offerId)
    .select('offer_id')
    .forNoKeyUpdate()
    .execute()
  return capacityOf(work, offerId)
}

export const wishOf = (capacity: Capacity): CapacityWish => ({
  mode: capacity.mode,
  machines: capacity.machines,
  calendar: capacity.ownCalendar,
  takesHolds: capacity.takesHolds,
  holdHours: capacity.holdHours,
  horizonWeeks: capacity.horizonWeeks,
  leastHours: capacity.leastHours,
  mostHours: capacity.mostHours,
})
