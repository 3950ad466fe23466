/** What a schedule rests on: sessions, items with who comes for each, and who is somewhere else when. */
import { sql } from 'kysely'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import { tableMin } from '../../domain/evaluation/panel.ts'
import type {
  ScheduleItem,
  ScheduleProblem,
  ScheduleSession,
  Span,
} from '../../domain/evaluation/schedule.ts'
import type { SessionKind } from '../../domain/evaluation/session.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Reading } from '../kernel/work.ts'
import { isStanding } from './standing.ts'

/** By code, or by name where no code is known. */
const applicantKey = (parties: unknown): string => {
  const [first] = parties as { code: string; name: string }[]
  return first === undefined ? '' : first.code === '' ? first.name : first.code
}

const spanOf = (row: { readonly starts_at: Date; readonly ends_at: Date }): Span => ({
  from: row.starts_at.getTime(),
  to: row.ends_at.getTime(),
})

async function openSessions(work: Reading, roundId: string, kind: SessionKind) {
  const rows = await work.db
    .selectFrom('evaluation.session')
    .where('round_id', '=', roundId)
    .where('kind', '=', kind)
    .where('state', '<>', 'cancelled')
    .where('starts_at', '>', work.now)
    .selectAll()
    .execute()
  return rows.map((row): ScheduleSession => ({
    id: row.id,
    panelId: row.panel_id,
    ...spanOf(row),
    slotMs: row.slot_minutes * 60_000,
  }))
}

const membersOf = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.panel_member as m')
    .innerJoin('evaluation.panel as p', 'p.id', 'm.panel_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('p.round_id', '=', roundId)
    .select(['m.panel_id', 'm.expert_id', 'm.role', 'e.name', 'e.profile'])
    .execute()

type Member = Awaited<ReturnType<typeof membersOf>>[number]

const slotOf = (work: Reading, roundId: string, kind: SessionKind) =>
  work.db
    .selectFrom('evaluation.item as i')
    .leftJoin('evaluation.slot as s', (join) =>
      join.onRef('s.item_id', '=', 'i.id').on('s.kind', '=', kind),
    )
    .leftJoin('evaluation.session as x', 'x.id', 's.session_id')
    .where('i.round_id', '=', roundId)
    .where('i.panel_id', 'is not', null)
    .select(['i.id', 'i.seq', 'i.title', 'i.panel_id', 'i.parties', 'i.refuses'])
    .select(['s.session_id', 's.starts_at', 's.state', 's.record_digest'])
    .select(
      sql<boolean>`coalesce(x.starts_at <= ${work.now} and s.state <> 'planned', false)`.as(
        'begun',
      ),
    )
    .orderBy('i.seq')
    .execute()

export type HeardItem = Awaited<ReturnType<typeof slotOf>>[number]

/** Who reads an item still: judges whose assignment stands. */
async function readersOf(work: Reading, roundId: string) {
  const rows = await work.db
    .selectFrom('evaluation.assignment')
    .where('round_id', '=', roundId)
    .select(['item_id', 'expert_id', 'state'])
    .execute()
  return Map.groupBy(
    rows.filter(({ state }) => isStanding(state)),
    (row) => row.item_id,
  )
}

/**
 * Times given elsewhere to the same experts and applicants: in other rounds, for the other kind of session, or in a
 * session that has begun.
 */
async function elsewhere(work: Reading, roundId: string, kind: SessionKind) {
  const rows = await work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.session as x', 'x.id', 's.session_id')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('r.org_id', '=', work.actor.orgId)
    .where('s.ends_at', '>', work.now)
    .where((eb) =>
      eb.or([
        eb('i.round_id', '<>', roundId),
        eb('s.kind', '<>', kind),
        eb.and([eb('x.starts_at', '<=', work.now), eb('s.state', '<>', 'planned')]),
      ]),
    )
    .select(['s.starts_at', 's.ends_at', 'i.parties'])
    .select((eb) =>
      eb
        .selectFrom('evaluation.panel_member as m')
        .whereRef('m.panel_id', '=', 'x.panel_id')
        .select(sql<string[] | null>`array_agg(m.expert_id::text)`.as('ids'))
        .as('experts'),
    )
    .execute()
  const experts = new Map<string, Span[]>()
  const applicants = new Map<string, Span[]>()
  for (const row of rows) {
    const span = spanOf(row)
    const key = applicantKey(row.parties)
    applicants.set(key, [...(applicants.get(key) ?? []), span])
    for (const id of row.experts ?? []) experts.set(id, [...(experts.get(id) ?? []), span])
  }
  return { experts, applicants }
}

/** Sessions on days on which an expert said not to be available. */
function away(members: readonly Member[], sessions: readonly ScheduleSession[]) {
  return members.map(({ expert_id: id, profile }) => {
    const { availability } = profile as ExpertInput
    const there = (day: string) =>
      availability.length === 0 || availability.some(({ from, to }) => from <= day && day <= to)
    const spans = sessions.filter(({ from }) => !there(dayOfMoment(new Date(from).toISOString())))
    return [id, spans] as const
  })
}

export async function scheduleMaterial(work: Reading, roundId: string, kind: SessionKind) {
  const sessions = await openSessions(work, roundId, kind)
  const members = await membersOf(work, roundId)
  const rows = await slotOf(work, roundId, kind)
  const readers = await readersOf(work, roundId)
  const busy = await elsewhere(work, roundId, kind)
  for (const [id, spans] of away(members, sessions)) {
    busy.experts.set(id, [...(busy.experts.get(id) ?? []), ...spans])
  }
  const byPanel = Map.groupBy(members, (one) => one.panel_id)
  const itemOf = (row: HeardItem): ScheduleItem => {
    const seated = byPanel.get(row.panel_id ?? '') ?? []
    const reads = new Set((readers.get(row.id) ?? []).map((one) => one.expert_id))
    const judges = seated.filter(({ role, expert_id: id }) => role !== 'secretary' && reads.has(id))
    const of = (role: string) => seated.find((one) => one.role === role)?.expert_id ?? null
    return {
      id: row.id,
      panelId: row.panel_id ?? '',
      applicant: applicantKey(row.parties),
      leader: of('leader'),
      secretary: of('secretary'),
      judges: judges.map((one) => one.expert_id),
      needed: tableMin(judges.length),
      now:
        row.session_id === null || row.starts_at === null
          ? null
          : { sessionId: row.session_id, from: row.starts_at.getTime() },
      fixed: row.state === 'confirmed',
      refuses: row.refuses as Span[],
    }
  }
  // What is on record has been heard: no time is looked for.
  const open = rows.filter((row) => row.record_digest === null)
  // What was told of a session that has begun stays there, unless another time is asked for by name.
  const isMeant = (row: HeardItem, chosen: ReadonlySet<string> | null): boolean =>
    chosen?.has(row.id) === true || (!row.begun && (chosen === null || row.session_id !== null))
  const problem = (chosen: ReadonlySet<string> | null): ScheduleProblem => ({
    sessions,
    items: open.filter((row) => isMeant(row, chosen)).map(itemOf),
    expertsBusy: busy.experts,
    applicantsBusy: busy.applicants,
  })
  return { problem, rows, members }
}
