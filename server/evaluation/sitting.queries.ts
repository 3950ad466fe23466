/** Sessions as whoever sits in the panel sees them: called ones, with the titles that one may know. */
import { sql } from 'kysely'
import type { PanelRole } from '../../domain/evaluation/panel.ts'
import type { OwnSession } from '../../domain/evaluation/session.endpoints.ts'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import type { SessionKind, SessionState } from '../../domain/evaluation/session.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

const own = (work: Reading) =>
  work.db
    .selectFrom('evaluation.session as s')
    .innerJoin('evaluation.panel as p', 'p.id', 's.panel_id')
    .innerJoin('evaluation.panel_member as m', 'm.panel_id', 'p.id')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .innerJoin('evaluation.round as r', 'r.id', 's.round_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where('e.person_id', '=', work.actor.personId)
    .where('s.state', '<>', 'planned')
    .selectAll('s')
    .select(['p.name as panel', 'm.role', 'e.commitment_version'])
    .select(['r.title as round', 'o.name as office'])

/** What comes last first. */
const key = sql<string>`to_char(s.starts_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || s.id::text`

/** Called, and not over yet; the next first. */
export const openSittings = (work: Reading, limit: number) =>
  work.db
    .selectFrom('evaluation.session as s')
    .innerJoin('evaluation.panel as p', 'p.id', 's.panel_id')
    .innerJoin('evaluation.panel_member as m', 'm.panel_id', 'p.id')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .innerJoin('evaluation.round as r', 'r.id', 's.round_id')
    .where('e.person_id', '=', work.actor.personId)
    .where('s.state', '=', 'called')
    .where('s.ends_at', '>', work.now)
    .groupBy(['s.round_id', 'p.id', 'p.name', 'r.title'])
    .select(['s.round_id', 'p.name as panel', 'r.title as round'])
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('sessions'),
      eb.fn.min('s.starts_at').as('first'),
    ])
    .orderBy('first')
    .limit(limit)
    .execute()

const accepted: ReadonlySet<string | null> = new Set(['accepted', 'scoring', 'submitted'])

function slotsOf(work: Reading, ids: readonly string[]) {
  if (ids.length === 0) return []
  return work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .where('s.session_id', 'in', [...ids])
    .where('s.state', '<>', 'planned')
    .selectAll('s')
    .select(['i.seq', 'i.title'])
    .orderBy('s.starts_at')
    .execute()
}

/** What became of one's own assignments, by item. */
async function ownStates(work: Reading): Promise<ReadonlyMap<string, string>> {
  const rows = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('e.person_id', '=', work.actor.personId)
    .where('a.state', '<>', 'replaced')
    .select(['a.item_id', 'a.state'])
    .execute()
  return new Map(rows.map((row) => [row.item_id, row.state]))
}

export async function listOwnSessions(work: Reading, wish: PageWish) {
  const { shown: sessions, ...page } = await readPage(work, own(work), { key }, wish)
  const slots = await slotsOf(
    work,
    sessions.map(({ id }) => id),
  )
  const states = await ownStates(work)
  const bySession = Map.groupBy(slots, (slot) => slot.session_id)
  return {
    ...page,
    rows: sessions.map((row): OwnSession => {
      const role = row.role as PanelRole
      const sworn = row.commitment_version === commitmentVersion
      const knows = (itemId: string) =>
        role === 'secretary' ? sworn : accepted.has(states.get(itemId) ?? null)
      return {
        id: row.id,
        round: row.round,
        office: row.office ?? '',
        panel: row.panel,
        role,
        kind: row.kind as SessionKind,
        from: row.starts_at.toISOString(),
        to: row.ends_at.toISOString(),
        place: row.place,
        online: row.online,
        state: row.state as SessionState,
        reason: row.reason,
        slots: (bySession.get(row.id) ?? []).map((slot) => ({
          id: slot.id,
          seq: slot.seq,
          title: knows(slot.item_id) ? slot.title : null,
          from: slot.starts_at.toISOString(),
          to: slot.ends_at.toISOString(),
          confirmed: slot.state === 'confirmed',
          recorded: slot.record_digest !== null,
        })),
      }
    }),
  }
}
