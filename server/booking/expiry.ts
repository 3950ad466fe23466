/** Holds whose time is over give back what they took. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { Writing } from '../kernel/work.ts'
import { giveBack } from './weeks.ts'

/** Those of one offer, whose capacity is locked. Time takes the step, whoever comes by. */
export async function expireDue(work: Writing, offerId: string): Promise<number> {
  const rows = await work.db
    .updateTable('booking.reservation')
    .set((eb) => ({ state: 'expired', version: eb('version', '+', 1), changed_at: work.now }))
    .where('offer_id', '=', offerId)
    .where('state', '=', 'held')
    .where('expires_at', '<=', work.now)
    .returning(['id', 'version'])
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await giveBack(work, offerId, ids)
  const steps = rows.map(({ id, version }) => ({
    ...{ reservation_id: id, version, verb: 'expire', taken_at: work.now },
  }))
  await work.db.insertInto('booking.reservation_step').values(steps).execute()
  const byTime = { ...work, actor: systemActor }
  for (const { id, version } of rows) {
    await record(byTime, 'booking.reservation.expire', id, { version })
    const facts = { reservationId: id, offerId, verb: 'expire', version }
    await announce(byTime, 'booking.reservation.moved', facts)
  }
  return rows.length
}
