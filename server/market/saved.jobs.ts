/** Looks for something new for each search that is followed, with the eyes of whoever follows it at that time. */
import { sql } from 'kysely'
import { publicActor, systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { kmUsual, readFilters, type FilterQuery } from '../../domain/market/filters.ts'
import { needOf } from '../../domain/market/need.ts'
import { seatOf } from '../../domain/market/place.ts'
import { allKinds, visibleCards } from '../catalog/index.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { reading, writing, type Reading } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { audienceKeysOf } from '../spaces/index.ts'
import { daysUntil, questionOf } from './search.queries.ts'
import { heldOf } from './held.ts'
import { searchOf } from './search/client.ts'

const atOnce = 200
const rounds = 50
/** What is published now is in the index a moment later: it is news of the next look. */
const settledMs = 60_000
const shownMost = 20
const namedMost = 3

type Due = {
  readonly id: string
  readonly person_id: string
  readonly org_id: string | null
  readonly name: string
  readonly query: unknown
  readonly mode: string
  readonly version: number
  readonly seen_at: Date
}

/** Those not looked at since; whoever left the organisation sees what strangers see. */
async function dueBefore(work: Reading, until: Date, after: string | null): Promise<Due[]> {
  let rows = work.db
    .selectFrom('market.saved_search as s')
    .where('s.state', '=', 'active')
    .where('s.seen_at', '<', until)
    .orderBy('s.id')
    .limit(atOnce)
    .select(['s.id', 's.person_id', 's.name', 's.query', 's.mode', 's.version', 's.seen_at'])
    .select(
      sql<string | null>`(select m.org_id from people.pub_membership m
        where m.person_id = s.person_id and m.org_id = s.org_id limit 1)`.as('org_id'),
    )
  if (after !== null) rows = rows.where('s.id', '>', after)
  return rows.execute()
}

async function idsFor(work: Reading, due: Due, until: Date): Promise<readonly string[]> {
  const filters = readFilters(due.query as FilterQuery)
  const between = { after: due.seen_at.getTime(), until: until.getTime() }
  const search = searchOf(work.host)
  const page = { from: 0, most: shownMost }
  if (due.mode === 'words') {
    const question = { ...(await questionOf(work, filters, page)), published: between }
    const { hits, loose } = await search.ask({ op: 'ask', question })
    return loose ? [] : hits.map(({ id }) => id)
  }
  const kind = (await allKinds()).get(filters.kind ?? '')
  if (kind === undefined) return []
  const days = filters.due === undefined ? undefined : daysUntil(work, filters.due)
  const { region, near, km } = filters
  const seat = near === undefined ? undefined : seatOf(near)
  const { ids, admitted } = await search.ask({
    op: 'match',
    question: {
      audience: await audienceKeysOf(work),
      kind: kind.id,
      need: needOf(kind, filters, days),
      ...(region.length === 0 ? {} : { region }),
      ...heldOf(filters),
      ...(seat === undefined ? {} : { near: { ...seat, withinKm: km ?? kmUsual } }),
      published: between,
      ...page,
    },
  })
  return ids.slice(0, admitted)
}

const actorFor = ({ org_id: orgId }: Due): Actor => ({ ...publicActor, orgId })

/** Titles of what is new and visible to this person now. */
async function newsFor(host: Host, due: Due, until: Date): Promise<readonly string[]> {
  const start = { actor: actorFor(due), requestId: newId(host.clock.now()) }
  return reading(host, start, async (work) => {
    const ids = await idsFor(work, due, until)
    const cards = await visibleCards(work, ids)
    return ids.flatMap((id) => cards.get(id)?.title ?? [])
  })
}

async function lookFor(host: Host, due: Due, until: Date): Promise<void> {
  const titles = await newsFor(host, due, until)
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  await writing(host, start, async (work) => {
    // Paused, ended or looked at meanwhile: then there is nothing to tell.
    const moved = await work.db
      .updateTable('market.saved_search')
      .set({ seen_at: until })
      .where('id', '=', due.id)
      .where('version', '=', due.version)
      .where('seen_at', '=', due.seen_at)
      .returning('id')
      .executeTakeFirst()
    if (moved === undefined || titles.length === 0) return
    await tell(work, {
      kind: 'market.saved',
      to: { personIds: [due.person_id] },
      facts: {
        name: due.name,
        count: titles.length,
        titles: titles.slice(0, namedMost).join('、'),
        since: dayOfMoment(due.seen_at.toISOString()),
      },
      thing: { kind: 'market.saved_search', id: due.id },
      once: `market.saved:${due.id}:${due.seen_at.getTime()}`,
    })
  })
}

export async function lookForNews(host: Host): Promise<void> {
  const until = new Date(host.clock.now().getTime() - settledMs)
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  let after: string | null = null
  for (let round = 0; round < rounds; round++) {
    const last: string | null = after
    const dues: Due[] = await reading(host, start, (work) => dueBefore(work, until, last))
    for (const due of dues) await lookFor(host, due, until)
    if (dues.length < atOnce) return
    after = dues.at(-1)!.id
  }
}
