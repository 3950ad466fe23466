/** Taking back a whole list of offers: what it brought goes, what it changed is as before; what was changed since stays. */
import { sql } from 'kysely'
import { mayUndoOffers } from '../../domain/catalog/offerBatch.ts'
import { announceAll } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { joinByHash } from '../kernel/joinByHash.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { countOffers, writeSteps } from './offer.rows.ts'
import { lockBatch } from './offerBatch.actions.ts'
import { readBatch } from './offerBatch.queries.ts'

/** Rows whose offer is as the batch left it. */
const untouched = (id: string) => sql`
  l.batch_id = ${id} and l.taken and f.id = l.offer_id and f.version = l.left_version
  and f.state <> 'discarded'`

type Held = { readonly id: string; readonly state: string }

/** Whoever changes one of them waits, or was first and is found out. */
async function hold(work: Writing, id: string): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select f.id, f.state from catalog.offer f, catalog.offer_batch_line l
    where ${untouched(id)} order by f.id for update of f`.execute(work.db)
  return rows
}

type Back = { readonly id: string; readonly version: number }

/** New ones go; their numbers are free again. */
async function discardNew(work: Writing, id: string): Promise<readonly Back[]> {
  const { rows } = await sql<Back>`
    update catalog.offer f
    set state = 'discarded', version = f.version + 1, changed_at = ${work.now}
    from catalog.offer_batch_line l
    where ${untouched(id)} and l.kind = 'new'
    returning f.id, f.version`.execute(work.db)
  return rows
}

async function restoreChanged(work: Writing, id: string): Promise<readonly Back[]> {
  const { rows } = await sql<Back>`
    update catalog.offer f
    set kind_version = b.kind_version, content = b.content, title = b.title, words = b.words, region = b.region,
      audience = b.audience, keys = b.keys, state = b.state, published_at = b.published_at,
      confirmed_at = b.confirmed_at, version = f.version + 1, changed_at = ${work.now}
    from catalog.offer_batch_line l, jsonb_populate_record(null::catalog.offer, l.before) b
    where ${untouched(id)} and l.kind = 'change'
    returning f.id, f.version`.execute(work.db)
  return rows
}

/**
 * Offers that are again as an earlier list left them are so for the undo of that list as well: lists that changed the
 * same offer can be undone one after the other, the last one first.
 */
const passBack = (work: Writing, id: string) =>
  sql`
    update catalog.offer_batch_line o set left_version = f.version
    from catalog.offer_batch_line l join catalog.offer f on f.id = l.offer_id
    where l.batch_id = ${id} and l.kind = 'change' and l.taken and f.version = l.left_version + 1
      and o.batch_id <> l.batch_id and o.offer_id = l.offer_id and o.taken
      and o.left_version = l.seen_version`.execute(work.db)

/** Rows that stay say why: a later list changed the offer and stands, or somebody did. */
const sayWhyStays = (work: Writing, id: string) =>
  sql`
    update catalog.offer_batch_line l
    set shown = l.shown || jsonb_build_object('stays', case
      when exists (select from catalog.offer_batch_line o where o.batch_id <> l.batch_id
        and o.offer_id = l.offer_id and o.taken and o.seen_version = l.left_version)
        then 'catalog.offer_row_replaced'
      else 'catalog.offer_row_changed' end)
    where l.batch_id = ${id} and l.taken`.execute(work.db)

/** Those that others could see: they are told of what became of them. */
async function tellOthers(work: Writing, held: readonly Held[], back: readonly Back[]) {
  const open = new Set(held.filter(({ state }) => state !== 'draft').map(({ id }) => id))
  await announceAll(
    work,
    'catalog.offer.moved',
    back
      .filter(({ id }) => open.has(id))
      .map(({ id, version }) => ({ offerId: id, verb: 'undo', version })),
  )
}

export async function undoOffers(work: Writing, id: string, reason: string) {
  const { state } = await lockBatch(work, id)
  await joinByHash(work)
  const held = await hold(work, id)
  const published = held.some((one) => one.state !== 'draft')
  insist(mayUndoOffers(work.actor, { state, published }, reason))
  const restored = await restoreChanged(work, id)
  await passBack(work, id)
  const gone = await discardNew(work, id)
  await countOffers(work, ownOrgId(work), -gone.length)
  const back = [...gone, ...restored]
  const ids = back.map((one) => one.id)
  await writeSteps(work, ids, 'undo', reason.trim())
  await sql`
    update catalog.offer_batch_line set taken = false
    where batch_id = ${id} and offer_id = any(${ids}::uuid[])`.execute(work.db)
  await sayWhyStays(work, id)
  const { rows } = await sql<{ stay: number }>`
    select count(*)::integer as stay from catalog.offer_batch_line
    where batch_id = ${id} and taken`.execute(work.db)
  await work.db
    .updateTable('catalog.offer_batch')
    .set({
      ...{ state: 'undone', undone_at: work.now, undo_reason: reason.trim() },
      taken: rows[0]!.stay,
    })
    .where('id', '=', id)
    .execute()
  await tellOthers(work, held, back)
  await record(work, 'catalog.offerBatch.undo', id, { undone: back.length })
  return readBatch(work, id)
}
