/** API keys: made once in clear, kept as a hash, ended at will. */
import { randomBytes, randomInt } from 'node:crypto'
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, forbidden } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/people/apiKey.endpoints.ts'
import { apiKeysMax, mayScope, type ApiKey } from '../../domain/people/apiKey.endpoints.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { keyHash } from './apiKey.identity.ts'
import { forgetIdentities } from './identityCache.ts'
import { lockOrganisation } from './member.actions.ts'
import { ownOrgId } from './organisation.queries.ts'
import { insistKnownScopes } from './scopes.ts'

function keys(work: Reading) {
  return work.db
    .selectFrom('people.api_key as k')
    .innerJoin('people.membership as m', 'm.id', 'k.membership_id')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('k.org_id', '=', ownOrgId(work))
    .select(['k.id', 'k.name', 'k.prefix', 'k.scopes', 'p.name as made_by', 'k.made_at'])
    .select(['k.expires_at', 'k.last_used_at', 'k.revoked_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof keys>['execute']>>[number]

function shape(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    madeByName: row.made_by,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}

export async function listApiKeys(work: Reading): Promise<{ rows: ApiKey[] }> {
  const rows = await keys(work).orderBy('k.made_at', 'desc').limit(200).execute()
  return { rows: rows.map(shape) }
}

const prefixAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

function newPrefix(): string {
  const signs = Array.from({ length: 8 }, () => prefixAlphabet[randomInt(prefixAlphabet.length)])
  return `bg_${signs.join('')}`
}

async function insistRoom(work: Writing): Promise<void> {
  await lockOrganisation(work, ownOrgId(work))
  const { n } = await work.db
    .selectFrom('people.api_key')
    .where('org_id', '=', ownOrgId(work))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', work.now)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) >= apiKeysMax) {
    throw new Problem(conflict('people.keys_too_many', { limit: apiKeysMax }))
  }
}

/** The key is its maker's: a deputy, who has the place for a time, makes none. */
export async function makeApiKey(
  work: Writing,
  body: BodyOf<typeof endpoints.makeApiKey>,
): Promise<AnswerOf<typeof endpoints.makeApiKey>> {
  if (work.actor.onBehalfOf !== undefined) throw new Problem(forbidden('people.deputy_no_keys'))
  insist(mayScope(body.scopes))
  insistKnownScopes(body.scopes)
  await insistRoom(work)
  const membership = await work.db
    .selectFrom('people.membership')
    .where('org_id', '=', ownOrgId(work))
    .where('person_id', '=', work.actor.personId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirstOrThrow()
  const id = newId(work.now)
  const prefix = newPrefix()
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  await work.db
    .insertInto('people.api_key')
    .values({
      id,
      org_id: ownOrgId(work),
      membership_id: membership.id,
      name: body.name.trim(),
      prefix,
      key_hash: keyHash(key),
      scopes: [...body.scopes],
      made_at: work.now,
      expires_at: new Date(work.now.getTime() + body.days * 86_400_000),
    })
    .execute()
  await record(work, 'people.apiKey.make', id, { scopes: body.scopes.join() })
  const row = await keys(work).where('k.id', '=', id).executeTakeFirstOrThrow()
  return { key, apiKey: shape(row) }
}

export async function revokeApiKey(work: Writing, id: string): Promise<Record<string, never>> {
  const revoked = await work.db
    .updateTable('people.api_key')
    .set({ revoked_at: work.now })
    .where('id', '=', id)
    .where('org_id', '=', ownOrgId(work))
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(revoked, 'apiKey')
  forgetIdentities(work)
  await record(work, 'people.apiKey.revoke', id)
  return {}
}
