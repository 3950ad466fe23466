/** The table of one item: who sits, what each wrote alone, and the record as it stands. */
import { sql } from 'kysely'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import type { PanelRole } from '../../domain/evaluation/panel.ts'
import type { TablePage } from '../../domain/evaluation/record.endpoints.ts'
import { emptyRecord, maySitAtTable, type Table } from '../../domain/evaluation/record.ts'
import type { RoundState } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import type { SessionKind } from '../../domain/evaluation/session.ts'
import { trace } from '../kernel/history/trace.ts'
import { found, insist } from '../kernel/problem.ts'
import { asHouse, type Reading } from '../kernel/work.ts'
import { panelRulesOf } from './panel.sheet.ts'
import { tableRecord, tableReviews } from './record.sealed.ts'
import { isStanding } from './standing.ts'

/** Missing for everybody but those whom the database lets sit there. */
export async function ownTable(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.session as x', 'x.id', 's.session_id')
    .innerJoin('evaluation.panel as p', 'p.id', 'x.panel_id')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .innerJoin('evaluation.panel_member as m', 'm.panel_id', 'p.id')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('s.id', '=', id)
    .where('e.person_id', '=', work.actor.personId)
    .where(sql<boolean>`evaluation.role_at_table(s.id, ${work.actor.personId}::uuid) is not null`)
    .selectAll('s')
    .select(['x.place', 'x.online', 'x.panel_id', 'p.name as panel'])
    .select(['i.seq', 'i.title', 'i.brief', 'i.parties', 'i.round_id'])
    .select(['r.title as round', 'r.state as round_state', 'r.rubric', 'r.rules'])
    .select(['m.role', 'm.expert_id', 'e.commitment_version'])
    .executeTakeFirst()
  const table = found(row, 'table')
  const committed = table.commitment_version === commitmentVersion
  insist(maySitAtTable(table.role as PanelRole, committed))
  return table
}
export type TableRow = Awaited<ReturnType<typeof ownTable>>

export async function tableMembers(work: Reading, row: TableRow) {
  const members = await work.db
    .selectFrom('evaluation.panel_member as m')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('m.panel_id', '=', row.panel_id)
    .select(['e.id', 'e.name', 'e.employer_name', 'm.role'])
    .orderBy(sql`array_position(array['leader', 'member', 'secretary'], m.role)`)
    .orderBy('e.id')
    .execute()
  const assignments = await asHouse(work, () =>
    work.db
      .selectFrom('evaluation.assignment')
      .where('item_id', '=', row.item_id)
      .select(['expert_id', 'state'])
      .execute(),
  )
  const reads = new Set(
    assignments.filter(({ state }) => isStanding(state)).map((one) => one.expert_id),
  )
  return {
    members: members.map((one) => ({
      expertId: one.id,
      name: one.name,
      employer: one.employer_name,
      role: one.role as PanelRole,
      recused: one.role !== 'secretary' && !reads.has(one.id),
    })),
    reviewsOpen: assignments.filter(({ state }) => isStanding(state) && state !== 'submitted')
      .length,
  }
}

export const tableFacts = (row: TableRow, reviewsOpen: number): Table => ({
  round: row.round_state as RoundState,
  role: row.role as PanelRole,
  signed: row.record_digest !== null,
  from: row.starts_at.getTime(),
  reviewsOpen,
})

export async function readTable(work: Reading, id: string): Promise<TablePage> {
  const row = await ownTable(work, id)
  trace(work, 'evaluation.record.read', row.item_id)
  const { members, reviewsOpen } = await tableMembers(work, row)
  const kept = await tableRecord(work, id)
  const rubric = row.rubric as Rubric
  const alone = await tableReviews(work, id)
  return {
    id,
    round: row.round,
    roundState: row.round_state as RoundState,
    panel: row.panel,
    kind: row.kind as SessionKind,
    from: row.starts_at.toISOString(),
    to: row.ends_at.toISOString(),
    place: row.place,
    online: row.online,
    seq: row.seq,
    title: row.title,
    brief: row.brief,
    parties: row.parties as TablePage['parties'],
    role: row.role as PanelRole,
    expertId: row.expert_id,
    members,
    rubric,
    rules: panelRulesOf(row.rules),
    reviewsOpen,
    alone: alone.map((marks, at) => {
      const score = scoreOf(rubric, marks)
      return {
        number: at + 1,
        total: score.total,
        byDimension: { ...score.byDimension },
        recommendation: marks.recommendation,
        opinion: marks.opinion,
      }
    }),
    version: kept?.version ?? 0,
    words: kept?.words ?? emptyRecord(members),
    signed:
      row.record_digest === null
        ? null
        : { at: row.recorded_at!.toISOString(), digest: row.record_digest },
  }
}
