/** Lists that grow for years are read page by page and say how many there are: none ends in silence. */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import type { Reading } from './work.ts'

export type PageWish = { readonly limit?: number; readonly after?: string }

type Order = {
  /** A text by whose bytes the list is ordered; unlike for each row. */
  readonly key: RawBuilder<string>
  /** The greatest first where silent, as what came last stands first. */
  readonly ascending?: boolean
}

export const limitUsual = 50

/** The cursor is the key of the last row shown, so that rows that come meanwhile shift nothing. */
export async function readPage<Tables, Table extends keyof Tables, Row>(
  work: Reading,
  list: SelectQueryBuilder<Tables, Table, Row>,
  { key, ascending = false }: Order,
  { limit = limitUsual, after }: PageWish,
) {
  const { total } = await work.db
    .selectFrom(list.as('whole'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const bytes = sql<string>`(${key}) collate "C"`
  let page = list.select(bytes.as('page_key')).limit(limit + 1)
  page = page.orderBy(bytes, ascending ? 'asc' : 'desc')
  if (after !== undefined) {
    page = page.where(
      ascending ? sql<boolean>`${bytes} > ${after}` : sql<boolean>`${bytes} < ${after}`,
    )
  }
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1) as { readonly page_key: string } | undefined
  return {
    shown,
    total: Number(total),
    next: rows.length > limit && last !== undefined ? last.page_key : null,
  }
}
