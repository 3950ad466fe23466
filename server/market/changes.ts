/** Changes of a need that would admit more offers, each counted by prices and hours as well. */
import { fieldsOf, type Kind, type Words } from '../../domain/catalog/kind.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { formatMoney } from '../../domain/kernel/money.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import { writeNeed, type MarketFilters } from '../../domain/market/filters.ts'
import type { NeedChanged } from '../../domain/market/match.endpoints.ts'
import { withNeed } from '../../domain/market/need.ts'
import { changesTriedMost, dearerBy, laterDays } from '../../domain/market/partStanding.ts'
import type { Reading } from '../kernel/work.ts'
import { isAdmitted, meetsFields, type Compared, type Comparing, type Wanted } from './compared.ts'
import { sayWanted } from './reasons.ts'
import type { NeedChange } from './search/wire.ts'

const wordsOf = (work: Reading, code: string, facts: Facts = {}): Words => ({
  zh: work.host.say('zh', `market.${code}`, facts),
  en: work.host.say('en', `market.${code}`, facts),
})

/** What is tried: the change as it is said, without how many it admits, and the conditions after it. */
export type Trial = {
  readonly said: Pick<NeedChanged, 'label' | 'wants' | 'admits'>
  readonly filters: MarketFilters
  /** By the conditions alone, of all offers; null where nobody counted. */
  readonly counted: number | null
}

export function fieldTrials(
  kind: Kind,
  { filters, need }: Wanted,
  changes: readonly NeedChange[],
): readonly Trial[] {
  return changes.map(({ field, admits, offers }) => {
    const definition = kind.fields.properties[field]!
    return {
      said: {
        label: definition.about.label,
        wants: sayWanted(kind, field, need[field]!),
        admits: sayWanted(kind, field, admits),
      },
      filters: withNeed(filters, field, definition, admits),
      counted: offers,
    }
  })
}

/** A later day; where days are limited instead of a day named, so many more of them. */
export function laterTrials(work: Reading, kind: Kind, { filters }: Wanted): readonly Trial[] {
  const { due } = filters
  if (due !== undefined) {
    return laterDays.map((days) => {
      const later = addDays(due, days)
      const said = {
        label: wordsOf(work, 'change_due'),
        wants: { zh: due, en: due },
        admits: wordsOf(work, 'change_later', { day: later, days }),
      }
      return { said, filters: { ...filters, due: later }, counted: null }
    })
  }
  const days = filters.limits.find(({ field }) => field === 'fastest')?.max
  const field = fieldsOf(kind).find(([id]) => id === 'fastest')?.[1]
  if (days === undefined || field === undefined) return []
  return laterDays.map((more) => ({
    said: {
      label: field.about.label,
      wants: sayWanted(kind, 'fastest', days),
      admits: sayWanted(kind, 'fastest', days + more),
    },
    filters: withNeed(filters, 'fastest', field, days + more),
    counted: null,
  }))
}

const countOf = (all: readonly Compared[], is: (one: Compared) => boolean): number =>
  all.reduce((sum, one) => sum + (is(one) ? 1 : 0), 0)

type Looked = {
  readonly wanted: Wanted
  readonly compared: readonly Compared[]
  readonly compare: Comparing
  readonly wantedOf: (filters: MarketFilters) => Wanted
}

/** What prices and hours take from those that the conditions admit, among those that were looked at. */
export const admittedLess = (compared: readonly Compared[]): number =>
  countOf(compared, meetsFields) - countOf(compared, isAdmitted)

function offersBy({ compared, compare, wantedOf }: Looked, { filters, counted }: Trial): number {
  const after = compare(wantedOf(filters))
  if (counted === null) return countOf(after, isAdmitted) - countOf(compared, isAdmitted)
  return counted - admittedLess(after) + admittedLess(compared)
}

/** Each later day that admits more than the one before it; two are enough to choose from. */
function steps(changes: readonly NeedChanged[]): readonly NeedChanged[] {
  const rising = changes.filter(
    ({ offers }, at) => offers > 0 && offers > (changes[at - 1]?.offers ?? 0),
  )
  return rising.length > 2 ? [rising[0]!, rising.at(-1)!] : rising
}

const percentOver = (fen: number, base: number): number => Math.ceil((fen / base - 1) * 100)

function dearer(work: Reading, { wanted: { filters }, compared }: Looked): NeedChanged[] {
  const { pieceFen } = filters
  if (pieceFen === undefined) return []
  const pieces = compared.flatMap(({ misses, price }) => {
    const answer = price?.quote?.answer
    const only = misses === 1 && price?.held.outcome === 'missed'
    return only && answer?.ok === true ? [answer.pieceFen] : []
  })
  return dearerBy(pieceFen, pieces).map(({ mostFen, offers }) => ({
    label: wordsOf(work, 'change_price'),
    wants: wordsOf(work, 'change_piece', { amount: formatMoney(pieceFen) }),
    admits: wordsOf(work, 'change_dearer', {
      amount: formatMoney(mostFen),
      percent: percentOver(mostFen, pieceFen),
    }),
    offers,
    query: writeNeed({ ...filters, pieceFen: mostFen }),
  }))
}

export const changedOf = ({ said, filters }: Trial, offers: number): NeedChanged => ({
  ...said,
  offers,
  query: writeNeed(filters),
})

/** Those of the conditions that still admit somebody, then a later day, then a dearer price. */
export function comparedChanges(
  work: Reading,
  looked: Looked,
  trials: { readonly fields: readonly Trial[]; readonly later: readonly Trial[] },
): readonly NeedChanged[] {
  const tried = (some: readonly Trial[]) =>
    some.map((trial) => changedOf(trial, offersBy(looked, trial)))
  const fields = trials.fields.slice(0, changesTriedMost - trials.later.length)
  return [
    ...tried(fields).filter(({ offers }) => offers > 0),
    ...steps(tried(trials.later)),
    ...dearer(work, looked),
  ]
}
