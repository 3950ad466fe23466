/** Minutes as the office, its supervisor and the members read them: members once they are approved. */
import { sql } from 'kysely'
import type { Static } from 'typebox'
import type {
  Minutes,
  MinutesLine,
  MinutesState,
  MinutesWish,
} from '../../domain/programmes/minutes.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { insideOf, memberRows, type Standing } from './workgroup.queries.ts'

function visibleMinutes(work: Reading, { programmeId, role }: Standing) {
  const all = work.db
    .selectFrom('programmes.workgroup_minutes as x')
    .where('x.programme_id', '=', programmeId)
    .where('x.state', '<>', 'discarded')
  return role === 'office' ? all : all.where('x.state', '=', 'approved')
}

async function selected(work: Reading, standing: Standing, id: string) {
  const row = await visibleMinutes(work, standing)
    .where('x.id', '=', id)
    .selectAll('x')
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    ...row,
    state: row.state as MinutesState,
    attendees: row.attendees as MinutesWish['attendees'],
    decisions: row.decisions as MinutesWish['decisions'],
  }
}

export type MinutesRow = NonNullable<Awaited<ReturnType<typeof selected>>>

/** Missing for whoever may not read them as they stand. */
export async function seenMinutes(work: Reading, id: string) {
  const at = await work.db
    .selectFrom('programmes.workgroup_minutes')
    .where('id', '=', id)
    .select('programme_id')
    .executeTakeFirst()
  const standing = await insideOf(work, found(at, 'minutes').programme_id, 'minutes')
  return { row: found(await selected(work, standing, id), 'minutes'), standing }
}

/** What is digested: all that was agreed, and by which number it is cited. */
export const minutesContent = (row: MinutesRow): object => ({
  programme: row.programme_id,
  no: row.no,
  title: row.title,
  heldOn: row.held_on,
  place: row.place,
  chair: row.chair,
  attendees: row.attendees,
  body: row.body,
  decisions: row.decisions,
})

/** Those that have no day yet first, then the latest meeting. */
export async function listMinutes(
  work: Reading,
  programmeId: string,
  wish: PageWish,
): Promise<{ rows: Static<typeof MinutesLine>[]; total: number; next: string | null }> {
  const standing = await insideOf(work, programmeId)
  const list = visibleMinutes(work, standing).select([
    'x.id',
    'x.no',
    'x.state',
    'x.title',
    'x.held_on',
    'x.decisions',
  ])
  const key = sql<string>`coalesce(x.held_on::text, '9999') || ' ' || x.id::text`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  return {
    ...page,
    rows: shown.map((row) => ({
      id: row.id,
      no: row.no,
      state: row.state as MinutesState,
      title: row.title,
      heldOn: row.held_on,
      decisions: (row.decisions as unknown[]).length,
    })),
  }
}

export async function readMinutes(work: Reading, id: string): Promise<Minutes> {
  const { row } = await seenMinutes(work, id)
  const names = new Map(
    (await memberRows(work, row.programme_id)).map((one) => [one.id, one.org_name ?? '']),
  )
  const persons = await personNames(work, [row.written_by, row.approved_by ?? row.written_by])
  const tasks = await work.db
    .selectFrom('programmes.workgroup_task')
    .where('minutes_id', '=', id)
    .select(['id', 'decision'])
    .execute()
  const taskOf = new Map(tasks.map((task) => [task.decision, task.id]))
  return {
    id,
    no: row.no,
    state: row.state,
    version: row.version,
    title: row.title,
    heldOn: row.held_on,
    place: row.place,
    chair: row.chair,
    attendees: row.attendees,
    body: row.body,
    decisions: row.decisions.map((one, at) => ({
      ...one,
      memberName: one.memberId === null ? null : (names.get(one.memberId) ?? null),
      taskId: taskOf.get(at) ?? null,
    })),
    writtenBy: persons.get(row.written_by) ?? '',
    writtenByMe: row.written_by === work.actor.personId,
    approvedBy: row.approved_by === null ? null : (persons.get(row.approved_by) ?? ''),
    approvedAt: row.approved_at?.toISOString() ?? null,
    digest: row.digest,
  }
}
