/** The large world: organisations by the thousand and what they offer, from a seed, as many as are wished. */
import { systemActor } from '../../../domain/kernel/actor.ts'
import type { Kind } from '../../../domain/catalog/kind.ts'
import { priceModels } from '../../../domain/price/models.ts'
import {
  allKinds,
  layCertificates,
  layOffers,
  type LaidCertificate,
  type LaidOffer,
} from '../../catalog/index.ts'
import type { Host } from '../../kernel/host.ts'
import type { Writing } from '../../kernel/work.ts'
import { searchOf } from '../../market/index.ts'
import { layOrganisations } from '../../people/index.ts'
import { layCards, type LaidCard } from '../../price/index.ts'
import { at, doing } from '../act.ts'
import { inventedCard } from '../inventedCard.ts'
import { randomOf, type Random } from '../random.ts'
import { inventedCertificates } from './certificates.ts'
import { inventedOffer } from './invented.ts'
import { inventedOrganisation, type InventedOrganisation } from './organisations.ts'

export type WorldWish = {
  readonly organisations: number
  readonly offers: number
  readonly seed: number
}

export const usualWorld: WorldWish = { organisations: 2000, offers: 20_000, seed: 20_190_710 }

/** Of a larger world: ten offers an organisation, until there are twenty thousand of them. */
export const worldOf = (offers: number): WorldWish => ({
  ...usualWorld,
  offers,
  organisations: Math.max(1, Math.min(20_000, Math.round(offers / 10))),
})

/** Offers of a transaction: on a busy machine no statement may come near its bound. */
const offersAtOnce = 500
const organisationsAtOnce = 100

/** Confirmed within the last months: most lately, some long ago. */
function publishedOn(random: Random): Date {
  const daysAgo = random.chance(70) ? random.int(80) : 80 + random.int(150)
  return new Date(at('2019-07-05').getTime() - daysAgo * 86_400_000)
}

/** Some of its trade; now and then one that nobody would look for there. */
function kindsOf(kinds: readonly Kind[], ofTrade: readonly string[], random: Random): Kind[] {
  const usual = kinds.filter(({ id }) => ofTrade.includes(id))
  const [strange] = random.some(kinds, 1)
  const own =
    usual.length === 0 ? [strange!] : random.some(usual, Math.min(usual.length, 1 + random.int(3)))
  return random.chance(15) ? [...own, strange!] : own
}

type OfOne = {
  readonly orgId: string
  readonly count: number
  readonly of: InventedOrganisation
}

function offersOf(
  { orgId, count, of: { region, kinds: ofTrade } }: OfOne,
  kinds: readonly Kind[],
  random: Random,
): LaidOffer[] {
  const own = kindsOf(kinds, ofTrade, random)
  return Array.from({ length: count }, (_, index) => {
    const kind = own[index % own.length]!
    return {
      ...{ orgId, kind, audience: { market: true } },
      content: inventedOffer(kind, region, random),
      publishedAt: publishedOn(random),
    }
  })
}

/** Drawn apart from the offers, which stay the same of the same seed. */
function certificatesOf(
  wish: WorldWish,
  laid: readonly LaidOffer[],
  ids: readonly string[],
  from: number,
): LaidCertificate[] {
  return ids.flatMap((orgId, place) => {
    const serial = from + place
    const kinds = new Set(laid.filter((one) => one.orgId === orgId).map(({ kind }) => kind.id))
    const own = randomOf(wish.seed + 104_729 * (serial + 1))
    return inventedCertificates(serial, [...kinds], '2019-07-05', own).map((one) => ({
      ...one,
      orgId,
    }))
  })
}

/** Two makers in three tell prices by cards of their own; drawn apart, as certificates are. */
const percentWithCards = 67

function cardsOf(
  wish: WorldWish,
  laid: readonly LaidOffer[],
  ids: readonly string[],
  from: number,
): LaidCard[] {
  return ids.flatMap((orgId, place) => {
    const own = randomOf(wish.seed + 15_485_863 * (from + place + 1))
    if (!own.chance(percentWithCards)) return []
    const kinds = new Set(laid.filter((one) => one.orgId === orgId).map(({ kind }) => kind.id))
    return [...priceModels]
      .filter(([id]) => kinds.has(id))
      .map(([modelId, { model }]) => ({ orgId, modelId, content: inventedCard(model, own) }))
  })
}

/** How much of a world stands. */
export type Made = { readonly organisations: number; readonly offers: number }

const nothingMade: Made = { organisations: 0, offers: 0 }

const atOnceOf = (wish: WorldWish, made: Made): number => {
  const each = (wish.offers - made.offers) / (wish.organisations - made.organisations)
  return Math.max(1, Math.min(organisationsAtOnce, Math.floor(offersAtOnce / Math.max(1, each))))
}

/** What is left is shared evenly by the organisations that are left; what does not go in goes to the first of them. */
function shareOf(wish: WorldWish, made: Made, index: number): number {
  const [offers, organisations] = [
    Math.max(0, wish.offers - made.offers),
    wish.organisations - made.organisations,
  ]
  const even = Math.floor(offers / organisations)
  return even + (index - made.organisations < offers % organisations ? 1 : 0)
}

/**
 * Some hundred organisations a transaction, so that it can be cut off; what is `made` stays. The same seed invents the
 * same organisations in the same order.
 */
export async function makeWorld(
  host: Host,
  wish: WorldWish,
  how: {
    readonly made?: Made
    /** Keeps what stands, in the transaction that makes it. */
    readonly keep?: (work: Writing, made: Made) => Promise<void>
    readonly onMade?: (made: Made) => void
    readonly stop?: AbortSignal | undefined
  } = {},
): Promise<void> {
  const { made = nothingMade, keep, onMade, stop } = how
  if (made.organisations >= wish.organisations) return
  const kinds = [...(await allKinds()).values()]
  const taken = new Set<string>()
  const random = randomOf(wish.seed)
  const all = Array.from({ length: wish.organisations }, (_, index) =>
    inventedOrganisation(index, random, taken),
  )
  const atOnce = atOnceOf(wish, made)
  let standing = made
  while (standing.organisations < all.length) {
    if (stop?.aborted === true) return
    const from = standing.organisations
    const some = all.slice(from, from + atOnce)
    const before = standing
    standing = await doing(host, systemActor, async (work) => {
      const ids = await layOrganisations(work, some)
      const laid = ids.flatMap((orgId, place) => {
        const index = from + place
        const own = randomOf(wish.seed + 7919 * (index + 1))
        const count = shareOf(wish, made, index)
        return offersOf({ orgId, count, of: some[place]! }, kinds, own)
      })
      await layOffers(work, laid)
      await layCertificates(work, certificatesOf(wish, laid, ids, from))
      await layCards(work, cardsOf(wish, laid, ids, from))
      const stands = {
        organisations: from + some.length,
        offers: before.offers + laid.length,
      }
      await keep?.(work, stands)
      return stands
    })
    onMade?.(standing)
  }
  await tellSearch(host)
}

/** Rows that were laid make no events: the search process, where one runs, reads them now and not at its next look. */
async function tellSearch(host: Host): Promise<void> {
  const search = searchOf(host)
  if ((await search.look()) !== null) await search.ask({ op: 'rebuild' })
}
