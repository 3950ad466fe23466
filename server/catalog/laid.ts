/** Many published offers of many organisations at once, for the demo world and large houses of trial. */
import { sql } from 'kysely'
import type { Kind } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import { inSlices } from '../kernel/inSlices.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import { audienceColumns, columnsOf } from './offer.rows.ts'

export type LaidOffer = {
  readonly orgId: string
  readonly kind: Kind
  readonly content: OfferContent
  readonly audience: Audience
  readonly publishedAt: Date
}

const rowOf = (work: Writing, offer: LaidOffer) => {
  const { orgId, kind, content, audience, publishedAt } = offer
  return {
    ...columnsOf(kind, content),
    ...audienceColumns(orgId, audience),
    id: newId(work.now),
    org_id: orgId,
    kind_id: kind.id,
    service: kind.service,
    at: publishedAt.toISOString(),
  }
}

/**
 * As they stand after they were begun, written and published, with the steps of it; no events are announced: whoever
 * keeps an index makes it anew. Of organisations that have room on their shelves.
 */
export async function layOffers(work: Writing, offers: readonly LaidOffer[]): Promise<void> {
  await inSlices(offers, async (some) => {
    const set = sql`jsonb_to_recordset(${JSON.stringify(some.map((one) => rowOf(work, one)))}::jsonb)
      as r(id uuid, org_id uuid, kind_id text, kind_version integer, service text, content text, audience text,
        keys text[], code text, title text, words text, region text, at timestamptz)`
    await sql`
      insert into catalog.offer (id, org_id, kind_id, kind_version, service, state, version, content, audience, keys,
        code, title, words, region, made_at, changed_at, published_at, confirmed_at, demo)
      select r.id, r.org_id, r.kind_id, r.kind_version, r.service, 'published', 3, r.content::jsonb,
        r.audience::jsonb, r.keys, r.code, r.title, r.words, r.region, r.at, r.at, r.at, r.at, true
      from ${set}`.execute(work.db)
    await sql`
      insert into catalog.offer_step (offer_id, version, verb, taken_at)
      select r.id, 3, 'publish', r.at from ${set}`.execute(work.db)
    await sql`
      insert into catalog.shelf (org_id, offers)
      select r.org_id, count(*) from ${set} group by r.org_id
      on conflict (org_id) do update set offers = catalog.shelf.offers + excluded.offers`.execute(
      work.db,
    )
    await sql`
      insert into kernel.history (at, request_id, via, verb, thing_id, facts)
      select r.at, ${work.requestId}, ${work.actor.via}, 'catalog.offer.publish', r.id::text, '{"version":3}'
      from ${set}`.execute(work.db)
  })
}
