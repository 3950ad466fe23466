/** Reads the database into the index: all rows at first, then what the log of events says. Nothing is written there. */
import { sql, type Transaction } from 'kysely'
import { systemActor } from '../../../domain/kernel/actor.ts'
import type { SearchDocument } from '../../../engines/search/schema.ts'
import {
  allKinds,
  forgetKinds,
  offerIdsBy,
  offersAfter,
  offersOf,
  publishedSums,
  type IndexedOffer,
} from '../../catalog/index.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Schema } from '../../kernel/generated/schema.ts'
import { documentOf, type Tools } from './offerDocument.ts'

type Db = Transaction<Schema>

/** Where in the log the index stands. The moment tells a log from another one with the same numbers. */
export type Cursor = { readonly xid: string; readonly id: number; readonly at: string | null }
export const beginning: Cursor = { xid: '0', id: 0, at: null }

type EventRow = {
  readonly id: number
  readonly xid: string
  readonly at: string
  readonly name: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Whether it and all before it are decided, so that the cursor may pass. */
  readonly decided: boolean
}

const eventsAtOnce = 2000
const rowsAtOnce = 2000

export const reading = <T>(database: Database, act: (db: Db) => Promise<T>): Promise<T> =>
  database.openReading(systemActor, act)

/** Before the first row is read: what happens from here on is read again. */
export async function cursorNow(db: Db): Promise<Cursor> {
  const { rows } = await sql<Cursor>`
    select xid::text, id, at::text from kernel.event
    where xid < kernel.log_horizon() order by kernel.event.xid desc, id desc limit 1`.execute(db)
  return rows[0] ?? beginning
}

/** Whether this log has the event at which the cursor stands: that of another database has not. */
export async function isOfThisLog(db: Db, { xid, id, at }: Cursor): Promise<boolean> {
  if (id === 0) return true
  const { rows } = await sql`
    select from kernel.event where xid = ${xid}::xid8 and id = ${id} and at = ${at}::timestamptz`.execute(
    db,
  )
  return rows.length > 0
}

export async function documentsOf(
  offers: readonly IndexedOffer[],
  tools: Tools,
): Promise<SearchDocument[]> {
  const kinds = await allKinds()
  return offers.flatMap((offer) => documentOf(kinds.get(offer.kindId), offer, tools) ?? [])
}

/** All published offers, some at a time. */
export async function* allOffers(database: Database): AsyncGenerator<IndexedOffer[]> {
  let after: string | null = null
  for (;;) {
    const last: string | null = after
    const offers: IndexedOffer[] = await reading(database, (db) =>
      offersAfter(db, last, rowsAtOnce),
    )
    if (offers.length === 0) return
    yield offers
    after = offers.at(-1)!.id
  }
}

export const sumsOf = (database: Database) => reading(database, publishedSums)

const text = (facts: EventRow['facts'], name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

/** Offers that an event may have changed. */
async function touchedBy(db: Db, { name, facts }: EventRow): Promise<readonly string[]> {
  switch (name) {
    case 'catalog.offer.moved':
    case 'catalog.offer.confirmed':
      return [text(facts, 'offerId')]
    case 'people.organisation.renamed':
    case 'people.profile.saved':
      return offerIdsBy(db, 'org_id', text(facts, 'organisationId'))
    case 'catalog.certificate.moved':
      return offerIdsBy(db, 'org_id', text(facts, 'organisationId'))
    case 'catalog.kind.published':
      forgetKinds()
      return offerIdsBy(db, 'kind_id', text(facts, 'kindId'))
    default:
      return []
  }
}

export type Heard = {
  readonly cursor: Cursor
  /** Events beyond the cursor that were read all the same: others are still undecided before them. */
  readonly early: ReadonlySet<number>
  readonly changed: readonly IndexedOffer[]
  /** No longer published. */
  readonly gone: readonly string[]
  /** Whether there may be more. */
  readonly more: boolean
  /** Of the database, in milliseconds since 1970. */
  readonly atMs: number
}

/**
 * What happened since. Events are read as soon as they are visible; the cursor stays behind the oldest transaction
 * that is not decided, so that nothing is passed over, and what is read twice changes nothing.
 */
export function hearFrom(
  database: Database,
  cursor: Cursor,
  early: ReadonlySet<number>,
): Promise<Heard> {
  return reading(database, async (db) => {
    const [{ rows }, time] = await Promise.all([
      sql<EventRow>`
        select id, xid::text, at::text, name, facts, xid < kernel.log_horizon() as decided
        from kernel.event where (xid, id) > (${cursor.xid}::xid8, ${cursor.id})
        order by kernel.event.xid, id limit ${eventsAtOnce}`.execute(db),
      sql<{
        ms: number
      }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(db),
    ])
    const ids = new Set<string>()
    for (const event of rows.filter(({ id }) => !early.has(id))) {
      for (const id of await touchedBy(db, event)) if (id !== '') ids.add(id)
    }
    const changed = await offersOf(db, [...ids])
    for (const { id } of changed) ids.delete(id)
    const last = rows.findLast(({ decided }) => decided)
    return {
      cursor: last === undefined ? cursor : { xid: last.xid, id: last.id, at: last.at },
      early: new Set(rows.filter(({ decided }) => !decided).map(({ id }) => id)),
      changed,
      gone: [...ids],
      more: rows.length === eventsAtOnce,
      atMs: time.rows[0]!.ms,
    }
  })
}
