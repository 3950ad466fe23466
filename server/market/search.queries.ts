/** Searching: the index says which, the rows say what; nothing is shown that the rows would not show this reader. */
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import {
  kmUsual,
  readFilters,
  writeFilters,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import { namedPlaces } from '../../domain/market/namedPlaces.ts'
import { namesOf } from '../../domain/market/names.ts'
import { seatOf } from '../../domain/market/place.ts'
import { pageSize, type WhyFound } from '../../domain/market/search.endpoints.ts'
import type * as endpoints from '../../domain/market/search.endpoints.ts'
import { readSentence } from '../../domain/market/sentence.ts'
import type { Reason } from '../../engines/search/query/question.ts'
import { readTrade } from '../../engines/search/text/shipped.ts'
import { allKinds, publishedSums, visibleCards } from '../catalog/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { audienceKeysOf } from '../spaces/index.ts'
import { searchOf } from './search/client.ts'
import { dayOf } from './search/offerDocument.ts'
import { searchFolder } from './search/words.ts'
import type { Limit, MarketAnswer, MarketQuestion } from './search/wire.ts'

/** Working days from today until that day; a day that is past leaves none. */
export function daysUntil(work: Reading, due: string): number {
  const today = dayOfMoment(work.now.toISOString())
  return due <= today ? 0 : workingDaysBetween(today, due).count
}

/** A due day is a limit on the days that a maker needs; the tighter of two holds. */
function limitsOf(work: Reading, { limits, due }: MarketFilters): readonly Limit[] {
  if (due === undefined) return limits
  const days = daysUntil(work, due)
  const own = limits.find(({ field }) => field === 'fastest')
  const max = Math.min(days, own?.max ?? Number.POSITIVE_INFINITY)
  return [...limits.filter((one) => one !== own), { ...own, field: 'fastest', max }]
}

async function insistKind(kind: string | undefined): Promise<void> {
  if (kind === undefined || (await allKinds()).has(kind)) return
  throw new Problem(invalid('market.kind_unknown', { kind }))
}

export async function questionOf(
  work: Reading,
  filters: MarketFilters,
  page: { readonly from: number; readonly most: number },
): Promise<MarketQuestion> {
  await insistKind(filters.kind)
  const { text, kind, service, region, materials, grades, certificates, choices } = filters
  const { quantity, part, near, km } = filters
  const seat = near === undefined ? undefined : seatOf(near)
  const some = <T>(name: string, list: readonly T[]) => (list.length === 0 ? {} : { [name]: list })
  return {
    audience: await audienceKeysOf(work),
    text,
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
    ...some('region', region),
    ...some('materials', materials),
    ...some('grades', grades),
    ...some('certificates', certificates),
    ...{ choices, limits: limitsOf(work, filters) },
    ...(quantity === undefined ? {} : { quantity }),
    ...(part === undefined ? {} : { part }),
    ...(seat === undefined ? {} : { near: { ...seat, withinKm: km ?? kmUsual } }),
    ...(filters.confirmedDays === undefined ? {} : { confirmedDays: filters.confirmedDays }),
    ...{ day: dayOf(work.now), from: page.from, most: page.most },
  }
}

/** One line a word: the same word is often in title and text. */
function whyOf(reasons: readonly Reason[]): WhyFound[] {
  const lines = new Map<string, WhyFound>()
  for (const reason of reasons) {
    if (reason.kind !== 'word') continue
    const { word, term, via, field } = reason
    const parts = lines.get(word)?.parts ?? []
    lines.set(word, { word, term, via, parts: [...parts, field as WhyFound['parts'][number]] })
  }
  return [...lines.values()]
}

export async function searchOffers(
  work: Reading,
  { page = 1, ...query }: QueryOf<typeof endpoints.searchOffers>,
): Promise<AnswerOf<typeof endpoints.searchOffers>> {
  const at = { from: (page - 1) * pageSize, most: pageSize }
  const filters = readFilters(query)
  const question = await questionOf(work, filters, at)
  const answer = await searchOf(work.host).ask({ op: 'ask', question })
  const cards = await visibleCards(
    work,
    answer.hits.map(({ id }) => id),
  )
  const rows = answer.hits.flatMap(({ id, reasons }) => {
    const card = cards.get(id)
    return card === undefined ? [] : [{ ...card, why: whyOf(reasons) }]
  })
  return {
    rows,
    total: answer.count,
    facets: Object.entries(answer.facets)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => ({ name, values: [...values] })),
    loose: answer.loose,
    // A due day is held as a limit on working days; the reader took it back by its own name.
    without: answer.without.map(({ condition, count }) => ({
      condition: condition === 'limit.fastest' && query.due !== undefined ? 'due' : condition,
      count,
    })),
    names: await namesFor(filters, answer.facets),
  }
}

export async function namesFor(filters: MarketFilters, facets: MarketAnswer['facets']) {
  const kinds = await allKinds()
  const chosen = filters.kind === undefined ? undefined : kinds.get(filters.kind)
  const { materials, certificates, choices, limits } = filters
  const keys = [
    ...Object.entries(facets).flatMap(([name, values]) => [
      name,
      ...values.map(({ value }) => `${name}.${value}`),
    ]),
    ...(filters.kind === undefined ? [] : [`kind.${filters.kind}`]),
    ...(filters.near === undefined ? [] : [`near.${filters.near}`]),
    ...materials.map((one) => `materials.${one}`),
    ...certificates.map((one) => `certificates.${one}`),
    ...choices.flatMap(({ field, any }) => [field, ...any.map((one) => `${field}.${one}`)]),
    ...limits.map(({ field }) => field),
  ]
  return namesOf([...kinds.values()], chosen, keys)
}

let gradeNames: ReadonlySet<string> | undefined

/** Names of grades as people type them. */
function isGrade(word: string): boolean {
  gradeNames ??= new Set(
    readTrade(searchFolder).grades.flatMap(({ names }) => names.map((name) => name.toLowerCase())),
  )
  return gradeNames.has(word) || gradeNames.has(word.replace(/-t\d{1,4}$/, ''))
}

export async function readMarketSentence(
  work: Reading,
  { text }: QueryOf<typeof endpoints.readMarketSentence>,
): Promise<AnswerOf<typeof endpoints.readMarketSentence>> {
  const { filters, understood } = readSentence(text, {
    now: dayOfMoment(work.now.toISOString()),
    kinds: [...(await allKinds()).values()],
    places: namedPlaces(),
    isGrade,
  })
  return { query: writeFilters(filters), understood: [...understood] }
}

const suggestionsMost = 8

export async function suggestWords(
  work: Reading,
  { text }: QueryOf<typeof endpoints.suggestWords>,
): Promise<AnswerOf<typeof endpoints.suggestWords>> {
  const audience = await audienceKeysOf(work)
  const asked = { op: 'suggest' as const, audience, text, most: suggestionsMost }
  return { rows: [...(await searchOf(work.host).ask(asked))] }
}

async function eventsAfter(
  work: Reading,
  { xid, id }: { readonly xid: string; readonly id: number },
) {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from kernel.event
      where (xid, id) > (${xid}::xid8, ${id}) limit 10000) e`.execute(work.db)
  return rows[0]!.n
}

export async function readSearchStatus(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.readSearchStatus>> {
  const [{ offers: published }, status] = await Promise.all([
    publishedSums(work.db),
    searchOf(work.host).look(),
  ])
  if (status === null) {
    const nothing = { indexed: 0, behind: 0, silentMs: 0, memoryBytes: 0, segments: 0 }
    return { state: 'absent', published, snapshotAt: null, ...nothing }
  }
  const { state, offers: indexed, silentMs, snapshotAt, memoryBytes, segments } = status
  const behind = await eventsAfter(work, status.cursor)
  return { state, published, indexed, behind, silentMs, snapshotAt, memoryBytes, segments }
}
