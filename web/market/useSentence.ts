/** A typed sentence read into the conditions of the page. */
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { noFilters, readFilters, type MarketFilters } from '../../domain/market/filters.ts'
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

/** What was said on another page (`say` in the address), until it has been read into conditions. */
export function useSaid(market: Market): string | null {
  const client = useQueryClient()
  const { say }: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  // An address holds what looks like a number as one.
  const said = String(say ?? '').trim()
  const read = useEffectEvent((text: string) => {
    void client
      .fetchQuery(callOptions(readMarketSentence, { query: { text } }))
      .then(({ query }) => readFilters(query))
      .catch(() => ({ ...noFilters, text }))
      .then(market.arrive)
  })
  useEffect(() => {
    if (said !== '') read(said)
  }, [said])
  return said === '' ? null : said
}
