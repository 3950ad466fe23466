/** Planning, scheduling, calling and calling off sessions; and what applicants answer. */
import { sql } from 'kysely'
import type { RoundMethod, RoundState } from '../../domain/evaluation/round.ts'
import { schedule, type Schedule } from '../../domain/evaluation/schedule.ts'
import type { Scheduled, SessionsPage } from '../../domain/evaluation/session.endpoints.ts'
import {
  checkSession,
  mayCallSessions,
  mayCancelSession,
  mayPlanSessions,
  type SessionKind,
  type SessionState,
} from '../../domain/evaluation/session.ts'
import { momentMs } from '../../domain/kernel/moment.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockRound } from './round.lock.ts'
import { writtenRecords } from './record.sealed.ts'
import { ownRound } from './round.queries.ts'
import { scheduleMaterial, type HeardItem } from './schedule.material.ts'
import { sessionsOf } from './session.queries.ts'

async function planning(work: Writing, roundId: string) {
  await ownRound(work, roundId)
  const round = await lockRound(work, roundId, 'update')
  const facts = { method: round.method as RoundMethod, state: round.state as RoundState }
  insist(mayPlanSessions(work.actor, facts))
  return facts
}

const momentAt = (day: string, clock: string): number => momentMs(`${day}T${clock}:00+08:00`)

export async function makeSession(
  work: Writing,
  roundId: string,
  wish: {
    readonly panelId: string
    readonly kind: SessionKind
    readonly day: string
    readonly starts: string
    readonly ends: string
    readonly slotMinutes: number
    readonly place: string
    readonly online: string
  },
): Promise<SessionsPage> {
  await planning(work, roundId)
  const panel = await work.db
    .selectFrom('evaluation.panel')
    .where('id', '=', wish.panelId)
    .where('round_id', '=', roundId)
    .select('id')
    .executeTakeFirst()
  found(panel, 'panel')
  const [from, to] = [momentAt(wish.day, wish.starts), momentAt(wish.day, wish.ends)]
  const { slotMinutes, place, online } = wish
  insist(checkSession({ from, to, slotMinutes, place, online }, work.now.getTime()))
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.session')
    .values({
      id,
      round_id: roundId,
      panel_id: wish.panelId,
      kind: wish.kind,
      starts_at: new Date(from),
      ends_at: new Date(to),
      slot_minutes: slotMinutes,
      place: place.trim(),
      online: online.trim(),
      state: 'planned',
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'evaluation.session.make', id, { round: roundId, panel: wish.panelId })
  return sessionsOf(work, roundId)
}

export async function cancelSession(work: Writing, id: string, reason: string) {
  const row = await work.db
    .selectFrom('evaluation.session as s')
    .innerJoin('evaluation.round as r', 'r.id', 's.round_id')
    .where('s.id', '=', id)
    .where('r.org_id', '=', work.actor.orgId)
    .select('s.round_id')
    .executeTakeFirst()
  const { round_id: roundId } = found(row, 'session')
  const round = await planning(work, roundId)
  const session = await work.db
    .selectFrom('evaluation.session')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirstOrThrow()
  const slots = await work.db
    .selectFrom('evaluation.slot')
    .where('session_id', '=', id)
    .select(['id', 'item_id', 'state', 'record_digest'])
    .execute()
  const records = slots.filter((one) => one.record_digest !== null).length
  const state = session.state as SessionState
  const drafts = session.starts_at > work.now ? 0 : await writtenRecords(work, id)
  insist(mayCancelSession(work.actor, round, { state, records, drafts }, reason))
  await work.db.deleteFrom('evaluation.slot').where('session_id', '=', id).execute()
  if (state === 'planned') {
    await work.db.deleteFrom('evaluation.session').where('id', '=', id).execute()
  } else {
    await work.db
      .updateTable('evaluation.session')
      .set({ state: 'cancelled', reason: reason.trim(), changed_at: work.now })
      .where('id', '=', id)
      .execute()
    const itemIds = slots.filter((one) => one.state !== 'planned').map((one) => one.item_id)
    await announce(work, 'evaluation.session.cancelled', { sessionId: id, itemIds })
  }
  await record(work, 'evaluation.session.cancel', id, { round: roundId, slots: slots.length })
  return sessionsOf(work, roundId)
}

type Placed = Schedule['placed'][number]

/** Of what has no place any more, not even the old one, no time stands; a sitting that began keeps its record. */
async function dropPlaces(
  work: Writing,
  kind: SessionKind,
  rows: readonly HeardItem[],
  { placed, unplaced }: Schedule,
): Promise<void> {
  const kept = new Set(placed.map(({ itemId }) => itemId))
  const had = new Set(
    rows.filter((row) => row.session_id !== null && !row.begun).map(({ id }) => id),
  )
  const gone = unplaced.map(({ itemId }) => itemId).filter((id) => had.has(id) && !kept.has(id))
  if (gone.length === 0) return
  await work.db
    .deleteFrom('evaluation.slot')
    .where('kind', '=', kind)
    .where('item_id', 'in', gone)
    .execute()
}

/** Writes what changed: a time that moved has to be told anew. */
async function keepPlaces(
  work: Writing,
  kind: SessionKind,
  rows: readonly HeardItem[],
  placed: readonly Placed[],
): Promise<{ readonly placed: number; readonly moved: number }> {
  const before = new Map(rows.map((row) => [row.id, row]))
  const changed = placed.filter(({ itemId, sessionId, from }) => {
    const row = before.get(itemId)
    return row?.session_id !== sessionId || row.starts_at?.getTime() !== from
  })
  if (changed.length > 0) {
    await work.db
      .insertInto('evaluation.slot')
      .values(
        changed.map(({ itemId, sessionId, from, to }) => ({
          id: newId(work.now),
          item_id: itemId,
          kind,
          session_id: sessionId,
          starts_at: new Date(from),
          ends_at: new Date(to),
          state: 'planned',
          changed_at: work.now,
        })),
      )
      .onConflict((clause) =>
        clause.constraint('item_is_heard_once').doUpdateSet((eb) => ({
          session_id: eb.ref('excluded.session_id'),
          starts_at: eb.ref('excluded.starts_at'),
          ends_at: eb.ref('excluded.ends_at'),
          state: eb.ref('excluded.state'),
          // What was told once is known to be another time now.
          moved_from: sql<Date | null>`case when evaluation.slot.state = 'planned'
            then evaluation.slot.moved_from else evaluation.slot.starts_at end`,
          moves: sql`case when evaluation.slot.state = 'planned' then evaluation.slot.moves
            else evaluation.slot.moves || jsonb_build_array(jsonb_build_object(
              'from', evaluation.slot.starts_at, 'note', evaluation.slot.note, 'at', ${work.now}::timestamptz)) end`,
          // It was about the time that is given up.
          note: null,
          answered_by: null,
          answered_at: null,
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute()
  }
  const moved = changed.filter(({ itemId }) => before.get(itemId)?.session_id !== null).length
  return { placed: placed.length, moved }
}

export async function runSchedule(
  work: Writing,
  roundId: string,
  wish: { readonly kind: SessionKind; readonly items?: readonly string[] },
): Promise<Scheduled> {
  await planning(work, roundId)
  const { problem, rows, members } = await scheduleMaterial(work, roundId, wish.kind)
  const answer = schedule(problem(wish.items === undefined ? null : new Set(wish.items)))
  await dropPlaces(work, wish.kind, rows, answer)
  const counts = await keepPlaces(work, wish.kind, rows, answer.placed)
  const facts = { round: roundId, ...counts, unplaced: answer.unplaced.length }
  await record(work, 'evaluation.session.schedule', roundId, facts)
  const itemOf = new Map(rows.map((row) => [row.id, row]))
  const nameOf = new Map(members.map((one) => [one.expert_id, one.name]))
  const page = await sessionsOf(work, roundId)
  const panels = await work.db
    .selectFrom('evaluation.panel')
    .where('round_id', '=', roundId)
    .select(['id', 'name'])
    .execute()
  const panelOf = new Map(panels.map(({ id, name }) => [id, name]))
  return {
    page,
    ...counts,
    unplaced: answer.unplaced.map(({ itemId, causes }) => {
      const row = itemOf.get(itemId)!
      return {
        itemId,
        seq: row.seq,
        title: row.title,
        panel: panelOf.get(row.panel_id ?? '') ?? '',
        causes: causes.map((one) => ({
          ...one,
          who: one.who.map((id) => nameOf.get(id) ?? ''),
        })),
      }
    }),
  }
}

/** Everybody concerned is told what they do not know yet; sessions without a time given stay the office's own. */
export async function callSessions(work: Writing, roundId: string): Promise<SessionsPage> {
  const round = await planning(work, roundId)
  const slots = await work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .where('i.round_id', '=', roundId)
    .where('s.state', '=', 'planned')
    .where('s.starts_at', '>', work.now)
    .select(['s.id', 's.session_id'])
    .execute()
  insist(mayCallSessions(work.actor, round, slots.length))
  const slotIds = slots.map(({ id }) => id)
  const sessionIds = [...new Set(slots.map((one) => one.session_id))].toSorted()
  await work.db
    .updateTable('evaluation.slot')
    .set({ state: 'told', changed_at: work.now })
    .where('id', 'in', slotIds)
    .execute()
  await work.db
    .updateTable('evaluation.session')
    .set({ state: 'called', changed_at: work.now })
    .where('id', 'in', sessionIds)
    .where('state', '=', sql.lit('planned'))
    .execute()
  await record(work, 'evaluation.session.call', roundId, { slots: slotIds.length })
  await announce(work, 'evaluation.session.called', { roundId, sessionIds, slotIds })
  return sessionsOf(work, roundId)
}
