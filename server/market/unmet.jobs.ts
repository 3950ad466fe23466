/** Numbers of more than a year ago are forgotten. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { forgetTallies } from '../kernel/tally.ts'
import { writing } from '../kernel/work.ts'

const keptDays = 400

export async function forgetOldTallies(host: Host): Promise<void> {
  const now = host.clock.now()
  const start = { actor: systemActor, requestId: newId(now) }
  const before = addDays(dayOfMoment(now.toISOString()), -keptDays)
  await writing(host, start, (work) => forgetTallies(work, before))
}
