/** Planning, changing, publishing and calling off; materials. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Activity } from '../../domain/activities/activity.endpoints.ts'
import type * as endpoints from '../../domain/activities/activity.endpoints.ts'
import {
  activityLifecycle,
  mayChange,
  mayHold,
  mayStepActivity,
  saysWhy,
  type ActivityState,
  type ActivityWish,
} from '../../domain/activities/activity.ts'
import { mayShrink } from '../../domain/activities/registration.ts'
import { attach, attachmentsOf, detach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import {
  activityFacts,
  fullActivity,
  holds,
  lockActivity,
  materialThings,
  ownActivity,
  visibleActivity,
  type ActivityRow,
} from './activity.queries.ts'
import { moveUp } from './registration.actions.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

const materialsMax = 30

function columnsOf(wish: ActivityWish) {
  return {
    kind: wish.kind,
    title: wish.title.trim(),
    body: wish.body.trim(),
    agenda: JSON.stringify(wish.agenda),
    starts_at: new Date(wish.startsAt),
    ends_at: new Date(wish.endsAt),
    closes_at: new Date(wish.closesAt),
    place: wish.place.trim(),
    online: wish.online?.trim() ?? null,
    capacity: wish.capacity,
    per_org: wish.perOrg,
    per_region: wish.perRegion,
    contact: wish.contact.trim(),
  }
}

/** One's own activity, held while something is done with it. */
async function lockOwn(work: Writing, id: string): Promise<ActivityRow> {
  const row = await lockActivity(work, id)
  return found(holds(work, row) ? row : null, 'activity')
}

function insistSeen(row: ActivityRow, seen: number): void {
  if (row.version === seen) return
  throw new Problem(conflict('activities.moved_on', { seen, version: row.version }))
}

export async function planActivity(work: Writing, wish: Body<'planActivity'>): Promise<Activity> {
  insist(mayHold(wish))
  const id = newId(work.now)
  await work.db
    .insertInto('activities.activity')
    .values({
      id,
      org_id: ownOrgId(work),
      ...columnsOf(wish),
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'activities.activity.plan', id)
  await announce(work, 'activities.activity.planned', { activityId: id })
  return fullActivity(work, await ownActivity(work, id))
}

/** What those who come must know when it changes. */
const movesPeople = (row: ActivityRow, wish: ActivityWish): boolean =>
  row.starts_at.getTime() !== Date.parse(wish.startsAt) ||
  row.ends_at.getTime() !== Date.parse(wish.endsAt) ||
  row.place !== wish.place.trim() ||
  (row.online ?? '') !== (wish.online?.trim() ?? '')

export async function changeActivity(
  work: Writing,
  id: string,
  { seen, wish }: Body<'changeActivity'>,
): Promise<Activity> {
  const row = await lockOwn(work, id)
  insist(mayChange(work.actor, activityFacts(work, row), work.now))
  insistSeen(row, seen)
  insist(mayHold(wish))
  insist(mayShrink(wish.capacity, row.taken))
  await work.db
    .updateTable('activities.activity')
    .set({ ...columnsOf(wish), version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  await record(work, 'activities.activity.change', id, { version: row.version + 1 })
  if (row.state === 'open') {
    await moveUp(work, id)
    if (movesPeople(row, wish)) {
      await announce(work, 'activities.activity.moved', {
        activityId: id,
        version: row.version + 1,
      })
    }
  }
  return fullActivity(work, await ownActivity(work, id))
}

/** What was given up holds no files. */
async function letGoAll(work: Writing, id: string): Promise<void> {
  for (const thingKind of Object.values(materialThings)) {
    for (const { slot, version } of await attachmentsOf(work, thingKind, id)) {
      await detach(work, { thingKind, thingId: id, versionId: version.id, slot })
    }
  }
}

export async function stepActivity(
  work: Writing,
  id: string,
  { verb, seen, reason }: Body<'stepActivity'>,
): Promise<Activity> {
  const row = await lockOwn(work, id)
  insist(mayStepActivity(work.actor, activityFacts(work, row), verb, work.now))
  insistSeen(row, seen)
  insist(saysWhy(verb, reason))
  const state = stepOf(activityLifecycle, row.state as ActivityState, verb)
  const change = {
    state,
    version: row.version + 1,
    cancel_reason: verb === 'cancel' ? reason!.trim() : null,
  }
  await work.db.updateTable('activities.activity').set(change).where('id', '=', id).execute()
  if (verb === 'discard') await letGoAll(work, id)
  const { version } = change
  await record(work, `activities.activity.${verb}`, id, { version })
  await announce(work, 'activities.activity.stepped', { activityId: id, verb, version })
  return fullActivity(work, { ...row, ...change })
}

async function letGo(work: Writing, id: string, versionId: string): Promise<boolean> {
  let had = false
  for (const thingKind of Object.values(materialThings)) {
    const hold = { thingKind, thingId: id, versionId, slot: versionId }
    had = (await detach(work, hold)) || had
  }
  return had
}

export async function putMaterial(
  work: Writing,
  id: string,
  { versionId, audience }: Body<'putMaterial'>,
): Promise<Activity> {
  await lockOwn(work, id)
  const held = await Promise.all(
    Object.values(materialThings).map((kind) => attachmentsOf(work, kind, id)),
  )
  const others = held.flat().filter(({ version }) => version.id !== versionId)
  if (others.length >= materialsMax) {
    throw new Problem(conflict('activities.materials_full', { most: materialsMax }))
  }
  // Held anew before the old hold ends: in between nobody but its uploader could reach it.
  const thingKind = materialThings[audience]
  await attach(work, { thingKind, thingId: id, versionId, slot: versionId })
  for (const other of Object.values(materialThings)) {
    if (other !== thingKind) {
      await detach(work, { thingKind: other, thingId: id, versionId, slot: versionId })
    }
  }
  await record(work, 'activities.material.put', id, { versionId, audience })
  await announce(work, 'activities.material.put', { activityId: id, versionId })
  return fullActivity(work, await ownActivity(work, id))
}

export async function removeMaterial(
  work: Writing,
  id: string,
  versionId: string,
): Promise<Activity> {
  await lockOwn(work, id)
  found((await letGo(work, id, versionId)) ? versionId : null, 'version')
  await record(work, 'activities.material.remove', id, { versionId })
  await announce(work, 'activities.material.removed', { activityId: id, versionId })
  return fullActivity(work, await visibleActivity(work, id))
}
