/** A typed sentence read into the conditions of the page. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readFilters, type MarketFilters } from '../../domain/market/filters.ts'
import { readMarketSentence } from '../../domain/market/search.endpoints.ts'
import { callOptions } from '../kernel/query.ts'
import type { Market } from './address.ts'

/** What the sentence says takes the place of what was said before of the same part. */
function merged(before: MarketFilters, said: MarketFilters): MarketFilters {
  const other = said.kind !== undefined && said.kind !== before.kind
  const limits = [
    ...said.limits,
    ...(other ? [] : before.limits).filter(
      ({ field }) => !said.limits.some((one) => one.field === field),
    ),
  ]
  const or = <T>(now: readonly T[], old: readonly T[]) => (now.length > 0 ? now : old)
  return {
    ...before,
    ...said,
    region: or(said.region, before.region),
    materials: or(said.materials, other ? [] : before.materials),
    grades: or(said.grades, other ? [] : before.grades),
    certificates: or(said.certificates, before.certificates),
    choices: other ? [] : before.choices,
    limits,
  }
}

/** Reads what was typed into conditions; where the house does not answer, all of it stays words. */
export function useSentence(market: Market) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const search = (text: string) => {
    if (text === '') return market.change({ ...market.filters, text: '' })
    setBusy(true)
    void client
      .fetchQuery(callOptions(readMarketSentence, { query: { text } }))
      .then(({ query }) => merged(market.filters, readFilters(query)))
      .catch(() => ({ ...market.filters, text }))
      .then(market.change)
      .finally(() => setBusy(false))
  }
  return { busy, search }
}
