/** SQL by hand, as whoever has got hold of a connection of the application would speak it. */
import type pg from 'pg'
import { publicActor } from '../../domain/kernel/actor.ts'
import { webRole } from '../kernel/database/migrate.ts'
import type { Host } from '../kernel/host.ts'

type Who = { readonly personId: string; readonly orgId: string }

/** The words that the house would sign for them now. */
export const contextFor = (host: Host, who: Who): string =>
  host.database.contextOf({ ...publicActor, via: 'session', ...who }) ?? ''

/** From here on this connection says who acts. */
export const actAs = (client: pg.ClientBase, host: Host, who: Who) =>
  client.query(`select set_config('baigong.actor', $1, false)`, [contextFor(host, who)])

/** As the web role, with these words for a context: none, forged ones, somebody's. */
export async function asWebRole<T>(
  client: pg.ClientBase,
  context: string,
  act: () => Promise<T>,
): Promise<T> {
  await client.query(`set role ${webRole}`)
  await client.query(`select set_config('baigong.actor', $1, false)`, [context])
  try {
    return await act()
  } finally {
    await client.query('reset role')
    await client.query('reset baigong.actor')
  }
}
