/** Writes `server/kernel/generated/schema.ts` from a migrated database: one interface a table. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from '../server/kernel/config.ts'
import { migrate } from '../server/kernel/database/migrate.ts'
import { moduleOrder } from './laws.ts'
import { withScratchDatabase } from '../server/testing/scratch.ts'

type Column = {
  readonly schema: string
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly generated: boolean
  readonly hasDefault: boolean
}

const columnSql = `
  select n.nspname as schema, c.relname as "table", a.attname as name,
    format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
    a.attidentity <> '' or a.attgenerated <> '' as generated, a.atthasdef as "hasDefault"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
    and n.nspname !~ '^(pg_|information_schema|graphile_worker|public)'
  order by 1, 2, a.attnum`

const plainTypes: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
}

function typeOf(column: Column): string {
  const array = column.type.endsWith('[]')
  const base = plainTypes[array ? column.type.slice(0, -2) : column.type] ?? 'string'
  const value = array ? `${base}[]` : base
  return column.nullable ? `${value} | null` : value
}

/** JSON reads as whatever it holds and is written as text. */
function jsonLine(column: Column): string {
  const written = column.nullable ? 'string | null' : 'string'
  const inserted = column.hasDefault || column.nullable ? `${written} | undefined` : written
  return `  ${column.name}: ColumnType<unknown, ${inserted}, ${written}>`
}

function line(column: Column): string {
  if (column.type === 'jsonb' || column.type === 'json') return jsonLine(column)
  const type = typeOf(column)
  if (column.generated) return `  ${column.name}: GeneratedAlways<${type}>`
  return `  ${column.name}: ${column.hasDefault ? `Generated<${type}>` : type}`
}

const nameOf = (key: string): string =>
  key.replaceAll(/(?:^|[._])(\w)/g, (_match, letter: string) => letter.toUpperCase())

export function printSchema(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => `${column.schema}.${column.table}`)
  const interfaces = [...tables].map(
    ([key, of]) => `export interface ${nameOf(key)} {\n${of.map(line).join('\n')}\n}\n`,
  )
  const entries = [...tables.keys()].map((key) => `  '${key}': ${nameOf(key)}`)
  return `/** Written by "npm run schema" from the migrated database; never edited by hand. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

${interfaces.join('\n')}
export interface Schema {
${entries.join('\n')}
}
`
}

/** The generated text for the current migrations. */
export function currentSchema(): Promise<string> {
  return withScratchDatabase(async (connection) => {
    await migrate(connection, moduleOrder)
    const client = new pg.Client(connection)
    await client.connect()
    const { rows } = await client.query(columnSql)
    await client.end()
    return printSchema(rows as Column[])
  })
}

export const schemaFile = join(projectRoot, 'server/kernel/generated/schema.ts')

if (import.meta.main) await writeFile(schemaFile, await currentSchema())
