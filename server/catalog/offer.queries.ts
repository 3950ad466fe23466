/** Offers: the public ones for everybody, all of them for the organisation that wrote them. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import { type FieldValues, type Kind, type Words } from '../../domain/catalog/kind.ts'
import type * as endpoints from '../../domain/catalog/offer.endpoints.ts'
import type { DeskOffer, FullOffer, OfferCard } from '../../domain/catalog/offer.endpoints.ts'
import {
  ageingAfterDays,
  freshnessOf,
  offerPermits,
  type OfferContent,
  type OfferFacts,
  type OfferState,
} from '../../domain/catalog/offer.ts'
import { tierOf, tiersOfValues, valuesWithin } from '../../domain/catalog/offerTier.ts'
import { sumValues } from '../../domain/catalog/sumOffers.ts'
import { marketKey, type Audience } from '../../domain/spaces/audience.ts'
import { isUuid } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { likePart } from '../kernel/textParts.ts'
import { tally } from '../kernel/tally.ts'
import type { Reading } from '../kernel/work.ts'
import { reached, registerConfidential, traceSeen } from '../spaces/index.ts'
import { allKinds, kindById, retiredKinds } from './kinds.ts'
import { saidValues } from './said.ts'

export async function listKinds(): Promise<AnswerOf<typeof endpoints.listKinds>> {
  const retired = await retiredKinds()
  return {
    rows: [...(await allKinds()).values()].map(
      ({ id, version, name, about, layer, service, aliases }) => ({
        ...{ id, version, name, about, layer, service, aliases, retired: retired.has(id) },
      }),
    ),
  }
}

export const readOneKind = async (id: string): Promise<{ kind: unknown }> => ({
  kind: await kindById(id),
})

/** Published, and for the reader's eyes: everything that strangers and other organisations ask starts here. */
export function published(work: Reading) {
  return visible(work.db, work.actor.orgId)
}

/**
 * What most offers are for, everybody, is written out: so the planner knows that nearly all rows are seen, and reads
 * them in their order. The keys of the reader are gathered once, and not for each row.
 */
const seenBy = (orgId: string | null) =>
  sql<boolean>`(f.keys && '{market}'::text[] or f.keys && (select spaces.keys_of(${orgId}::uuid)))`

function visible(db: Reading['db'], orgId: string | null) {
  return db
    .selectFrom('catalog.offer as f')
    .innerJoin('people.pub_organisation as o', 'o.id', 'f.org_id')
    .where('f.state', '=', 'published')
    .where(seenBy(orgId))
    .selectAll('f')
    .select('o.name as org_name')
}
type PublicRow = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>

function onCard(kind: Kind | undefined, values: FieldValues): FieldValues {
  const shown = kind?.card ?? []
  return Object.fromEntries(Object.entries(values).filter(([id]) => shown.includes(id)))
}

/** A kind that is gone leaves its id. */
const nameOf = (kind: Kind | undefined, id: string): Words => kind?.name ?? { zh: id, en: id }

export function cardOf(work: Reading, kind: Kind | undefined, row: PublicRow): OfferCard {
  const content = row.content as OfferContent
  const { summary } = content
  const shown = onCard(kind, valuesWithin(kind, content))
  return {
    id: row.id,
    kindId: row.kind_id,
    kindName: nameOf(kind, row.kind_id),
    title: row.title,
    summary,
    region: row.region,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    values: shown as OfferCard['values'],
    said: saidValues(kind, shown),
    confirmedAt: row.confirmed_at!.toISOString(),
    freshness: freshnessOf(row.confirmed_at!, work.now),
    market: isOfMarket(row),
  }
}

/** Of these offers those that the reader may see, as the list shows them. */
export async function visibleCards(
  work: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferCard>> {
  if (ids.length === 0) return new Map()
  const rows = await published(work).where('f.id', 'in', ids).execute()
  const kinds = await allKinds()
  return new Map(rows.map((row) => [row.id, cardOf(work, kinds.get(row.kind_id), row)]))
}

/** The same with every value that the reader may see. */
export async function visibleValues(work: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { card: OfferCard; values: FieldValues }>()
  const rows = await published(work).where('f.id', 'in', ids).execute()
  const kinds = await allKinds()
  return new Map(
    rows.map((row) => {
      const kind = kinds.get(row.kind_id)
      const values = valuesWithin(kind, row.content as OfferContent)
      return [row.id, { card: cardOf(work, kind, row), values }] as const
    }),
  )
}

/** What an offer keeps to few stands on its own page alone, for readers who reach it; each view is on record. */
async function shownValues(work: Reading, kind: Kind | undefined, row: PublicRow) {
  const content = row.content as OfferContent
  const audience = row.audience as Audience
  const thing = {
    ...{ kind: 'catalog.offer', id: row.id, ownerOrgId: row.org_id },
    spaces: 'market' in audience ? [] : audience.spaces,
  }
  const all = kind === undefined ? [] : tiersOfValues(kind, content)
  const { reach, confidence } = await reached(work, thing, all)
  const values = valuesWithin(kind, content, reach)
  const narrow = Object.keys(values).flatMap((field) => {
    const tier = tierOf(kind!, content, field)
    return tier === 'public' ? [] : [[field, tier] as const]
  })
  const fields = narrow.map(([field]) => field)
  traceSeen(work, 'catalog.offer.read', thing, fields)
  return {
    values: values as OfferCard['values'],
    said: saidValues(kind, values),
    tiers: Object.fromEntries(narrow),
    confidence,
  }
}

export async function readOffer(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof endpoints.readOffer>> {
  const row = found(await published(work).where('f.id', '=', id).executeTakeFirst(), 'offer')
  const kind = (await allKinds()).get(row.kind_id)
  if (row.org_id !== work.actor.orgId) tally(work, 'catalog.opened', id)
  return {
    ...cardOf(work, kind, row),
    ...(await shownValues(work, kind, row)),
    publishedAt: row.published_at!.toISOString(),
    own: row.org_id === work.actor.orgId,
  }
}

/** Of so many, confirmed last, it is said what they can do together. */
const summedMost = 2000

/** By kind, what the offers of one organisation can do together for the reader's eyes. */
async function summed(work: Reading, orgId: string) {
  const rows = await published(work)
    .clearSelect()
    .where('f.org_id', '=', orgId)
    .orderBy('f.confirmed_at', 'desc')
    .limit(summedMost)
    .select(['f.kind_id', 'f.content'])
    .execute()
  const kinds = await allKinds()
  const byKind = Map.groupBy(rows, (row) => row.kind_id)
  return new Map(
    [...byKind].flatMap(([id, some]) => {
      const kind = kinds.get(id)
      if (kind === undefined) return []
      const all = some.map(({ content }) => valuesWithin(kind, content as OfferContent))
      return [[id, saidValues(kind, sumValues(kind, all))] as const]
    }),
  )
}

export async function readCompany(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof endpoints.readCompany>> {
  const rows = await published(work)
    .clearSelect()
    .where('f.org_id', '=', id)
    .groupBy(['f.kind_id', 'o.name'])
    .orderBy('f.kind_id')
    .select((eb) => [
      'f.kind_id',
      'o.name',
      eb.fn.countAll<string>().as('n'),
      eb.fn.min('f.confirmed_at').as('oldest'),
    ])
    .execute()
  const [first] = rows
  const { name } = found(first, 'company')
  const [kinds, can] = [await allKinds(), await summed(work, id)]
  const oldest = Math.min(...rows.map((row) => row.oldest!.getTime()))
  return {
    id,
    name: name ?? '',
    kinds: rows.map((row) => ({
      kindId: row.kind_id,
      kindName: nameOf(kinds.get(row.kind_id), row.kind_id),
      offers: Number(row.n),
      said: can.get(row.kind_id) ?? [],
    })),
    oldestConfirmedAt: new Date(oldest).toISOString(),
  }
}

/** Of one's own organisation; nothing else exists here for anybody. */
export function deskOffers(work: Reading) {
  const { actor } = work
  const writes = permits(actor, offerPermits.write) || permits(actor, offerPermits.publish)
  return work.db
    .selectFrom('catalog.offer as f')
    .where('f.org_id', '=', writes ? actor.orgId : null)
    .where('f.state', '<>', 'discarded')
    .selectAll('f')
}
export type OfferRow = Awaited<ReturnType<ReturnType<typeof deskOffers>['executeTakeFirstOrThrow']>>

export async function deskOffer(work: Reading, id: string): Promise<OfferRow> {
  return found(await deskOffers(work).where('f.id', '=', id).executeTakeFirst(), 'offer')
}

export const offerFacts = (row: OfferRow): OfferFacts => ({
  orgId: row.org_id,
  state: row.state as OfferState,
})

const isOfMarket = ({ keys }: { readonly keys: readonly string[] }) => keys.includes(marketKey)

const deskOf = (work: Reading, row: OfferRow, kinds: ReadonlyMap<string, Kind>): DeskOffer => ({
  id: row.id,
  kindId: row.kind_id,
  kindName: nameOf(kinds.get(row.kind_id), row.kind_id),
  title: row.title,
  state: row.state as OfferState,
  version: row.version,
  market: isOfMarket(row),
  changedAt: row.changed_at.toISOString(),
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  freshness: row.confirmed_at === null ? null : freshnessOf(row.confirmed_at, work.now),
})

/** Public ones that nobody confirmed for long. */
function unconfirmed(work: Reading) {
  const before = new Date(work.now.getTime() - ageingAfterDays * 86_400_000)
  return deskOffers(work).where('f.state', '=', 'published').where('f.confirmed_at', '<', before)
}

export async function listDeskOffers(
  work: Reading,
  query: QueryOf<typeof endpoints.listDeskOffers>,
) {
  let rows = query.toConfirm === undefined ? deskOffers(work) : unconfirmed(work)
  if (query.state !== undefined) rows = rows.where('f.state', '=', query.state)
  const text = query.text?.trim() ?? ''
  if (text !== '') rows = rows.where('f.title', 'ilike', likePart(text))
  const { shown, total, next } = await readPage(work, rows, { key: sql`f.id::text` }, query)
  const kinds = await allKinds()
  const { n } = await work.db
    .selectFrom(unconfirmed(work).as('old'))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return { rows: shown.map((row) => deskOf(work, row, kinds)), total, next, toConfirm: Number(n) }
}

const stepsShown = 200

async function stepsOf(work: Reading, offerId: string): Promise<FullOffer['steps']> {
  const rows = await work.db
    .selectFrom('catalog.offer_step as t')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .where('t.offer_id', '=', offerId)
    .orderBy('t.version', 'desc')
    .limit(stepsShown)
    .select(['t.verb', 't.reason', 't.taken_at', 'p.name'])
    .execute()
  return rows.map(({ verb, reason, taken_at: at, name }) => ({
    ...{ verb, reason, by: name ?? '' },
    at: at.toISOString(),
  }))
}

/** Spaces that have closed since, and organisations, under the names that they have now. */
export async function namesIn(work: Reading, audience: Audience): Promise<FullOffer['names']> {
  if ('market' in audience) return []
  const { spaces, organisations } = audience
  const rows = await work.db
    .selectFrom('spaces.pub_space')
    .where('id', '=', sql<string>`any(${spaces}::uuid[])`)
    .select(['id', 'name'])
    .unionAll(
      work.db
        .selectFrom('people.pub_organisation')
        .where('id', '=', sql<string>`any(${organisations}::uuid[])`)
        .select(['id', 'name']),
    )
    .execute()
  return rows.map(({ id, name }) => ({ id: id!, name: name ?? '' }))
}

export async function fullOffer(work: Reading, row: OfferRow): Promise<FullOffer> {
  const kinds = await allKinds()
  const kind = kinds.get(row.kind_id)
  const content = row.content as OfferContent
  const tiers = kind === undefined ? [] : tiersOfValues(kind, content)
  return {
    ...deskOf(work, row, kinds),
    confidential: tiers.some((tier) => tier !== 'public'),
    orgId: row.org_id,
    content: row.content as OfferContent,
    audience: row.audience as Audience,
    names: await namesIn(work, row.audience as Audience),
    steps: await stepsOf(work, row.id),
  }
}

/** What the history calls offers: public ones for everybody, the others for those who wrote them. */
export async function offerTitles(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const [desk, open] = await Promise.all([
    deskOffers(work).where('f.id', 'in', uuids).execute(),
    published(work).where('f.id', 'in', uuids).execute(),
  ])
  return new Map(
    [...desk, ...open].map(({ id, title }) => [
      id,
      thingWords(language, 'quoted', { name: title }),
    ]),
  )
}

/** Whoever writes an offer decides who reads what it keeps to few, and sees who has. */
registerConfidential('catalog.offer', async (work, id) => {
  const row = isUuid(id)
    ? await deskOffers(work).where('f.id', '=', id).executeTakeFirst()
    : undefined
  return row === undefined ? undefined : { ownerOrgId: row.org_id, permit: offerPermits.publish }
})
