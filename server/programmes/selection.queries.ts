/** 遴选 as its office sees it. Until names are public, rules and decisions are sealed in the row itself. */
import { sql, type Selectable } from 'kysely'
import type { SelectionCandidate } from '../../domain/evaluation/selection.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import {
  openRules,
  rulesWithin,
  regionOfUnit,
  type ListNow,
  type Override,
  type SelectionRules,
  type SelectionState,
} from '../../domain/programmes/selection.ts'
import {
  candidatesOf,
  claimKey,
  listText,
  scenarioOf,
  sheetOf,
  standingOf,
  type Claim,
  type SheetRow,
} from '../../domain/programmes/selectionSheet.ts'
import { winnerExclusions } from '../../domain/programmes/winner.ts'
import type { SelectionAnswer } from '../../engines/selection/solve.ts'
import type { ProgrammesSelection } from '../kernel/generated/schema.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading } from '../kernel/work.ts'
import type { Programme } from './programme.queries.ts'
import {
  claimRows,
  conclusionRows,
  type ClaimRow,
  type ConclusionRow,
  type Ranks,
} from './score.queries.ts'
import { solve } from './selection.solver.ts'

export type SelectionDraft = {
  readonly rules: SelectionRules
  readonly overrides: readonly Override[]
}

/** A line of a list, as it is kept with a proposal and with a look. */
export type KeptName = {
  readonly key: string
  readonly title: string
  readonly applicant: string
  readonly unit: string
  readonly direction: string
  readonly points: number | null
}
export type KeptList = ListNow & { readonly names: readonly KeptName[] }

export type SelectionRow = Selectable<ProgrammesSelection>

const contextOf = (id: string): string => `programmes.selection ${id}`

export function sealIn(work: Reading, id: string, value: unknown): Buffer {
  return vaultOf(work.host).seal(JSON.stringify(value), contextOf(id))
}

export function openFrom<T>(work: Reading, id: string, sealed: Buffer): T {
  return JSON.parse(vaultOf(work.host).open(sealed, contextOf(id))) as T
}

/** Rules that were kept before there was a rule on conclusions say nothing of them. */
function draftIn(work: Reading, row: SelectionRow): SelectionDraft {
  const draft = openFrom<SelectionDraft>(work, row.id, row.draft)
  return { ...draft, rules: { ...openRules, ...draft.rules } }
}

export type Selection = {
  readonly row: SelectionRow | undefined
  readonly state: SelectionState
  readonly draft: SelectionDraft
  readonly proposal: KeptList | null
}

/** Before anybody has touched it a selection is open rules and no decision. */
export async function selectionOf(work: Reading, programme: Programme): Promise<Selection> {
  const row = await work.db
    .selectFrom('programmes.selection')
    .where('programme_id', '=', programme.id)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) {
    const draft = { rules: rulesWithin(programme.definition), overrides: [] }
    return { row, state: 'drafting', draft, proposal: null }
  }
  return {
    row,
    state: row.state as SelectionState,
    draft: draftIn(work, row),
    proposal: row.proposal === null ? null : openFrom(work, row.id, row.proposal),
  }
}

/** Scores come in while the office decides; after that a list would change what two persons confirmed. */
export async function insistScoresOpen(work: Reading, programmeId: string): Promise<void> {
  const row = await work.db
    .selectFrom('programmes.selection')
    .where('programme_id', '=', programmeId)
    .where('state', '<>', 'drafting')
    .select('id')
    .executeTakeFirst()
  if (row !== undefined) throw new Problem(conflict('programmes.selection_not_drafting'))
}

export type OfficeClaim = Claim & {
  readonly row: ClaimRow
  readonly conclusions: readonly ConclusionRow[]
}

function claimOf(
  programme: Programme,
  row: ClaimRow,
  conclusions: readonly ConclusionRow[],
): OfficeClaim {
  return {
    entryId: row.id,
    direction: row.direction,
    region: regionOfUnit(programme.definition, row.unit_code),
    title: row.title,
    applicant: row.applicant,
    unit: row.unit_code,
    score:
      row.source === null
        ? null
        : {
            points: { raw: row.raw, z: row.z, additive: row.additive },
            vetoed: row.vetoed ?? [],
          },
    concluded: standingOf(conclusions),
    conclusions,
    row,
  }
}

export type OfficeRow = SheetRow<OfficeClaim>

export type Sheet = {
  readonly rows: readonly OfficeRow[]
  readonly qualified: readonly SelectionCandidate[]
  readonly answer: SelectionAnswer
  readonly now: ListNow
}

/** Once names are public the list is the confirmed one, whatever scores or entries do. */
function asConfirmed(rows: readonly OfficeRow[], { state, proposal }: Selection) {
  if (proposal === null || (state !== 'public' && state !== 'published')) return null
  const keys = new Set(proposal.names.map(({ key }) => key))
  return {
    rows: rows.map((row) => ({ ...row, taken: keys.has(row.key) })),
    now: { count: proposal.count, digest: proposal.digest },
  }
}

export async function readSheetOf(
  work: Reading,
  programme: Programme,
  selection: Selection,
): Promise<Sheet> {
  const { draft } = selection
  const concluded = await conclusionRows(work, programme.id)
  const claims = (await claimRows(work, programme.id)).map((row) =>
    claimOf(programme, row, concluded.get(claimKey(row.id, row.direction)) ?? []),
  )
  const { qualified } = candidatesOf(claims, draft.rules)
  const answer = await solve(qualified, scenarioOf(draft.rules))
  const rows = sheetOf(claims, draft.rules, draft.overrides, new Set(answer.chosen))
  const digest = sha256Of(listText(programme.id, rows))
  const now = { count: rows.filter(({ taken }) => taken).length, digest }
  return { rows, now, qualified, answer, ...asConfirmed(rows, selection) }
}

export const keptName = (row: OfficeRow): KeptName => ({
  key: row.key,
  title: row.title,
  applicant: row.applicant,
  unit: row.unit,
  direction: row.direction,
  points: row.points,
})

export const keptList = ({ rows, now }: Sheet): KeptList => ({
  ...now,
  names: rows.filter(({ taken }) => taken).map(keptName),
})

export type PriorWin = { readonly years: readonly number[]; readonly proved: boolean }

/** Those of the entries whose applicant is on a list of an earlier year that the programme looks at, by code or by name; not those found to be another. */
export async function winnersAmong(
  work: Reading,
  { definition }: Programme,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, PriorWin>> {
  const series = [...new Set(winnerExclusions(definition).flatMap((one) => one.series ?? []))]
  const found = new Map<string, PriorWin>()
  if (series.length === 0 || entryIds.length === 0) return found
  const rows = await work.db
    .selectFrom('programmes.entry as e')
    .innerJoin('programmes.winner as w', (join) =>
      join.on((eb) =>
        eb.or([
          eb('w.uscc', '=', eb.ref('e.uscc')),
          eb('w.applicant_core', '=', eb.ref('e.applicant_core')),
        ]),
      ),
    )
    .leftJoin('programmes.winner_match as m', (join) =>
      join.onRef('m.winner_id', '=', 'w.id').onRef('m.org_id', '=', 'e.org_id'),
    )
    .where('e.id', 'in', [...entryIds])
    .where('w.series', 'in', series)
    .where('w.year', '<', definition.year)
    .where((eb) => eb.or([eb('m.same', 'is', null), eb('m.same', '=', true)]))
    .select([
      'e.id',
      'w.year',
      sql<boolean>`coalesce(w.uscc = e.uscc, false) or m.same`.as('proved'),
    ])
    .orderBy('w.year')
    .execute()
  for (const row of rows) {
    const before = found.get(row.id)
    found.set(row.id, {
      years: [...new Set([...(before?.years ?? []), row.year])],
      proved: before?.proved === true || row.proved === true,
    })
  }
  return found
}

export function ranksIn(row: ClaimRow): Ranks {
  return row.ranks as Ranks
}
