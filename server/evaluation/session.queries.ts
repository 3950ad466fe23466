/** 会议日程 of a round, to its office and its supervisors. */
import { sql } from 'kysely'
import type {
  SessionRow,
  SessionsPage,
  SlotMove,
} from '../../domain/evaluation/session.endpoints.ts'
import type { SessionKind, SessionState, SlotState } from '../../domain/evaluation/session.ts'
import type { Reading } from '../kernel/work.ts'
import { ownRound } from './round.queries.ts'

const slotsOf = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .where('i.round_id', '=', roundId)
    .selectAll('s')
    .select(['i.seq', 'i.title', 'i.parties'])
    .orderBy('s.starts_at')
    .execute()

type KeptMove = { readonly from: string; readonly note: string | null; readonly at: string }

/** The latest first. */
export const movesOf = (kept: unknown): SlotMove[] =>
  (kept as readonly KeptMove[]).toReversed().map(({ from, note, at }) => ({
    from: new Date(from).toISOString(),
    note,
    at: new Date(at).toISOString(),
  }))

type Slot = Awaited<ReturnType<typeof slotsOf>>[number]

const slotRow = (row: Slot): SessionRow['slots'][number] => ({
  id: row.id,
  itemId: row.item_id,
  seq: row.seq,
  title: row.title,
  applicant: (row.parties as { name: string }[])[0]?.name ?? '',
  from: row.starts_at.toISOString(),
  to: row.ends_at.toISOString(),
  state: row.state as SlotState,
  note: row.note,
  moves: movesOf(row.moves),
  answeredAt: row.answered_at?.toISOString() ?? null,
  recorded: row.record_digest !== null,
})

/** Items that a panel reads and that have no time in a session of this kind. */
const without = (kind: SessionKind) =>
  sql<number>`(count(*) filter (where not exists (
    select from evaluation.slot s where s.item_id = i.id and s.kind = ${kind})))::int`

export async function sessionsOf(work: Reading, roundId: string): Promise<SessionsPage> {
  const sessions = await work.db
    .selectFrom('evaluation.session as s')
    .innerJoin('evaluation.panel as p', 'p.id', 's.panel_id')
    .where('s.round_id', '=', roundId)
    .selectAll('s')
    .select('p.name as panel')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  const slots = await slotsOf(work, roundId)
  const bySession = Map.groupBy(slots, (slot) => slot.session_id)
  const lacks = await work.db
    .selectFrom('evaluation.item as i')
    .where('i.round_id', '=', roundId)
    .where('i.panel_id', 'is not', null)
    .select([without('defence').as('defence'), without('onSite').as('onSite')])
    .executeTakeFirstOrThrow()
  return {
    rows: sessions.map((row) => ({
      id: row.id,
      panelId: row.panel_id,
      panel: row.panel,
      kind: row.kind as SessionKind,
      from: row.starts_at.toISOString(),
      to: row.ends_at.toISOString(),
      slotMinutes: row.slot_minutes,
      place: row.place,
      online: row.online,
      state: row.state as SessionState,
      reason: row.reason,
      slots: (bySession.get(row.id) ?? []).map(slotRow),
    })),
    untold: slots.filter((row) => row.state === 'planned' && row.starts_at > work.now).length,
    without: { defence: lacks.defence, onSite: lacks.onSite },
  }
}

export async function listSessions(work: Reading, roundId: string): Promise<SessionsPage> {
  await ownRound(work, roundId)
  return sessionsOf(work, roundId)
}
