/**
 * Finding a few signs inside long lists of texts, Chinese ones too, by an index: every text is known by its
 * pairs of neighbouring signs (`kernel.grams`), and only texts that have all pairs of what was typed are
 * compared with it. Needs no extension, so that it holds on any PostgreSQL.
 */
import { sql, type RawBuilder } from 'kysely'

/** The pattern of `like` for texts that have these signs anywhere, whatever signs they are. */
export function likePart(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** `columns` as the index names them, in its order, joined by a space: see the migration that makes it. */
export function hasText(
  columns: readonly RawBuilder<string>[],
  typed: string,
): RawBuilder<boolean> {
  const part = likePart(typed)
  const compared = sql`(${sql.join(
    columns.map((column) => sql`${column} ilike ${part}`),
    sql` or `,
  )})`
  // One sign has no pair: all are compared.
  if ([...typed].length < 2) return sql<boolean>`${compared}`
  const joined = sql.join(columns, sql` || ' ' || `)
  return sql<boolean>`(kernel.grams(${joined}) @> kernel.grams(${typed}) and ${compared})`
}
