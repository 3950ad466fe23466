/** Asking another organisation to hold an activity together; its yes or no; and parting again. */
import { sql } from 'kysely'
import {
  cohostLifecycle,
  cohostsMax,
  mayAnswerCohosting,
  type CohostState,
} from '../../domain/activities/cohost.ts'
import type { Activity } from '../../domain/activities/activity.endpoints.ts'
import { mayChange } from '../../domain/activities/activity.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { verifiedOrgCalled } from '../people/index.ts'
import {
  activityFacts,
  cardOf,
  fullActivity,
  holds,
  lockActivity,
  ownActivity,
  visibleActivities,
} from './activity.queries.ts'

/** By its full name or its code: a host knows whom it asks, and browses no register. */
async function organisationCalled(work: Reading, called: string) {
  const id = await verifiedOrgCalled(work, called)
  if (id === undefined)
    throw new Problem(invalid('activities.cohost_unknown', { org: called.trim() }))
  return id
}

/** The host's own activity, held, while it may still be changed. */
async function lockHosted(work: Writing, id: string) {
  const row = await lockActivity(work, id)
  const own = found(holds(work, row) ? row : null, 'activity')
  insist(mayChange(work.actor, activityFacts(work, own), work.now))
  return own
}

async function stateOf(work: Reading, activityId: string, orgId: string) {
  const row = await work.db
    .selectFrom('activities.cohost')
    .where('activity_id', '=', activityId)
    .where('org_id', '=', orgId)
    .select('state')
    .executeTakeFirst()
  return row?.state as CohostState | undefined
}

export async function inviteCohost(
  work: Writing,
  id: string,
  { org }: { readonly org: string },
): Promise<Activity> {
  const activity = await lockHosted(work, id)
  const orgId = await organisationCalled(work, org)
  if (orgId === activity.org_id) throw new Problem(invalid('activities.cohost_is_host'))
  const before = await stateOf(work, id, orgId)
  if (before !== undefined && cohostLifecycle[before].invite === undefined) {
    throw new Problem(conflict('activities.cohost_invited_already'))
  }
  const { n } = await work.db
    .selectFrom('activities.cohost')
    .where('activity_id', '=', id)
    .where('state', 'in', ['invited', 'accepted'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) >= cohostsMax) {
    throw new Problem(conflict('activities.cohosts_full', { max: cohostsMax }))
  }
  const invited = {
    state: 'invited',
    invited_by: work.actor.personId,
    invited_at: work.now,
    answered_by: null,
    answered_at: null,
    reason: null,
  }
  await work.db
    .insertInto('activities.cohost')
    .values({ activity_id: id, org_id: orgId, ...invited })
    .onConflict((clause) => clause.columns(['activity_id', 'org_id']).doUpdateSet(invited))
    .execute()
  await record(work, 'activities.cohost.invite', id, { org: orgId })
  await announce(work, 'activities.cohost.invited', { activityId: id, toOrgId: orgId })
  return fullActivity(work, await ownActivity(work, id))
}

async function move(
  work: Writing,
  at: { readonly id: string; readonly orgId: string },
  state: CohostState,
  reason: string | null,
) {
  await work.db
    .updateTable('activities.cohost')
    .set({
      state,
      answered_by: work.actor.personId,
      answered_at: work.now,
      reason,
    })
    .where('activity_id', '=', at.id)
    .where('org_id', '=', at.orgId)
    .execute()
}

export async function answerCohosting(
  work: Writing,
  id: string,
  { verb, reason = '' }: { readonly verb: 'accept' | 'decline'; readonly reason?: string },
) {
  const row = await lockActivity(work, id)
  const orgId = found(work.actor.orgId, 'activity')
  const state = found(await stateOf(work, id, orgId), 'activity')
  insist(mayAnswerCohosting(work.actor, state, verb, reason))
  const next = step(cohostLifecycle, state, verb)
  await move(work, { id, orgId }, next, verb === 'accept' ? null : reason.trim())
  await record(work, `activities.cohost.${verb}`, id, { org: orgId })
  await announce(work, 'activities.cohost.answered', {
    activityId: id,
    cohostOrgId: orgId,
    toOrgId: row.org_id,
    verb,
  })
  return { state: next }
}

export async function releaseCohost(work: Writing, id: string, orgId: string): Promise<Activity> {
  await lockHosted(work, id)
  const state = found(await stateOf(work, id, orgId), 'cohost')
  found(cohostLifecycle[state].release, 'cohost')
  await move(work, { id, orgId }, 'released', null)
  await record(work, 'activities.cohost.release', id, { org: orgId })
  await announce(work, 'activities.cohost.released', { activityId: id, toOrgId: orgId })
  return fullActivity(work, await ownActivity(work, id))
}

export async function listCohosted(work: Reading, wish: PageWish) {
  const list = visibleActivities(work)
    .innerJoin('activities.cohost as c', 'c.activity_id', 'a.id')
    .where('c.org_id', '=', work.actor.orgId)
    .where('c.state', 'in', ['invited', 'accepted'])
    .select('c.state as asked')
  const key = sql<string>`to_char(a.starts_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || a.id::text`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  return {
    ...page,
    rows: shown.map(({ asked, ...row }) => ({
      activity: cardOf(row),
      state: asked as CohostState,
    })),
  }
}
