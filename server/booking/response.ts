/** How soon an organisation answers what others hold of its capacity, from the steps that were taken. */
import { sql } from 'kysely'
import {
  responseDays,
  responseLeast,
  type readResponse as endpoint,
} from '../../domain/booking/response.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { visibleOffers } from './offers.ts'

const dayMs = 86_400_000

/**
 * Holds of others within a year that were answered or ran out; those that were withdrawn say nothing of the maker,
 * and those that wait still have time.
 */
export async function readResponse(
  work: Reading,
  orgId: string,
): Promise<AnswerOf<typeof endpoint>> {
  const shown = visibleOffers(work).where('f.org_id', '=', orgId).select('f.id').limit(1)
  found(await shown.executeTakeFirst(), 'company')
  const since = new Date(work.now.getTime() - responseDays * dayMs)
  const row = await work.db
    .selectFrom('booking.reservation as r')
    .leftJoin('booking.reservation_step as t', (join) =>
      join
        .onRef('t.reservation_id', '=', 'r.id')
        .on('t.verb', 'in', ['confirm', 'decline'])
        .onRef('t.taken_org_id', '=', 'r.org_id'),
    )
    .where('r.org_id', '=', orgId)
    .whereRef('r.holder_org_id', '<>', 'r.org_id')
    .where('r.made_at', '>', since)
    .where((eb) =>
      eb.or([
        eb('t.verb', 'is not', null),
        eb('r.state', '=', 'expired'),
        eb.and([eb('r.state', '=', 'held'), eb('r.expires_at', '<=', work.now)]),
      ]),
    )
    .select([
      sql<number>`count(*)::int`.as('holds'),
      sql<number>`count(t.verb)::int`.as('answered'),
      sql<number | null>`round(percentile_cont(0.5) within group
        (order by extract(epoch from t.taken_at - r.made_at) / 60))::int`.as('median'),
    ])
    .executeTakeFirstOrThrow()
  const { holds, answered, median } = row
  return { response: holds < responseLeast ? null : { holds, answered, medianMinutes: median } }
}
