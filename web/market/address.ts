/** What the market shows, kept in the address: another person with the link sees the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  readFilters,
  writeFilters,
  type FilterQuery,
  type MarketFilters,
} from '../../domain/market/filters.ts'

const textKeys = [
  ...['text', 'kind', 'service', 'region', 'materials', 'grades', 'certificates'],
  ...['choices', 'limits', 'part', 'near', 'due'],
] as const
const numberKeys = ['quantity', 'km', 'confirmedDays', 'page'] as const

export type MarketQuery = FilterQuery & { readonly page?: number }

/** Whatever else stands in the address is passed over; what is malformed the server refuses with its reason. */
export function queryIn(search: Readonly<Record<string, unknown>>): MarketQuery {
  const texts = textKeys.flatMap((key) => {
    const value = search[key]
    return typeof value === 'string' && value !== '' ? [[key, value] as const] : []
  })
  const numbers = numberKeys.flatMap((key) => {
    const value = Number(search[key] ?? '')
    return Number.isInteger(value) && value > 0 ? [[key, value] as const] : []
  })
  return Object.fromEntries([...texts, ...numbers]) as MarketQuery
}

export function useMarket() {
  const navigate = useNavigate()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const query = queryIn(search)
  const go = (next: MarketQuery) => {
    const texts = Object.entries(next).map(([key, value]) => [key, String(value)])
    void navigate({ to: '.', search: Object.fromEntries(texts) as never })
  }
  return {
    query,
    filters: readFilters(query),
    /** Any other condition begins at page one. */
    change: (filters: MarketFilters) => go(writeFilters(filters)),
    show: (page: number) => go({ ...query, page }),
  }
}
export type Market = ReturnType<typeof useMarket>
