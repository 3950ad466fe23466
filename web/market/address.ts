/** What the market shows, kept in the address: another person with the link sees the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  readFilters,
  writeNeed,
  type NeedQuery,
  type MarketFilters,
} from '../../domain/market/filters.ts'

const textKeys = [
  ...['text', 'kind', 'service', 'region', 'materials', 'grades', 'certificates'],
  ...['choices', 'limits', 'part', 'near', 'due'],
] as const
const searchNumbers = ['quantity', 'km', 'confirmedDays', 'page'] as const
/** Of a need alone: a search knows no prices. */
const needNumbers = [...searchNumbers, 'pieceFen'] as const

export type MarketQuery = NeedQuery & { readonly page?: number }

/** Whatever else stands in the address is passed over; what is malformed the server refuses with its reason. */
function queryIn(
  search: Readonly<Record<string, unknown>>,
  numberKeys: readonly string[],
): MarketQuery {
  const texts = textKeys.flatMap((key) => {
    const value = search[key]
    const isText = typeof value === 'string' && value !== ''
    return isText && !(key === 'part' && idPattern.test(value)) ? [[key, value] as const] : []
  })
  const numbers = numberKeys.flatMap((key) => {
    const value = Number(search[key] ?? '')
    return Number.isInteger(value) && value > 0 ? [[key, value] as const] : []
  })
  return Object.fromEntries([...texts, ...numbers]) as MarketQuery
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type PartAddress = {
  readonly partId: string | null
  /** The address names the part alone: what it says of the need is still to be taken. */
  readonly takes: boolean
}

/** `part` is a file's id until its sizes have been taken; then it holds these, and the id is `partId`. */
function partIn({ part, partId }: Readonly<Record<string, unknown>>): PartAddress {
  const isId = (value: unknown): value is string =>
    typeof value === 'string' && idPattern.test(value)
  if (isId(part)) return { partId: part, takes: true }
  return { partId: isId(partId) ? partId : null, takes: false }
}

function useAddress(numberKeys: readonly string[]) {
  const navigate = useNavigate()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const query = queryIn(search, numberKeys)
  const filters = readFilters(query)
  const { partId, takes } = partIn(search)
  const kept = partId === null ? {} : takes ? { part: partId } : { partId }
  const go = (next: object, replace = false) => {
    const texts = Object.entries(next).map(([key, value]) => [key, String(value)])
    void navigate({ to: '.', search: Object.fromEntries(texts) as never, replace })
  }
  return {
    query,
    filters,
    ...{ partId, takes },
    /** Any other condition begins at page one. */
    change: (next: MarketFilters) => go({ ...writeNeed(next), ...kept }),
    /** Going back does not lead to before it. */
    arrive: (next: MarketFilters) => go(writeNeed(next), true),
    show: (page: number) => go({ ...query, ...kept, page }),
    /** The need begins from this file; what was said of sizes gives way to what it says. */
    begin: (part: string, next: MarketFilters = filters) => go({ ...writeNeed(next), part }),
    /** What the part says is taken: going back does not lead to before it. */
    take: (next: MarketFilters) => go({ ...writeNeed(next), partId }, true),
    leavePart: () => go(writeNeed(filters)),
  }
}
export type Market = ReturnType<typeof useAddress>

export const useMarket = (): Market => useAddress(searchNumbers)
export const useNeed = (): Market => useAddress(needNumbers)
