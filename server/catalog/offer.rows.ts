/** How an offer stands in its columns, one at a time or many at once, and how many an organisation keeps. */
import { sql } from 'kysely'
import { fieldsOf, type Field, type Kind } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import { tierOf } from '../../domain/catalog/offerTier.ts'
import { keysOfAudience, organisationKey, type Audience } from '../../domain/spaces/audience.ts'
import { inSlices } from '../kernel/inSlices.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'

/** What a field of words says, in both languages where its words are chosen from a list. */
function termsOf({ about }: Field, value: unknown): string[] {
  const terms = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  if (!('options' in about)) return terms
  const { options } = about
  return terms.flatMap((id) => (options[id] ? [options[id].zh, options[id].en] : []))
}

/** Its own words as far as everybody who sees it may read them; by the names of its kind it is found without them. */
function wordsOf(kind: Kind, content: OfferContent): string {
  const { title, summary, values } = content
  return [
    ...[title, summary],
    ...fieldsOf(kind).flatMap(([id, field]) =>
      tierOf(kind, content, id) === 'public' ? termsOf(field, values[id]) : [],
    ),
  ].join('\n')
}

/** Whoever offers always sees it, also where it names nobody yet. */
export const audienceColumns = (orgId: string, audience: Audience) => ({
  audience: JSON.stringify(audience),
  keys: [...keysOfAudience(audience), organisationKey(orgId)],
})

const ownColumns = (kind: Kind, content: OfferContent) => ({
  code: content.code ?? null,
  title: content.title,
  words: wordsOf(kind, content),
  region: content.region,
})

export const columnsOf = (kind: Kind, content: OfferContent) => ({
  ...ownColumns(kind, content),
  kind_version: kind.version,
  content: JSON.stringify(content),
})

/** A check is asked of a row that is inserted before it is known whether there is one: fewer are only ever counted off. */
export async function countOffers(work: Writing, orgId: string, more: number): Promise<void> {
  if (more > 0) {
    await work.db
      .insertInto('catalog.shelf')
      .values({ org_id: orgId, offers: 0 })
      .onConflict((clause) => clause.doNothing())
      .execute()
  }
  if (more === 0) return
  await work.db
    .updateTable('catalog.shelf')
    .set((eb) => ({ offers: eb('offers', '+', more) }))
    .where('org_id', '=', orgId)
    .execute()
}

export type OfferOfList = {
  readonly id: string
  readonly content: OfferContent
  /** Of the offer that it changes. */
  readonly version: number
  /** Whether it is to be published. */
  readonly publish: boolean
}
export type LeftOffer = {
  readonly id: string
  readonly version: number
  readonly state: string
  /** Whether it was a draft before. */
  readonly published: boolean
}

/** The rows as a set that a statement takes from one text, so that none is too long for its parameters. */
function setOf(kind: Kind, rows: readonly OfferOfList[]) {
  const list = rows.map(({ id, content, version, publish }) => ({
    ...{ id, content, version, publish },
    ...ownColumns(kind, content),
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r(id uuid, content jsonb, version integer,
    publish boolean, code text, title text, words text, region text)`
}

type Bringing = { readonly kind: Kind; readonly audience: Audience }

async function insertSome(
  work: Writing,
  { kind, audience }: Bringing,
  rows: readonly OfferOfList[],
) {
  const orgId = ownOrgId(work)
  const seen = audienceColumns(orgId, audience)
  const { now, actor } = work
  const made = await sql<LeftOffer>`
    insert into catalog.offer (id, org_id, kind_id, kind_version, service, state, version, content, audience, keys,
      code, title, words, region, made_by, made_at, changed_at, published_at, confirmed_at)
    select r.id, ${orgId}::uuid, ${kind.id}, ${kind.version}::integer, ${kind.service},
      case when r.publish then 'published' else 'draft' end, case when r.publish then 2 else 1 end,
      r.content, ${seen.audience}::jsonb, ${seen.keys}::text[], r.code, r.title, r.words, r.region,
      ${actor.personId}::uuid, ${now}::timestamptz, ${now}::timestamptz,
      case when r.publish then ${now}::timestamptz end, case when r.publish then ${now}::timestamptz end
    from ${setOf(kind, rows)}
    on conflict do nothing
    returning id, version, state, state = 'published' as published`.execute(work.db)
  return made.rows
}

/** What of an offer was a draft and is published now. */
const goesOut = sql`(r.publish and f.state = 'draft')`

async function changeSome(
  work: Writing,
  { kind, audience, mayChangePublic }: Bringing & { readonly mayChangePublic: boolean },
  rows: readonly OfferOfList[],
) {
  const orgId = ownOrgId(work)
  const seen = audienceColumns(orgId, audience)
  const { now } = work
  const left = await sql<LeftOffer>`
    update catalog.offer f
    set kind_version = ${kind.version}, content = r.content, title = r.title, words = r.words, region = r.region,
      state = case when ${goesOut} then 'published' else f.state end,
      audience = case when ${goesOut} then ${seen.audience}::jsonb else f.audience end,
      keys = case when ${goesOut} then ${seen.keys}::text[] else f.keys end,
      published_at = case when ${goesOut} then ${now}::timestamptz else f.published_at end,
      confirmed_at = case when ${goesOut} or f.confirmed_at is not null then ${now}::timestamptz end,
      version = f.version + 1, changed_at = ${now}
    from ${setOf(kind, rows)}
    where f.id = r.id and f.version = r.version and f.org_id = ${orgId} and f.kind_id = ${kind.id}
      and f.state <> 'discarded' and (f.state = 'draft' or ${mayChangePublic})
    returning f.id, f.version, f.state, f.state = 'published' and f.published_at = ${now}::timestamptz as published`.execute(
    work.db,
  )
  return left.rows
}

/** Those whose number was not taken meanwhile. */
export const insertOffers = (work: Writing, how: Bringing, rows: readonly OfferOfList[]) =>
  inSlices(rows, (some) => insertSome(work, how, some))

/** Those that are still at the version that the row names. */
export const changeOffers = (
  work: Writing,
  how: Parameters<typeof changeSome>[1],
  rows: readonly OfferOfList[],
) => inSlices(rows, (some) => changeSome(work, how, some))

/** Steps of many offers at the versions at which they stand now. */
export async function writeSteps(
  work: Writing,
  ids: readonly string[],
  verb: string,
  reason: string | null,
): Promise<void> {
  await inSlices(ids, async (some) => {
    await sql`
      insert into catalog.offer_step (offer_id, version, verb, reason, taken_by, taken_at)
      select id, version, ${verb}, ${reason}, ${work.actor.personId}::uuid, ${work.now}::timestamptz
      from catalog.offer where id = any(${some}::uuid[])`.execute(work.db)
  })
}
