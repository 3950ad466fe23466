/** Pages of a list by the key it is sorted by: a cursor names the last row, so that rows that come meanwhile shift nothing. */
import { sql, type RawBuilder } from 'kysely'
import { invalid } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'

export type PageWish<Sort extends string> = {
  readonly limit?: number
  readonly after?: string
  readonly sort?: Sort
  readonly descending?: boolean
}

type Cursor = { readonly sort: string; readonly key: string; readonly id: string }

function readCursor(text: string, sort: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Cursor>
    const { key, id } = cursor
    if (cursor.sort === sort && typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id ?? '')) {
      return { sort, key, id: id! }
    }
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw new Problem(invalid('evaluation.cursor_unknown'))
}

const limitUsual = 50

/**
 * Where a page begins and how it is ordered. `keys` are texts in SQL whose order by bytes is the order wished
 * for; `id` breaks ties.
 */
export function pageBy<Sort extends string>(
  wish: PageWish<Sort>,
  usual: Sort,
  keys: Readonly<Record<Sort, RawBuilder<string>>>,
  id: RawBuilder<string>,
) {
  const sort = wish.sort ?? usual
  const descending = wish.descending ?? false
  const key = keys[sort]
  const limit = wish.limit ?? limitUsual
  const cursor = wish.after === undefined ? undefined : readCursor(wish.after, sort)
  const than = sql.raw(descending ? '<' : '>')
  const beyond =
    cursor === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(${key}, ${id}) ${than} (${cursor.key}, ${cursor.id}::uuid)`
  return {
    key,
    direction: descending ? ('desc' as const) : ('asc' as const),
    limit,
    beyond,
    /** The rows of the page, of one more than it holds, and the cursor of the next. */
    cut<Row extends { readonly id: string; readonly sort_key: string }>(rows: readonly Row[]) {
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const next =
        rows.length > limit && last !== undefined
          ? Buffer.from(JSON.stringify({ sort, key: last.sort_key, id: last.id })).toString(
              'base64url',
            )
          : null
      return { shown, next }
    },
  }
}
