/** What the doctor asks of a database server's settings: that nothing acknowledged is lost, and that it bears a deadline. */
import type pg from 'pg'
import { no, note, yes, type Finding } from './finding.ts'

const megabyte = 1024 ** 2
const minuteS = 60

export type ServerSettings = {
  readonly fsync: string
  readonly fullPageWrites: string
  readonly synchronousCommit: string
  readonly sharedBuffersBytes: number
  readonly maxWalBytes: number
  readonly checkpointS: number
}

const settingsSql = `
  select current_setting('fsync') as fsync,
    current_setting('full_page_writes') as "fullPageWrites",
    current_setting('synchronous_commit') as "synchronousCommit",
    pg_size_bytes(current_setting('shared_buffers'))::float8 as "sharedBuffersBytes",
    pg_size_bytes(current_setting('max_wal_size'))::float8 as "maxWalBytes",
    extract(epoch from current_setting('checkpoint_timeout')::interval)::float8 as "checkpointS"`

export async function readServerSettings(client: pg.ClientBase): Promise<ServerSettings> {
  const { rows } = await client.query<ServerSettings>(settingsSql)
  return rows[0]!
}

/** An acknowledged save outlives a power cut only where these are on. */
export function durability(settings: ServerSettings): Finding {
  const off = [
    ['fsync', settings.fsync],
    ['full_page_writes', settings.fullPageWrites],
    ['synchronous_commit', settings.synchronousCommit],
  ].flatMap(([name, value]) => (value === 'off' ? [name] : []))
  if (off.length === 0) return yes('durability', 'commits reach the disk')
  const remedy = `turn on ${off.join(', ')}: a power cut would undo what people were told is saved`
  return no('durability', `off: ${off.join(', ')}`, remedy)
}

/** What the embedded database runs with, as a server of one's own would be told it. */
const advised = [
  { name: 'shared_buffers', least: 256 * megabyte, value: '256MB', of: 'sharedBuffersBytes' },
  { name: 'max_wal_size', least: 2048 * megabyte, value: '2GB', of: 'maxWalBytes' },
  { name: 'checkpoint_timeout', least: 15 * minuteS, value: '15min', of: 'checkpointS' },
] as const

/** Each page is written whole after a checkpoint: with PostgreSQL's own settings often in a deadline's last hour. */
export function deadlineSettings(settings: ServerSettings): Finding {
  const low = advised.filter(({ of, least }) => settings[of] < least)
  if (low.length === 0) return yes('settings', 'ready for a deadline hour')
  const remedy = low.map(({ name, value }) => `alter system set ${name} = '${value}'`).join('; ')
  const detail = `low for a deadline hour: ${low.map(({ name }) => name).join(', ')}`
  return note('settings', detail, `${remedy}; then restart the server`)
}
