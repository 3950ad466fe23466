/** Calendars of people's own that read reservations under a secret address. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { bookingPermits } from '../../domain/booking/capacity.ts'
import type * as endpoints from '../../domain/booking/idle.endpoints.ts'
import { bookingEn } from '../../domain/booking/text.en.ts'
import { bookingZh } from '../../domain/booking/text.zh.ts'
import { calendarOf, type Meeting } from '../../domain/kernel/calendarFile.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { fill } from '../../domain/notices/kind.ts'
import { record } from '../kernel/history/record.ts'
import type { Input } from '../kernel/http/serve.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith, ownOrgId } from '../people/index.ts'
import { hoursOf } from './capacity.ts'

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Who reads reservations may have them in a calendar; a key of a program is no person. */
function insistReader(work: Reading): { readonly personId: string; readonly orgId: string } {
  const { personId, via } = work.actor
  const permit = bookingPermits.hold
  insist(permits(work.actor, permit) ? { ok: true } : forbidden('booking.role_cannot', { permit }))
  if (personId === null || via !== 'session') throw new Problem(forbidden('booking.feed_of_person'))
  return { personId, orgId: ownOrgId(work) }
}

export async function readFeed(work: Reading): Promise<AnswerOf<typeof endpoints.readFeed>> {
  const row = await work.db
    .selectFrom('booking.feed')
    .where('person_id', '=', work.actor.personId)
    .where('org_id', '=', ownOrgId(work))
    .select('made_at')
    .executeTakeFirst()
  return { madeAt: row?.made_at.toISOString() ?? null }
}

export async function renewFeed(work: Writing): Promise<AnswerOf<typeof endpoints.renewFeed>> {
  const { personId, orgId } = insistReader(work)
  const secret = randomBytes(32).toString('base64url')
  const row = { secret_hash: hashOf(secret), made_at: work.now }
  await work.db
    .insertInto('booking.feed')
    .values({ person_id: personId, org_id: orgId, ...row })
    .onConflict((clause) => clause.columns(['person_id', 'org_id']).doUpdateSet(row))
    .execute()
  await record(work, 'booking.feed.renew', orgId)
  return { path: `/api/booking/feeds/${secret}.ics` }
}

export async function closeFeed(work: Writing): Promise<Record<string, never>> {
  const { personId, orgId } = insistReader(work)
  const { numDeletedRows } = await work.db
    .deleteFrom('booking.feed')
    .where('person_id', '=', personId)
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  found(Number(numDeletedRows) === 0 ? null : true, 'feed')
  await record(work, 'booking.feed.close', orgId)
  return {}
}

const keptDays = 30
const rowsMost = 2000

/** What takes capacity now, of both sides, and what did so lately. */
async function rowsOf(work: Reading, orgId: string) {
  const since = new Date(work.now.getTime() - keptDays * 86_400_000)
  return work.db
    .selectFrom('booking.reservation as r')
    .innerJoin('catalog.pub_offer as f', 'f.id', 'r.offer_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .innerJoin('people.pub_organisation as h', 'h.id', 'r.holder_org_id')
    .where((eb) => eb.or([eb('r.org_id', '=', orgId), eb('r.holder_org_id', '=', orgId)]))
    .where(sql<boolean>`(r.state = 'firm' or (r.state = 'held' and r.expires_at > ${work.now}))`)
    .where(sql<boolean>`upper(r.during) > ${since}`)
    .orderBy(sql`lower(r.during)`)
    .orderBy('r.id')
    .limit(rowsMost)
    .select(['r.id', 'r.state', 'r.minutes', 'r.purpose', 'r.org_id', 'r.holder_org_id'])
    .select(['f.title', 'o.name as maker', 'h.name as holder'])
    .select([sql<Date>`lower(r.during)`.as('from'), sql<Date>`upper(r.during)`.as('to')])
    .execute()
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const words = { zh: bookingZh, en: bookingEn } as const

function meetingOf(row: Row, orgId: string, language: Language): Omit<Meeting, 'maker'> {
  const { feed, state } = words[language]
  const own = row.org_id === row.holder_org_id
  const other = row.org_id === orgId ? row.holder : row.maker
  const facts = {
    state: state[row.state as 'held'],
    offer: row.title ?? '',
    hours: hoursOf(row.minutes),
    other: other ?? '',
    purpose: row.purpose,
  }
  const lines = [...(own ? [] : [feed.other]), feed.purpose]
  return {
    id: row.id,
    title: fill(own ? feed.own : feed.title, facts),
    startsAt: row.from.toISOString(),
    endsAt: row.to.toISOString(),
    place: row.maker ?? '',
    online: null,
    body: lines.map((line) => fill(line, facts)).join('\n'),
    cancelled: false,
    tentative: row.state === 'held',
  }
}

/** Whoever made it must still be a member who may see reservations; what is unknown and what has ended look alike. */
export async function fetchFeed(
  work: Reading,
  { params, reply }: Input<typeof endpoints.fetchFeed>,
): Promise<Record<string, never>> {
  const feed = found(
    await work.db
      .selectFrom('booking.feed')
      .where('secret_hash', '=', hashOf(params.secret.replace(/\.ics$/, '')))
      .select(['person_id', 'org_id'])
      .executeTakeFirst(),
    'feed',
  )
  const members = await membersWith(work, feed.org_id, bookingPermits.hold)
  const member = found(
    members.find(({ personId }) => personId === feed.person_id),
    'feed',
  )
  const rows = await rowsOf(work, feed.org_id)
  const meetings = rows.map((row) => meetingOf(row, feed.org_id, member.language))
  await reply
    .header('content-type', 'text/calendar; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .send(calendarOf(meetings, 'Reservations', work.now.toISOString()))
  return {}
}
