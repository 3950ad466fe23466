/** Taking a place, giving it back, moving up, checking in: all hold the activity first. And saying how it was. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { regionOf } from '../../domain/kernel/province.ts'
import { invalid, missing } from '../../domain/kernel/verdict.ts'
import type { Activity } from '../../domain/activities/activity.endpoints.ts'
import type * as endpoints from '../../domain/activities/registration.endpoints.ts'
import {
  mayCheckIn,
  mayGiveFeedback,
  mayLeave,
  mayRegister,
  mayUndoCheckIn,
  quotaInWay,
  type Quotas,
  type RegistrationState,
  type Taken,
} from '../../domain/activities/registration.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { orgById, ownOrgId } from '../people/index.ts'
import {
  activityFacts,
  findMine,
  fullActivity,
  attends,
  lockActivity,
  visibleActivity,
  type ActivityRow,
} from './activity.queries.ts'
import { registrationById } from './registration.queries.ts'
import { codeOf, readTicket } from './ticket.ts'

const quotasOf = (row: ActivityRow): Quotas => ({
  capacity: row.capacity,
  perOrg: row.per_org,
  perRegion: row.per_region,
})

type Applicant = { readonly org_id: string; readonly region: string }

/** Places taken by each organisation and each region: counted once for a whole line, and added to as it moves up. */
async function tallyOf(work: Reading, activityId: string) {
  const rows = await work.db
    .selectFrom('activities.registration')
    .where('activity_id', '=', activityId)
    .where('state', '=', 'registered')
    .groupBy(['org_id', 'region'])
    .select((eb) => ['org_id', 'region', eb.fn.countAll<string>().as('n')])
    .execute()
  let all = 0
  const counts = new Map<string, number>()
  const add = ({ org_id: org, region }: Applicant, count = 1) => {
    all += count
    for (const key of [org, region]) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  for (const row of rows) add(row, Number(row.n))
  const takenFor = ({ org_id: org, region }: Applicant): Taken => ({
    all,
    org: counts.get(org) ?? 0,
    region: counts.get(region) ?? 0,
  })
  return { add, takenFor }
}

/** The numbers beside the activity, as its registrations stand now. */
async function recount(work: Writing, activityId: string): Promise<void> {
  await work.db
    .updateTable('activities.activity as a')
    .set((eb) => {
      const count = (state: RegistrationState, attended = false) =>
        eb
          .selectFrom('activities.registration as r')
          .whereRef('r.activity_id', '=', 'a.id')
          .where('r.state', '=', state)
          .$if(attended, (rows) => rows.where('r.attended_at', 'is not', null))
          .select((n) => n.cast<number>(n.fn.countAll(), 'integer').as('n'))
      return {
        taken: eb.fn.coalesce(count('registered'), eb.lit(0)),
        waiting: eb.fn.coalesce(count('waiting'), eb.lit(0)),
        attended: eb.fn.coalesce(count('registered', true), eb.lit(0)),
      }
    })
    .where('a.id', '=', activityId)
    .execute()
}

/** Digits that nobody else of this activity has. */
async function freeCode(work: Writing, activityId: string, registrationId: string) {
  for (let nth = 0; ; nth++) {
    const code = codeOf(work.host, registrationId, nth)
    const other = await work.db
      .selectFrom('activities.registration')
      .where('activity_id', '=', activityId)
      .where('code', '=', code)
      .select('id')
      .executeTakeFirst()
    if (other === undefined) return code
  }
}

export async function register(work: Writing, activityId: string): Promise<Activity> {
  const row = await lockActivity(work, activityId)
  const mine = await findMine(work, activityId)
  const has = { registered: mine !== undefined }
  insist(mayRegister(work.actor, activityFacts(work, row), has, work.now))
  const orgId = ownOrgId(work)
  const who = { org_id: orgId, region: regionOf((await orgById(work, orgId))?.division ?? '') }
  const { takenFor } = await tallyOf(work, activityId)
  const state = quotaInWay(quotasOf(row), takenFor(who)) === null ? 'registered' : 'waiting'
  const id = newId(work.now)
  await work.db
    .insertInto('activities.registration')
    .values({
      id,
      activity_id: activityId,
      person_id: work.actor.personId!,
      ...who,
      state,
      code: await freeCode(work, activityId, id),
      registered_at: work.now,
    })
    .execute()
  await recount(work, activityId)
  await record(work, 'activities.registration.come', activityId)
  await announce(work, 'activities.registration.made', { activityId, registrationId: id })
  return fullActivity(work, await visibleActivity(work, activityId))
}

/**
 * Lets those in line move up, first come first, as long as the quotas admit. One pass is enough: each who moves up
 * takes room, and gives none. The caller holds the activity.
 */
export async function moveUp(work: Writing, activityId: string): Promise<void> {
  const quotas = quotasOf(await visibleActivity(work, activityId))
  const tally = await tallyOf(work, activityId)
  const line = await work.db
    .selectFrom('activities.registration')
    .where('activity_id', '=', activityId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .select(['id', 'org_id', 'region'])
    .execute()
  for (const one of line) {
    const inWay = quotaInWay(quotas, tally.takenFor(one))
    if (inWay === 'capacity') break
    if (inWay !== null) continue
    tally.add(one)
    await work.db
      .updateTable('activities.registration')
      .set({ state: 'registered' })
      .where('id', '=', one.id)
      .execute()
    await record(work, 'activities.registration.moveUp', activityId)
    await announce(work, 'activities.registration.movedUp', {
      activityId,
      registrationId: one.id,
    })
  }
  await recount(work, activityId)
}

export async function leave(work: Writing, activityId: string): Promise<Activity> {
  const row = await lockActivity(work, activityId)
  const mine = await findMine(work, activityId)
  const has = { registered: mine !== undefined, attended: mine?.attended_at != null }
  insist(mayLeave(activityFacts(work, row), has, work.now))
  await work.db
    .updateTable('activities.registration')
    .set({ state: 'cancelled' })
    .where('id', '=', mine!.id)
    .execute()
  await record(work, 'activities.registration.leave', activityId)
  await announce(work, 'activities.registration.left', { activityId, registrationId: mine!.id })
  await moveUp(work, activityId)
  return fullActivity(work, await visibleActivity(work, activityId))
}

const digits = /^\d{6}$/
const unknown = () => new Problem(missing('activities.ticket_unknown'))

/** Whose ticket it is: by its signature, or by six digits among those of one's own activity. */
async function registrationOf(
  work: Reading,
  { ticket, activityId }: BodyOf<typeof endpoints.checkIn>,
) {
  const typed = ticket.trim()
  if (digits.test(typed) && activityId === undefined) {
    throw new Problem(invalid('activities.activity_unnamed'))
  }
  const rows = work.db.selectFrom('activities.registration').select(['id', 'activity_id'])
  if (digits.test(typed)) {
    return rows.where('activity_id', '=', activityId!).where('code', '=', typed).executeTakeFirst()
  }
  const id = readTicket(work.host, typed)
  return id === null ? undefined : rows.where('id', '=', id).executeTakeFirst()
}

export async function checkIn(work: Writing, body: BodyOf<typeof endpoints.checkIn>) {
  const shown = await registrationOf(work, body)
  if (shown === undefined) throw unknown()
  const activity = await lockActivity(work, shown.activity_id)
  // Of an activity that others hold nothing is said, not even that the ticket is one.
  if (!attends(work, activity)) throw unknown()
  const before = await registrationById(work, shown.id)
  insist(mayCheckIn(activityFacts(work, activity), before, work.now))
  const way = digits.test(body.ticket.trim()) ? 'code' : 'scan'
  await work.db
    .updateTable('activities.registration')
    .set({ attended_at: work.now, attended_by: work.actor.personId, way })
    .where('id', '=', shown.id)
    .execute()
  await recount(work, activity.id)
  await record(work, 'activities.attendance.checkIn', activity.id, { way })
  await announce(work, 'activities.attendance.checkedIn', {
    activityId: activity.id,
    registrationId: shown.id,
  })
  return {
    activityId: activity.id,
    activityTitle: activity.title,
    registration: await registrationById(work, shown.id),
  }
}

export async function undoCheckIn(work: Writing, id: string) {
  const seen = await work.db
    .selectFrom('activities.registration')
    .where('id', '=', id)
    .select('activity_id')
    .executeTakeFirst()
  const activity = await lockActivity(work, found(seen, 'registration').activity_id)
  found(attends(work, activity) ? activity : null, 'registration')
  const said = await work.db
    .selectFrom('activities.feedback')
    .where('registration_id', '=', id)
    .select('registration_id')
    .executeTakeFirst()
  const { attendedAt } = await registrationById(work, id)
  const has = { attendedAt, hasFeedback: said !== undefined }
  insist(mayUndoCheckIn(activityFacts(work, activity), has, work.now))
  await work.db
    .updateTable('activities.registration')
    .set({ attended_at: null, attended_by: null, way: null })
    .where('id', '=', id)
    .execute()
  await recount(work, activity.id)
  await record(work, 'activities.attendance.undo', activity.id)
  await announce(work, 'activities.attendance.undone', {
    activityId: activity.id,
    registrationId: id,
  })
  return registrationById(work, id)
}

export async function giveFeedback(
  work: Writing,
  activityId: string,
  body: BodyOf<typeof endpoints.giveFeedback>,
): Promise<Activity> {
  const row = await visibleActivity(work, activityId)
  const mine = await findMine(work, activityId)
  const attendedAt = mine?.attended_at?.toISOString() ?? null
  insist(mayGiveFeedback({ attendedAt }, activityFacts(work, row), work.now))
  const said = { ...body, words: body.words.trim(), given_at: work.now }
  await work.db
    .insertInto('activities.feedback')
    .values({ registration_id: mine!.id, activity_id: activityId, ...said })
    .onConflict((clause) => clause.column('registration_id').doUpdateSet(said))
    .execute()
  await record(work, 'activities.feedback.give', activityId)
  await announce(work, 'activities.feedback.given', { activityId })
  return fullActivity(work, row)
}
