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
