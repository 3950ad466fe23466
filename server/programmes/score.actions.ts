/** Scores come in: from a round as soon as it is released, or from a list that somebody brings. */
import type { RoundStage } from '../../domain/evaluation/round.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { conflict, forbidden, invalid } from '../../domain/kernel/verdict.ts'
import { reviewed } from '../../domain/programmes/entryReview.ts'
import { directionOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { readScoreList, type ScoreFault, type ScoreRow } from '../../domain/programmes/scoreList.ts'
import { claimKey } from '../../domain/programmes/selectionSheet.ts'
import { releasedResults, type ReleasedItem } from '../evaluation/index.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { managedProgramme } from './entry.actions.ts'
import { lockEntries } from './entry.facts.ts'
import { programmeOf } from './programme.queries.ts'
import {
  countingScores,
  noRanks,
  readScorePage,
  scoreListRow,
  type Ranks,
} from './score.queries.ts'
import { insistScoresOpen } from './selection.queries.ts'

/** Some 15 columns a row stay far below the 65,535 parameters of one statement. */
const rowsAtOnce = 2000

type NewScore = {
  readonly entry_id: string
  readonly direction: string
  readonly raw: number | null
  readonly z: number | null
  readonly additive: number | null
  readonly error: number | null
  readonly ranks: Ranks
  readonly reviews: number
  readonly spread: number | null
  readonly recused: number
  readonly vetoed: readonly string[]
  readonly reason: string | null
}
type Source = {
  readonly source: 'round' | 'list'
  readonly source_id: string
  readonly source_title: string
  readonly stage: RoundStage | null
  readonly fixed_at: Date
}

/** Beside what other rounds and lists found; which of them counts, is asked when they are read. */
async function keepScores(work: Writing, from: Source, scores: readonly NewScore[]): Promise<void> {
  for (let at = 0; at < scores.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.entry_score')
      .values(
        scores.slice(at, at + rowsAtOnce).map(({ ranks, vetoed, ...score }) => ({
          ...score,
          ...from,
          ranks: JSON.stringify(ranks),
          vetoed: [...vetoed],
          came_at: work.now,
        })),
      )
      .onConflict((clause) =>
        clause.columns(['entry_id', 'direction', 'source_id']).doUpdateSet((eb) => ({
          source_title: eb.ref('excluded.source_title'),
          raw: eb.ref('excluded.raw'),
          z: eb.ref('excluded.z'),
          additive: eb.ref('excluded.additive'),
          error: eb.ref('excluded.error'),
          ranks: eb.ref('excluded.ranks'),
          reviews: eb.ref('excluded.reviews'),
          spread: eb.ref('excluded.spread'),
          recused: eb.ref('excluded.recused'),
          vetoed: eb.ref('excluded.vetoed'),
          came_at: eb.ref('excluded.came_at'),
        })),
      )
      .execute()
  }
}

const hundredths = (points: number | null): number | null =>
  points === null ? null : Math.round(points * 100)

type Claimed = { readonly item: ReleasedItem; readonly entryId: string; readonly direction: string }

/** Each record by itself: a defence does not take the place of a visit, nor one round that of another. */
async function keepConclusions(
  work: Writing,
  round: { readonly id: string; readonly title: string },
  claims: readonly Claimed[],
): Promise<number> {
  const rows = claims.flatMap(({ item, entryId, direction }) =>
    item.concluded.map((one) => ({
      record_id: one.recordId,
      entry_id: entryId,
      direction,
      round_id: round.id,
      round_title: round.title,
      item_id: one.itemId,
      kind: one.kind,
      number: one.number,
      panel: one.panel,
      recommendation: one.recommendation,
      agree: one.agree,
      against: one.against,
      points: hundredths(one.total),
      digest: one.digest,
      signed_at: one.signedAt,
      came_at: work.now,
    })),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.entry_conclusion')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((clause) => clause.column('record_id').doNothing())
      .execute()
  }
  return rows.length
}

/** A round was released: what it found of our entries is kept. Heard again, the same is kept again. */
export async function scoresCame(work: Writing, event: KeptEvent): Promise<void> {
  const roundId = String(event.facts['roundId'])
  const groupOf = (subject: string) => reviewed(subject)?.direction ?? ''
  const results = await releasedResults(work, roundId, groupOf)
  if (results === null) return
  const claims = results.items.flatMap((item) => {
    const claim = reviewed(item.subject)
    return claim === null ? [] : [{ item, ...claim }]
  })
  if (claims.length === 0) return
  const scores = claims.map(({ item, entryId, direction }): NewScore => ({
    entry_id: entryId,
    direction,
    raw: hundredths(item.scores.raw),
    z: hundredths(item.scores.z),
    additive: hundredths(item.scores.additive),
    error: hundredths(item.error),
    ranks: {
      byMethod: item.ranks,
      likely: item.likely === null ? null : [...item.likely],
      range: item.range === null ? null : [...item.range],
    },
    reviews: item.reviews,
    spread: hundredths(item.spread),
    recused: item.recused,
    vetoed: item.vetoed,
    reason: item.reason,
  }))
  const { title, stage, frozenAt } = results
  const source = { source: 'round', source_id: roundId, source_title: title } as const
  await keepScores(work, { ...source, stage, fixed_at: frozenAt }, scores)
  const conclusions = await keepConclusions(work, { id: roundId, title }, claims)
  await record(work, 'programmes.score.come', roundId, { scores: scores.length, conclusions })
}

/** The unit by its code or either of its names. */
function unitsBy(definition: ProgrammeDefinition): ReadonlyMap<string, string> {
  return new Map(
    definition.units.flatMap(({ code, name, authorityName }) =>
      [code, name.zh, name.en, authorityName ?? code].map((key) => [key, code] as const),
    ),
  )
}

/** Which entry each row means, and what keeps it from being taken. */
async function matched(work: Writing, programmeId: string, rows: readonly ScoreRow[]) {
  const { definition } = await programmeOf(work, programmeId)
  const units = unitsBy(definition)
  const entries = await work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', programmeId)
    .select(['id', 'unit_code', 'rank', 'title', 'state', 'directions'])
    .execute()
  const byPlace = new Map(entries.map((one) => [`${one.unit_code} ${one.rank}`, one]))
  const kept = await work.db
    .selectFrom(countingScores(work, programmeId).as('s'))
    .innerJoin('programmes.entry as e', 'e.id', 's.entry_id')
    .where('e.programme_id', '=', programmeId)
    .select(['s.entry_id', 's.direction', 's.raw'])
    .execute()
  const scored = new Map(kept.map((one) => [claimKey(one.entry_id, one.direction), one.raw]))
  const lines = new Map<string, number>()
  return rows.map((row): ScoreRow => {
    const unit = units.get(row.unit)
    const entry = unit === undefined ? undefined : byPlace.get(`${unit} ${row.rank}`)
    const key = entry === undefined ? '' : claimKey(entry.id, row.direction)
    // One unit has several names: twins show once it is known whom a row means.
    const line = lines.get(key)
    if (key !== '' && line === undefined) lines.set(key, row.line)
    const faults: ScoreFault[] = [...row.faults]
    const fault = (column: ScoreFault['column'], code: string, facts?: { line: number }): void => {
      faults.push({ column, code: `programmes.${code}`, ...(facts === undefined ? {} : { facts }) })
    }
    if (unit === undefined && row.unit !== '') fault('unit', 'score_unit_unknown')
    // What the row means is asked only once its cells can be read.
    if (faults.length > 0) return { ...row, faults }
    if (entry === undefined) fault('rank', 'score_entry_unknown')
    else if (entry.state !== 'accepted') fault('rank', 'entry_not_accepted')
    else if (!entry.directions.includes(row.direction)) fault('direction', 'score_not_claimed')
    else if (line !== undefined) fault('rank', 'score_twice', { line })
    else if (row.project !== '' && row.project !== entry.title) {
      fault('project', 'score_other_project')
    }
    return { ...row, faults, entryId: entry?.id ?? null, replaces: scored.get(key) ?? null }
  })
}

function insistDecides(work: Writing): void {
  const permit = 'programmes.selection.decide'
  if (!permits(work.actor, permit))
    throw new Problem(forbidden('programmes.role_cannot', { permit }))
}

export async function previewScores(
  work: Writing,
  programmeId: string,
  fileName: string,
  { cells, digest }: SheetBrought,
) {
  await managedProgramme(work, programmeId)
  insistDecides(work)
  const list = readScoreList(cells)
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const rows = await matched(work, programmeId, list.rows)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.score_list')
    .values({
      id,
      programme_id: programmeId,
      file_name: fileName,
      digest,
      state: 'previewed',
      rows: JSON.stringify(rows),
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.score.preview', id, { rows: rows.length })
  return readScorePage(work, id, {})
}

/** Rows are matched anew: an entry that was refused since the preview is out. */
export async function commitScores(work: Writing, id: string, expected: number) {
  const seen = await scoreListRow(work, id)
  await lockEntries(work, seen.programme_id)
  const row = await scoreListRow(work, id)
  if (row.state !== 'previewed') throw new Problem(conflict('programmes.score_list_taken'))
  await insistScoresOpen(work, row.programme_id)
  const plain = (row.rows as ScoreRow[]).map((one) =>
    one.entryId === null ? one : { ...one, faults: [] },
  )
  const rows = await matched(work, row.programme_id, plain)
  const sound = rows.filter(({ faults }) => faults.length === 0)
  if (sound.length !== expected) {
    throw new Problem(conflict('programmes.entry_bulk_differs', { expected, count: sound.length }))
  }
  const { definition } = await programmeOf(work, row.programme_id)
  const source = { source: 'list', source_id: id, source_title: row.file_name } as const
  await keepScores(
    work,
    { ...source, stage: null, fixed_at: work.now },
    sound.map(({ entryId, direction, points, veto }): NewScore => ({
      entry_id: found(entryId, 'entry'),
      direction: found(directionOf(definition, direction), 'direction').code,
      raw: points,
      z: null,
      additive: null,
      error: null,
      ranks: noRanks,
      reviews: 0,
      spread: null,
      recused: 0,
      vetoed: veto === '' ? [] : [veto],
      reason: null,
    })),
  )
  await work.db
    .updateTable('programmes.score_list')
    .set({ state: 'committed', rows: JSON.stringify(rows), committed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.score.commit', id, { taken: sound.length, digest: row.digest })
  return readScorePage(work, id, {})
}
