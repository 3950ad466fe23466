/** Minutes of a working group: a draft of its office, then what another person approved, which changes no more. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import {
  mayApprove,
  mayDecide,
  mayMakeTask,
  mayWriteMinutes,
  type MinutesWish,
} from '../../domain/programmes/minutes.ts'
import type { MemberState } from '../../domain/programmes/workgroup.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { minutesContent, readMinutes, seenMinutes } from './minutes.queries.ts'
import { lockWorkgroup } from './workgroup.actions.ts'
import { memberRows } from './workgroup.queries.ts'
import { giveTask } from './workgroupTask.actions.ts'

async function insistDecided(work: Writing, programmeId: string, wish: MinutesWish) {
  const members = (await memberRows(work, programmeId)).map(({ id, state }) => ({
    id,
    state: state as MemberState,
  }))
  insist(mayDecide(wish, members))
}

const columnsOf = (work: Writing, wish: MinutesWish) => ({
  title: wish.title.trim(),
  held_on: wish.heldOn,
  place: wish.place.trim(),
  chair: wish.chair.trim(),
  attendees: JSON.stringify(wish.attendees),
  body: wish.body.trim(),
  decisions: JSON.stringify(wish.decisions),
  written_by: work.actor.personId!,
  changed_at: work.now,
})

export async function writeMinutes(work: Writing, programmeId: string, wish: MinutesWish) {
  await lockWorkgroup(work, programmeId)
  await insistDecided(work, programmeId, wish)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.workgroup_minutes')
    .values({
      id,
      programme_id: programmeId,
      state: 'draft',
      ...columnsOf(work, wish),
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.minutes.write', id, { programme: programmeId })
  return readMinutes(work, id)
}

async function lockMinutes(work: Writing, id: string) {
  const seen = await seenMinutes(work, id)
  await lockWorkgroup(work, seen.row.programme_id, 'minutes')
  return (await seenMinutes(work, id)).row
}

function insistSeen(version: number, seen: number): void {
  if (version !== seen) throw new Problem(conflict('programmes.minutes_moved_on', { version }))
}

/** Whoever changes a draft last has written it, and does not approve it. */
export async function changeMinutes(
  work: Writing,
  id: string,
  { seen, wish }: { readonly seen: number; readonly wish: MinutesWish },
) {
  const row = await lockMinutes(work, id)
  insist(mayWriteMinutes(row.state))
  insistSeen(row.version, seen)
  await insistDecided(work, row.programme_id, wish)
  await work.db
    .updateTable('programmes.workgroup_minutes')
    .set({ ...columnsOf(work, wish), version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  // What one person types is kept often; the history says when another took it up.
  if (row.written_by !== work.actor.personId) {
    await record(work, 'programmes.minutes.change', id, { version: row.version + 1 })
  }
  return readMinutes(work, id)
}

/** Numbered within the programme; its digest goes into the history, which is sealed within seconds. */
export async function approveMinutes(work: Writing, id: string, seen: number) {
  const row = await lockMinutes(work, id)
  const facts = {
    state: row.state,
    writtenByMe: row.written_by === work.actor.personId,
    title: row.title,
    heldOn: row.held_on,
    body: row.body,
    attendees: row.attendees,
    decisions: row.decisions,
  }
  insist(mayApprove(facts, row.version, seen, dayOfMoment(work.now.toISOString())))
  const { last } = await work.db
    .selectFrom('programmes.workgroup_minutes')
    .where('programme_id', '=', row.programme_id)
    .select((eb) => eb.fn.max('no').as('last'))
    .executeTakeFirstOrThrow()
  const no = Number(last ?? 0) + 1
  const digest = digestOf(minutesContent({ ...row, no }))
  await work.db
    .updateTable('programmes.workgroup_minutes')
    .set({
      state: 'approved',
      no,
      digest,
      version: row.version + 1,
      approved_by: work.actor.personId,
      approved_at: work.now,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.minutes.approve', id, { no, digest })
  await announce(work, 'programmes.minutes.approved', {
    minutesId: id,
    programmeId: row.programme_id,
    by: work.actor.personId,
  })
  return readMinutes(work, id)
}

export async function discardMinutes(work: Writing, id: string) {
  const row = await lockMinutes(work, id)
  insist(mayWriteMinutes(row.state))
  await work.db
    .updateTable('programmes.workgroup_minutes')
    .set({ state: 'discarded', version: row.version + 1, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.minutes.discard', id)
  return {}
}

export async function taskOfDecision(work: Writing, id: string, at: number) {
  const row = await lockMinutes(work, id)
  const { decisions } = await readMinutes(work, id)
  const decision = decisions[at]
  insist(mayMakeTask(row.state, decision))
  return giveTask(
    work,
    row.programme_id,
    {
      memberId: decision!.memberId!,
      workingDays: decision!.workingDays!,
      title: decision!.what,
      body: '',
      stage: null,
    },
    { minutesId: id, at },
  )
}
