/** Tasks of a working group: given, worked on, reported, confirmed; reminded of before and after they are due. */
import { step } from '../../domain/kernel/lifecycle.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import {
  mayStepTask,
  taskLifecycle,
  type TaskState,
  type TaskVerb,
  type TaskWish,
  type WorkgroupTask,
} from '../../domain/programmes/workgroup.ts'
import { attach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { programmeOf } from './programme.queries.ts'
import { lockWorkgroup } from './workgroup.actions.ts'
import { readTask, seenTask, taskThing } from './workgroupTask.queries.ts'

export async function insistStage(work: Writing, programmeId: string, stage: string | null) {
  if (stage === null) return
  const { definition } = await programmeOf(work, programmeId)
  if (definition.stages.some(({ code }) => code === stage)) return
  throw new Problem(invalid('programmes.workgroup_stage_unknown', { stage }))
}

async function insistAccepted(work: Writing, programmeId: string, memberId: string): Promise<void> {
  const member = await work.db
    .selectFrom('programmes.workgroup_member')
    .where('id', '=', memberId)
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'accepted')
    .select('id')
    .executeTakeFirst()
  if (member === undefined) throw new Problem(invalid('programmes.workgroup_duty_of_nobody'))
}

/** The caller holds the group's lock. `from` is the decision that the task comes from. */
export async function giveTask(
  work: Writing,
  programmeId: string,
  wish: TaskWish,
  from: { readonly minutesId: string; readonly at: number } | null,
): Promise<WorkgroupTask> {
  await insistStage(work, programmeId, wish.stage)
  await insistAccepted(work, programmeId, wish.memberId)
  const id = newId(work.now)
  const dueOn = addWorkingDays(dayOfMoment(work.now.toISOString()), wish.workingDays).day
  await work.db
    .insertInto('programmes.workgroup_task')
    .values({
      id,
      programme_id: programmeId,
      member_id: wish.memberId,
      title: wish.title.trim(),
      body: wish.body.trim(),
      stage: wish.stage,
      due_on: dueOn,
      state: 'open',
      minutes_id: from?.minutesId ?? null,
      decision: from?.at ?? null,
      made_by: work.actor.personId!,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'programmes.task.make', id, { programme: programmeId })
  await announce(work, 'programmes.task.made', { taskId: id, programmeId })
  return readTask(work, id)
}

export async function makeTask(work: Writing, programmeId: string, wish: TaskWish) {
  await lockWorkgroup(work, programmeId)
  return giveTask(work, programmeId, wish, null)
}

async function lockTask(work: Writing, id: string) {
  await seenTask(work, id)
  await work.db
    .selectFrom('programmes.workgroup_task')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return seenTask(work, id)
}

async function keepNote(work: Writing, taskId: string, verb: TaskVerb | null, body: string) {
  await work.db
    .insertInto('programmes.workgroup_task_note')
    .values({
      id: newId(work.now),
      task_id: taskId,
      by_person: work.actor.personId!,
      by_org: work.actor.orgId!,
      at: work.now,
      verb,
      body: body.trim(),
    })
    .execute()
}

export async function stepTask(
  work: Writing,
  id: string,
  wish: { readonly verb: TaskVerb; readonly seen: number; readonly note: string },
): Promise<WorkgroupTask> {
  const { row, standing } = await lockTask(work, id)
  const who = { office: standing.role === 'office', member: row.member_id === standing.memberId }
  const state = row.state as TaskState
  insist(mayStepTask(who, state, wish.verb, wish.note))
  if (row.version !== wish.seen) {
    throw new Problem(conflict('programmes.workgroup_task_moved_on', { version: row.version }))
  }
  await work.db
    .updateTable('programmes.workgroup_task')
    .set({
      state: step(taskLifecycle, state, wish.verb),
      version: row.version + 1,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await keepNote(work, id, wish.verb, wish.note)
  await record(work, `programmes.task.${wish.verb}`, id, { version: row.version + 1 })
  await announce(work, 'programmes.task.moved', {
    taskId: id,
    programmeId: row.programme_id,
    verb: wish.verb,
    by: work.actor.personId,
  })
  return readTask(work, id)
}

const filesMax = 50

export async function noteTask(
  work: Writing,
  id: string,
  { body, versionIds }: { readonly body: string; readonly versionIds: readonly string[] },
): Promise<WorkgroupTask> {
  const { row, standing } = await lockTask(work, id)
  // A supervisor looks on.
  found(standing.role === 'supervisor' ? undefined : row, 'task')
  if (row.state === 'done' || row.state === 'cancelled') {
    throw new Problem(conflict('programmes.workgroup_task_settled'))
  }
  const { files } = await readTask(work, id)
  if (files.length + versionIds.length > filesMax) {
    throw new Problem(conflict('programmes.workgroup_files_full', { max: filesMax }))
  }
  for (const versionId of versionIds) {
    await attach(work, { thingKind: taskThing, thingId: id, versionId, slot: 'evidence' })
  }
  await keepNote(work, id, null, body)
  await record(work, 'programmes.task.note', id, { files: versionIds.length })
  await announce(work, 'programmes.task.noted', {
    taskId: id,
    programmeId: row.programme_id,
    by: work.actor.personId,
  })
  return readTask(work, id)
}
