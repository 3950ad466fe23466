/** Whoever is signed in, as the verdicts of the domain look at them. */
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Me } from './me.ts'

export function actorOf(me: Me): Actor {
  return {
    via: 'session',
    personId: me.person?.id ?? null,
    orgId: me.actingOrg?.id ?? null,
    roles: [],
    permits: new Set(me.permits),
  }
}
