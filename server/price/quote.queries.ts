/** A part priced by the cards of all makers whose offers take it. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { admitted, matchFields } from '../../domain/catalog/match.ts'
import type { CardContent } from '../../domain/price/card.ts'
import { bandOf, ladder } from '../../domain/price/ladder.ts'
import { offerNeedOf } from '../../domain/price/offerNeed.ts'
import {
  makersShown,
  type Asked,
  type askQuotes as AskQuotes,
  type Maker,
  type SaidQuote,
} from '../../domain/price/price.endpoints.ts'
import type { PriceNeed } from '../../domain/price/needs.ts'
import type { PartFacts } from '../../domain/price/partFacts.ts'
import { quote, type NoQuote, type Quote } from '../../domain/price/quote.ts'
import { mayAskQuotes } from '../../domain/price/rateCard.ts'
import type { ReadModel } from '../../domain/price/readModel.ts'
import { kindById, openOffersOf, type OpenOffer } from '../catalog/index.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { modelById } from './card.queries.ts'

const offersNamed = 3

type Taking = { readonly orgId: string; readonly orgName: string; readonly offers: OpenOffer[] }

/** Makers with an offer that takes the part, and how many have offers of the kind of which none does. */
async function makersFor(
  work: Reading,
  read: ReadModel,
  { facts, need }: Asked,
  makerOrgId?: string,
) {
  const kind = await kindById(read.model.id)
  const wanted = offerNeedOf(read.model, facts, need)
  const takes = ({ values }: OpenOffer) => admitted(matchFields(kind, wanted, values))
  const makers = new Map<string, Taking>()
  const all = new Set<string>()
  for (const offer of await openOffersOf(work, kind.id, makerOrgId)) {
    const { orgId, orgName } = offer
    all.add(orgId)
    if (!takes(offer)) continue
    const maker = makers.get(orgId) ?? { orgId, orgName, offers: [] }
    maker.offers.push(offer)
    makers.set(orgId, maker)
  }
  return { makers, outside: all.size - makers.size }
}

async function cardsInUse(work: Reading, modelId: string, orgIds: readonly string[]) {
  if (orgIds.length === 0) return []
  const rows = await work.db
    .selectFrom('price.card')
    .where('model_id', '=', modelId)
    .where('state', '=', 'inUse')
    .where('org_id', 'in', orgIds)
    .select(['id', 'org_id', 'version', 'content'])
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, orgId: row.org_id, version: row.version },
    card: row.content as CardContent,
  }))
}

export type Priced = {
  readonly cardId: string
  readonly cardVersion: number
  readonly orgId: string
  readonly orgName: string
  readonly card: CardContent
  readonly offers: readonly OpenOffer[]
  readonly answer: Quote | NoQuote
}

export type AllPriced = {
  readonly read: ReadModel
  readonly priced: readonly Priced[]
  readonly withoutCard: number
  readonly outside: number
}

/** By all makers, or by one. */
export async function priceAll(
  work: Reading,
  asked: Asked,
  makerOrgId?: string,
): Promise<AllPriced> {
  insist(mayAskQuotes(work.actor))
  const read = modelById(asked.modelId)
  const { facts, need } = asked
  if (!Object.hasOwn(read.model.materials, need.material)) {
    throw new Problem(invalid('price.material_unknown', { material: need.material }))
  }
  const { makers, outside } = await makersFor(work, read, asked, makerOrgId)
  const cards = await cardsInUse(work, asked.modelId, [...makers.keys()])
  const priced = cards.map(({ id, orgId, version, card }): Priced => {
    const { orgName, offers } = makers.get(orgId)!
    const answer = quote(read, card, facts, need)
    return { cardId: id, cardVersion: version, orgId, orgName, card, offers, answer }
  })
  return { read, priced, withoutCard: makers.size - cards.length, outside }
}

/** Nobody asks the cards of more makers at once. */
export const cardsAskedMost = 200

export type MakerQuote = {
  readonly answer: Quote | NoQuote
  /** Whether the maker shows what its price rests on, or the totals alone. */
  readonly open: boolean
}

/** Quotes for a part and a need, by organisation; makers without a card in use are left out. */
export type Quoter = (facts: PartFacts, need: PriceNeed) => ReadonlyMap<string, MakerQuote>

/** Reads the cards of these makers once. Who may see their offers is the asker's to know. */
export async function quoterOf(
  work: Reading,
  modelId: string,
  orgIds: readonly string[],
): Promise<Quoter> {
  insist(mayAskQuotes(work.actor))
  if (orgIds.length > cardsAskedMost) throw new RangeError('too many cards are asked at once')
  const read = modelById(modelId)
  const cards = await cardsInUse(work, modelId, orgIds)
  return (facts, need) =>
    new Map(
      cards.map(({ orgId, card }) => [
        orgId,
        { answer: quote(read, card, facts, need), open: card.shows === 'items' },
      ]),
    )
}

/** What a maker shows of its quote: all of it, or the totals alone. */
export function sayQuote(
  { read }: AllPriced,
  { card, answer }: Priced,
  { facts, need }: Asked,
): SaidQuote | null {
  if (!answer.ok) return null
  const { ok: _ok, lines, steps, ...totals } = answer
  const open = card.shows === 'items'
  return {
    ...totals,
    lines: open ? [...lines] : [],
    steps: open ? { ...steps } : {},
    ladder: ladder(read, card, facts, need),
  }
}

const netOf = ({ answer }: Priced): number => (answer.ok ? answer.netFen : Number.POSITIVE_INFINITY)

const inOrder = (one: Priced, other: Priced): number => {
  const [a, b] = [netOf(one), netOf(other)]
  if (a !== b) return a < b ? -1 : 1
  return one.orgId < other.orgId ? -1 : 1
}

const makerOf = (all: AllPriced, one: Priced, asked: Asked): Maker => ({
  orgId: one.orgId,
  orgName: one.orgName,
  offers: one.offers.slice(0, offersNamed).map(({ id, title }) => ({ id, title })),
  quote: sayQuote(all, one, asked),
  reasons: one.answer.ok ? [] : one.answer.reasons.map((reason) => ({ ...reason })),
})

export async function askQuotes(work: Reading, asked: Asked): Promise<AnswerOf<typeof AskQuotes>> {
  const all = await priceAll(work, asked)
  const band = bandOf(all.priced.map(({ answer }) => answer))
  const shown = all.priced.toSorted(inOrder).slice(0, makersShown)
  return {
    band: band as AnswerOf<typeof AskQuotes>['band'],
    makers: shown.map((one) => makerOf(all, one, asked)),
    withoutCard: all.withoutCard,
    outside: all.outside,
    modelVersion: all.read.model.version,
  }
}
