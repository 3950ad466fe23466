/** What the review found of entries: the one place where selection looks, wherever the scores come from. */
import { sql } from 'kysely'
import { claimKey } from '../../domain/programmes/selectionSheet.ts'
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

/** Accepted entries of a programme, each once for every direction it claims, with the score if one has come. */
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
    .leftJoin('programmes.entry_score as s', (join) =>
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
      's.source_title',
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
  const rows = await work.db
    .selectFrom('programmes.entry_score as s')
    .innerJoin('programmes.entry as e', 'e.id', 's.entry_id')
    .where('e.programme_id', '=', programmeId)
    .select((eb) => [
      's.source',
      's.source_id',
      's.source_title',
      eb.fn.countAll<number>().as('n'),
      eb.fn.max('s.came_at').as('came_at'),
    ])
    .groupBy(['s.source', 's.source_id', 's.source_title'])
    .orderBy('came_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    source: row.source as 'round' | 'list',
    id: row.source_id,
    title: row.source_title,
    count: Number(row.n),
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
