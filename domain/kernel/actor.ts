/** Who acts: one person, for one organisation at a time, with the roles held there. */

/** How the actor came in. `system` is a job; `public` is nobody signed in. */
export type ActorVia = 'session' | 'apiKey' | 'system' | 'public'

export type Actor = {
  readonly via: ActorVia
  /** Null for `public` and `system`. */
  readonly personId: string | null
  /** The organisation acted for, or null while none is chosen. */
  readonly orgId: string | null
  readonly roles: readonly string[]
  /** What the roles, and the scopes of an API key, permit: `<module>.<noun>.<verb>`. */
  readonly permits: ReadonlySet<string>
  /** The operator behind a "view as": such an actor may read and never write. */
  readonly viewedBy?: string
  /** The deputy's principal, when acting in somebody's place. */
  readonly onBehalfOf?: string
}

export const publicActor: Actor = {
  via: 'public',
  personId: null,
  orgId: null,
  roles: [],
  permits: new Set(),
}

export const systemActor: Actor = {
  via: 'system',
  personId: null,
  orgId: null,
  roles: ['system'],
  permits: new Set(),
}

export function permits(actor: Actor, permission: string): boolean {
  return actor.via === 'system' || actor.permits.has(permission)
}
