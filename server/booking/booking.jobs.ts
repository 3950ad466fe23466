/** What time brings: holds expire, weeks come within reach. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { Schedule } from '../kernel/module.ts'
import { Problem } from '../kernel/problem.ts'
import { reading, writing } from '../kernel/work.ts'
import { lockCapacity } from './capacity.ts'
import { expireDue } from './expiry.ts'
import { endDueIdle } from './idle.ts'
import { reopenWeeks } from './weeks.ts'

const offersAtOnce = 500

const startOf = (host: Host) => ({ actor: systemActor, requestId: newId(host.clock.now()) })

async function dueOffers(host: Host): Promise<string[]> {
  const rows = await reading(host, startOf(host), ({ db, now }) =>
    db
      .selectFrom('booking.reservation')
      .where('state', '=', 'held')
      .where('expires_at', '<=', now)
      .select('offer_id')
      .distinct()
      .limit(offersAtOnce)
      .execute(),
  )
  return rows.map(({ offer_id: id }) => id)
}

/** One offer at a time, so that who takes of another waits for none of it. */
export async function expireHolds(host: Host): Promise<void> {
  for (const offerId of await dueOffers(host)) {
    await writing(host, startOf(host), async (work) => {
      await lockCapacity(work, offerId)
      await expireDue(work, offerId)
    })
  }
  await writing(host, startOf(host), endDueIdle)
}

async function* allOffers(host: Host): AsyncGenerator<string> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await reading(host, startOf(host), ({ db }) =>
      db
        .selectFrom('booking.capacity')
        .where('offer_id', '>', after)
        .orderBy('offer_id')
        .limit(offersAtOnce)
        .select('offer_id')
        .execute(),
    )
    for (const { offer_id: id } of rows) yield id
    if (rows.length < offersAtOnce) return
    after = rows.at(-1)!.offer_id
  }
}

/** Opens the weeks that come within reach, and reckons all anew: the holidays of a year are known late. */
export async function keepWeeks(host: Host): Promise<void> {
  for await (const offerId of allOffers(host)) {
    try {
      await writing(host, startOf(host), async (work) => {
        const capacity = await lockCapacity(work, offerId)
        if (capacity !== undefined) await reopenWeeks(work, capacity)
      })
    } catch (error) {
      // A holiday that was declared over hours already promised: they stay promised, the maker sees them.
      if (!(error instanceof Problem)) throw error
      host.log.warn({ offerId, code: error.message }, 'weeks left as they are')
    }
  }
}

export const bookingSchedules: readonly Schedule[] = [
  { name: 'expireHolds', cron: '* * * * *', run: expireHolds },
  { name: 'keepWeeks', cron: '20 18 * * *', run: keepWeeks },
]
