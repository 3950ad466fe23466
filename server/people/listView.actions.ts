/** Keeping the views of lists. A person's writes wait for each other, so that the limit and the default hold. */
import type { ListSearch, ListView } from '../../domain/people/listView.ts'
import { mayKeepListView } from '../../domain/people/listView.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

type Views = { rows: ListView[] }
type Wish = { readonly name: string; readonly search: ListSearch }

const own = (work: Reading, list: string) =>
  work.db
    .selectFrom('people.list_view')
    .where('person_id', '=', work.actor.personId)
    .where('list', '=', list)

export async function listViews(work: Reading, list: string): Promise<Views> {
  const rows = await own(work, list)
    .select(['id', 'name', 'search', 'is_default'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return {
    rows: rows.map(({ id, name, search, is_default }) => ({
      id,
      name,
      search: search as ListSearch,
      isDefault: is_default,
    })),
  }
}

async function lockNames(work: Writing, list: string): Promise<string[]> {
  await work.db
    .selectFrom('people.person')
    .where('id', '=', work.actor.personId)
    .select('id')
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const rows = await own(work, list).select('name').execute()
  return rows.map(({ name }) => name)
}

export async function keepListView(
  work: Writing,
  wish: Wish & { readonly list: string; readonly isDefault: boolean },
): Promise<Views> {
  const { list, search, isDefault } = wish
  const name = wish.name.trim()
  insist(mayKeepListView(await lockNames(work, list), name))
  if (isDefault) {
    await work.db
      .updateTable('people.list_view')
      .set({ is_default: false })
      .where('person_id', '=', work.actor.personId)
      .where('list', '=', list)
      .where('is_default', '=', true)
      .execute()
  }
  const kept = { search: JSON.stringify(search), is_default: isDefault, changed_at: work.now }
  const { id } = await work.db
    .insertInto('people.list_view')
    .values({ id: newId(work.now), person_id: work.actor.personId!, list, name, ...kept })
    .onConflict((clause) => clause.columns(['person_id', 'list', 'name']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(work, 'people.listView.keep', id, { list })
  return listViews(work, list)
}

export async function mergeListViews(
  work: Writing,
  { list, views }: { readonly list: string; readonly views: readonly Wish[] },
): Promise<Views> {
  const names = await lockNames(work, list)
  for (const view of views) {
    const name = view.name.trim()
    if (names.includes(name) || !mayKeepListView(names, name).ok) continue
    names.push(name)
    const id = newId(work.now)
    await work.db
      .insertInto('people.list_view')
      .values({
        id,
        person_id: work.actor.personId!,
        list,
        name,
        search: JSON.stringify(view.search),
        is_default: false,
        changed_at: work.now,
      })
      .execute()
    await record(work, 'people.listView.keep', id, { list })
  }
  return listViews(work, list)
}

export async function removeListView(work: Writing, id: string): Promise<Views> {
  const gone = await work.db
    .deleteFrom('people.list_view')
    .where('id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .returning('list')
    .executeTakeFirst()
  const { list } = found(gone, 'listView')
  await record(work, 'people.listView.remove', id, { list })
  return listViews(work, list)
}
