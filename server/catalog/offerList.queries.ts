/** The list of offers that a reader may see, in the order in which they were confirmed. */
import { sql } from 'kysely'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/catalog/offer.endpoints.ts'
import { countUpTo } from '../kernel/countUpTo.ts'
import { limitUsual, type PageWish } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { allKinds } from './kinds.ts'
import { cardOf, published } from './offer.queries.ts'

/** Kinds of which one of the names says this. */
async function kindsCalled(text: string): Promise<string[]> {
  const typed = text.toLowerCase()
  return [...(await allKinds()).values()]
    .filter(({ name, aliases }) =>
      [name.zh, name.en, ...aliases].some((one) => one.toLowerCase().includes(typed)),
    )
    .map(({ id }) => id)
}

/** A market of a million is "more than 10,000" to everybody. */
const countedMost = 10_000

/** What was confirmed last stands first, so that what is stale sinks; by the indexes, however many there are. */
async function confirmedPage(
  list: ReturnType<typeof published>,
  { limit = limitUsual, after }: PageWish,
) {
  let page = list
    .select(sql<string>`(extract(epoch from f.confirmed_at) * 1000000)::bigint`.as('micros'))
    .orderBy('f.confirmed_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit + 1)
  if (after !== undefined) {
    const [micros, id] = after.split('.')
    page = page.where(sql<boolean>`(f.confirmed_at, f.id) <
      (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`)
  }
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { shown, next: more ? `${last.micros}.${last.id}` : null }
}

export async function listOffers(work: Reading, query: QueryOf<typeof endpoints.listOffers>) {
  let rows = published(work)
  if (query.kind !== undefined) rows = rows.where('f.kind_id', '=', query.kind)
  if (query.service !== undefined) rows = rows.where('f.service', '=', query.service)
  if (query.region !== undefined) rows = rows.where('f.region', '=', query.region)
  if (query.org !== undefined) rows = rows.where('f.org_id', '=', query.org)
  const text = query.text?.trim() ?? ''
  if (text !== '') {
    const called = await kindsCalled(text)
    rows = rows.where((eb) =>
      eb.or([hasText([sql`f.words`], text), sql<boolean>`f.kind_id = any(${called}::text[])`]),
    )
  }
  const counted = await countUpTo(work, rows.clearSelect().select('f.id'), countedMost)
  const { shown, next } = await confirmedPage(rows, query)
  const kinds = await allKinds()
  return { rows: shown.map((row) => cardOf(work, kinds.get(row.kind_id), row)), ...counted, next }
}
