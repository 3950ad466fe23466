/** Settings that are whole numbers, for the modules beneath the console and for every request. */
import type { Kysely } from 'kysely'
import { isWithin, rateSetting, type WholeSetting } from '../../domain/kernel/setting.ts'
import type { Schema } from './generated/schema.ts'
import type { Host } from './host.ts'

/** What an operator chose within the declared bounds, if anything. */
async function chosen(db: Kysely<Schema>, spec: WholeSetting): Promise<number | undefined> {
  const row = await db
    .selectFrom('kernel.setting')
    .where('name', '=', spec.name)
    .select('value')
    .executeTakeFirst()
  return isWithin(spec, row?.value) ? row.value : undefined
}

/** The value of a setting as it is now. */
export async function wholeSetting(db: Kysely<Schema>, spec: WholeSetting): Promise<number> {
  return (await chosen(db, spec)) ?? spec.initial
}

/** A changed limit of requests holds after this time in every process. */
export const rateKeptMs = 2000

/**
 * The limit of requests, asked for at every request and read now and then. What an operator chose outranks what
 * the process was started with. While the database does not answer, what was last known holds.
 */
export function ratePerMinuteOf(host: Host): () => Promise<number> {
  let known = host.config.ratePerMinute
  let readAtMs = -Infinity
  let reading: Promise<void> | undefined
  async function read(): Promise<void> {
    try {
      known = (await chosen(host.database.reader, rateSetting)) ?? host.config.ratePerMinute
    } catch (error) {
      host.log.warn({ err: error }, 'limit of requests not read')
    }
    readAtMs = performance.now()
    reading = undefined
  }
  return async () => {
    if (performance.now() - readAtMs >= rateKeptMs) await (reading ??= read())
    return known
  }
}
