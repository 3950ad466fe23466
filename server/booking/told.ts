/** A reservation as its two sides are told of a step. */
import { sql } from 'kysely'
import type { Reading } from '../kernel/work.ts'
import { hoursOf } from './capacity.ts'

/** Each step is told as it was taken, also where later ones followed. */
export async function findTold(work: Reading, id: string, version: number) {
  const row = await work.db
    .selectFrom('booking.reservation as r')
    .innerJoin('booking.reservation_step as t', 't.reservation_id', 'r.id')
    .innerJoin('catalog.pub_offer as f', 'f.id', 'r.offer_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .innerJoin('people.pub_organisation as h', 'h.id', 'r.holder_org_id')
    .where('r.id', '=', id)
    .where('t.version', '=', version)
    .select(['r.id', 'r.org_id', 'r.holder_org_id', 'r.minutes', 'r.purpose', 'r.expires_at'])
    .select(['t.reason', 't.taken_org_id', 'f.title', 'o.name as maker', 'h.name as holder'])
    .select([sql<Date>`lower(r.during)`.as('from'), sql<Date>`upper(r.during)`.as('to')])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    orgId: row.org_id,
    holderOrgId: row.holder_org_id,
    stepOrgId: row.taken_org_id,
    title: row.title ?? '',
    makerName: row.maker ?? '',
    holderName: row.holder ?? '',
    hours: hoursOf(row.minutes),
    startsAt: row.from,
    endsAt: row.to,
    expiresAt: row.expires_at,
    purpose: row.purpose,
    reason: row.reason,
  }
}
export type Told = NonNullable<Awaited<ReturnType<typeof findTold>>>
