/** Acting as somebody of the demo world, now. */
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
