/** Who is behind an API key: its maker's roles, for one organisation, and only for the calls of its scopes. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { publicActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { forbidden, unauthenticated } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import type { Identity } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { cacheOf } from './identityCache.ts'

/** `bg_`, eight signs by which people know it, `_`, and 32 random bytes. */
const keyPattern = /^bg_[a-z0-9]{8}_[\w-]{43}$/

export function keyHash(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** The key of an `Authorization: Bearer bg_…` header; other schemes are not ours to read. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const match = /^Bearer (bg_\S{1,100})$/i.exec(request.headers.authorization ?? '')
  return match?.[1]
}

type KeyRow = {
  readonly id: string
  readonly person_id: string
  readonly org_id: string
  readonly roles: string[]
  readonly permits: string[] | null
  readonly scopes: string[]
  readonly language: Language
  readonly last_used_at: Date | null
  readonly valid_until: Date
}

async function findKey(host: Host, key: string, now: Date): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    select k.id, m.person_id, k.org_id, m.roles, k.scopes, p.language, k.last_used_at,
      k.expires_at as valid_until,
      (select array_agg(distinct permit) from people.role r, unnest(r.permits) permit
        where r.code = any (m.roles)) as permits
    from people.api_key k
    join people.membership m on m.id = k.membership_id and m.ended_at is null
    join people.person p on p.id = m.person_id and p.disabled_at is null
    where k.key_hash = ${keyHash(key)} and k.revoked_at is null and k.expires_at > ${now}
  `.execute(host.database.reader)
  return rows[0]
}

const usedEveryMs = 60_000

function noteUsed(host: Host, row: KeyRow, now: Date): void {
  if (row.last_used_at !== null && now.getTime() - row.last_used_at.getTime() < usedEveryMs) return
  host.database.writer
    .updateTable('people.api_key')
    .set({ last_used_at: now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => host.log.warn({ err: error }, 'key not noted as used'))
}

/**
 * Scopes and permissions share one way of naming, so a scope never enters the permits, where it could pass
 * for a permission: the scope is checked here, and `*` tells the door that it was.
 */
function actorOfKey(row: KeyRow): Actor {
  const permits = new Set([...(row.permits ?? []), '*'])
  return { via: 'apiKey', personId: row.person_id, orgId: row.org_id, roles: row.roles, permits }
}

export async function identifyKey(
  host: Host,
  request: FastifyRequest,
  key: string,
  wished: Language | undefined,
): Promise<Identity> {
  request.identity = { actor: publicActor, language: wished ?? 'zh' }
  const now = host.clock.now()
  const row = keyPattern.test(key)
    ? await cacheOf(host).get(`key ${key}`, now, () => findKey(host, key, now))
    : undefined
  if (row === undefined) throw new Problem(unauthenticated('people.key_unknown'))
  request.identity = { actor: publicActor, language: wished ?? row.language }
  const scope = request.routeOptions.config.endpoint?.name
  if (scope !== undefined && !row.scopes.includes(scope)) {
    throw new Problem(forbidden('kernel.scope_missing', { scope }))
  }
  noteUsed(host, row, now)
  return { actor: actorOfKey(row), language: request.identity.language }
}
