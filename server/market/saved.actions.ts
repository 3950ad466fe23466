/** Searches that a person follows: begun, paused, ended. Nobody else knows of them. */
import { sql } from 'kysely'
import { step } from '../../domain/kernel/lifecycle.ts'
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import type { FilterQuery } from '../../domain/market/filters.ts'
import {
  asksForSomething,
  hasSeenSaved,
  isNamedSearch,
  maySaveSearch,
  mayStepSaved,
  needsKind,
  savedLifecycle,
  type SavedMode,
  type SavedState,
} from '../../domain/market/saved.ts'
import type * as endpoints from '../../domain/market/saved.endpoints.ts'
import type { SavedSearch } from '../../domain/market/saved.endpoints.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

function own(work: Reading) {
  return work.db
    .selectFrom('market.saved_search as s')
    .where('s.person_id', '=', work.actor.personId)
    .where('s.state', '<>', 'ended')
    .selectAll('s')
}
type SavedRow = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

const shapeOf = (row: SavedRow): SavedSearch => ({
  id: row.id,
  name: row.name,
  mode: row.mode as SavedMode,
  query: row.query as FilterQuery,
  state: row.state as SavedState,
  version: row.version,
  seenAt: row.seen_at.toISOString(),
})

export async function listSaved(work: Reading): Promise<AnswerOf<typeof endpoints.listSaved>> {
  const rows = await own(work).orderBy('s.made_at', 'desc').orderBy('s.id').execute()
  return { rows: rows.map(shapeOf) }
}

/** The first that is free; where none is, one that the database refuses. */
const freePlace = (work: Writing) => sql<number>`(
  select min(p) from generate_series(1, 31) p where not exists (
    select from market.saved_search o
    where o.person_id = ${work.actor.personId}::uuid and o.place = p and o.state <> 'ended'))`

export async function saveSearch(
  work: Writing,
  { name, mode, query }: BodyOf<typeof endpoints.saveSearch>,
): Promise<SavedSearch> {
  insist(maySaveSearch(work.actor))
  insist(isNamedSearch(name))
  insist(asksForSomething(query))
  insist(needsKind(mode, query))
  const row = await work.db
    .insertInto('market.saved_search')
    .values({
      id: newId(work.now),
      person_id: work.actor.personId!,
      org_id: work.actor.orgId,
      name: name.trim(),
      query: JSON.stringify(query),
      mode,
      place: freePlace(work),
      seen_at: work.now,
      made_at: work.now,
      changed_at: work.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(work, 'market.saved.begin', row.id)
  return shapeOf(row)
}

export async function stepSaved(
  work: Writing,
  id: string,
  { verb, seen }: BodyOf<typeof endpoints.stepSaved>,
): Promise<SavedSearch> {
  const row = found(await own(work).where('s.id', '=', id).forUpdate().executeTakeFirst(), 'search')
  insist(hasSeenSaved(row.version, seen))
  insist(mayStepSaved(row.state as SavedState, verb))
  const changed = {
    state: step(savedLifecycle, row.state as SavedState, verb),
    version: row.version + 1,
    changed_at: work.now,
    // What came while it was paused is not made up for.
    ...(verb === 'resume' ? { seen_at: work.now } : {}),
  }
  await work.db.updateTable('market.saved_search').set(changed).where('id', '=', id).execute()
  await record(work, `market.saved.${verb}`, id)
  return shapeOf({ ...row, ...changed })
}
