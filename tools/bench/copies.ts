/**
 * Many rows at the price of SQL: what builders made, history included, is copied under new ids. A copy's id is
 * the specimen's with its last twelve digits counted, so a reference is mapped by the same rule as the id.
 */
import type pg from 'pg'

export const copyIdFunction = `
  create function public.copy_id(id uuid, n integer) returns uuid language sql immutable strict
  return (left(id::text, 24) || lpad(to_hex(n), 12, '0'))::uuid`

export type Copies = {
  readonly table: string
  /** Which rows are specimens; the row is `s`. */
  readonly where: string
  /** Columns that name a copied thing. */
  readonly ids: readonly string[]
  /** Other columns that must differ, as SQL over the row `s` and the number `n`. */
  readonly set?: Readonly<Record<string, string>>
}

async function columnsOf(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
       and attidentity = '' order by attnum`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** Copies the specimens from number `first` to `last`; `joined` adds tables that `set` reads. */
export async function makeCopies(
  client: pg.ClientBase,
  copies: Copies,
  range: { readonly first: number; readonly last: number; readonly joined?: string },
): Promise<number> {
  const columns = (await columnsOf(client, copies.table)).filter((name) => name !== 'xid')
  const value = (name: string): string => {
    const given = copies.set?.[name]
    if (given !== undefined) return given
    return copies.ids.includes(name) ? `public.copy_id(s.${name}, n)` : `s.${name}`
  }
  const { rowCount } = await client.query(
    `insert into ${copies.table} (${columns.join(', ')})
     select ${columns.map(value).join(', ')}
     from generate_series(${range.first}, ${range.last}) n cross join ${copies.table} s ${range.joined ?? ''}
     where ${copies.where}`,
  )
  return rowCount ?? 0
}

type Index = { readonly name: string; readonly definition: string }

/** Indexes that only make reading fast; those that refuse rows stay. */
async function readersOf(client: pg.ClientBase, tables: readonly string[]): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[]) and not indisunique order by 1`,
    [tables],
  )
  return rows
}

/**
 * For very many copies: references are not looked up row by row, since a copy's are made by the rule of its ids, and
 * indexes are built once at the end, which is several times faster than to keep them. Afterwards all is as it was.
 */
export async function inBulk(
  client: pg.ClientBase,
  tables: readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  const indexes = await readersOf(client, tables)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await client.query("set session_replication_role = 'replica'; set maintenance_work_mem = '1GB'")
  await act()
  for (const { definition } of indexes) await client.query(definition)
  await client.query('reset session_replication_role; reset maintenance_work_mem')
  for (const table of tables) await client.query(`vacuum (analyze) ${table}`)
}
