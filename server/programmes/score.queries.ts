/** What the review found of entries: the one place where selection looks, wherever the scores come from. */
import { sql } from 'kysely'
import { claimKey } from '../../domain/programmes/selectionSheet.ts'
import type { RoundStage } from '../../domain/evaluation/round.ts'
import type { ScoreRow } from '../../domain/programmes/scoreList.ts'
import { pageOfLines } from '../kernel/documents/sheetFile.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'

export type Ranks = {
  readonly byMethod: Readonly<Record<'raw' | 'z' | 'additive', number | null>>
  readonly likely: [number, number] | null
  readonly range: [number, number] | null
}

export const noRanks: Ranks = {
  byMethod: { raw: null, z: null, additive: null },
  likely: null,
  range: null,
}

const scoresOf = (work: Reading, programmeId: string) =>
  work.db
    .selectFrom('programmes.entry_score as f')
    .innerJoin('programmes.entry as x', 'x.id', 'f.entry_id')
    .where('x.programme_id', '=', programmeId)
    .selectAll('f')

/**
 * Of each claim the score that counts: the last that was fixed (a round when it was frozen, a list when it was taken)
 * among those with points; one without points only where there is no other.
 */
export const countingScores = (work: Reading, programmeId: string) =>
  scoresOf(work, programmeId)
    .distinctOn(['f.entry_id', 'f.direction'])
    .orderBy('f.entry_id')
    .orderBy('f.direction')
    .orderBy(sql`f.raw is null`)
    .orderBy('f.fixed_at', 'desc')
    .orderBy('f.came_at', 'desc')
    .orderBy('f.source_id', 'desc')

/** All scores that have come of accepted entries, by claim, the last fixed first. */
export async function scoresByClaim(work: Reading, programmeId: string) {
  const rows = await scoresOf(work, programmeId)
    .where('x.state', '=', 'accepted')
    .orderBy('f.fixed_at', 'desc')
    .orderBy('f.source_id')
    .execute()
  return Map.groupBy(rows, (row) => claimKey(row.entry_id, row.direction))
}

export type ScoreKept =
  Awaited<ReturnType<typeof scoresByClaim>> extends ReadonlyMap<string, (infer R)[]> ? R : never

/** Accepted entries of a programme, each once for every direction it claims, with the score that counts. */
export async function claimRows(work: Reading, programmeId: string) {
  return work.db
    .selectFrom('programmes.entry as e')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('programmes.entry as x')
          .where('x.programme_id', '=', programmeId)
          .where('x.state', '=', 'accepted')
          .select(['x.id', sql<string>`unnest(x.directions)`.as('direction')])
          .as('c'),
      (join) => join.onRef('c.id', '=', 'e.id'),
    )
    .leftJoin(countingScores(work, programmeId).as('s'), (join) =>
      join.onRef('s.entry_id', '=', 'e.id').onRef('s.direction', '=', 'c.direction'),
    )
    .select([
      'e.id',
      'c.direction',
      'e.title',
      'e.applicant',
      'e.uscc',
      'e.unit_code',
      'e.rank',
      's.source',
      's.source_id',
      's.source_title',
      's.stage',
      's.reason',
      's.fixed_at',
      's.raw',
      's.z',
      's.additive',
      's.error',
      's.ranks',
      's.reviews',
      's.spread',
      's.recused',
      's.vetoed',
    ])
    .orderBy('c.direction')
    .orderBy('e.unit_code')
    .orderBy('e.rank')
    .orderBy('e.id')
    .execute()
}

export type ClaimRow = Awaited<ReturnType<typeof claimRows>>[number]

/** What panels concluded of accepted entries, by claim, the earliest first. */
export async function conclusionRows(work: Reading, programmeId: string) {
  const rows = await work.db
    .selectFrom('programmes.entry_conclusion as c')
    .innerJoin('programmes.entry as e', 'e.id', 'c.entry_id')
    .where('e.programme_id', '=', programmeId)
    .where('e.state', '=', 'accepted')
    .selectAll('c')
    .orderBy('c.signed_at')
    .orderBy('c.record_id')
    .execute()
  return Map.groupBy(rows, (row) => claimKey(row.entry_id, row.direction))
}

export type ConclusionRow =
  Awaited<ReturnType<typeof conclusionRows>> extends ReadonlyMap<string, (infer R)[]> ? R : never

/** Where the scores of a programme come from. */
export async function scoreSourcesOf(work: Reading, programmeId: string) {
  const counting = countingScores(work, programmeId).as('c')
  const rows = await work.db
    .selectFrom('programmes.entry_score as s')
    .innerJoin('programmes.entry as e', 'e.id', 's.entry_id')
    .leftJoin(counting, (join) =>
      join
        .onRef('c.entry_id', '=', 's.entry_id')
        .onRef('c.direction', '=', 's.direction')
        .onRef('c.source_id', '=', 's.source_id'),
    )
    .where('e.programme_id', '=', programmeId)
    .select((eb) => [
      's.source',
      's.source_id',
      's.source_title',
      's.stage',
      eb.fn.countAll<number>().as('n'),
      eb.fn.count<number>('c.entry_id').as('counting'),
      eb.fn.max('s.came_at').as('came_at'),
    ])
    .groupBy(['s.source', 's.source_id', 's.source_title', 's.stage'])
    .orderBy('came_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    source: row.source as 'round' | 'list',
    id: row.source_id,
    title: row.source_title,
    stage: row.stage as RoundStage | null,
    count: Number(row.n),
    counting: Number(row.counting),
    cameAt: row.came_at.toISOString(),
  }))
}

function lists(work: Reading) {
  return work.db
    .selectFrom('programmes.score_list as l')
    .where('l.programme_id', 'in', managedProgrammes(work).select('g.id'))
}

export async function scoreListRow(work: Reading, id: string) {
  return found(
    await lists(work).where('l.id', '=', id).selectAll('l').executeTakeFirst(),
    'scoreList',
  )
}

export async function readScorePage(
  work: Reading,
  id: string,
  query: { readonly limit?: number; readonly after?: string; readonly faulty?: boolean },
) {
  const row = await scoreListRow(work, id)
  const rows = row.rows as ScoreRow[]
  return {
    list: {
      id: row.id,
      programmeId: row.programme_id,
      fileName: row.file_name,
      state: row.state as 'previewed' | 'committed',
      rows: rows.length,
      faulty: rows.filter(({ faults }) => faults.length > 0).length,
      replaces: rows.filter(({ replaces, faults }) => replaces !== null && faults.length === 0)
        .length,
      madeAt: row.made_at.toISOString(),
      committedAt: row.committed_at?.toISOString() ?? null,
    },
    ...pageOfLines(rows, query),
  }
}
