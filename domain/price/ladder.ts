/** Prices at other quantities, and the band over several makers. */
import type { CardContent } from './card.ts'
import type { PriceNeed } from './needs.ts'
import type { PartFacts } from './partFacts.ts'
import { quote, type NoQuote, type PersonReason, type Quote } from './quote.ts'
import type { ReadModel } from './readModel.ts'

export type Rung = {
  readonly quantity: number
  readonly netFen: number
  readonly pieceFen: number
}

const usual = [1, 10, 50, 100, 500, 1000]

/** The usual quantities, where the maker's breaks begin, and the one that is asked; those that a person prices are left out. */
export function ladder(
  read: ReadModel,
  card: CardContent,
  facts: PartFacts,
  need: PriceNeed,
): Rung[] {
  const breaks = card.breaks.map(({ fromQuantity }) => fromQuantity)
  const quantities = [...new Set([...usual, ...breaks, need.quantity])].toSorted((a, b) => a - b)
  return quantities.flatMap((quantity) => {
    const answer = quote(read, card, facts, { ...need, quantity })
    return answer.ok ? [{ quantity, netFen: answer.netFen, pieceFen: answer.pieceFen }] : []
  })
}

export type Band = {
  readonly makers: number
  /** Whole orders without tax and freight: the cheapest, the middle, the dearest. Null where nobody's card prices it. */
  readonly netFen: Three | null
  readonly grossFen: Three | null
  /** With tax and freight; null where the distance is not known. */
  readonly deliveredFen: Three | null
  /** Why the others' cards do not price it, the most frequent first. */
  readonly reasons: readonly (PersonReason & { readonly makers: number })[]
}
export type Three = readonly [low: number, middle: number, high: number]

function three(values: readonly number[]): Three | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  return [sorted[0]!, sorted[Math.floor((sorted.length - 1) / 2)]!, sorted.at(-1)!]
}

export const grossFenOf = ({ netFen, vatFen }: Quote): number => netFen + vatFen

export const deliveredFenOf = (one: Quote): number | null =>
  one.freightFen === null ? null : grossFenOf(one) + one.freightFen + one.freightVatFen!

export function bandOf(answers: readonly (Quote | NoQuote)[]): Band {
  const quotes = answers.filter((one) => one.ok)
  const counts = new Map<string, number>()
  for (const answer of answers) {
    if (answer.ok) continue
    for (const { code } of answer.reasons) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const delivered = quotes.flatMap((one) => deliveredFenOf(one) ?? [])
  return {
    makers: answers.length,
    netFen: three(quotes.map(({ netFen }) => netFen)),
    grossFen: three(quotes.map(grossFenOf)),
    deliveredFen: three(delivered),
    reasons: [...counts]
      .map(([code, makers]) => ({ code, makers }))
      .toSorted((a, b) => b.makers - a.makers || (a.code < b.code ? -1 : 1)),
  }
}
