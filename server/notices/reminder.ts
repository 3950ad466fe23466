/** Reminders before deadlines: planned with the deadline, moved with it, dropped when the thing is done. */
import { reminderMoments, workingDaysLeft } from '../../domain/notices/rhythm.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { kindOf } from './kinds.ts'
import { type Recipients, tell, type Thing } from './tell.ts'

const batchMax = 100
const reminderHour = 9

export type ReminderPlan = {
  /** A registered kind; its words may say {{days}}, the working days left, and {{due}}. */
  readonly kind: string
  readonly thing: Thing
  readonly to: Recipients
  /** The first moment that is too late. */
  readonly closesAt: Date
  /** Working days before the last day, such as [5, 3, 1, 0]. */
  readonly beforeDays: readonly number[]
  /** Hour of the day in Beijing; 9 where it is silent. */
  readonly hour?: number
  readonly facts?: Facts
}

/** One audience by one name, however its ids are ordered. */
function audienceKey(to: Recipients): string {
  return 'personIds' in to ? stableJson([...to.personIds].toSorted()) : `${to.orgId} ${to.permit}`
}

/**
 * Plans the reminders of a deadline in place of those planned before for the same thing, kind and audience.
 * What lies in the past is not made up for, and what was told of this very deadline is not told again.
 */
export async function planReminders(work: Writing, plan: ReminderPlan): Promise<void> {
  if (kindOf(plan.kind) === undefined) throw new Error(`no notice is registered as ${plan.kind}`)
  const key = audienceKey(plan.to)
  await work.db
    .deleteFrom('notices.reminder')
    .where('kind', '=', plan.kind)
    .where('thing_kind', '=', plan.thing.kind)
    .where('thing_id', '=', plan.thing.id)
    .where('audience_key', '=', key)
    .where('state', '=', 'planned')
    .execute()
  const [closesAt, now] = [plan.closesAt.toISOString(), work.now.toISOString()]
  const moments = reminderMoments(closesAt, plan.beforeDays, plan.hour ?? reminderHour, now)
  if (moments.length === 0) return
  await work.db
    .insertInto('notices.reminder')
    .values(
      moments.map(({ beforeDays, at }) => ({
        id: newId(work.now),
        kind: plan.kind,
        thing_kind: plan.thing.kind,
        thing_id: plan.thing.id,
        audience: JSON.stringify(plan.to),
        audience_key: key,
        facts: JSON.stringify(plan.facts ?? {}),
        before_days: beforeDays,
        remind_at: new Date(at),
        deadline_at: plan.closesAt,
      })),
    )
    .onConflict((clause) => clause.constraint('reminder_is_planned_once').doNothing())
    .execute()
}

/** Drops what is planned for a thing that is done or gone: for everybody, or for these alone. */
export async function dropReminders(work: Writing, thing: Thing, to?: Recipients): Promise<void> {
  let query = work.db
    .deleteFrom('notices.reminder')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('state', '=', 'planned')
  if (to !== undefined) query = query.where('audience_key', '=', audienceKey(to))
  await query.execute()
}

async function lockDue(work: Writing) {
  return (
    work.db
      .selectFrom('notices.reminder')
      .where('state', '=', 'planned')
      .where('remind_at', '<=', work.now)
      // The latest first: after a standstill one reminder of a deadline is enough.
      .orderBy('remind_at', 'desc')
      .orderBy('id')
      .limit(batchMax)
      // Whoever comes at the same time waits, and then finds these told. Skipping what the other has locked
      // would share the reminders of one deadline between both, and each would tell its latest.
      .forUpdate()
      .selectAll()
      .execute()
  )
}

type Due = Awaited<ReturnType<typeof lockDue>>[number]

async function remind(work: Writing, one: Due): Promise<void> {
  const days = workingDaysLeft(one.deadline_at.toISOString(), work.now.toISOString())
  await tell(work, {
    kind: one.kind,
    to: one.audience as Recipients,
    facts: { ...(one.facts as Facts), days },
    thing: { kind: one.thing_kind, id: one.thing_id },
    dueAt: one.deadline_at,
    once: `reminder:${one.id}`,
  })
}

/** The others that are due for the same deadline and people, beyond this batch too: one word is enough. */
async function passEarlier(work: Writing, one: Due): Promise<void> {
  await work.db
    .updateTable('notices.reminder')
    .set({ state: 'passed', settled_at: work.now })
    .where('kind', '=', one.kind)
    .where('thing_kind', '=', one.thing_kind)
    .where('thing_id', '=', one.thing_id)
    .where('audience_key', '=', one.audience_key)
    .where('state', '=', 'planned')
    .where('remind_at', '<=', work.now)
    .execute()
}

function remindBatch(host: Host): Promise<number> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const due = await lockDue(work)
    const told = new Set<string>()
    for (const one of due) {
      const group = [one.kind, one.thing_kind, one.thing_id, one.audience_key].join(' ')
      if (told.has(group)) continue
      told.add(group)
      if (one.deadline_at > work.now) {
        await remind(work, one)
        await work.db
          .updateTable('notices.reminder')
          .set({ state: 'told', settled_at: work.now })
          .where('id', '=', one.id)
          .execute()
      }
      await passEarlier(work, one)
    }
    return due.length
  })
}

/** Tells every reminder that is due. */
export async function remindDue(host: Host): Promise<void> {
  while ((await remindBatch(host)) === batchMax);
}
