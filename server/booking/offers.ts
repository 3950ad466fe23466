/** Offers as booking meets them: those that the actor may see, and those of the actor's own organisation. */
import { sql } from 'kysely'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'

/** On the market, and for the reader's eyes. */
export function visibleOffers(work: Reading) {
  return work.db
    .selectFrom('catalog.pub_offer as f')
    .where('f.state', '=', 'published')
    .where(sql<boolean>`f.keys && (select spaces.keys_of(${work.actor.orgId}::uuid))`)
}

export function ownOffers(work: Reading) {
  return work.db.selectFrom('catalog.pub_offer as f').where('f.org_id', '=', ownOrgId(work))
}

type Offer = { readonly id: string; readonly orgId: string; readonly title: string }

const shape = (row: { id: string | null; org_id: string | null; title: string | null }): Offer => ({
  id: row.id!,
  orgId: row.org_id!,
  title: row.title ?? '',
})

/** What one may try dates on: what one sees, and all that is one's own. */
export async function triedOffer(work: Reading, id: string): Promise<Offer> {
  const row = await work.db
    .selectFrom('catalog.pub_offer as f')
    .where('f.id', '=', id)
    .where((eb) =>
      eb.or([
        eb('f.org_id', '=', work.actor.orgId),
        eb.and([
          eb('f.state', '=', 'published'),
          sql<boolean>`f.keys && (select spaces.keys_of(${work.actor.orgId}::uuid))`,
        ]),
      ]),
    )
    .select(['f.id', 'f.org_id', 'f.title'])
    .executeTakeFirst()
  return shape(found(row, 'offer'))
}

export async function visibleOffer(work: Reading, id: string): Promise<Offer> {
  const row = await visibleOffers(work)
    .where('f.id', '=', id)
    .select(['f.id', 'f.org_id', 'f.title'])
    .executeTakeFirst()
  return shape(found(row, 'offer'))
}

export async function ownOffer(work: Reading, id: string): Promise<Offer & { state: string }> {
  const row = found(
    await ownOffers(work)
      .where('f.id', '=', id)
      .select(['f.id', 'f.org_id', 'f.title', 'f.state'])
      .executeTakeFirst(),
    'offer',
  )
  return { ...shape(row), state: row.state ?? '' }
}
