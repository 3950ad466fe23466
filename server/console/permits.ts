/** Every permission there is: what some call asks for, what a role gives, what a role once gave. */
import { sql } from 'kysely'
import type { AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import type { Reading } from '../kernel/work.ts'
import { allRoles } from '../people/index.ts'

const asked = new Set<string>()

/** Makes known what calls ask for; the house tells it once it knows all its modules. */
export function registerPermitsOf(endpoints: readonly AnyEndpoint[]): void {
  for (const { audience } of endpoints) if (typeof audience === 'object') asked.add(audience.permit)
}

/** What was taken from every role stays known, so that it can be given back. */
async function permitsOnceGiven(work: Reading): Promise<string[]> {
  const { rows } = await sql<{ permit: string }>`
    select distinct jsonb_array_elements_text(before -> 'permits') as permit
    from console.role_change where before is not null`.execute(work.db)
  return rows.map(({ permit }) => permit)
}

export async function knownPermits(work: Reading): Promise<string[]> {
  const given = (await allRoles(work)).flatMap(({ permits }) => permits)
  return [...new Set([...asked, ...given, ...(await permitsOnceGiven(work))])].toSorted()
}
