/** Offers as the market's index takes them: published ones of everybody. What is found is read again by who may see it. */
import { sql, type Transaction } from 'kysely'
import type { Tier } from '../../domain/spaces/tier.ts'
import type { FieldValues } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import type { Schema } from '../kernel/generated/schema.ts'

export type IndexedOffer = {
  readonly id: string
  readonly version: number
  readonly kindId: string
  readonly title: string
  readonly summary: string
  readonly values: FieldValues
  /** Who reads a field, where its owner says so: nothing that is not for all who see the offer is indexed. */
  readonly tiers: Readonly<Record<string, Tier>>
  readonly region: string | null
  /** What must be held to see it. */
  readonly keys: readonly string[]
  readonly confirmedAt: Date
  readonly publishedAt: Date
  readonly orgId: string
  readonly orgName: string
  /** Kinds of certificates that the organisation holds now. */
  readonly certificates: readonly string[]
  /** Where the organisation is registered. */
  readonly division: string | null
}

type Db = Transaction<Schema>

const published = (db: Db) => db.selectFrom('catalog.offer as f').where('f.state', '=', 'published')

const rowsToIndex = (db: Db) =>
  published(db)
    .innerJoin('people.pub_organisation as o', 'o.id', 'f.org_id')
    .select(['f.id', 'f.version', 'f.kind_id', 'f.title', 'f.content', 'f.region', 'f.keys'])
    .select(['f.published_at', 'f.confirmed_at', 'f.org_id', 'o.name', 'o.division'])
    .select(
      sql<string[]>`array(select distinct c.kind from catalog.certificate c
        where c.org_id = f.org_id and c.removed_at is null and c.expired_at is null
          and c.check_outcome is distinct from 'doubted' and c.kind <> 'other')`.as('held'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof rowsToIndex>['execute']>>[number]

function indexed(row: Row): IndexedOffer {
  const { summary, values, tiers = {} } = row.content as OfferContent
  return {
    id: row.id,
    version: row.version,
    kindId: row.kind_id,
    title: row.title,
    ...{ summary, values: values as FieldValues, tiers },
    region: row.region,
    keys: row.keys,
    confirmedAt: row.confirmed_at!,
    publishedAt: row.published_at!,
    orgId: row.org_id,
    orgName: row.name ?? '',
    certificates: row.held,
    division: row.division,
  }
}

/** The next ones in the order of their ids. */
export async function offersAfter(db: Db, after: string | null, most: number) {
  let rows = rowsToIndex(db).orderBy('f.id').limit(most)
  if (after !== null) rows = rows.where('f.id', '>', after)
  return (await rows.execute()).map(indexed)
}

/** Of these ids those that are published. */
export async function offersOf(db: Db, ids: readonly string[]): Promise<IndexedOffer[]> {
  if (ids.length === 0) return []
  return (await rowsToIndex(db).where('f.id', 'in', ids).execute()).map(indexed)
}

/** Ids of the published offers of organisations, of members of a space in it, or of a kind. */
export async function offerIdsBy(
  db: Db,
  column: 'org_id' | 'kind_id',
  value: string,
): Promise<string[]> {
  const rows = await published(db).where(`f.${column}`, '=', value).select('f.id').execute()
  return rows.map(({ id }) => id)
}

/** By which an index is compared with the rows: how many there are, and the sum of their versions. */
export async function publishedSums(db: Db): Promise<{ offers: number; versions: number }> {
  const row = await published(db)
    .select((eb) => [
      eb.fn.countAll<string>().as('offers'),
      eb.fn.sum<string>('f.version').as('versions'),
    ])
    .executeTakeFirstOrThrow()
  return { offers: Number(row.offers), versions: Number(row.versions ?? 0) }
}

/** Each published offer with its version, in the order of ids. */
export async function publishedVersions(db: Db, after: string | null, most: number) {
  let rows = published(db).orderBy('f.id').limit(most).select(['f.id', 'f.version'])
  if (after !== null) rows = rows.where('f.id', '>', after)
  return rows.execute()
}

/** The same number for whoever has a connection and no more. */
export const publishedCountSql = `select count(*)::int as n from catalog.offer where state = 'published'`
