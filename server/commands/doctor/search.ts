/** What the doctor asks of search: whether its index holds what the database says. */
import pg from 'pg'
import { pino } from 'pino'
import type { Config } from '../../kernel/config.ts'
import { publishedCountSql } from '../../catalog/index.ts'
import { openSearch } from '../../market/index.ts'
import { note, yes, type Finding } from './finding.ts'

async function publishedIn(connection: pg.ClientConfig): Promise<number | null> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('catalog.offer') is not null as there`,
    )
    if (!rows[0]!.there) return null
    const counted = await client.query<{ n: number }>(publishedCountSql)
    return counted.rows[0]!.n
  } finally {
    await client.end()
  }
}

/** It is the running house that starts the process: that none runs is no fault while the house does not. */
export async function checkSearch(config: Config, connection: pg.ClientConfig): Promise<Finding> {
  const search = openSearch({
    ...{ config, database: { connection }, log: pino({ level: 'silent' }) },
  })
  const [status, published] = await Promise.all([search.look(), publishedIn(connection)])
  await search.close()
  if (status === null) return note('search', 'does not run; the house starts it with itself')
  const { state, offers, read, total, snapshotAt, silentMs } = status
  if (state === 'building') return note('search', `building its index: ${read} of ${total}`)
  const detail = `${offers} offers in the index, ${published ?? 0} published, snapshot ${snapshotAt ?? 'not yet'}, heard of the database ${silentMs} ms ago`
  return offers === published
    ? yes('search', detail)
    : note(
        'search',
        detail,
        'if it stays so: "baigong search compare", then "baigong search rebuild"',
      )
}
