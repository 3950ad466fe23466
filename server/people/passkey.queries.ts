/** One's own passkeys, and by what one can come in. */
import type { Passkey, WaysIn } from '../../domain/people/passkey.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** The passkeys of who asks, nobody else's. */
export function passkeyRows(work: Reading) {
  return work.db.selectFrom('people.passkey').where('person_id', '=', work.actor.personId)
}

function shaped(work: Reading) {
  return passkeyRows(work)
    .select(['id', 'name', 'synced', 'backed_up', 'made_at', 'last_used_at', 'suspended_at'])
    .orderBy('made_at')
    .orderBy('id')
}

type Row = Awaited<ReturnType<ReturnType<typeof shaped>['execute']>>[number]

const shape = (row: Row): Passkey => ({
  id: row.id,
  name: row.name,
  synced: row.synced,
  backedUp: row.backed_up,
  madeAt: row.made_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  suspendedAt: row.suspended_at?.toISOString() ?? null,
})

export async function listPasskeys(work: Reading): Promise<{ rows: Passkey[] }> {
  return { rows: (await shaped(work).limit(100).execute()).map(shape) }
}

export async function readPasskey(work: Reading, id: string): Promise<Passkey> {
  return shape(found(await shaped(work).where('id', '=', id).executeTakeFirst(), 'passkey'))
}

export async function readWaysIn(work: Reading, personId: string): Promise<WaysIn> {
  const row = await work.db
    .selectFrom('people.person as p')
    .where('p.id', '=', personId)
    .select(['p.password_hash', 'p.mobile_verified_at'])
    .select((eb) =>
      eb
        .selectFrom('people.passkey as k')
        .whereRef('k.person_id', '=', 'p.id')
        .where('k.suspended_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('passkeys'),
    )
    .select((eb) =>
      eb
        .selectFrom('people.identity_link as l')
        .innerJoin('people.sign_on_provider as o', 'o.id', 'l.provider_id')
        .whereRef('l.person_id', '=', 'p.id')
        .where('o.enabled', '=', true)
        .where('o.removed_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('links'),
    )
    .executeTakeFirstOrThrow()
  return {
    password: row.password_hash !== null,
    mobile: row.mobile_verified_at !== null,
    passkeys: Number(row.passkeys ?? 0),
    links: Number(row.links ?? 0),
  }
}
