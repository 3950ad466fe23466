/** Entries are made with the first receipt of a package; what lists show of their findings is kept here. */
import { sql } from 'kysely'
import { addresseeOf } from '../../domain/programmes/dispatch.ts'
import { entryParts, type EntryState } from '../../domain/programmes/entry.ts'
import { applicantCoreOf, findingMarks } from '../../domain/programmes/entryFindings.ts'
import { projectKey } from '../../domain/programmes/candidate.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import {
  findingsReader,
  type FindingsReader,
  likeEntries,
  lockEntries,
  type EntryRow,
} from './entry.facts.ts'
import type { ContentProject } from './package.content.ts'
import { contentIn, type PackageRow } from './package.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

export const entryCounter = (programmeId: string): string => `programmes.entries/${programmeId}`

type Counted = Pick<EntryRow, 'state' | 'differs' | 'late' | 'duplicate'>

const partsOf = (row: Counted) => entryParts({ ...row, state: row.state as EntryState })

export type Tally = {
  /** `before` is null for a new entry, `after` for one that is gone. */
  readonly move: (before: Counted | null, after: Counted | null) => void
  readonly keep: () => Promise<void>
}

/** Changes of the figures, gathered while entries change and written once, in one order. */
export function tally(work: Writing, programmeId: string): Tally {
  const parts = new Map<string, number>()
  const add = (row: Counted, by: number): void => {
    for (const part of partsOf(row)) parts.set(part, (parts.get(part) ?? 0) + by)
  }
  return {
    move(before, after) {
      if (before !== null) add(before, -1)
      if (after !== null) add(after, 1)
    },
    async keep() {
      const changed = [...parts].filter(([, by]) => by !== 0).toSorted()
      if (changed.length === 0) return
      const names = changed.map(([part]) => part)
      const values = changed.map(([, by]) => by)
      await sql`
        insert into kernel.counter (name, part, value)
        select ${entryCounter(programmeId)}, part, value
        from unnest(${names}::text[], ${values}::integer[]) t (part, value)
        on conflict (name, part) do update set value = kernel.counter.value + excluded.value
      `.execute(work.db)
    },
  }
}

type Marks = ReturnType<typeof findingMarks>

const markNames = ['differs', 'unknown', 'late', 'duplicate'] as const

/** So many entries are read at once: their statements travel together. */
const lookedTogether = 50

/** Looks at the facts of these entries anew; answers how many now show something else. */
export async function lookAgain(
  work: Writing,
  { findings, counts }: { readonly findings: FindingsReader; readonly counts: Tally },
  rows: readonly EntryRow[],
): Promise<number> {
  let changed = 0
  for (let at = 0; at < rows.length; at += lookedTogether) {
    const some = rows.slice(at, at + lookedTogether)
    const marks = (await Promise.all(some.map(findings))).map(findingMarks)
    changed += await keepMarks(work, some, marks, counts)
  }
  return changed
}

/** Writes what is new; of the rest only that somebody looked. */
async function keepMarks(
  work: Writing,
  rows: readonly EntryRow[],
  marks: readonly Marks[],
  counts: Tally,
): Promise<number> {
  const isSame = (row: EntryRow, at: number) =>
    markNames.every((name) => row[name] === marks[at]![name])
  const same = rows.filter(isSame).map(({ id }) => id)
  if (same.length > 0) {
    await work.db
      .updateTable('programmes.entry')
      .set({ looked_at: work.now })
      .where('id', 'in', same)
      .execute()
  }
  for (const [at, row] of rows.entries()) {
    if (isSame(row, at)) continue
    counts.move(row, { ...row, ...marks[at]! })
    await work.db
      .updateTable('programmes.entry')
      .set({ ...marks[at]!, looked_at: work.now })
      .where('id', '=', row.id)
      .execute()
  }
  return rows.length - same.length
}

/** What it takes to look at entries of one programme again; used for one task and thrown away. */
export function looking(work: Writing, { definition }: Programme, counts: Tally) {
  return { findings: findingsReader(work, definition, 'zh'), counts }
}

export async function entriesBy(work: Writing, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return []
  return work.db
    .selectFrom('programmes.entry')
    .where('id', 'in', [...ids])
    .selectAll()
    .orderBy('id')
    .execute()
}

/** Entries that share an applicant or project with one of these: what became of it changes what they show. */
export async function twinsOfAll(work: Writing, rows: readonly EntryRow[]): Promise<EntryRow[]> {
  const own = new Set(rows.map(({ id }) => id))
  const ids = new Set<string>()
  for (const row of rows) {
    for (const { id } of await likeEntries(work, row)) if (!own.has(id)) ids.add(id)
  }
  return entriesBy(work, [...ids])
}

async function insertEntry(
  work: Writing,
  row: PackageRow,
  project: ContentProject,
): Promise<EntryRow | undefined> {
  const { org_id: orgId } = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', project.applicationId)
    .select('org_id')
    .executeTakeFirstOrThrow()
  return work.db
    .insertInto('programmes.entry')
    .values({
      id: newId(work.now),
      programme_id: row.programme_id,
      unit_code: row.unit_code,
      package_id: row.id,
      application_id: project.applicationId,
      candidate_id: project.candidateId,
      submission_id: project.submissionId,
      org_id: orgId,
      rank: project.rank,
      title: project.title,
      applicant: project.applicant,
      uscc: project.applicantCode === '' ? null : project.applicantCode,
      directions: [...project.directionCodes],
      project_key: projectKey(project.title),
      applicant_core: applicantCoreOf(project.applicant),
      state: 'received',
      looked_at: work.now,
      received_at: work.now,
      changed_at: work.now,
    })
    .onConflict((clause) => clause.constraint('entry_once_an_application').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Packages that hold: what was replaced, or is only proposed, makes no entries. */
const holding: ReadonlySet<string> = new Set(['signed', 'building', 'built', 'failed', 'delivered'])

/**
 * What a receipt at the office does here, in its transaction: all places of the package as signed become
 * entries, once; a later parcel of the same package only changes what the facts say.
 */
export async function receiveEntries(work: Writing, packageId: string): Promise<void> {
  const { programme_id: programmeId } = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', packageId)
    .select('programme_id')
    .executeTakeFirstOrThrow()
  await lockEntries(work, programmeId)
  // Whoever withdraws the signature meanwhile waits here, and finds entries.
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', packageId)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow()
  const programme = await programmeOf(work, programmeId)
  const isForOffice = addresseeOf(programme.definition, row.unit_code) === null
  if (!isForOffice || !holding.has(row.state)) return
  const counts = tally(work, programmeId)
  const made: EntryRow[] = []
  for (const project of contentIn(row).projects) {
    const entry = await insertEntry(work, row, project)
    if (entry === undefined) continue
    counts.move(null, entry)
    made.push(entry)
    await record(work, 'programmes.entry.receive', entry.id, {
      package: packageId,
      application: project.applicationId,
      rank: project.rank,
    })
  }
  const own = await work.db
    .selectFrom('programmes.entry')
    .where('package_id', '=', packageId)
    .selectAll()
    .orderBy('id')
    .execute()
  const twins = await twinsOfAll(work, made)
  await lookAgain(work, looking(work, programme, counts), [...own, ...twins])
  await counts.keep()
  if (made.length === 0) return
  await announce(work, 'programmes.entry.received', {
    packageId,
    programmeId,
    unit: row.unit_code,
    entryIds: made.map(({ id }) => id),
  })
}

const batch = 500

/** All entries of a programme: lists of winners or scans have come since. */
export async function lookAtAll(work: Writing, programmeId: string) {
  await lockEntries(work, programmeId)
  const programme = await programmeOf(work, programmeId)
  const counts = tally(work, programmeId)
  const look = looking(work, programme, counts)
  let looked = 0
  let changed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await work.db
      .selectFrom('programmes.entry')
      .where('programme_id', '=', programmeId)
      .where('id', '>', after)
      .selectAll()
      .orderBy('id')
      .limit(batch)
      .execute()
    looked += rows.length
    changed += await lookAgain(work, look, rows)
    if (rows.length < batch) break
    after = rows.at(-1)!.id
  }
  await counts.keep()
  return { looked, changed }
}
