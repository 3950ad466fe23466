/** 汇聚水平: what a project counted when it began, and what its last report says. */
import { sql } from 'kysely'
import { wholeLevel, type Pooled, type Shares } from '../../domain/indicators/pooledKinds.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/programmes/following.endpoints.ts'
import type { FollowingSort } from '../../domain/programmes/following.endpoints.ts'
import type { Owed } from '../../domain/programmes/followingDue.ts'
import type { PaperContent } from '../../domain/programmes/paper.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { programmeOf } from './programme.queries.ts'

type Counted = { readonly pooling_before: unknown }

export const countedBefore = ({ pooling_before: before }: Counted): readonly Pooled[] =>
  (before ?? []) as Pooled[]

/** The task book holds: what it counts is where the project began. */
export async function beginPooling(
  work: Writing,
  id: string,
  before: readonly Pooled[],
): Promise<void> {
  if (before.length === 0) return
  await work.db
    .updateTable('programmes.following')
    .set({
      pooling_before: JSON.stringify(before),
      pooled_before: wholeLevel(before).pooledPercent,
    })
    .where('id', '=', id)
    .execute()
}

const isHandedIn = ({ state }: Owed): boolean => state === 'underWay' || state === 'settled'

/** What of the last report that was handed in is kept beside the project; what was sent back is not said yet. */
export async function pooledLast(work: Reading, owed: readonly Owed[]) {
  const handed = owed
    .filter(isHandedIn)
    .toSorted((a, b) => (a.lastDay < b.lastDay ? 1 : a.lastDay > b.lastDay ? -1 : 0))
  for (const { paperId, code, period, lastDay } of handed) {
    const paper = await work.db
      .selectFrom('programmes.paper')
      .where('id', '=', paperId)
      .select('content')
      .executeTakeFirstOrThrow()
    const content = paper.content as PaperContent
    if (content.kind !== 'report' || (content.pooling ?? []).length === 0) continue
    return {
      pooling_after: JSON.stringify(content.pooling),
      pooling_report: code,
      pooling_period: period,
      pooling_day: lastDay,
      pooled_after: wholeLevel(content.pooling!).pooledPercent,
    }
  }
  return {
    pooling_after: null,
    pooling_report: null,
    pooling_period: null,
    pooling_day: null,
    pooled_after: null,
  }
}

type Row = Counted & {
  readonly programme_id: string
  readonly pooling_after: unknown
  readonly pooling_report: string | null
  readonly pooling_period: string | null
  readonly pooling_day: string | null
}

type Pooling = AnswerOf<typeof endpoints.readFollowing>['pooledKinds']

export async function pooledKindsOf(work: Reading, row: Row): Promise<Pooling> {
  if (row.pooling_before === null) return null
  const { definition } = await programmeOf(work, row.programme_id)
  return {
    before: [...countedBefore(row)],
    after:
      row.pooling_after === null
        ? null
        : {
            code: row.pooling_report!,
            period: row.pooling_period!,
            lastDay: row.pooling_day!,
            counts: row.pooling_after as Pooled[],
          },
    isPublic: definition.publicity.poolingShown?.value === true,
  }
}

/** Levels alone, for everybody: whoever counts is known, how much it owns is its own affair. */
export async function publicPooling(
  work: Reading,
  entryId: string,
): Promise<{ before: Shares; after: Shares | null; lastDay: string | null } | null> {
  const row = await work.db
    .selectFrom('programmes.following')
    .where('entry_id', '=', entryId)
    .select(['pooling_before', 'pooling_after', 'pooling_day'])
    .executeTakeFirst()
  if (row === undefined || row.pooling_before === null) return null
  const after = row.pooling_after as Pooled[] | null
  return {
    before: wholeLevel(countedBefore(row)),
    after: after === null ? null : wholeLevel(after),
    lastDay: row.pooling_day,
  }
}

const sorted: Readonly<Record<FollowingSort, ReturnType<typeof sql<string>>>> = {
  pooledBefore: sql<string>`f.pooled_before`,
  pooledAfter: sql<string>`f.pooled_after`,
  pooledGain: sql<string>`f.pooled_after - f.pooled_before`,
}

/** A text that sorts as the level does; of which none is known comes last, whichever way it goes. */
export function poolingPlace(sort: FollowingSort, descending: boolean) {
  const level = sorted[sort]
  const way = descending ? sql`1000 - (${level})` : sql`1000 + (${level})`
  return sql<string>`coalesce(to_char(${way}, 'FM0000.0'), '9999') || '/' || f.id::text`
}
