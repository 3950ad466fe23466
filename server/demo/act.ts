/** Acting as somebody of the demo world, now or on some day. */
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'

export function doing<T>(
  host: Host,
  actor: Actor,
  act: (work: Writing) => Promise<T>,
  now: Date = host.clock.now(),
): Promise<T> {
  return writing(host, { actor, requestId: newId(now), now }, act)
}

/** Of some day, in Beijing. */
export const at = (day: string, hour = 10): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)

/** The same transaction in somebody's name on some day. */
export const as = (work: Writing, actor: Actor, day: string, hour?: number): Writing => ({
  ...work,
  actor,
  now: at(day, hour),
})
