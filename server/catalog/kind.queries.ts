/** Kinds as whoever edits them sees them: what ships, what was made, drafts and what is wrong with them. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import { services, type Kind, type Service, type Words } from '../../domain/catalog/kind.ts'
import type * as endpoints from '../../domain/catalog/kind.endpoints.ts'
import { kindFaults, type KindPlace, type KindWork } from '../../domain/catalog/kindWork.ts'
import { readKind } from '../../domain/catalog/readKind.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { allKinds, shippedKinds } from './kinds.ts'

type Draft = {
  readonly name?: Partial<Words>
  readonly service?: string
}

/** As far as a draft says one; its id else. */
function nameIn(draft: unknown, id: string): Words {
  const { name = {} } = (draft ?? {}) as Draft
  const text = (one: unknown) => (typeof one === 'string' && one !== '' ? one : id)
  return { zh: text(name.zh), en: text(name.en) }
}

const serviceIn = (draft: unknown): Service | null =>
  services.find((one) => one === (draft as Draft | null)?.service) ?? null

async function rowOf(work: Reading, id: string) {
  return work.db.selectFrom('catalog.kind').where('id', '=', id).selectAll().executeTakeFirst()
}
type Row = Awaited<ReturnType<typeof rowOf>>

/** As this transaction sees it, whatever the process remembers. */
export async function publishedKind(work: Reading, id: string): Promise<Kind | undefined> {
  const row = await work.db
    .selectFrom('catalog.kind_version')
    .where('kind_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .select('definition')
    .executeTakeFirst()
  const ships = (await shippedKinds()).get(id)
  const read = row === undefined ? undefined : readKind(row.definition)
  if (read?.ok !== true) return ships
  return read.kind.version >= (ships?.version ?? 0) ? read.kind : ships
}

async function offersOf(work: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind_id: string; n: number }>`
    select kind_id, count(*)::integer as n from catalog.pub_offer where state = 'published'
    group by kind_id`.execute(work.db)
  return new Map(rows.map(({ kind_id: id, n }) => [id, n]))
}

function placeOf(
  id: string,
  kind: Kind | undefined,
  row: Row,
  besides: { readonly ships: boolean; readonly offers: number },
): KindPlace {
  return {
    id,
    name: kind?.name ?? nameIn(row?.draft, id),
    service: kind?.service ?? serviceIn(row?.draft),
    version: kind?.version ?? null,
    ...besides,
    draft: (row?.draft ?? null) !== null,
    retired: (row?.retired_at ?? null) !== null,
  }
}

export async function listKindPlaces(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.listKindPlaces>> {
  const [kinds, ships, offers, kept] = await Promise.all([
    allKinds(),
    shippedKinds(),
    offersOf(work),
    work.db.selectFrom('catalog.kind').selectAll().orderBy('id').execute(),
  ])
  const rows = new Map(kept.map((row) => [row.id, row]))
  const ids = [...new Set([...kinds.keys(), ...rows.keys()])]
  return {
    rows: ids.map((id) =>
      placeOf(id, kinds.get(id), rows.get(id), {
        ships: ships.has(id),
        offers: offers.get(id) ?? 0,
      }),
    ),
  }
}

const versionsShown = 50

async function versionsOf(work: Reading, id: string): Promise<KindWork['versions']> {
  const rows = await work.db
    .selectFrom('catalog.kind_version as v')
    .leftJoin('people.pub_person as p', 'p.id', 'v.published_by')
    .where('v.kind_id', '=', id)
    .orderBy('v.version', 'desc')
    .limit(versionsShown)
    .select(['v.version', 'v.published_at', 'p.name'])
    .execute()
  return rows.map((row) => ({
    version: row.version,
    by: row.name ?? '',
    at: row.published_at.toISOString(),
  }))
}

export async function openKind(work: Reading, id: string): Promise<KindWork> {
  const [kind, row, ships, offers] = await Promise.all([
    publishedKind(work, id),
    rowOf(work, id),
    shippedKinds(),
    offersOf(work),
  ])
  if (kind === undefined && row === undefined) found(undefined, 'kind')
  const draft = row?.draft ?? null
  return {
    ...placeOf(id, kind, row, { ships: ships.has(id), offers: offers.get(id) ?? 0 }),
    seen: row?.version ?? 0,
    published: kind ?? null,
    definition: draft,
    reason: row?.reason ?? null,
    faults: draft === null ? [] : [...kindFaults(draft, kind)],
    versions: await versionsOf(work, id),
  }
}

export async function kindNames(_work: Reading, ids: readonly string[], language: Language) {
  const kinds = await allKinds()
  return new Map(
    ids.map((id) => [
      id,
      thingWords(language, 'quoted', { name: kinds.get(id)?.name[language] ?? id }),
    ]),
  )
}
