/** Entries as the office that runs the programme sees them, and as their unit is told of them. */
import { sql } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import {
  isSuspectedTwice,
  openEntryStates,
  type EntryBrief,
  type EntrySort,
  type EntryState,
} from '../../domain/programmes/entry.ts'
import { entryItems, type EntryResult } from '../../domain/programmes/entryChecklist.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { trace } from '../kernel/history/trace.ts'
import { found, Problem } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { findingsReader, type EntryRow } from './entry.facts.ts'
import { entryCounter } from './entry.receive.ts'
import { managedProgrammes } from './managed.queries.ts'
import { sitsOn } from './package.audience.ts'
import { programmeOf } from './programme.queries.ts'

/** Entries of programmes that the actor's office runs. */
function visibleEntries(work: Reading) {
  return work.db
    .selectFrom('programmes.entry as e')
    .where('e.programme_id', 'in', managedProgrammes(work).select('g.id'))
}

export async function visibleEntry(work: Reading, id: string): Promise<EntryRow> {
  const row = await visibleEntries(work).where('e.id', '=', id).selectAll('e').executeTakeFirst()
  return found(row, 'entry')
}

type BriefRow = EntryRow & { readonly checked: number | null }

function briefOf(definition: ProgrammeDefinition, row: BriefRow, language: Language): EntryBrief {
  return {
    id: row.id,
    programmeId: row.programme_id,
    unit: row.unit_code,
    unitName: unitOf(definition, row.unit_code)?.name[language] ?? row.unit_code,
    rank: row.rank,
    title: row.title,
    applicant: row.applicant,
    applicantCode: row.uscc,
    directions: row.directions,
    state: row.state as EntryState,
    version: row.version,
    checked: row.checked ?? 0,
    differs: row.differs,
    unknown: row.unknown,
    late: row.late,
    duplicate: isSuspectedTwice({ state: row.state as EntryState, duplicate: row.duplicate }),
    settleDay: row.settle_day,
    receivedAt: row.received_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

export type EntriesQuery = {
  readonly limit?: number
  readonly after?: string
  readonly unit?: string
  readonly direction?: string
  readonly state?: EntryState
  readonly flagged?: boolean
  readonly late?: boolean
  readonly duplicate?: boolean
  readonly text?: string
  readonly sort?: EntrySort
  readonly descending?: boolean
}

const sortKeys = {
  unit: sql<string>`e.unit_code collate "C" || '/' || lpad(e.rank::text, 6, '0')`,
  title: sql<string>`e.title collate "C"`,
  applicant: sql<string>`e.applicant collate "C"`,
  changedAt: sql<string>`to_char(e.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
} as const

/** Entries `e` with these signs in title, name or code, by their index. */
export const entryHas = (typed: string) =>
  hasText([sql`e.title`, sql`e.applicant`, sql`coalesce(e.uscc, '')`], typed)

const suspectedTwice = sql<boolean>`(e.duplicate and e.state = any(${[...openEntryStates]}))`

function filtered(work: Reading, programmeId: string, query: EntriesQuery) {
  let rows = visibleEntries(work).where('e.programme_id', '=', programmeId)
  if (query.unit !== undefined) rows = rows.where('e.unit_code', '=', query.unit)
  if (query.state !== undefined) rows = rows.where('e.state', '=', query.state)
  if (query.flagged !== undefined) rows = rows.where('e.differs', query.flagged ? '>' : '=', 0)
  if (query.late !== undefined) rows = rows.where('e.late', '=', query.late)
  if (query.duplicate !== undefined) rows = rows.where(suspectedTwice, '=', query.duplicate)
  if (query.direction !== undefined) {
    rows = rows.where(sql<boolean>`${query.direction} = any (e.directions)`)
  }
  const text = query.text?.trim() ?? ''
  return text === '' ? rows : rows.where(entryHas(text))
}

type Cursor = { readonly sort: string; readonly key: string; readonly id: string }

function readCursor(text: string, sort: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Cursor>
    const { key, id } = cursor
    if (cursor.sort === sort && typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id ?? '')) {
      return { sort, key, id: id! }
    }
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw new Problem(invalid('programmes.cursor_unknown'))
}

export async function managedDefinition(work: Reading, programmeId: string) {
  found(
    await managedProgrammes(work).where('g.id', '=', programmeId).select('g.id').executeTakeFirst(),
    'programme',
  )
  return (await programmeOf(work, programmeId)).definition
}

export async function listEntries(
  work: Reading,
  programmeId: string,
  query: EntriesQuery,
  language: Language,
) {
  const definition = await managedDefinition(work, programmeId)
  const sort = query.sort ?? 'unit'
  const descending = query.descending ?? false
  const key = sortKeys[sort]
  const matching = filtered(work, programmeId, query)
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = query.limit ?? 50
  const direction = descending ? 'desc' : 'asc'
  let page = matching
    .selectAll('e')
    .select((eb) =>
      eb
        .selectFrom('programmes.entry_check as r')
        .whereRef('r.entry_id', '=', 'e.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('checked'),
    )
    .select(key.as('sort_key'))
    .orderBy(key, direction)
    .orderBy('e.id', direction)
    .limit(limit + 1)
  if (query.after !== undefined) {
    const cursor = readCursor(query.after, sort)
    const than = sql.raw(descending ? '<' : '>')
    page = page.where(sql<boolean>`(${key}, e.id) ${than} (${cursor.key}, ${cursor.id}::uuid)`)
  }
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = { sort, key: last?.sort_key, id: last?.id }
  return {
    rows: shown.map((row) => briefOf(definition, row, language)),
    total,
    next: rows.length > limit ? Buffer.from(JSON.stringify(next)).toString('base64url') : null,
  }
}

/** Read from the maintained figures, not counted. */
export async function countEntries(work: Reading, programmeId: string, language: Language) {
  const definition = await managedDefinition(work, programmeId)
  const rows = await work.db
    .selectFrom('kernel.counter')
    .where('name', '=', entryCounter(programmeId))
    .select(['part', 'value'])
    .limit(100)
    .execute()
  const parts = new Map(rows.map(({ part, value }) => [part, value]))
  const of = (part: string): number => parts.get(part) ?? 0
  const units = await visibleEntries(work)
    .where('e.programme_id', '=', programmeId)
    .select(['e.unit_code', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('e.unit_code')
    .orderBy('e.unit_code')
    .execute()
  return {
    total: of('total'),
    received: of('state:received'),
    accepted: of('state:accepted'),
    conditional: of('state:conditional'),
    lapsed: of('state:lapsed'),
    refused: of('state:refused'),
    flagged: of('flagged'),
    late: of('late'),
    duplicate: of('duplicate'),
    units: units.map(({ unit_code: unit, count }) => ({
      unit,
      name: unitOf(definition, unit)?.name[language] ?? unit,
      count: Number(count),
    })),
  }
}

export async function resultsOf(work: Reading, entryId: string): Promise<EntryResult[]> {
  const rows = await work.db
    .selectFrom('programmes.entry_check as r')
    .innerJoin('people.pub_person as p', 'p.id', 'r.checked_by')
    .where('r.entry_id', '=', entryId)
    .select(['r.item', 'r.result', 'r.note', 'r.finding', 'r.checked_at', 'p.name'])
    .orderBy('r.checked_at')
    .orderBy('r.item')
    .execute()
  return rows.map((row) => ({
    item: row.item,
    result: row.result as EntryResult['result'],
    note: row.note,
    finding: row.finding as EntryResult['finding'],
    checkedBy: row.name ?? '',
    checkedAt: row.checked_at.toISOString(),
  }))
}

type DecisionVerb = 'accept' | 'condition' | 'settle' | 'lapse' | 'refuse' | 'reopen'

async function decisionsOf(work: Reading, entryId: string) {
  const rows = await work.db
    .selectFrom('programmes.entry_decision')
    .where('entry_id', '=', entryId)
    .select(['verb', 'reason', 'settle_day', 'decided_by', 'decided_at'])
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  const names = await personNames(
    work,
    rows.flatMap(({ decided_by: by }) => by ?? []),
  )
  return rows.map((row) => ({
    verb: row.verb as DecisionVerb,
    reason: row.reason,
    settleDay: row.settle_day,
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''),
    decidedAt: row.decided_at.toISOString(),
  }))
}

export async function fullEntry(work: Reading, row: EntryRow, language: Language) {
  const { definition } = await programmeOf(work, row.programme_id)
  const results = await resultsOf(work, row.id)
  const submission = await work.db
    .selectFrom('programmes.submission')
    .where('id', '=', row.submission_id)
    .select(['digest_sha256', 'receipt_no'])
    .executeTakeFirstOrThrow()
  return {
    ...briefOf(definition, { ...row, checked: results.length }, language),
    packageId: row.package_id,
    submissionId: row.submission_id,
    digestSha256: submission.digest_sha256,
    receiptNo: submission.receipt_no,
    items: [...entryItems(definition, row.unit_code)],
    findings: await findingsReader(work, definition, language)(row),
    results,
    missing: row.missing,
    settleUntil: row.settle_until?.toISOString() ?? null,
    reason: row.reason,
    decisions: await decisionsOf(work, row.id),
  }
}

export async function readEntry(work: Reading, id: string, language: Language) {
  const row = await visibleEntry(work, id)
  trace(work, 'programmes.entry.read', id)
  return fullEntry(work, row, language)
}

/** What a unit is told: its own entries, and of each what it has to do with. */
export async function listOwnEntries(
  work: Reading,
  at: { readonly programmeId: string; readonly unit: string },
) {
  found((await sitsOn(work, at.programmeId, at.unit)) || null, 'unit')
  const rows = await work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .selectAll()
    .orderBy('rank')
    .orderBy('id')
    .limit(2000)
    .execute()
  return {
    rows: rows.map((row) => {
      const waits = row.state === 'conditional' || row.state === 'lapsed'
      return {
        id: row.id,
        rank: row.rank,
        title: row.title,
        applicant: row.applicant,
        state: row.state as EntryState,
        missing: waits ? row.missing : null,
        settleDay: waits ? row.settle_day : null,
        reason: row.state === 'refused' ? row.reason : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
      }
    }),
  }
}
