/**
 * Offers compared by more than they say of themselves: what their makers' cards make of a part, and which hours of their
 * machines are free before the day. Cards, calendars and weeks are read once, however many changes of the need are tried.
 */
import type { Kind } from '../../domain/catalog/kind.ts'
import { matchFields, type FieldMatch, type NeedValues } from '../../domain/catalog/match.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import type { MarketFilters } from '../../domain/market/filters.ts'
import { needOf, saidOf, standingBy } from '../../domain/market/need.ts'
import { priceNeedOf, type PriceNeedReading } from '../../domain/market/partNeed.ts'
import { holdCapacity, holdPrice } from '../../domain/market/partStanding.ts'
import { machineMinutesOf } from '../../domain/price/machineTime.ts'
import type { PartFacts } from '../../domain/price/partFacts.ts'
import type { ReadModel } from '../../domain/price/readModel.ts'
import { freeMinutesBefore } from '../booking/index.ts'
import type { visibleValues } from '../catalog/index.ts'
import type { Reading } from '../kernel/work.ts'
import { quoterOf, type MakerQuote, type Quoter } from '../price/index.ts'
import { sameGrade } from './grades.ts'
import { daysUntil } from './search.queries.ts'

export type Values = NonNullable<ReturnType<Awaited<ReturnType<typeof visibleValues>>['get']>>

/** What is priced: the part's facts by the model of the kind. */
export type Priceable = { readonly read: ReadModel; readonly facts: PartFacts }

export type Compared = {
  readonly offer: Values
  /** By the fields of the kind alone. */
  readonly byFields: readonly FieldMatch[]
  readonly price: { readonly held: FieldMatch; readonly quote: MakerQuote | undefined } | null
  readonly capacity: {
    readonly held: FieldMatch
    readonly freeMinutes: number | null
    readonly neededMinutes: number | null
  } | null
  readonly misses: number
  readonly score: number
}

/** The need as the conditions say it, with the day until which hours must be free. */
export type Wanted = {
  readonly filters: MarketFilters
  readonly need: NeedValues
  readonly until: string | null
  readonly price: PriceNeedReading | null
}

/** The working days that the kind's own limit leaves, counted from today, where no day is named. */
function untilOf(work: Reading, { due, limits }: MarketFilters): string | null {
  if (due !== undefined) return due
  const days = limits.find(({ field }) => field === 'fastest')?.max
  if (days === undefined) return null
  const today = dayOfMoment(work.now.toISOString())
  return addWorkingDays(today, Math.min(1000, Math.floor(days))).day
}

export function wantedOf(
  work: Reading,
  kind: Kind,
  filters: MarketFilters,
  priceable: Priceable | null,
): Wanted {
  const days = filters.due === undefined ? undefined : daysUntil(work, filters.due)
  const need = needOf(kind, filters, days)
  return {
    ...{ filters, need, until: untilOf(work, filters) },
    price: priceable === null ? null : priceNeedOf(priceable.read.model, filters, need),
  }
}

type Quotes = ReadonlyMap<string, MakerQuote>

/** The hours that the order takes, where its maker shows what its price rests on. */
function neededOf(priceable: Priceable | null, wanted: Wanted, quote: MakerQuote | undefined) {
  if (priceable === null || wanted.price?.ok !== true || quote === undefined) return null
  const { answer, open } = quote
  if (!answer.ok || !open) return null
  return machineMinutesOf(priceable.read, answer, wanted.price.need.quantity)
}

const pieceFenOf = (quote: MakerQuote | undefined): number | null =>
  quote?.answer.ok === true ? quote.answer.pieceFen : null

export type Comparing = (wanted: Wanted) => readonly Compared[]

type Asked = {
  readonly kind: Kind
  readonly priceable: Priceable | null
  readonly offers: readonly Values[]
  /** All days of which hours will be asked. */
  readonly days: readonly string[]
}

function quotesBy(quoter: Quoter | null, priceable: Priceable | null) {
  const kept = new Map<string, Quotes>()
  const none: Quotes = new Map()
  return ({ price }: Wanted): Quotes => {
    if (quoter === null || priceable === null || price?.ok !== true) return none
    const key = JSON.stringify(price.need)
    const quotes = kept.get(key) ?? quoter(priceable.facts, price.need)
    kept.set(key, quotes)
    return quotes
  }
}

/** In the order of the offers that are given. */
export async function comparing(work: Reading, asked: Asked): Promise<Comparing> {
  const { kind, priceable, offers, days } = asked
  const orgIds = [...new Set(offers.map(({ card }) => card.orgId))]
  const quoter = priceable === null ? null : await quoterOf(work, priceable.read.model.id, orgIds)
  const minutes = await freeMinutesBefore(
    work,
    offers.map(({ card }) => card.id),
    days,
  )
  const quotesFor = quotesBy(quoter, priceable)
  return (wanted) => {
    const { filters, need, until } = wanted
    const quotes = quotesFor(wanted)
    const isPriced = wanted.price?.ok === true
    const pieces = [...quotes.values()].flatMap((one) => pieceFenOf(one) ?? [])
    const cheapestFen = pieces.length === 0 ? null : Math.min(...pieces)
    return offers.map((offer) => {
      const byFields = matchFields(kind, need, saidOf(offer.values), sameGrade)
      const quote = quotes.get(offer.card.orgId)
      const mostFen = filters.pieceFen ?? null
      const price = isPriced
        ? { held: holdPrice({ pieceFen: pieceFenOf(quote), cheapestFen, mostFen }), quote }
        : null
      const facts = {
        freeMinutes: (until === null ? undefined : minutes.get(until)?.get(offer.card.id)) ?? null,
        neededMinutes: neededOf(priceable, wanted, quote),
      }
      const capacity = until === null ? null : { held: holdCapacity(facts), ...facts }
      const all = [price, capacity].flatMap((one) => (one === null ? [] : [one.held]))
      const { misses, score } = standingBy([...byFields, ...all])
      return { offer, byFields, price, capacity, misses, score }
    })
  }
}

export const isAdmitted = ({ misses }: Compared): boolean => misses === 0

/** Whether it would be, were neither price nor hours looked at. */
export const meetsFields = ({ byFields }: Compared): boolean =>
  !byFields.some(({ strict, outcome }) => strict && outcome === 'missed')

/** Fewer misses first, then nearer; among equals as the index has them. */
export const inOrder = (one: Compared, other: Compared): number =>
  one.misses - other.misses || other.score - one.score
