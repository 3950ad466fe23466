/** What the doctor asks of the database: version, rights, extensions, encoding, clock, schema. */
import pg from 'pg'
import type { Clock } from '../../kernel/host.ts'
import { listMigrations, webRole } from '../../kernel/database/migrate.ts'
import { keyForms, keyStanding } from '../../kernel/history/signingKeys.ts'
import { say } from '../../texts.ts'
import { no, note, yes, type Finding } from './finding.ts'
import { deadlineSettings, durability, readServerSettings } from './settings.ts'

const oldestMajor = 15
const clockToleranceMs = 2000
const extensions = ['btree_gist']

type Facts = {
  readonly version: string
  readonly major: number
  readonly encoding: string
  readonly collation: string
  readonly superuser: boolean
  readonly mayCreate: boolean
  readonly mayCreateRoles: boolean
  readonly webRoleReady: boolean
  readonly extensions: readonly string[]
  readonly at: Date
}

const factsSql = `
  select current_setting('server_version') as version,
    current_setting('server_version_num')::int / 10000 as major,
    pg_encoding_to_char(d.encoding) as encoding, d.datcollate as collation,
    r.rolsuper as superuser, r.rolcreaterole as "mayCreateRoles",
    has_database_privilege(current_database(), 'create') as "mayCreate",
    exists (select from pg_roles w where w.rolname = $1
      and pg_has_role(current_user, w.oid, 'member')) as "webRoleReady",
    array(select name::text from pg_available_extensions where name = any ($2)) as extensions,
    clock_timestamp() as at
  from pg_database d, pg_roles r
  where d.datname = current_database() and r.rolname = current_user`

function rights(facts: Facts): Finding {
  if (!facts.mayCreate) {
    return no('rights', 'may not create schemas', 'grant create on database … to this user')
  }
  if (facts.superuser || facts.mayCreateRoles || facts.webRoleReady) {
    return yes('rights', facts.superuser ? 'superuser' : `may create schemas, has ${webRole}`)
  }
  const remedy = `as a superuser: create role ${webRole} nologin; grant ${webRole} to this user`
  return no('rights', `the role ${webRole} is missing and may not be created`, remedy)
}

function encoding({ encoding: name, collation }: Facts): Finding {
  const detail = `${name}, ${collation}`
  if (name !== 'UTF8') return no('encoding', detail, 'create the database with encoding UTF8')
  if (/^(C|POSIX)(\.|$)/i.test(collation)) return yes('encoding', detail)
  const remedy =
    'create it with locale C.UTF-8: other orders change with the system and break indexes'
  return note('encoding', detail, remedy)
}

function clock(facts: Facts, here: Date): Finding {
  const apartMs = Math.abs(facts.at.getTime() - here.getTime())
  const detail = `${apartMs} ms apart`
  return apartMs <= clockToleranceMs
    ? yes('clocks', detail)
    : no('clocks', detail, 'deadlines need one time: run an NTP client on both machines')
}

async function schema(client: pg.Client, modules: readonly string[]): Promise<Finding> {
  const known = await listMigrations(modules)
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  )
  if (!rows[0]?.there)
    return note('schema', 'empty', '"baigong migrate" or the first start fills it')
  const applied = await client.query<{ name: string }>('select name from public.migration')
  const done = new Set(applied.rows.map(({ name }) => name))
  const due = known.filter(({ name }) => !done.has(name))
  const strange = [...done].filter((name) => !known.some((one) => one.name === name))
  if (strange.length > 0) {
    return no('schema', `written by a newer program: ${strange.join(', ')}`, 'start that program')
  }
  return due.length === 0
    ? yes('schema', `${done.size} migrations`)
    : note('schema', `${due.length} migrations are due`, '"baigong migrate" or the next start')
}

/** Of a database that is not made yet there is nothing to miss. */
async function signingKeys(client: pg.Client, dataDir: string): Promise<Finding[]> {
  const { rows } = await client.query(`select to_regclass('kernel.seal') as seal`)
  if (rows[0].seal === null) return []
  const findings: Finding[] = []
  for (const form of keyForms) {
    const name = `${form.algorithm} key`
    const { keyId, refusal } = await keyStanding(client, dataDir, form)
    findings.push(
      refusal === null
        ? yes(name, keyId ?? 'none has signed yet')
        : no(name, `${keyId ?? 'none'}: ${refusal.code}`, say('en', refusal.code, refusal.facts)),
    )
  }
  return findings
}

/** The clock is given by the composition root; the database's is read in the middle of one round trip. */
export async function checkDatabase(
  connection: pg.ClientConfig,
  modules: readonly string[],
  here: Clock,
  dataDir: string,
): Promise<Finding[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const remedy = 'check DATABASE_URL, the server and the firewall'
    return [no('database', (error as Error).message, remedy)]
  }
  try {
    const { rows } = await client.query<Facts>(factsSql, [webRole, extensions])
    const facts = rows[0]!
    const settings = await readServerSettings(client)
    const lacking = extensions.filter((name) => !facts.extensions.includes(name))
    return [
      facts.major >= oldestMajor
        ? yes('database', `PostgreSQL ${facts.version}`)
        : no('database', `PostgreSQL ${facts.version}`, `use ${oldestMajor} or newer`),
      encoding(facts),
      rights(facts),
      lacking.length === 0
        ? yes('extensions', extensions.join(', '))
        : no('extensions', `missing: ${lacking.join(', ')}`, 'install postgresql-contrib'),
      durability(settings),
      deadlineSettings(settings),
      clock(facts, here.now()),
      await schema(client, modules),
      ...(await signingKeys(client, dataDir)),
    ]
  } finally {
    await client.end()
  }
}
