/** The decision sheet, row by row: scores and what panels concluded beside what was decided. */
import { maySeeRounds, type RoundStage } from '../../domain/evaluation/round.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { PanelConclusion, SelectionRow } from '../../domain/programmes/selectionPage.ts'
import type { ConclusionStanding, Outcome } from '../../domain/programmes/selectionSheet.ts'
import { trace } from '../kernel/history/trace.ts'
import type { Reading } from '../kernel/work.ts'
import type { Programme } from './programme.queries.ts'
import { scoresByClaim, type ConclusionRow, type ScoreKept } from './score.queries.ts'
import { namer, visibleSelection, type Namer } from './selection.page.ts'
import {
  ranksIn,
  readSheetOf,
  winnersAmong,
  type OfficeRow,
  type PriorWin,
} from './selection.queries.ts'

/** The record itself stays where it is: whoever sees rounds is shown the way. */
function conclusionOf(row: ConclusionRow, readsRecords: boolean): PanelConclusion {
  return {
    recordId: row.record_id,
    kind: row.kind as PanelConclusion['kind'],
    number: row.number,
    round: row.round_title,
    panel: row.panel,
    recommendation: row.recommendation as PanelConclusion['recommendation'],
    agree: row.agree,
    against: row.against,
    points: row.points,
    digest: row.digest,
    signedAt: row.signed_at.toISOString(),
    place: readsRecords ? { roundId: row.round_id, itemId: row.item_id } : null,
  }
}

type RowContext = {
  readonly names: Namer
  readonly winners: ReadonlyMap<string, PriorWin>
  readonly readsRecords: boolean
  readonly scores: ReadonlyMap<string, readonly ScoreKept[]>
}

const originOf = (
  kept: Pick<ScoreKept, 'source' | 'source_title' | 'stage' | 'reason' | 'fixed_at'>,
) => ({
  source: kept.source as 'round' | 'list',
  sourceTitle: kept.source_title,
  stage: kept.stage as RoundStage | null,
  reason: kept.reason,
  fixedAt: kept.fixed_at.toISOString(),
})

const formerOf = (kept: ScoreKept): SelectionRow['formers'][number] => ({
  ...originOf(kept),
  points: { raw: kept.raw, z: kept.z, additive: kept.additive },
  reviews: kept.reviews,
  vetoed: kept.vetoed,
})

function rowOf(row: OfficeRow, { names, winners, readsRecords, scores }: RowContext): SelectionRow {
  const { row: kept } = row
  const winner = winners.get(row.entryId)
  const ranks = kept.source === null ? null : ranksIn(kept)
  return {
    key: row.key,
    entryId: row.entryId,
    direction: row.direction,
    title: row.title,
    applicant: row.applicant,
    unit: row.unit,
    unitName: names.unit(row.unit),
    unitRank: kept.rank,
    region: row.region,
    score:
      ranks === null
        ? null
        : {
            ...originOf({
              source: kept.source ?? '',
              source_title: kept.source_title ?? '',
              stage: kept.stage,
              reason: kept.reason,
              fixed_at: kept.fixed_at!,
            }),
            points: { raw: kept.raw, z: kept.z, additive: kept.additive },
            error: kept.error,
            ranks: ranks.byMethod,
            likely: ranks.likely,
            range: ranks.range,
            reviews: kept.reviews ?? 0,
            spread: kept.spread,
            recused: kept.recused ?? 0,
            vetoed: kept.vetoed ?? [],
          },
    formers: (scores.get(row.key) ?? [])
      .filter((one) => one.source_id !== kept.source_id)
      .map(formerOf),
    conclusions: row.conclusions.map((one) => conclusionOf(one, readsRecords)),
    concluded: row.concluded,
    points: row.points,
    rank: row.rank,
    outcome: row.outcome,
    threshold: row.threshold,
    missing: row.missing,
    heldBack: row.heldBack,
    suggested: row.suggested,
    taken: row.taken,
    override: row.override,
    winner: winner === undefined ? null : { years: [...winner.years], proved: winner.proved },
  }
}

export type SheetQuery = {
  readonly limit?: number
  readonly after?: string
  readonly direction?: string
  readonly region?: string
  readonly outcome?: Outcome
  readonly concluded?: ConclusionStanding
  readonly taken?: boolean
  readonly byHand?: boolean
  readonly text?: string
}

/** By direction, and within it by rank; what has none comes after, in the order of the units. */
export function inOrder(programme: Programme, rows: readonly OfficeRow[]): OfficeRow[] {
  const place = new Map(programme.definition.directions.map(({ code }, at) => [code, at]))
  const last = rows.length + 1
  return rows.toSorted(
    (one, other) =>
      (place.get(one.direction) ?? last) - (place.get(other.direction) ?? last) ||
      (one.rank ?? last) - (other.rank ?? last),
  )
}

export async function listSelection(
  work: Reading,
  programmeId: string,
  query: SheetQuery,
  language: Language,
) {
  const { programme, selection } = await visibleSelection(work, programmeId)
  trace(work, 'programmes.selection.rows', programmeId)
  const { rows } = await readSheetOf(work, programme, selection)
  const text = query.text?.trim() ?? ''
  const is = <T>(asked: T | undefined, has: T): boolean => asked === undefined || asked === has
  const all = inOrder(programme, rows).filter(
    (row) =>
      is(query.direction, row.direction) &&
      is(query.region, row.region) &&
      is(query.outcome, row.outcome) &&
      is(query.concluded, row.concluded) &&
      is(query.taken, row.taken) &&
      is(query.byHand, row.override !== null) &&
      (text === '' || row.title.includes(text) || row.applicant.includes(text)),
  )
  const from = query.after === undefined ? 0 : all.findIndex(({ key }) => key === query.after) + 1
  const shown = all.slice(from, from + (query.limit ?? 50))
  const winners = await winnersAmong(
    work,
    programme,
    shown.map(({ entryId }) => entryId),
  )
  const context = {
    names: namer(programme, language),
    winners,
    readsRecords: maySeeRounds(work.actor).ok,
    scores: await scoresByClaim(work, programmeId),
  }
  return {
    rows: shown.map((row) => rowOf(row, context)),
    total: all.length,
    next: all.length > from + shown.length ? shown.at(-1)!.key : null,
  }
}
