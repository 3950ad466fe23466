/** From the confirmed list to the published one: names before the public, names taken off, the list published. */
import { sql } from 'kysely'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { inPublicOrder, mayBePublic, publicityPeriod } from '../../domain/programmes/publicity.ts'
import { normaliseOrganisationName } from '../../domain/kernel/organisationName.ts'
import { coreOfName } from '../../domain/programmes/priorWinners.ts'
import {
  issuerPublicityRule,
  mayBeginPublicity,
  mayPublishSelection,
  mayStrike,
  regionOfUnit,
  type ListNow,
  type SelectionState,
} from '../../domain/programmes/selection.ts'
import { setting } from '../console/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { sm3Of } from '../kernel/history/nationalSeal.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { findPublicity, ownShape, type ListedName } from './publicity.queries.ts'
import { openDataOf } from './selected.open.ts'
import { lockSelection, moveSelection } from './selection.actions.ts'
import { selectionPage, stepsOf } from './selection.page.ts'
import { readSheetOf, type KeptList, type SelectionRow } from './selection.queries.ts'

/** The entries of a kept list: a line of the public list is a project with all its directions. */
async function namesOf(
  work: Writing,
  list: KeptList,
): Promise<(ListedName & { entryId: string })[]> {
  const byEntry = Map.groupBy(list.names, ({ key }) => key.split(':')[0]!)
  const entries = await work.db
    .selectFrom('programmes.entry')
    .where('id', 'in', [...byEntry.keys()])
    .select(['id', 'candidate_id', 'title', 'applicant', 'unit_code'])
    .execute()
  return inPublicOrder(entries).map((entry) => ({
    key: newId(work.now),
    entryId: entry.id,
    candidateId: entry.candidate_id,
    title: entry.title,
    applicant: entry.applicant,
    directions: byEntry.get(entry.id)!.map(({ direction }) => direction),
    unit: entry.unit_code,
  }))
}

/** Some 15 columns a row stay far below the 65,535 parameters of one statement. */
const rowsAtOnce = 2000

/** From here on rows with names stand in the open. */
async function layOut(
  work: Writing,
  { definition }: Programme,
  selectionId: string,
  names: Awaited<ReturnType<typeof namesOf>>,
): Promise<void> {
  const rows = names.flatMap(({ entryId, directions, title, applicant, unit }) =>
    (directions ?? []).map((direction) => ({
      id: newId(work.now),
      selection_id: selectionId,
      entry_id: entryId,
      direction,
      state: 'public',
      title,
      applicant,
      unit_code: unit!,
      region: regionOfUnit(definition, unit!),
      year: definition.year,
      changed_at: work.now,
    })),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.selected')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
  }
}

export async function beginSelectionPublicity(
  work: Writing,
  programmeId: string,
  wish: { readonly workingDays?: number; readonly firstDay?: string; readonly seen: ListNow },
  language: Language,
) {
  const { programme, selection } = await lockSelection(work, programmeId)
  const row = found(selection.row, 'selection')
  const sheet = await readSheetOf(work, programme, selection)
  const list = selection.proposal
  if (list === null) throw new Problem(conflict('programmes.selection_cannot_step'))
  const steps = (await stepsOf(work, row.id)).map(({ verb }) => verb)
  for (const seen of [list, wish.seen]) {
    insist(mayBeginPublicity(work.actor, selection.state, seen, sheet.now, steps))
  }
  const rule = issuerPublicityRule(programme.definition)
  const workingDays =
    wish.workingDays ?? rule.workingDays ?? (await setting(work, 'programmes.publicity_days'))
  const firstDay = wish.firstDay ?? dayOfMoment(work.now.toISOString())
  insist(mayBePublic(rule, { workingDays, firstDay }, work.now, language))
  const period = publicityPeriod(firstDay, workingDays)
  const names = await namesOf(work, list)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.publicity')
    .values({
      id,
      selection_id: row.id,
      state: 'running',
      working_days: workingDays,
      first_day: period.firstDay,
      last_day: period.lastDay,
      provisional: period.provisional,
      opens_at: new Date(Math.max(Date.parse(period.opensAt), work.now.getTime())),
      closes_at: new Date(period.closesAt),
      real_name: programme.definition.publicity.realNameObjection.value ?? true,
      list: JSON.stringify(names.map(({ entryId: _, ...name }) => name)),
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await layOut(work, programme, row.id, names)
  await moveSelection(work, row, { verb: 'begin', digest: list.digest })
  await record(work, 'programmes.publicity.begin', id, {
    programmeId,
    unit: '',
    workingDays,
    lastDay: period.lastDay,
    projects: names.length,
  })
  await announce(work, 'programmes.selection.public', { publicityId: id, programmeId })
  return ownShape(work, found(await findPublicity(work, id), 'publicity'))
}

async function selectionRow(work: Writing, id: string): Promise<SelectionRow> {
  return work.db
    .selectFrom('programmes.selection')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirstOrThrow()
}

/** The publicity was cancelled: no name stands in the open any longer. */
export async function liftSelection(work: Writing, selectionId: string): Promise<void> {
  const row = await selectionRow(work, selectionId)
  if (row.state !== 'public') return
  await work.db.deleteFrom('programmes.selected').where('selection_id', '=', selectionId).execute()
  await moveSelection(work, row, { verb: 'lift' })
}

async function strikeRows(
  work: Writing,
  row: SelectionRow,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  if (ids.length === 0) return
  await work.db
    .updateTable('programmes.selected')
    .set({
      state: 'struck',
      reason: reason.trim(),
      struck_by: work.actor.personId,
      changed_at: work.now,
    })
    .where('id', 'in', [...ids])
    .execute()
  await moveSelection(work, row, { verb: 'strike', reason })
}

/** An objection holds: the project goes off the list, in all its directions. */
export async function strikeCandidate(
  work: Writing,
  publicityId: string,
  candidateId: string,
  reason: string,
): Promise<void> {
  const publicity = found(await findPublicity(work, publicityId), 'publicity')
  const row = await selectionRow(work, publicity.selection_id!)
  const rows = await work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', row.id)
    .where('x.state', '=', 'public')
    .where('e.candidate_id', '=', candidateId)
    .select('x.id')
    .execute()
  await strikeRows(
    work,
    row,
    rows.map(({ id }) => id),
    reason,
  )
}

export async function strikeSelected(
  work: Writing,
  id: string,
  reason: string,
  language: Language,
) {
  const seen = found(
    await work.db
      .selectFrom('programmes.selected as x')
      .innerJoin('programmes.selection as z', 'z.id', 'x.selection_id')
      .where('x.id', '=', id)
      .select('z.programme_id')
      .executeTakeFirst(),
    'selected',
  )
  const { programme, selection } = await lockSelection(work, seen.programme_id)
  const name = await work.db
    .selectFrom('programmes.selected')
    .where('id', '=', id)
    .select('state')
    .executeTakeFirstOrThrow()
  insist(
    mayStrike(work.actor, selection.state, name.state as Parameters<typeof mayStrike>[2], reason),
  )
  await strikeRows(work, selection.row!, [id], reason)
  return selectionPage(work, programme, language)
}

async function publicationFacts(work: Writing, selectionId: string) {
  const last = await work.db
    .selectFrom('programmes.publicity')
    .where('selection_id', '=', selectionId)
    .where('state', '<>', 'cancelled')
    .select('state')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = await work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', selectionId)
    .where('x.state', '=', 'public')
    .select(['x.id', 'x.direction', 'x.applicant', 'x.title', 'e.state', 'e.uscc'])
    .execute()
  return {
    rows,
    facts: {
      publicity: (last?.state ?? null) as 'running' | 'awaiting' | 'ended' | null,
      gone: rows.filter(({ state }) => state !== 'accepted').length,
      standing: rows.length,
    },
  }
}

type Standing = Awaited<ReturnType<typeof publicationFacts>>['rows']

/** Numbered by direction, and within it in public order: the place says nothing of the score. */
async function numberRows(work: Writing, { definition }: Programme, rows: Standing): Promise<void> {
  const place = new Map(definition.directions.map(({ code }, at) => [code, at]))
  const last = definition.directions.length
  const ordered = inPublicOrder(rows).toSorted(
    (one, other) => (place.get(one.direction) ?? last) - (place.get(other.direction) ?? last),
  )
  const ids = ordered.map(({ id }) => id)
  await sql`update programmes.selected x
    set state = 'published', seq = o.place, changed_at = ${work.now}
    from unnest(${ids}::uuid[]) with ordinality o (id, place) where x.id = o.id`.execute(work.db)
}

/** Next year's programme of the series knows them: a list of winners like one that was brought in. */
async function listWinners(
  work: Writing,
  { definition }: Programme,
  selectionId: string,
  file: string,
) {
  const rows = await work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', selectionId)
    .where('x.state', '=', 'published')
    .select(['x.seq', 'x.direction', 'x.title', 'x.applicant', 'x.unit_code', 'e.uscc'])
    .execute()
  const batchId = newId(work.now)
  const { series, year } = definition
  await work.db
    .insertInto('programmes.winner_batch')
    .values({
      id: batchId,
      series,
      file_name: file,
      state: 'committed',
      rows: '[]',
      demo: work.host.config.demo,
      org_id: work.actor.orgId,
      made_by: work.actor.personId!,
      made_at: work.now,
      committed_at: work.now,
    })
    .execute()
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.winner')
      .values(
        rows.slice(at, at + rowsAtOnce).map((row) => ({
          id: newId(work.now),
          series,
          year,
          seq: row.seq!,
          direction: row.direction,
          project: row.title,
          applicant: row.applicant,
          applicant_key: normaliseOrganisationName(row.applicant),
          applicant_core: coreOfName(row.applicant),
          uscc: row.uscc,
          recommending_unit: row.unit_code,
          batch_id: batchId,
          demo: work.host.config.demo,
          imported_at: work.now,
        })),
      )
      // A list of that year which somebody brought in before stays as it is.
      .onConflict((clause) => clause.columns(['series', 'year', 'seq']).doNothing())
      .execute()
  }
  await announce(work, 'programmes.winner.imported', { batchId, series })
}

export async function publishSelection(
  work: Writing,
  programmeId: string,
  wish: { readonly documentNumber: string; readonly documentDate: string },
  language: Language,
) {
  const { programme, selection } = await lockSelection(work, programmeId)
  const row = found(selection.row, 'selection')
  const { rows, facts } = await publicationFacts(work, row.id)
  insist(mayPublishSelection(work.actor, selection.state as SelectionState, facts))
  await numberRows(work, programme, rows)
  const document = {
    document_number: wish.documentNumber.trim(),
    document_date: wish.documentDate,
  }
  const open = await openDataOf(work, programme, { ...row, ...document })
  await moveSelection(
    work,
    row,
    { verb: 'publish', digest: sha256Of(open.json) },
    {
      ...document,
      published_at: work.now,
      open_rows: open.rows,
      csv_sha256: sha256Of(open.csv),
      json_sha256: sha256Of(open.json),
      csv_sm3: sm3Of(open.csv),
      json_sm3: sm3Of(open.json),
    },
  )
  await listWinners(work, programme, row.id, document.document_number)
  await announce(work, 'programmes.selection.published', { selectionId: row.id, programmeId })
  return selectionPage(work, await programmeOf(work, programmeId), language)
}
