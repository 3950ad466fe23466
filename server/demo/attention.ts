/** What visitors of the demo world looked for and at in the weeks before it opens: numbers by day, never who. */
import { publicActor, systemActor } from '../../domain/kernel/actor.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import { readFilters, type FilterQuery } from '../../domain/market/filters.ts'
import type { Host } from '../kernel/host.ts'
import { tally } from '../kernel/tally.ts'
import type { Writing } from '../kernel/work.ts'
import { countUnmet } from '../market/index.ts'
import { as, doing } from './act.ts'
import { randomOf, type Random } from './random.ts'

const weeksBack = 4
const seed = 20190708

/** Asked for in the demo world, and offered by nobody there. */
const unmet: readonly (readonly [mode: 'words' | 'need', query: FilterQuery, asked: number])[] = [
  ['words', { text: '电子束焊' }, 9],
  ['words', { text: '旋压成形 封头' }, 6],
  ['words', { text: '微弧氧化' }, 4],
  ['need', { kind: 'milling', limits: 'tolerance:..0.0005' }, 3],
]

async function publishedIds(work: Writing): Promise<readonly string[]> {
  const rows = await work.db
    .selectFrom('catalog.pub_offer')
    .where('state', '=', 'published')
    .orderBy('id')
    .select('id')
    .execute()
  return rows.map(({ id }) => id!)
}

/** Of ten that find an offer three open it and one has a need that it meets; fewer look at the weekend. */
function lookAt(work: Writing, id: string, random: Random, popular: number): void {
  const weekend = [0, 6].includes(work.now.getUTCDay())
  const found = random.int(weekend ? 1 + popular : 3 + popular * 3)
  for (let at = 0; at < found; at++) {
    tally(work, 'market.found', id)
    if (random.chance(30)) tally(work, 'catalog.opened', id)
    if (random.chance(10)) tally(work, 'market.matched', id)
  }
}

/** Once: counted in memory and written in one statement. */
export async function makeAttention(host: Host): Promise<void> {
  await doing(host, systemActor, async (work) => {
    const counted = await work.db.selectFrom('kernel.tally').select('day').limit(1).execute()
    if (counted.length > 0) return
    const random = randomOf(seed)
    const today = dayOfMoment(work.now.toISOString())
    const dayBack = (back: number) => as(work, publicActor, addDays(today, -back))
    for (const id of await publishedIds(work)) {
      const popular = random.int(4)
      for (let back = weeksBack * 7; back > 0; back--) lookAt(dayBack(back), id, random, popular)
    }
    for (const [mode, query, asked] of unmet)
      for (let at = 0; at < asked; at++)
        countUnmet(dayBack(1 + random.int(weeksBack * 7)), mode, readFilters(query))
  })
  await host.tallies.flush()
}
