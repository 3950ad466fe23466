/** Tasks of a working group with what was said and brought about them. */
import { sql } from 'kysely'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { TaskState, TaskVerb, WorkgroupTask } from '../../domain/programmes/workgroup.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { attachmentsByThing, registerAudience } from '../files/index.ts'
import { found, Problem } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { insideOf, type Standing } from './workgroup.queries.ts'

export const taskThing = 'programmes.workgroupTask'

export function taskRows(work: Reading) {
  return work.db
    .selectFrom('programmes.workgroup_task as t')
    .innerJoin('programmes.workgroup_member as m', 'm.id', 't.member_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .leftJoin('programmes.workgroup_minutes as x', 'x.id', 't.minutes_id')
    .selectAll('t')
    .select(['o.name as member_name', 'm.org_id', 'x.no as minutes_no'])
}

export type TaskRow = Awaited<ReturnType<ReturnType<typeof taskRows>['executeTakeFirstOrThrow']>>

async function notesOf(work: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, WorkgroupTask['notes']>()
  const rows = await work.db
    .selectFrom('programmes.workgroup_task_note as n')
    .innerJoin('people.pub_person as p', 'p.id', 'n.by_person')
    .innerJoin('people.pub_organisation as o', 'o.id', 'n.by_org')
    .where('n.task_id', 'in', [...ids])
    .selectAll('n')
    .select(['p.name as person_name', 'o.name as org_name'])
    .orderBy('n.at')
    .orderBy('n.id')
    .execute()
  const notes = rows.map((row) => ({
    task: row.task_id,
    note: {
      id: row.id,
      by: row.person_name ?? '',
      orgName: row.org_name ?? '',
      at: row.at.toISOString(),
      verb: row.verb as TaskVerb | null,
      body: row.body,
    },
  }))
  return new Map(
    [...Map.groupBy(notes, ({ task }) => task)].map(([task, own]) => [
      task,
      own.map(({ note }) => note),
    ]),
  )
}

export async function tasksOf(work: Reading, rows: readonly TaskRow[]): Promise<WorkgroupTask[]> {
  const ids = rows.map(({ id }) => id)
  const notes = await notesOf(work, ids)
  const files = await attachmentsByThing(work, taskThing, ids)
  const today = dayOfMoment(work.now.toISOString())
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    stage: row.stage,
    memberId: row.member_id,
    memberName: row.member_name ?? '',
    dueOn: row.due_on,
    state: row.state as TaskState,
    version: row.version,
    overdue: (row.state === 'open' || row.state === 'doing') && row.due_on < today,
    minutesNo: row.minutes_no,
    notes: notes.get(row.id) ?? [],
    files: (files.get(row.id) ?? []).map(({ version }) => ({
      versionId: version.id,
      name: version.name,
      bytes: version.bytes,
    })),
    mine: row.org_id === work.actor.orgId,
  }))
}

/** A member sees its own tasks, the office and the supervisor all of them. */
export function visibleTasks(work: Reading, { programmeId, role, memberId }: Standing) {
  const all = taskRows(work).where('t.programme_id', '=', programmeId)
  return role === 'member' ? all.where('t.member_id', '=', memberId) : all
}

export async function listTasks(
  work: Reading,
  programmeId: string,
  { state, mine, ...wish }: PageWish & { readonly state?: TaskState; readonly mine?: boolean },
) {
  const standing = await insideOf(work, programmeId)
  let rows = visibleTasks(work, standing)
  if (state !== undefined) rows = rows.where('t.state', '=', state)
  if (mine === true) rows = rows.where('m.org_id', '=', work.actor.orgId)
  const key = sql<string>`t.due_on::text || ' ' || t.id::text`
  const { shown, ...page } = await readPage(work, rows, { key, ascending: true }, wish)
  return { ...page, rows: await tasksOf(work, shown) }
}

/** A task that the actor may see, and how. */
export async function seenTask(work: Reading, id: string) {
  const at = await work.db
    .selectFrom('programmes.workgroup_task')
    .where('id', '=', id)
    .select('programme_id')
    .executeTakeFirst()
  const standing = await insideOf(work, found(at, 'task').programme_id, 'task')
  const row = await visibleTasks(work, standing).where('t.id', '=', id).executeTakeFirst()
  return { row: found(row, 'task'), standing }
}

export async function readTask(work: Reading, id: string): Promise<WorkgroupTask> {
  return (await tasksOf(work, [(await seenTask(work, id)).row]))[0]!
}

const none = missing('kernel.missing', { noun: 'file' })
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Evidence is read by whoever sees the task; it is brought through the task alone. */
registerAudience(taskThing, async (work, id, verb): Promise<Verdict> => {
  if (verb === 'write' || !uuid.test(id)) return none
  try {
    await seenTask(work, id)
    return allowed
  } catch (error) {
    if (error instanceof Problem) return none
    throw error
  }
})
