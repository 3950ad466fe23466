/** When one's own project is heard: told to those who wrote or handed it in, who agree or ask for another time. */
import { sql } from 'kysely'
import type { Span } from '../../domain/evaluation/schedule.ts'
import type { Hearing } from '../../domain/evaluation/session.endpoints.ts'
import {
  mayAskAnother,
  mayConfirmSlot,
  saw,
  type Avoid,
  type SessionKind,
  type SlotState,
} from '../../domain/evaluation/session.ts'
import { dayOfMoment, endOfDay, momentMs, startOfDay } from '../../domain/kernel/moment.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { lockRound } from './round.lock.ts'
import { movesOf } from './session.queries.ts'

/** Only what was told; a round that is over has nothing to be answered any more. */
const own = (work: Reading) =>
  work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.session as x', 'x.id', 's.session_id')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where(sql<boolean>`(i.conflict_facts -> 'team') ? ${work.actor.personId ?? ''}`)
    // Whoever wrote it and acts for another organisation now, or has left, is told nothing.
    .where(
      sql<boolean>`i.parties -> 0 ->> 'code' in ('', (select coalesce(a.uscc, '')
        from people.pub_organisation a where a.id = ${work.actor.orgId}))`,
    )
    .where('s.state', '<>', 'planned')
    .selectAll('s')
    .select(['i.title', 'i.round_id', 'x.place', 'x.online', 'o.name as office'])

/** Told, not answered, and still ahead; the next first. */
export const openHearings = (work: Reading, limit: number) =>
  own(work)
    .where('s.state', '=', 'told')
    .where('s.starts_at', '>', work.now)
    .orderBy('s.starts_at')
    .limit(limit)
    .execute()

/** Of those who wrote or handed it in, the ones who belong to the applicant still. */
export async function teamNow(
  work: Reading,
  item: { readonly conflict_facts: unknown; readonly parties: unknown },
): Promise<string[]> {
  const team = (item.conflict_facts as { readonly team?: string[] }).team ?? []
  const code = (item.parties as { readonly code: string }[])[0]?.code ?? ''
  if (team.length === 0 || code === '') return team
  const rows = await work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('m.person_id', 'in', team)
    .where('o.uscc', '=', code)
    .select('m.person_id')
    .distinct()
    .execute()
  return rows.map((row) => row.person_id ?? '')
}

export async function listHearings(work: Reading, wish: PageWish) {
  const key = sql<string>`to_char(s.starts_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || s.id::text`
  const { shown, ...page } = await readPage(work, own(work), { key }, wish)
  return {
    ...page,
    rows: shown.map((row): Hearing => ({
      id: row.id,
      office: row.office ?? '',
      title: row.title,
      kind: row.kind as SessionKind,
      from: row.starts_at.toISOString(),
      to: row.ends_at.toISOString(),
      place: row.place,
      online: row.online,
      state: row.state as SlotState,
      note: row.note,
      moves: movesOf(row.moves),
      recorded: row.record_digest !== null,
      movedFrom: row.moved_from?.toISOString() ?? null,
    })),
  }
}

/** The round first and shared, so that no time is moved while its applicant answers; then the time itself. */
async function lockOwn(work: Writing, id: string) {
  const seen = found(await own(work).where('s.id', '=', id).executeTakeFirst(), 'hearing')
  await lockRound(work, seen.round_id, 'share')
  const row = await work.db
    .selectFrom('evaluation.slot')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  const slot = found(row, 'hearing')
  return {
    row: slot,
    roundId: seen.round_id,
    facts: {
      state: slot.state as SlotState,
      from: slot.starts_at.getTime(),
      recorded: slot.record_digest !== null,
    },
  }
}

async function answer(work: Writing, id: string, change: object): Promise<void> {
  await work.db
    .updateTable('evaluation.slot')
    .set({
      ...change,
      moved_from: null,
      answered_by: work.actor.personId,
      answered_at: work.now,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
}

export async function confirmHearing(work: Writing, id: string, seen: string) {
  const { facts } = await lockOwn(work, id)
  insist(saw(facts, seen))
  insist(mayConfirmSlot(facts, work.now.getTime()))
  await answer(work, id, { state: 'confirmed', note: null })
  await record(work, 'evaluation.hearing.confirm', id)
  return listHearings(work, {})
}

/** The time itself, or the whole day of it in Beijing. */
function refused(from: Date, to: Date, avoid: Avoid): Span {
  if (avoid === 'time') return { from: from.getTime(), to: to.getTime() }
  const day = dayOfMoment(from.toISOString())
  return { from: momentMs(startOfDay(day)), to: momentMs(endOfDay(day)) }
}

export async function askAnotherHearing(
  work: Writing,
  id: string,
  wish: { readonly reason: string; readonly avoid: Avoid; readonly from: string },
) {
  const { row, roundId, facts } = await lockOwn(work, id)
  insist(saw(facts, wish.from))
  insist(mayAskAnother(facts, work.now.getTime(), wish.reason))
  const span = refused(row.starts_at, row.ends_at, wish.avoid)
  await answer(work, id, { state: 'changeAsked', note: wish.reason.trim() })
  await work.db
    .updateTable('evaluation.item')
    .set({ refuses: sql`refuses || ${JSON.stringify([span])}::jsonb` })
    .where('id', '=', row.item_id)
    .execute()
  await record(work, 'evaluation.hearing.ask', id)
  await announce(work, 'evaluation.hearing.changeAsked', { roundId, slotId: id })
  return listHearings(work, {})
}
