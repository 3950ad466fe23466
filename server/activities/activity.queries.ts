/** Activities as everybody reads them; drafts for their hosts; the way in for those who have a place. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type { Activity, Material } from '../../domain/activities/activity.endpoints.ts'
import type * as endpoints from '../../domain/activities/activity.endpoints.ts'
import type { listMine as mineEndpoint } from '../../domain/activities/registration.endpoints.ts'
import {
  runActivity,
  type ActivityCard,
  type ActivityFacts,
  type ActivityKind,
  type ActivityState,
  type ActivityWish,
} from '../../domain/activities/activity.ts'
import { serveCohost, type Cohost, type CohostState } from '../../domain/activities/cohost.ts'
import type { OwnRegistration, RegistrationState } from '../../domain/activities/registration.ts'
import { isUuid } from '../console/index.ts'
import { attachmentsOf, registerAudience, type AudienceVerb } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

/** What everybody may open, and what only participants may. */
export const materialThings = {
  everybody: 'activities.activity',
  participants: 'activities.participation',
} as const

const serves = ({ actor }: Reading): boolean => actor.orgId !== null && permits(actor, serveCohost)

const runs = ({ actor }: Reading): boolean => actor.orgId !== null && permits(actor, runActivity)

/** What is public, and the drafts of one's own or that one is asked to hold together; nothing else exists. */
export function visibleActivities(work: Reading) {
  const host = runs(work) ? work.actor.orgId : null
  const cohost = serves(work) ? work.actor.orgId : null
  return work.db
    .selectFrom('activities.activity as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where((eb) =>
      eb.or([
        eb('a.state', 'in', ['open', 'cancelled']),
        eb.and([eb('a.org_id', '=', host), eb('a.state', '=', 'draft')]),
        eb.and([
          eb('a.state', '=', 'draft'),
          eb.exists(
            eb
              .selectFrom('activities.cohost as x')
              .whereRef('x.activity_id', '=', 'a.id')
              .where('x.org_id', '=', cohost)
              .where('x.state', 'in', ['invited', 'accepted'])
              .select('x.org_id'),
          ),
        ]),
      ]),
    )
    .selectAll('a')
    .select('o.name as host_name')
    .select((eb) => [
      eb
        .selectFrom('activities.cohost as x')
        .whereRef('x.activity_id', '=', 'a.id')
        .where('x.org_id', '=', cohost)
        .where('x.state', 'in', ['invited', 'accepted'])
        .select('x.state')
        .as('cohosting'),
      eb
        .selectFrom('activities.cohost as x')
        .innerJoin('people.pub_organisation as y', 'y.id', 'x.org_id')
        .whereRef('x.activity_id', '=', 'a.id')
        .where('x.state', '=', 'accepted')
        .select(sql<string[] | null>`array_agg(y.name order by x.answered_at, y.id)`.as('names'))
        .as('cohost_names'),
    ])
}

export type ActivityRow = Awaited<
  ReturnType<ReturnType<typeof visibleActivities>['executeTakeFirstOrThrow']>
>

export async function visibleActivity(work: Reading, id: string): Promise<ActivityRow> {
  return found(await visibleActivities(work).where('a.id', '=', id).executeTakeFirst(), 'activity')
}

/** The activity as it stands once whoever acts on it or on its places has finished. */
export async function lockActivity(work: Writing, id: string): Promise<ActivityRow> {
  await work.db
    .selectFrom('activities.activity')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return visibleActivity(work, id)
}

/** Whether the actor may run it: for the organisation that holds it. */
export const holds = (work: Reading, row: ActivityRow): boolean =>
  runs(work) && row.org_id === work.actor.orgId

/** Whether the actor sees who comes, and checks them in: for the host, or for whoever holds it with the host. */
export const attends = (work: Reading, row: ActivityRow): boolean =>
  holds(work, row) || row.cohosting === 'accepted'

/** An activity that the actor's organisation holds, alone or together. */
export async function servedActivity(work: Reading, id: string): Promise<ActivityRow> {
  const row = await visibleActivity(work, id)
  return found(attends(work, row) ? row : null, 'activity')
}

/** An activity of the actor's own organisation. */
export async function ownActivity(work: Reading, id: string): Promise<ActivityRow> {
  const row = await visibleActivity(work, id)
  return found(holds(work, row) ? row : null, 'activity')
}

export const activityFacts = (work: Reading, row: ActivityRow): ActivityFacts => ({
  state: row.state as ActivityState,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  own: row.org_id === work.actor.orgId,
})

export function cardOf(row: ActivityRow): ActivityCard {
  return {
    id: row.id,
    kind: row.kind as ActivityKind,
    title: row.title,
    hostName: row.host_name ?? '',
    cohostNames: row.cohost_names ?? [],
    state: row.state as ActivityState,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    place: row.place,
    hasOnline: row.online !== null,
    capacity: row.capacity,
    placesLeft: row.capacity === null ? null : Math.max(0, row.capacity - row.taken),
    waiting: row.waiting,
  }
}

/** The actor's own registrations but those given back, with the place of each in its line. */
function ownRegistrations(work: Reading) {
  return work.db
    .selectFrom('activities.registration as r')
    .leftJoin('activities.feedback as f', 'f.registration_id', 'r.id')
    .where('r.person_id', '=', work.actor.personId)
    .where('r.state', '<>', 'cancelled')
    .selectAll('r')
    .select((eb) => [
      'f.given_at as said_at',
      eb
        .selectFrom('activities.registration as n')
        .whereRef('n.activity_id', '=', 'r.activity_id')
        .where('n.state', '=', 'waiting')
        .whereRef('n.id', '<=', 'r.id')
        .where('r.state', '=', 'waiting')
        .select((n) => n.cast<number>(n.fn.countAll(), 'integer').as('n'))
        .as('in_line'),
    ])
}

type RegistrationRow = Awaited<
  ReturnType<ReturnType<typeof ownRegistrations>['executeTakeFirstOrThrow']>
>

/** The actor's own registration, unless it was given back. */
export function findMine(work: Reading, activityId: string): Promise<RegistrationRow | undefined> {
  return ownRegistrations(work).where('r.activity_id', '=', activityId).executeTakeFirst()
}

const mineOf = (row: RegistrationRow): OwnRegistration => ({
  id: row.id,
  state: row.state as RegistrationState,
  inLine: row.state === 'waiting' ? row.in_line : null,
  attendedAt: row.attended_at?.toISOString() ?? null,
  hasFeedback: row.said_at !== null,
})

async function materialsOf(work: Reading, id: string, inside: boolean): Promise<Material[]> {
  const audiences = inside ? (['everybody', 'participants'] as const) : (['everybody'] as const)
  const materials: Material[] = []
  for (const audience of audiences) {
    for (const { version } of await attachmentsOf(work, materialThings[audience], id)) {
      materials.push({ versionId: version.id, name: version.name, bytes: version.bytes, audience })
    }
  }
  return materials
}

/** All that were asked, for the host. */
async function cohostsOf(work: Reading, activityId: string): Promise<Cohost[]> {
  const rows = await work.db
    .selectFrom('activities.cohost as c')
    .innerJoin('people.pub_organisation as o', 'o.id', 'c.org_id')
    .where('c.activity_id', '=', activityId)
    .select(['c.org_id', 'c.state', 'o.name'])
    .orderBy('c.invited_at')
    .orderBy('c.org_id')
    .execute()
  return rows.map((row) => ({
    orgId: row.org_id,
    name: row.name ?? '',
    state: row.state as CohostState,
  }))
}

export async function fullActivity(work: Reading, row: ActivityRow): Promise<Activity> {
  const own = holds(work, row)
  const mine = work.actor.personId === null ? undefined : await findMine(work, row.id)
  const serving = attends(work, row)
  const inside = serving || mine?.state === 'registered'
  return {
    ...cardOf(row),
    body: row.body,
    agenda: row.agenda as ActivityWish['agenda'],
    online: inside ? row.online : null,
    perOrg: row.per_org,
    perRegion: row.per_region,
    contact: row.contact,
    cancelReason: row.cancel_reason,
    version: row.version,
    own,
    cohosting: row.cohosting as Activity['cohosting'],
    cohosts: own ? await cohostsOf(work, row.id) : [],
    taken: serving ? row.taken : null,
    attended: serving ? row.attended : null,
    materials: await materialsOf(work, row.id, inside),
    mine: mine === undefined ? null : mineOf(mine),
  }
}

/** What is ahead comes soonest first; what is past, latest first. */
export async function listActivities(
  work: Reading,
  { when = 'ahead', kind, limit = 20, after }: QueryOf<typeof endpoints.listActivities>,
) {
  const ahead = when === 'ahead'
  let all = visibleActivities(work)
    .where('a.state', 'in', ['open', 'cancelled'])
    .where('a.ends_at', ahead ? '>' : '<=', work.now)
  if (kind !== undefined) all = all.where('a.kind', '=', kind)
  const place = sql<string>`to_char(a.starts_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || a.id::text`
  let page = all
    .select(place.as('place_key'))
    .orderBy(ahead ? sql`${place} collate "C" asc` : sql`${place} collate "C" desc`)
    .limit(limit + 1)
  if (after !== undefined) {
    page = page.where(
      ahead
        ? sql<boolean>`${place} collate "C" > ${after}`
        : sql<boolean>`${place} collate "C" < ${after}`,
    )
  }
  const rows = await page.execute()
  const { total } = await work.db
    .selectFrom(all.as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(cardOf),
    total: Number(total),
    next: rows.length > limit ? shown.at(-1)!.place_key : null,
  }
}

export async function listHosted(
  work: Reading,
  { state, limit = 50, after }: QueryOf<typeof endpoints.listHosted>,
) {
  let all = visibleActivities(work).where('a.org_id', '=', work.actor.orgId)
  if (state !== undefined) all = all.where('a.state', '=', state)
  const page = after === undefined ? all : all.where('a.id', '<', after)
  const rows = await page
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await work.db
    .selectFrom(all.as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((row) => ({ ...cardOf(row), taken: row.taken, attended: row.attended })),
    total: Number(total),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** Activities that I registered for, the latest registration first. */
export async function listMine(work: Reading, { limit = 50, after }: QueryOf<typeof mineEndpoint>) {
  const mine = ownRegistrations(work)
  const page = after === undefined ? mine : mine.where('r.id', '<', after)
  const rows = await page
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await work.db
    .selectFrom(mine.clearSelect().select('r.id').as('n'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  const ids = shown.map((row) => row.activity_id)
  const activities =
    ids.length === 0 ? [] : await visibleActivities(work).where('a.id', 'in', ids).execute()
  const byId = new Map(activities.map((row) => [row.id, row]))
  return {
    rows: shown.map((row) => ({ ...mineOf(row), activity: cardOf(byId.get(row.activity_id)!) })),
    total: Number(total),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

const none = missing('kernel.missing', { noun: 'file' })

async function openAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  if (verb === 'write' || !isUuid(id)) return none
  const row = await visibleActivities(work).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? none : allowed
}

async function insideAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  if (verb === 'write' || !isUuid(id) || work.actor.personId === null) return none
  const row = await visibleActivities(work).where('a.id', '=', id).executeTakeFirst()
  if (row === undefined) return none
  if (attends(work, row)) return allowed
  return (await findMine(work, id))?.state === 'registered' ? allowed : none
}

registerAudience(materialThings.everybody, openAudience)
registerAudience(materialThings.participants, insideAudience)

/** What the history calls activities. */
export async function activityTitles(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await visibleActivities(work).where('a.id', 'in', uuids).execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'quoted', { name: title })]))
}
