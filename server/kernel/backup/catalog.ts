/** What the database says of itself: tables, columns, sequences, foreign keys, jobs. */
import type pg from 'pg'

export type Table = { readonly name: string; readonly columns: readonly string[] }
export type ForeignKey = {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** Names come quoted where they need it, ready to stand in SQL. */
const tableSql = `
  select format('%I.%I', n.nspname, c.relname) as name,
    array_agg(quote_ident(a.attname) order by a.attnum)
      filter (where a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and n.nspname = any ($1)
  group by 1 order by 1`

export async function tablesOf(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<readonly Table[]> {
  return (await client.query<Table>(tableSql, [schemas])).rows
}

export async function sequencesOf(client: pg.ClientBase, schemas: readonly string[]) {
  const { rows } = await client.query<{ name: string; lastValue: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as "lastValue"
     from pg_sequences where schemaname = any ($1) and last_value is not null order by 1`,
    [schemas],
  )
  return rows.map(({ name, lastValue }) => ({ name, lastValue: Number(lastValue) }))
}

/** Those whose policies bind their owner too, and into which no COPY goes unless it is a superuser's. */
export async function forcedTablesOf(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relforcerowsecurity order by 1`,
    [schemas],
  )
  return rows.map(({ name }) => name)
}

export async function foreignKeysOf(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, r.relname) as table, quote_ident(c.conname) as name,
       pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class r on r.oid = c.conrelid
     join pg_namespace n on n.oid = r.relnamespace
     where c.contype = 'f' and c.conparentid = 0 and n.nspname = any ($1) order by 1, 2`,
    [schemas],
  )
  return rows
}

export async function appliedMigrations(client: pg.ClientBase) {
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from public.migration order by name',
  )
  return rows
}

/** Jobs not done yet. The tables are graphile-worker's own, of the version that package.json pins. */
export async function unfinishedJobs(client: pg.ClientBase): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<{ spec: Record<string, unknown> }>(
    `select jsonb_strip_nulls(jsonb_build_object('identifier', t.identifier, 'payload', j.payload,
       'run_at', j.run_at, 'max_attempts', j.max_attempts - j.attempts, 'job_key', j.key,
       'priority', j.priority, 'queue_name', q.queue_name)) as spec
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts order by j.id`,
  )
  return rows.map(({ spec }) => spec)
}

/** Whether nobody lives here yet: none of the schemas, and no migration applied. */
export async function isEmpty(client: pg.ClientBase, schemas: readonly string[]) {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_namespace where nspname = any ($1))
       or to_regclass('public.migration') is not null as used`,
    [schemas],
  )
  return rows[0]?.used === false
}
