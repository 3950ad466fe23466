/** Brings a database forward: numbered SQL files in module order, then the grants of the application role. */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from '../config.ts'
import { sha256Of } from '../sha256.ts'

export const webRole = 'baigong_web'

export type Migration = { readonly name: string; readonly sql: string; readonly digest: string }

const migrationName = /^\d{4}_[a-z0-9_]+\.sql$/
const lockKey = 7_100_001

/** Every migration file of the given modules, in module order and then by number. */
export async function listMigrations(modules: readonly string[]): Promise<Migration[]> {
  const migrations: Migration[] = []
  for (const module of modules) {
    const folder = join(projectRoot, 'server', module, 'migrations')
    if (!existsSync(folder)) continue
    for (const file of (await readdir(folder)).toSorted()) {
      if (!migrationName.test(file))
        throw new Error(`${module}/migrations/${file}: not NNNN_what.sql`)
      const sql = await readFile(join(folder, file), 'utf8')
      const digest = sha256Of(sql)
      migrations.push({ name: `${module}/${file}`, sql, digest })
    }
  }
  return migrations
}

/**
 * What the application role may do with each table follows from the table's comment: `append-only` tables
 * take inserts, and are read unless they are `unread`; `sealed` tables nothing, all others everything but schema changes.
 */
const grantSql = `
do $$
declare r record;
begin
  if not exists (select from pg_roles where rolname = '${webRole}') then
    begin
      create role ${webRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  execute format('grant ${webRole} to %I', current_user);
  for r in
    select n.nspname as schema, c.relname as name, c.relkind as kind,
      coalesce(obj_description(c.oid, 'pg_class'), '') as note
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
  loop
    execute format('grant usage on schema %I to ${webRole}', r.schema);
    execute format('revoke all on %I.%I from ${webRole}', r.schema, r.name);
    if r.note like 'sealed%' then continue; end if;
    if r.note like 'append-only, unread%' then
      execute format('grant insert on %I.%I to ${webRole}', r.schema, r.name);
    elsif r.note like 'append-only%' then
      execute format('grant select, insert on %I.%I to ${webRole}', r.schema, r.name);
    elsif r.kind in ('v', 'm') then
      execute format('grant select on %I.%I to ${webRole}', r.schema, r.name);
    else
      execute format('grant select, insert, update, delete on %I.%I to ${webRole}', r.schema, r.name);
    end if;
  end loop;
end $$`

async function applied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists public.migration (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query('select name, digest from public.migration')
  return new Map(rows.map((row: { name: string; digest: string }) => [row.name, row.digest]))
}

/**
 * Applies what is missing under an advisory lock, so that several processes may start at once.
 * Throws where a file that was applied has been edited since. Answers the names applied now. `only` stops at
 * the migrations it names: restoring brings a database to where its backup stood.
 */
export async function migrate(
  connection: pg.ClientConfig,
  modules: readonly string[],
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const known = await listMigrations(modules)
  const migrations = only === undefined ? known : known.filter(({ name }) => only.has(name))
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const done = await applied(client)
    const news: string[] = []
    for (const { name, sql, digest } of migrations) {
      const before = done.get(name)
      if (before === digest) continue
      if (before !== undefined) throw new Error(`${name} was edited after it had been applied`)
      await client.query(`begin; set local lock_timeout = '10s'`)
      await client.query(sql).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`, { cause: error })
      })
      await client.query('insert into public.migration (name, digest) values ($1, $2)', [
        name,
        digest,
      ])
      await client.query('commit')
      news.push(name)
    }
    if (news.length > 0) await client.query(grantSql)
    return news
  } finally {
    await client.end()
  }
}
