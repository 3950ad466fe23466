/** A need held against what is on offer: the index ranks, the rows of those that are shown say why. */
import { fieldsOf, type Kind } from '../../domain/catalog/kind.ts'
import { checkNeed } from '../../domain/catalog/checkNeed.ts'
import type { NeedValues } from '../../domain/catalog/match.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { kmUsual, readFilters, type MarketFilters } from '../../domain/market/filters.ts'
import type * as endpoints from '../../domain/market/match.endpoints.ts'
import type { MatchedOffer } from '../../domain/market/match.endpoints.ts'
import { lookedMost } from '../../domain/market/partStanding.ts'
import { seatOf } from '../../domain/market/place.ts'
import { pageSize } from '../../domain/market/search.endpoints.ts'
import { allKinds, visibleValues } from '../catalog/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { audienceKeysOf } from '../spaces/index.ts'
import { admittedLess, changedOf, comparedChanges, fieldTrials, laterTrials } from './changes.ts'
import {
  comparing,
  inOrder,
  wantedOf,
  type Compared,
  type Priceable,
  type Values,
  type Wanted,
} from './compared.ts'
import { needPriceOf, pricedPart } from './needPrice.ts'
import { namesFor } from './search.queries.ts'
import { heldOf, isOfOrganisation } from './held.ts'
import { reasonsOf } from './reasons.ts'
import { searchOf } from './search/client.ts'

async function kindOf({ kind: id }: MarketFilters): Promise<Kind> {
  if (id === undefined) throw new Problem(invalid('market.need_without_kind'))
  const kind = (await allKinds()).get(id)
  if (kind === undefined) throw new Problem(invalid('market.kind_unknown', { kind: id }))
  return kind
}

/** The first of what is wrong, under the name that the field has in the form. */
function insistSound(kind: Kind, need: NeedValues): void {
  const [first] = checkNeed(kind, need)
  if (first === undefined) return
  const label = kind.fields.properties[first.field]?.about.label
  throw new Problem(
    invalid('market.need_faulty', {
      ...{ field: label?.zh ?? first.field, fieldEn: label?.en ?? first.field },
    }),
  )
}

const hoursOf = (minutes: number | null, round: (value: number) => number): number | null =>
  minutes === null ? null : round(minutes / 6) / 10

function pricePart({ price }: Compared): MatchedOffer['price'] {
  if (price === null) return null
  const { held, quote } = price
  const answer = quote?.answer
  return {
    ...{ outcome: held.outcome, closeness: held.closeness, hasCard: quote !== undefined },
    quote:
      answer?.ok === true
        ? {
            ...{ netFen: answer.netFen, vatFen: answer.vatFen, pieceFen: answer.pieceFen },
            open: quote!.open,
          }
        : null,
    reasons: answer?.ok === false ? answer.reasons.map((reason) => ({ ...reason })) : [],
  }
}

function capacityPart({ capacity }: Compared): MatchedOffer['capacity'] {
  if (capacity === null) return null
  const { held, freeMinutes, neededMinutes } = capacity
  return {
    ...{ outcome: held.outcome, closeness: held.closeness },
    // Less is promised rather than more.
    freeHours: hoursOf(freeMinutes, Math.floor),
    neededHours: hoursOf(neededMinutes, Math.ceil),
  }
}

function matched(kind: Kind, need: NeedValues, compared: Compared): MatchedOffer {
  const { offer, byFields, price, capacity, misses, score } = compared
  const beyond = [price, capacity].flatMap((one) => (one === null ? [] : [one.held]))
  return {
    ...offer.card,
    misses,
    score,
    ...reasonsOf(kind, need, { values: offer.values, byFields, beyond }),
    price: pricePart(compared),
    capacity: capacityPart(compared),
  }
}

/** Conditions of which this kind says nothing: they are told, not passed over in silence. */
function unusedOf(kind: Kind, { need, filters, price }: Wanted): string[] {
  const has = (as: string): boolean =>
    fieldsOf(kind).some(([id, { about }]) => about.match?.as === as && Object.hasOwn(need, id))
  const { text, quantity, part, certificates } = filters
  return [
    ...(text === '' ? [] : ['text']),
    ...(quantity !== undefined && !Object.hasOwn(need, 'batch') && price?.ok !== true
      ? ['quantity']
      : []),
    ...(filters.pieceFen !== undefined && price?.ok !== true ? ['pieceFen'] : []),
    ...(part !== undefined && !has('envelope') ? ['part'] : []),
    ...(['materials', 'grades'] as const).filter(
      (name) => filters[name].length > 0 && !Object.hasOwn(need, name),
    ),
    ...(certificates.some(
      (one) => !isOfOrganisation(one) && !Object.hasOwn(need, one.split('.')[0]!),
    )
      ? ['certificates']
      : []),
    ...filters.limits.flatMap(({ field }) =>
      Object.hasOwn(need, field) ? [] : [`limit.${field}`],
    ),
    ...filters.choices.flatMap(({ field }) =>
      Object.hasOwn(need, field) ? [] : [`field.${field}`],
    ),
  ]
}

async function questionFor(work: Reading, kind: Kind, { filters, need }: Wanted) {
  const { region, near, km } = filters
  const seat = near === undefined ? undefined : seatOf(near)
  return {
    audience: await audienceKeysOf(work),
    ...{ kind: kind.id, need },
    ...(region.length === 0 ? {} : { region }),
    ...heldOf(filters),
    ...(seat === undefined ? {} : { near: { ...seat, withinKm: km ?? kmUsual } }),
  }
}

type Question = Awaited<ReturnType<typeof questionFor>>

const askMatch = (work: Reading, question: Question, from: number, most: number) =>
  searchOf(work.host).ask({ op: 'match', question: { ...question, from, most } })

async function offersIn(work: Reading, ids: readonly string[]): Promise<readonly Values[]> {
  const shown = await visibleValues(work, ids)
  return ids.flatMap((id) => shown.get(id) ?? [])
}

type Matched = Pick<
  AnswerOf<typeof endpoints.matchNeed>,
  'rows' | 'admitted' | 'nearly' | 'farther' | 'changes' | 'looked'
> & { readonly compared: readonly Compared[] }

/** By what offers say of themselves: the index alone ranks and counts. */
async function rankedByFields(
  work: Reading,
  kind: Kind,
  wanted: Wanted,
  from: number,
): Promise<Matched> {
  const question = await questionFor(work, kind, wanted)
  const answer = await askMatch(work, question, from, pageSize)
  const offers = await offersIn(work, answer.ids)
  const compare = await comparing(work, { kind, priceable: null, offers, days: [] })
  const { admitted, nearly, farther, changes } = answer
  return {
    rows: compare(wanted).map((one) => matched(kind, wanted.need, one)),
    ...{ admitted, nearly, farther, looked: 0, compared: [] },
    changes: fieldTrials(kind, wanted, changes).map((trial) => changedOf(trial, trial.counted!)),
  }
}

/** Those beyond the first by their conditions stand behind them as the index has them. */
async function beyondLooked(work: Reading, kind: Kind, wanted: Wanted, from: number) {
  const fieldsOnly = { ...wanted, until: null, price: null }
  return (await rankedByFields(work, kind, fieldsOnly, from)).rows
}

/** The first by their conditions, compared by prices and hours as well. */
async function rankedByAll(
  work: Reading,
  kind: Kind,
  wanted: Wanted,
  priceable: Priceable | null,
  from: number,
): Promise<Matched> {
  const question = await questionFor(work, kind, wanted)
  const answer = await askMatch(work, question, 0, lookedMost)
  const offers = await offersIn(work, answer.ids)
  const trials = {
    fields: fieldTrials(kind, wanted, answer.changes),
    later: laterTrials(work, kind, wanted),
  }
  const again = (filters: MarketFilters) => wantedOf(work, kind, filters, priceable)
  const days = [wanted, ...[...trials.fields, ...trials.later].map((one) => again(one.filters))]
    .map(({ until }) => until)
    .filter((day) => day !== null)
  const compare = await comparing(work, { kind, priceable, offers, days: [...new Set(days)] })
  const compared = compare(wanted)
  const less = admittedLess(compared)
  const shown = compared.toSorted(inOrder).slice(from, from + pageSize)
  return {
    rows:
      from < lookedMost
        ? shown.map((one) => matched(kind, wanted.need, one))
        : await beyondLooked(work, kind, wanted, from),
    admitted: answer.admitted - less,
    nearly: answer.nearly + less,
    ...{ farther: answer.farther, looked: offers.length, compared },
    changes: [...comparedChanges(work, { wanted, compared, compare, wantedOf: again }, trials)],
  }
}

export async function matchNeed(
  work: Reading,
  { page = 1, partId, ...query }: QueryOf<typeof endpoints.matchNeed>,
): Promise<AnswerOf<typeof endpoints.matchNeed>> {
  const filters = readFilters(query)
  const kind = await kindOf(filters)
  const part = partId === undefined ? null : await pricedPart(work, kind, partId)
  const wanted = wantedOf(work, kind, filters, part?.priceable ?? null)
  insistSound(kind, wanted.need)
  const from = (page - 1) * pageSize
  const looks = wanted.until !== null || wanted.price?.ok === true
  const { compared, ...found } = looks
    ? await rankedByAll(work, kind, wanted, part?.priceable ?? null, from)
    : await rankedByFields(work, kind, wanted, from)
  return {
    ...found,
    price: part === null ? null : needPriceOf(part, wanted, compared),
    until: wanted.until,
    unused: unusedOf(kind, wanted),
    names: await namesFor(filters, {}),
  }
}
