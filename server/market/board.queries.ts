/** 供给看板: the numbers of an organisation's own offers, from tallies and from booking. */
import { sql } from 'kysely'
import { freshnessOf } from '../../domain/catalog/offer.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import {
  boardDays,
  boardOffersMost,
  boardWeeks,
  type BoardOffer,
} from '../../domain/market/board.endpoints.ts'
import type * as endpoints from '../../domain/market/board.endpoints.ts'
import { loadAhead, type Load } from '../booking/index.ts'
import { ownOpenCounts, toldOffers } from '../catalog/index.ts'
import { talliesByDay, talliesOf } from '../kernel/tally.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'

const counted = { found: 'market.found', matched: 'market.matched', opened: 'catalog.opened' }
type Attention = Record<keyof typeof counted, number>
const names = Object.keys(counted) as (keyof typeof counted)[]

async function attention(work: Reading, ids: readonly string[], since: string) {
  const all = await Promise.all(names.map((name) => talliesOf(work, counted[name], ids, since)))
  return (id: string): Attention =>
    Object.fromEntries(names.map((name, at) => [name, all[at]!.get(id) ?? 0])) as Attention
}

/** Every day of the window, also those on which nothing happened. */
async function byDay(work: Reading, ids: readonly string[], since: string) {
  const all = await Promise.all(names.map((name) => talliesByDay(work, counted[name], ids, since)))
  return Array.from({ length: boardDays }, (_, at) => {
    const day = addDays(since, at)
    const of = names.map((name, index) => [name, all[index]!.get(day) ?? 0])
    return { day, ...(Object.fromEntries(of) as Attention) }
  })
}

async function idleOf(work: Reading, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await work.db
    .selectFrom('booking.pub_idle')
    .where('offer_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('ends_at', '>', work.now)
    .select('offer_id')
    .execute()
  return new Set(rows.map(({ offer_id: id }) => id!))
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10
const sayLoad = ({ openMinutes, freeMinutes }: Load) => ({
  openHours: hours(openMinutes),
  takenHours: hours(openMinutes - freeMinutes),
})

function totalLoad(loads: readonly Load[]): Load | undefined {
  if (loads.length === 0) return undefined
  return {
    openMinutes: loads.reduce((sum, { openMinutes }) => sum + openMinutes, 0),
    freeMinutes: loads.reduce((sum, { freeMinutes }) => sum + freeMinutes, 0),
  }
}

const byAttention = (one: BoardOffer, other: BoardOffer): number =>
  other.opened - one.opened || other.matched - one.matched || other.found - one.found

export async function readBoard(
  work: Reading,
  { offerId }: QueryOf<typeof endpoints.readBoard>,
): Promise<AnswerOf<typeof endpoints.readBoard>> {
  const orgId = ownOrgId(work)
  const since = addDays(dayOfMoment(work.now.toISOString()), 1 - boardDays)
  const offers = await toldOffers(work, { orgId }, boardOffersMost)
  const ids = offers.map(({ id }) => id)
  const [of, loads, idle] = [
    await attention(work, ids, since),
    await loadAhead(work, ids, boardWeeks),
    await idleOf(work, ids),
  ]
  const rows = offers.map(({ id, title, kind, confirmedAt }): BoardOffer => {
    const load = loads.get(id)
    return {
      ...{ id, title, kindName: kind.name, confirmedAt: confirmedAt.toISOString() },
      freshness: freshnessOf(confirmedAt, work.now),
      ...of(id),
      load: load === undefined ? null : sayLoad(load),
      idle: idle.has(id),
    }
  })
  const sumOf = (name: keyof Attention) => rows.reduce((sum, row) => sum + row[name], 0)
  const whole = totalLoad([...loads.values()])
  const published = await ownOpenCounts(work)
  return {
    ...{ days: boardDays, weeks: boardWeeks },
    offers: [...published.values()].reduce((sum, count) => sum + count, 0),
    totals: {
      ...{ found: sumOf('found'), matched: sumOf('matched'), opened: sumOf('opened') },
      ...{ load: whole === undefined ? null : sayLoad(whole), idle: idle.size },
    },
    rows: rows.toSorted(byAttention),
    byDay: await byDay(
      work,
      ids.filter((id) => offerId === undefined || id === offerId),
      since,
    ),
  }
}
