/** What those who registered are told, and when they are reminded. */
import { activitiesNoticesEn, activitiesTermsEn } from '../../domain/activities/text.notices.en.ts'
import { activitiesNoticesZh, activitiesTermsZh } from '../../domain/activities/text.notices.zh.ts'
import { runActivity } from '../../domain/activities/activity.ts'
import { serveCohost } from '../../domain/activities/cohost.ts'
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { orgById } from '../people/index.ts'
import { dropReminders, planReminders, tell } from '../notices/index.ts'

type Key = keyof typeof activitiesNoticesZh

const kind = (key: Key, more: Partial<NoticeKind> = {}): NoticeKind => ({
  code: `activities.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path: '/activities/{{activityId}}',
  words: { zh: activitiesNoticesZh[key], en: activitiesNoticesEn[key] },
  ...more,
})

export const activitiesKinds: readonly NoticeKind[] = [
  kind('registered', {
    optional: true,
    defaults: { mail: 'digest' },
    terms: { outcome: { zh: activitiesTermsZh.outcome, en: activitiesTermsEn.outcome } },
  }),
  kind('moved_up', { urgent: true }),
  kind('activity_moved', { urgent: true }),
  kind('activity_cancelled', { urgent: true }),
  kind('activity_coming'),
  kind('cohost_invited', { path: '/cohosted-activities' }),
  // What it may still see of the activity is what everybody sees: it is led to those it holds.
  kind('cohost_released', { path: '/cohosted-activities' }),
  kind('cohost_answered', {
    path: '/hosted-activities/{{activityId}}',
    terms: { answer: { zh: activitiesTermsZh.answer, en: activitiesTermsEn.answer } },
  }),
]

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')
/** Working days before the day of the activity. */
const remindBefore = [3, 1]

async function activityOf(work: Writing, event: KeptEvent) {
  const row = await work.db
    .selectFrom('activities.activity')
    .where('id', '=', text(event, 'activityId'))
    .select(['id', 'title', 'place', 'starts_at', 'state', 'cancel_reason'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const facts: Facts = {
    activityId: row.id,
    title: row.title,
    place: row.place,
    when: minuteOf(row.starts_at),
    reason: row.cancel_reason ?? '',
  }
  return { ...row, facts, thing: { kind: 'activities.activity', id: row.id } }
}
type Told = NonNullable<Awaited<ReturnType<typeof activityOf>>>

async function remind(work: Writing, { facts, thing, starts_at }: Told, personId: string) {
  await planReminders(work, {
    kind: 'activities.activity_coming',
    thing,
    to: { personIds: [personId] },
    closesAt: starts_at,
    beforeDays: remindBefore,
    facts,
  })
}

async function tellPersons(
  work: Writing,
  event: KeptEvent,
  key: Key,
  { facts, thing }: Pick<Told, 'facts' | 'thing'>,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  const once = `activities.${key}:${event.id}`
  await tell(work, { kind: `activities.${key}`, to: { personIds }, facts, thing, once })
}

/** Heard late, the place may have been given back: then nothing is told of it. */
async function registrationOf(work: Writing, event: KeptEvent) {
  return work.db
    .selectFrom('activities.registration')
    .where('id', '=', text(event, 'registrationId'))
    .select(['person_id', 'state'])
    .executeTakeFirstOrThrow()
}

async function made(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  const { person_id: personId, state } = await registrationOf(work, event)
  if (activity === undefined || state === 'cancelled') return
  const told = { ...activity, facts: { ...activity.facts, outcome: state } }
  await tellPersons(work, event, 'registered', told, [personId])
  if (state === 'registered') await remind(work, activity, personId)
}

async function movedUp(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  const { person_id: personId, state } = await registrationOf(work, event)
  if (activity === undefined || state !== 'registered') return
  await tellPersons(work, event, 'moved_up', activity, [personId])
  await remind(work, activity, personId)
}

async function left(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  const { person_id: personId } = await registrationOf(work, event)
  if (activity !== undefined) {
    await dropReminders(work, activity.thing, { personIds: [personId] })
  }
}

async function personsIn(work: Writing, activityId: string, states: readonly string[]) {
  const rows = await work.db
    .selectFrom('activities.registration')
    .where('activity_id', '=', activityId)
    .where('state', 'in', [...states])
    .select('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

async function orgName(work: Writing, orgId: string): Promise<string> {
  return (await orgById(work, orgId))?.name ?? ''
}

/** Those who may answer for the organisation that is asked. */
async function cohostInvited(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  if (activity === undefined) return
  const { facts, thing } = activity
  await tell(work, {
    kind: 'activities.cohost_invited',
    to: { orgId: text(event, 'toOrgId'), permit: serveCohost },
    facts,
    thing,
    once: `activities.cohost_invited:${event.id}`,
  })
}

/** Let go, or no longer asked; asked again meanwhile, it is told of that alone. */
async function cohostReleased(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  const orgId = text(event, 'toOrgId')
  const still = await work.db
    .selectFrom('activities.cohost')
    .where('activity_id', '=', text(event, 'activityId'))
    .where('org_id', '=', orgId)
    .where('state', '=', 'released')
    .select('org_id')
    .executeTakeFirst()
  if (activity === undefined || still === undefined) return
  const { facts, thing } = activity
  await tell(work, {
    kind: 'activities.cohost_released',
    to: { orgId, permit: serveCohost },
    facts,
    thing,
    once: `activities.cohost_released:${event.id}`,
  })
}

async function cohostAnswered(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  if (activity === undefined) return
  const { facts, thing } = activity
  await tell(work, {
    kind: 'activities.cohost_answered',
    to: { orgId: text(event, 'toOrgId'), permit: runActivity },
    facts: {
      ...facts,
      org: await orgName(work, text(event, 'cohostOrgId')),
      answer: text(event, 'verb'),
    },
    thing,
    once: `activities.cohost_answered:${event.id}`,
  })
}

/** Whoever holds it with the host, or was asked to, hears what those who registered hear. */
async function tellCohosts(work: Writing, event: KeptEvent, key: Key, { facts, thing }: Told) {
  const cohosts = await work.db
    .selectFrom('activities.cohost')
    .where('activity_id', '=', thing.id)
    .where('state', 'in', ['invited', 'accepted'])
    .select('org_id')
    .execute()
  for (const { org_id: orgId } of cohosts) {
    await tell(work, {
      kind: `activities.${key}`,
      to: { orgId, permit: serveCohost },
      facts,
      thing,
      once: `activities.${key}:${event.id}`,
    })
  }
}

async function stepped(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  if (activity?.state !== 'cancelled' || text(event, 'verb') !== 'cancel') return
  const persons = await personsIn(work, activity.id, ['registered', 'waiting'])
  await tellPersons(work, event, 'activity_cancelled', activity, persons)
  await tellCohosts(work, event, 'activity_cancelled', activity)
  await dropReminders(work, activity.thing)
}

async function moved(work: Writing, event: KeptEvent): Promise<void> {
  const activity = await activityOf(work, event)
  if (activity?.state !== 'open') return
  const persons = await personsIn(work, activity.id, ['registered', 'waiting'])
  await tellPersons(work, event, 'activity_moved', activity, persons)
  await tellCohosts(work, event, 'activity_moved', activity)
  for (const personId of await personsIn(work, activity.id, ['registered'])) {
    await remind(work, activity, personId)
  }
}

export const activitiesHears = {
  'activities.registration.made': made,
  'activities.registration.movedUp': movedUp,
  'activities.registration.left': left,
  'activities.activity.stepped': stepped,
  'activities.activity.moved': moved,
  'activities.cohost.invited': cohostInvited,
  'activities.cohost.answered': cohostAnswered,
  'activities.cohost.released': cohostReleased,
}
