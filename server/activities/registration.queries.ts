/** Who registered and came, for hosts; one's own ticket; what was said afterwards, without names. */
import { toDataURL } from 'qrcode'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/activities/registration.endpoints.ts'
import type { Registration, RegistrationState } from '../../domain/activities/registration.ts'
import { Problem } from '../kernel/problem.ts'
import { wholeList } from '../kernel/wholeList.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById, personNames } from '../people/index.ts'
import { findMine, ownActivity, servedActivity, visibleActivity } from './activity.queries.ts'
import { ticketOf } from './ticket.ts'

function registrations(work: Reading) {
  return work.db
    .selectFrom('activities.registration as r')
    .innerJoin('people.pub_person as p', 'p.id', 'r.person_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .selectAll('r')
    .select(['p.name as person_name', 'o.name as org_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof registrations>['executeTakeFirstOrThrow']>>

const registrationOf = (row: Row): Registration => ({
  id: row.id,
  personName: row.person_name ?? '',
  orgName: row.org_name ?? '',
  region: row.region,
  state: row.state as RegistrationState,
  registeredAt: row.registered_at.toISOString(),
  attendedAt: row.attended_at?.toISOString() ?? null,
  way: row.way as Registration['way'],
})

export async function registrationById(work: Reading, id: string): Promise<Registration> {
  return registrationOf(await registrations(work).where('r.id', '=', id).executeTakeFirstOrThrow())
}

type Query = QueryOf<typeof endpoints.listRegistrations>

/** In the order in which they registered; the caller has seen that the activity is the actor's. */
async function pageOf(work: Reading, activityId: string, query: Query) {
  const limit = query.limit ?? 50
  let all = registrations(work).where('r.activity_id', '=', activityId)
  all =
    query.state === undefined
      ? all.where('r.state', '<>', 'cancelled')
      : all.where('r.state', '=', query.state)
  if (query.attended !== undefined) {
    all = all.where('r.attended_at', query.attended ? 'is not' : 'is', null)
  }
  const page = query.after === undefined ? all : all.where('r.id', '>', query.after)
  const rows = await page
    .orderBy('r.id')
    .limit(limit + 1)
    .execute()
  const { total } = await work.db
    .selectFrom(all.as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(registrationOf),
    total: Number(total),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

export async function listRegistrations(work: Reading, activityId: string, query: Query) {
  await servedActivity(work, activityId)
  return pageOf(work, activityId, query)
}

export async function exportRegistrations(
  work: Reading,
  activityId: string,
  query: QueryOf<typeof endpoints.exportRegistrations>,
) {
  await servedActivity(work, activityId)
  return wholeList(work, (page) => pageOf(work, activityId, { ...query, ...page }))
}

/** For whoever has a place: an address to be scanned, and six digits to be said. */
export async function readTicket(work: Reading, activityId: string) {
  const activity = await visibleActivity(work, activityId)
  const mine = await findMine(work, activityId)
  if (mine === undefined) throw new Problem(conflict('activities.not_registered'))
  if (mine.state === 'waiting') throw new Problem(conflict('activities.check_in_waiting'))
  const address = `${work.host.config.baseUrl}/check-in/${ticketOf(work.host, mine.id)}`
  const names = await personNames(work, [mine.person_id])
  return {
    address,
    qr: await toDataURL(address, { margin: 2, scale: 6 }),
    code: mine.code,
    personName: names.get(mine.person_id) ?? '',
    orgName: (await orgById(work, mine.org_id))?.name ?? '',
    attendedAt: mine.attended_at?.toISOString() ?? null,
    hostNames: [activity.host_name ?? '', ...(activity.cohost_names ?? [])],
  }
}

const scores = [1, 2, 3, 4, 5] as const

export async function readFeedback(work: Reading, activityId: string) {
  const activity = await ownActivity(work, activityId)
  const rows = await work.db
    .selectFrom('activities.feedback')
    .where('activity_id', '=', activityId)
    .select(['content', 'organisation', 'use', 'applies', 'words'])
    // In no order that tells who said what.
    .orderBy('words')
    .execute()
  const counts = (name: 'content' | 'organisation' | 'use') =>
    scores.map((score) => rows.filter((row) => row[name] === score).length)
  return {
    count: rows.length,
    attended: activity.attended,
    applies: rows.filter(({ applies }) => applies).length,
    content: counts('content'),
    organisation: counts('organisation'),
    use: counts('use'),
    words: rows.map(({ words }) => words).filter((words) => words !== ''),
  }
}
