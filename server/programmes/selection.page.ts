/** The pages of a selection: its head with list and balance, and what each bound changes. */
import type { Language } from '../../domain/kernel/text.ts'
import type { SelectionPage } from '../../domain/programmes/selectionPage.ts'
import {
  conclusionOfFile,
  maySeeSelection,
  regionName,
  type SelectionStep,
} from '../../domain/programmes/selection.ts'
import { balanceOf, brokenBounds, scenarioOf } from '../../domain/programmes/selectionSheet.ts'
import { directionName } from '../../domain/programmes/directions.ts'
import { directionOf, unitOf } from '../../domain/programmes/programme.ts'
import { boundCount, type ConstraintCost } from '../../engines/selection/solve.ts'
import { trace } from '../kernel/history/trace.ts'
import { insist } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { managedDefinition } from './entry.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { objectionNumbers } from './publicity.queries.ts'
import { scoreSourcesOf } from './score.queries.ts'
import {
  keptName,
  openFrom,
  readSheetOf,
  selectionOf,
  type KeptList,
  type KeptName,
  type OfficeRow,
  type Selection,
  type Sheet,
} from './selection.queries.ts'
import { explain, explainedMost } from './selection.solver.ts'

type Name = SelectionPage['names'][number]

export function namer({ definition }: Programme, language: Language) {
  return {
    unit: (code: string): string => unitOf(definition, code)?.name[language] ?? code,
    direction: (code: string): string => {
      const direction = directionOf(definition, code)
      return direction === null ? code : directionName(direction, language)
    },
    region: (code: string): string => regionName(definition, code)[language],
  }
}
export type Namer = ReturnType<typeof namer>

const nameOf = (names: Namer, { unit, ...name }: KeptName): Name => ({
  ...name,
  unitName: names.unit(unit),
})

/** Who came and who went between two lists. */
function change(names: Namer, before: KeptList, now: readonly KeptName[]) {
  const [old, fresh] = [
    new Set(before.names.map(({ key }) => key)),
    new Set(now.map(({ key }) => key)),
  ]
  return {
    added: now.filter(({ key }) => !old.has(key)).map((one) => nameOf(names, one)),
    removed: before.names.filter(({ key }) => !fresh.has(key)).map((one) => nameOf(names, one)),
  }
}

async function lookOf(work: Reading, selection: Selection, names: Namer, now: readonly KeptName[]) {
  const { row } = selection
  if (row === undefined || work.actor.personId === null) return null
  const look = await work.db
    .selectFrom('programmes.selection_look')
    .where('selection_id', '=', row.id)
    .where('person_id', '=', work.actor.personId)
    .select(['seen', 'looked_at'])
    .executeTakeFirst()
  if (look === undefined) return null
  const seen = openFrom<KeptList>(work, row.id, look.seen)
  return { at: look.looked_at.toISOString(), ...change(names, seen, now) }
}

async function proposalOf(
  work: Reading,
  { row, proposal }: Selection,
  names: Namer,
  now: readonly KeptName[],
): Promise<SelectionPage['proposal']> {
  if (row === undefined || proposal === null) return null
  const persons = await personNames(
    work,
    [row.proposed_by, row.confirmed_by].flatMap((id) => id ?? []),
  )
  return {
    by: persons.get(row.proposed_by!) ?? '',
    at: row.proposed_at!.toISOString(),
    mine: row.proposed_by === work.actor.personId,
    count: proposal.count,
    digest: proposal.digest,
    confirmedBy: row.confirmed_by === null ? null : (persons.get(row.confirmed_by) ?? ''),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    ...change(names, proposal, now),
  }
}

async function publicityOf(
  work: Reading,
  selectionId: string,
): Promise<SelectionPage['publicity']> {
  const row = await work.db
    .selectFrom('programmes.publicity')
    .where('selection_id', '=', selectionId)
    .select(['id', 'state', 'first_day', 'last_day', 'closes_at'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { received, accepted, rejected } = await objectionNumbers(work, row.id)
  return {
    id: row.id,
    state: row.state as NonNullable<SelectionPage['publicity']>['state'],
    firstDay: row.first_day,
    lastDay: row.last_day,
    closesAt: row.closes_at.toISOString(),
    received,
    open: received - accepted - rejected,
  }
}

async function listedOf(work: Reading, selectionId: string, names: Namer) {
  const rows = await work.db
    .selectFrom('programmes.selected')
    .where('selection_id', '=', selectionId)
    .where('state', 'in', ['public', 'struck'])
    .selectAll()
    .orderBy('direction')
    .orderBy('id')
    .execute()
  const listed = rows.map(({ state, reason, ...row }) => ({
    id: row.id,
    key: `${row.entry_id}:${row.direction}`,
    title: row.title,
    applicant: row.applicant,
    unitName: names.unit(row.unit_code),
    direction: row.direction,
    points: null,
    state,
    reason: reason ?? '',
  }))
  return {
    standing: listed.filter(({ state }) => state === 'public'),
    struck: listed.filter(({ state }) => state === 'struck'),
  }
}

export async function stepsOf(work: Reading, selectionId: string): Promise<SelectionPage['steps']> {
  const rows = await work.db
    .selectFrom('programmes.selection_step')
    .where('selection_id', '=', selectionId)
    .select(['verb', 'by_person', 'at', 'reason'])
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  const persons = await personNames(
    work,
    rows.flatMap(({ by_person: by }) => by ?? []),
  )
  return rows.map((row) => ({
    verb: row.verb as SelectionStep,
    by: row.by_person === null ? null : (persons.get(row.by_person) ?? ''),
    at: row.at.toISOString(),
    reason: row.reason === null ? null : openFrom<string>(work, selectionId, row.reason),
  }))
}

function publishedOf({ row }: Selection): SelectionPage['published'] {
  if (row?.state !== 'published') return null
  return {
    documentNumber: row.document_number!,
    documentDate: row.document_date!,
    at: row.published_at!.toISOString(),
    rows: row.open_rows!,
    csvSha256: row.csv_sha256!,
    jsonSha256: row.json_sha256!,
    csvSm3: row.csv_sm3,
    jsonSm3: row.json_sm3,
  }
}

const countIf = (rows: readonly OfficeRow[], is: (row: OfficeRow) => boolean): number =>
  rows.reduce((sum, row) => sum + (is(row) ? 1 : 0), 0)

function countsOf({ rows }: Sheet): SelectionPage['counts'] {
  return {
    claims: rows.length,
    projects: new Set(rows.map(({ entryId }) => entryId)).size,
    scored: countIf(rows, ({ outcome }) => outcome !== 'unscored'),
    concluded: countIf(rows, ({ concluded }) => concluded !== 'none'),
    qualified: countIf(rows, ({ outcome }) => outcome === 'qualified'),
    suggested: countIf(rows, ({ suggested }) => suggested),
    taken: countIf(rows, ({ taken }) => taken),
    takenProjects: new Set(rows.flatMap(({ taken, entryId }) => (taken ? entryId : []))).size,
    byHand: countIf(rows, ({ override }) => override !== null),
  }
}

export async function selectionPage(
  work: Reading,
  programme: Programme,
  language: Language,
): Promise<SelectionPage> {
  const selection = await selectionOf(work, programme)
  const sheet = await readSheetOf(work, programme, selection)
  const { rules } = selection.draft
  const names = namer(programme, language)
  const now = sheet.rows.filter(({ taken }) => taken).map(keptName)
  const titles = new Map(sheet.rows.map(({ entryId, title }) => [entryId, title]))
  const called = { ...names, cap: () => '', project: (id: string) => titles.get(id) ?? id }
  const balance = balanceOf(sheet.rows, rules)
  const { selected } = programme.definition.limits
  const id = selection.row?.id
  return {
    programmeId: programme.id,
    selectionId: id ?? null,
    state: selection.state,
    version: selection.row?.version ?? 0,
    rules,
    fileCap: selected?.value == null ? null : { ...selected.value },
    fileConclusion: conclusionOfFile(programme.definition),
    counts: countsOf(sheet),
    sources: await scoreSourcesOf(work, programme.id),
    byDirection: balance.byDirection.map((one) => ({ ...one, name: names.direction(one.code) })),
    byRegion: balance.byRegion.map((one) => ({ ...one, name: names.region(one.code) })),
    broken: brokenBounds(sheet.rows, rules).map((one) => ({
      ...one,
      name: called[one.kind](one.code),
    })),
    names: now.map((one) => nameOf(names, one)),
    digest: sheet.now.digest,
    proposal: await proposalOf(work, selection, names, now),
    look: await lookOf(work, selection, names, now),
    publicity: id === undefined ? null : await publicityOf(work, id),
    ...(id === undefined ? { standing: [], struck: [] } : await listedOf(work, id, names)),
    steps: id === undefined ? [] : await stepsOf(work, id),
    published: publishedOf(selection),
  }
}

/** Missing for whoever may not see it as it stands. */
export async function visibleSelection(work: Reading, programmeId: string) {
  await managedDefinition(work, programmeId)
  const programme = await programmeOf(work, programmeId)
  const selection = await selectionOf(work, programme)
  insist(maySeeSelection(work.actor, selection.state))
  return { programme, selection }
}

export async function readSelection(work: Reading, programmeId: string, language: Language) {
  const { programme } = await visibleSelection(work, programmeId)
  trace(work, 'programmes.selection.read', programmeId)
  return selectionPage(work, programme, language)
}

export async function explainSelection(work: Reading, programmeId: string, language: Language) {
  const { programme, selection } = await visibleSelection(work, programmeId)
  const { rows, qualified, answer } = await readSheetOf(work, programme, selection)
  const scenario = scenarioOf(selection.draft.rules)
  const names = namer(programme, language)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const named = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const row = byKey.get(key)
      return row === undefined ? [] : [nameOf(names, keptName(row))]
    })
  const called: Readonly<Record<ConstraintCost['kind'], (code: string) => string>> = {
    cap: () => '',
    perProject: () => '',
    direction: names.direction,
    region: names.region,
  }
  const costs = await explain(qualified, scenario, answer)
  return {
    sum: answer.sum,
    count: answer.chosen.length,
    left: Math.max(boundCount(scenario) - explainedMost, 0),
    costs: costs.map(({ enter, leave, ...cost }) => ({
      ...cost,
      name: called[cost.kind](cost.code),
      enter: named(enter),
      leave: named(leave),
    })),
  }
}
