/** Offers as modules above see them: published ones that the actor may see, with what everybody who sees them reads. */
import type { FieldValues, Kind } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import { valuesWithin } from '../../domain/catalog/offerTier.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { published } from './offer.queries.ts'
import { allKinds } from './kinds.ts'

export type OpenOffer = {
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  readonly title: string
  readonly values: FieldValues
}

/** Nobody compares more makers at once; beyond it the offers confirmed last are taken. */
const offersLookedAt = 5000

/** Of all makers, or of one. */
export async function openOffersOf(
  work: Reading,
  kindId: string,
  orgId?: string,
): Promise<OpenOffer[]> {
  const kind = (await allKinds()).get(kindId)
  let offers = published(work)
    .where('f.kind_id', '=', kindId)
    .orderBy('f.confirmed_at', 'desc')
    .orderBy('f.id')
    .limit(offersLookedAt)
  if (orgId !== undefined) offers = offers.where('f.org_id', '=', orgId)
  const rows = await offers.execute()
  return rows.map((row) => ({
    ...{ id: row.id, orgId: row.org_id, orgName: row.org_name ?? '', title: row.title },
    values: valuesWithin(kind, row.content as OfferContent),
  }))
}

/** How many offers of each kind the organisation acted for has published. */
export async function ownOpenCounts(work: Reading): Promise<ReadonlyMap<string, number>> {
  const rows = await work.db
    .selectFrom('catalog.offer')
    .where('org_id', '=', ownOrgId(work))
    .where('state', '=', 'published')
    .groupBy('kind_id')
    .select((eb) => ['kind_id', eb.fn.countAll<string>().as('n')])
    .execute()
  return new Map(rows.map(({ kind_id: id, n }) => [id, Number(n)]))
}

export type ToldOffer = OpenOffer & {
  readonly kind: Kind
  readonly summary: string
  readonly region: string | null
  readonly confirmedAt: Date
}

/** Offers of one organisation, or one offer, of kinds that are known, with all that the actor may read of them. */
export async function toldOffers(
  work: Reading,
  { orgId, offerId }: { readonly orgId?: string; readonly offerId?: string },
  most: number,
): Promise<ToldOffer[]> {
  const kinds = await allKinds()
  let rows = published(work).orderBy('f.confirmed_at', 'desc').orderBy('f.id').limit(most)
  if (orgId !== undefined) rows = rows.where('f.org_id', '=', orgId)
  if (offerId !== undefined) rows = rows.where('f.id', '=', offerId)
  return (await rows.execute()).flatMap((row) => {
    const kind = kinds.get(row.kind_id)
    if (kind === undefined) return []
    const content = row.content as OfferContent
    const { summary } = content
    return {
      ...{ id: row.id, orgId: row.org_id, orgName: row.org_name ?? '', title: row.title },
      ...{ kind, summary, region: row.region, confirmedAt: row.confirmed_at! },
      values: valuesWithin(kind, content),
    }
  })
}
