/** Followed projects in numbers: how many stand where, as far as the actor may see them. */
import { sql } from 'kysely'
import { addDays } from '../../domain/kernel/moment.ts'
import { lights } from '../../domain/indicators/progress.ts'
import { followingStates } from '../../domain/programmes/following.ts'
import type { Reading } from '../kernel/work.ts'
import { beyondCap, followingRows, today } from './following.queries.ts'
import { programmeOf } from './programme.queries.ts'

const soonDays = 30

/** Everything is counted where it lies; what comes back is one row for each programme, state and light. */
function countedGroups(work: Reading) {
  const soon = addDays(today(work), soonDays)
  const all = followingRows(work).select([
    beyondCap(work).as('beyond'),
    sql<boolean>`f.next_due between ${today(work)}::date and ${soon}::date`.as('soon'),
  ])
  return work.db
    .selectFrom(all.as('n'))
    .groupBy(['n.programme_id', 'n.state', 'n.light'])
    .orderBy('n.programme_id')
    .select([
      'n.programme_id',
      'n.state',
      'n.light',
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where n.overdue > 0)::int`.as('overdue'),
      sql<number>`count(*) filter (where n.waiting > 0)::int`.as('waiting'),
      sql<number>`count(*) filter (where n.soon)::int`.as('dueSoon'),
      sql<number>`count(*) filter (where n.beyond)::int`.as('beyondCap'),
    ])
    .execute()
}

type Group = Awaited<ReturnType<typeof countedGroups>>[number]
type Figure = 'total' | 'overdue' | 'waiting' | 'dueSoon' | 'beyondCap'

export async function countFollowings(work: Reading, programmeId: string | undefined) {
  const all = await countedGroups(work)
  const groups = all.filter((one) => programmeId === undefined || one.programme_id === programmeId)
  const sum = (figure: Figure, of: readonly Group[] = groups) =>
    of.reduce((total, group) => total + group[figure], 0)
  const each = <Key extends string>(keys: readonly Key[], of: 'state' | 'light') =>
    Object.fromEntries(
      keys.map((key) => [
        key,
        sum(
          'total',
          groups.filter((group) => group[of] === key),
        ),
      ]),
    ) as Record<Key, number>
  const programmes = []
  for (const id of new Set(all.map((group) => group.programme_id))) {
    programmes.push({ id, title: (await programmeOf(work, id)).definition.title })
  }
  return {
    total: sum('total'),
    states: each(followingStates, 'state'),
    lights: each(lights, 'light'),
    overdue: sum('overdue'),
    dueSoon: sum('dueSoon'),
    waiting: sum('waiting'),
    beyondCap: sum('beyondCap'),
    programmes,
  }
}
