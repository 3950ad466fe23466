/** What was asked for and not found is counted; what was found is counted for its maker. Never who asked. */
import { publicActor } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import {
  readFilters,
  writeFilters,
  type FilterQuery,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import { needOf } from '../../domain/market/need.ts'
import type { savedModes } from '../../domain/market/saved.ts'
import { unmetDaysUsual, unmetMost } from '../../domain/market/unmet.endpoints.ts'
import type * as endpoints from '../../domain/market/unmet.endpoints.ts'
import { marketKey } from '../../domain/spaces/audience.ts'
import { allKinds } from '../catalog/index.ts'
import { Problem } from '../kernel/problem.ts'
import { mostTallied, tally } from '../kernel/tally.ts'
import type { Reading } from '../kernel/work.ts'
import { daysUntil, namesFor, questionOf } from './search.queries.ts'
import { heldOf } from './held.ts'
import { searchOf } from './search/client.ts'

type Mode = (typeof savedModes)[number]
type Asked = { readonly mode: Mode; readonly query: FilterQuery }

const unmet = 'market.unmet'

/** Telephone and identity numbers are nobody's need. */
const longNumber = /\d{7,}/g

export function countUnmet(work: Reading, mode: Mode, filters: MarketFilters): void {
  const text = filters.text.replaceAll(longNumber, '').replaceAll(/\s+/g, ' ').trim()
  const query = writeFilters({ ...filters, text })
  if (Object.keys(query).length === 0) return
  tally(work, unmet, JSON.stringify({ mode, query } satisfies Asked))
}

/** Offers of others that were put before a reader. */
export function countShown(
  work: Reading,
  what: 'market.found' | 'market.matched',
  rows: readonly { readonly id: string; readonly orgId: string }[],
): void {
  for (const { id, orgId } of rows) if (orgId !== work.actor.orgId) tally(work, what, id)
}

async function foundNow(work: Reading, { mode, query }: Asked): Promise<number | null> {
  const stranger: Reading = { ...work, actor: publicActor }
  const filters = readFilters(query)
  const kind = (await allKinds()).get(filters.kind ?? '')
  if (filters.kind !== undefined && kind === undefined) return null
  try {
    const question = await questionOf(stranger, filters, { from: 0, most: 1 })
    if (mode === 'words' || kind === undefined) {
      const { count, loose } = await searchOf(work.host).ask({ op: 'ask', question })
      return loose ? 0 : count
    }
    const { region, near } = question
    const days = filters.due === undefined ? undefined : daysUntil(work, filters.due)
    const need = needOf(kind, filters, days)
    const page = { from: 0, most: 1 }
    const { admitted } = await searchOf(work.host).ask({
      op: 'match',
      question: {
        ...{ audience: [marketKey], kind: kind.id, need, ...page },
        ...(region === undefined ? {} : { region }),
        ...heldOf(filters),
        ...(near === undefined ? {} : { near }),
      },
    })
    return admitted
  } catch (error) {
    if (error instanceof Problem && error.refusal.kind === 'invalid') return null
    throw error
  }
}

export async function listUnmet(
  work: Reading,
  { days = unmetDaysUsual }: QueryOf<typeof endpoints.listUnmet>,
): Promise<AnswerOf<typeof endpoints.listUnmet>> {
  const since = addDays(dayOfMoment(work.now.toISOString()), 1 - days)
  const most = await mostTallied(work, unmet, since, unmetMost)
  const rows = []
  const names = new Map<string, Awaited<ReturnType<typeof namesFor>>[number]>()
  for (const { thing, times, lastDay } of most) {
    const asked = JSON.parse(thing) as Asked
    rows.push({ ...asked, times, lastDay, now: await foundNow(work, asked) })
    for (const one of await namesFor(readFilters(asked.query), {})) {
      names.set(`${one.key} ${one.name.zh}`, one)
    }
  }
  return { days, rows, names: [...names.values()] }
}
