/** Who is told of sessions: those who sit, those who are heard, and the office when somebody asks for another time. */
import { evaluationSessionNoticesEn } from '../../domain/evaluation/text.sessionNotices.en.ts'
import { evaluationSessionNoticesZh } from '../../domain/evaluation/text.sessionNotices.zh.ts'
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { teamNow } from './hearing.ts'

type Key = keyof typeof evaluationSessionNoticesZh

const kind = (key: Key, more: Partial<NoticeKind>): NoticeKind => ({
  code: `evaluation.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  words: { zh: evaluationSessionNoticesZh[key], en: evaluationSessionNoticesEn[key] },
  ...more,
})

export const sessionKinds: readonly NoticeKind[] = [
  kind('sits', { path: '/reviews/sessions' }),
  kind('heard', { path: '/hearings' }),
  kind('heardAnew', { path: '/hearings', urgent: true }),
  kind('sessionOff', { path: '/reviews/sessions' }),
  kind('hearingOff', { path: '/hearings' }),
  kind('changeAsked', {
    path: '/evaluation/rounds/{{roundId}}/sessions',
    permits: ['evaluation.round.manage'],
  }),
]

const textsOf = (event: KeptEvent, name: string): string[] =>
  Array.isArray(event.facts[name]) ? (event.facts[name] as unknown[]).map(String) : []

const placeText = (row: { readonly place: string; readonly online: string }): string =>
  [row.place, row.online].filter((part) => part !== '').join(' / ')

const sessionsBy = (work: Writing, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : work.db
        .selectFrom('evaluation.session as s')
        .innerJoin('evaluation.panel as p', 'p.id', 's.panel_id')
        .innerJoin('evaluation.round as r', 'r.id', 's.round_id')
        .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
        .where('s.id', 'in', [...ids])
        .selectAll('s')
        .select(['p.name as panel', 'r.title as round', 'o.name as office'])
        .execute()

type Session = Awaited<ReturnType<typeof sessionsBy>>[number]

async function tellPanel(
  work: Writing,
  event: KeptEvent,
  key: 'sits' | 'sessionOff',
  session: Session,
): Promise<void> {
  const rows = await work.db
    .selectFrom('evaluation.panel_member as m')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('m.panel_id', '=', session.panel_id)
    .where('e.person_id', 'is not', null)
    .select('e.person_id')
    .execute()
  await tell(work, {
    kind: `evaluation.${key}`,
    to: { personIds: rows.map((row) => row.person_id ?? '') },
    facts: {
      round: session.round,
      panel: session.panel,
      office: session.office ?? '',
      from: minuteOf(session.starts_at),
      place: placeText(session),
      reason: session.reason ?? '',
    },
    // Where everybody may read it, a notice names the round: by its session it would name what the panel hears.
    thing: { kind: 'evaluation.round', id: session.round_id },
    once: `evaluation.${key}:${event.id}:${vaultOf(work.host).index('evaluation.session', session.id)}`,
  })
}

/** Each session's panel once, each applicant for each item. */
export async function called(work: Writing, event: KeptEvent): Promise<void> {
  for (const session of await sessionsBy(work, textsOf(event, 'sessionIds'))) {
    await tellPanel(work, event, 'sits', session)
  }
  const slotIds = textsOf(event, 'slotIds')
  if (slotIds.length === 0) return
  const slots = await work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.session as x', 'x.id', 's.session_id')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where('s.id', 'in', slotIds)
    .select(['s.id', 's.starts_at', 's.moved_from', 'x.place', 'x.online', 'i.title'])
    .select(['i.conflict_facts', 'i.parties', 'o.name as office'])
    .execute()
  for (const slot of slots) {
    await tell(work, {
      kind: slot.moved_from === null ? 'evaluation.heard' : 'evaluation.heardAnew',
      to: { personIds: await teamNow(work, slot) },
      facts: {
        title: slot.title,
        office: slot.office ?? '',
        from: minuteOf(slot.starts_at),
        before: slot.moved_from === null ? '' : minuteOf(slot.moved_from),
        place: placeText(slot),
      },
      thing: { kind: 'evaluation.slot', id: slot.id },
      once: `evaluation.heard:${event.id}:${slot.id}`,
    })
  }
}

export async function calledOff(work: Writing, event: KeptEvent): Promise<void> {
  const [session] = await sessionsBy(work, [String(event.facts['sessionId'] ?? '')])
  if (session === undefined) return
  await tellPanel(work, event, 'sessionOff', session)
  const itemIds = textsOf(event, 'itemIds')
  if (itemIds.length === 0) return
  const items = await work.db
    .selectFrom('evaluation.item')
    .where('id', 'in', itemIds)
    .select(['id', 'title', 'conflict_facts', 'parties'])
    .execute()
  for (const item of items) {
    await tell(work, {
      kind: 'evaluation.hearingOff',
      to: { personIds: await teamNow(work, item) },
      facts: {
        title: item.title,
        office: session.office ?? '',
        from: minuteOf(session.starts_at),
        reason: session.reason ?? '',
      },
      thing: { kind: 'evaluation.session', id: session.id },
      once: `evaluation.hearingOff:${event.id}:${item.id}`,
    })
  }
}

export async function changeAsked(work: Writing, event: KeptEvent): Promise<void> {
  const slot = await work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('s.id', '=', String(event.facts['slotId'] ?? ''))
    .select([
      's.id',
      's.starts_at',
      's.note',
      'i.title',
      'r.id as round_id',
      'r.org_id',
      'r.title as round',
    ])
    .executeTakeFirst()
  if (slot === undefined) return
  await tell(work, {
    kind: 'evaluation.changeAsked',
    to: { orgId: slot.org_id, permit: 'evaluation.round.manage' },
    facts: {
      roundId: slot.round_id,
      round: slot.round,
      title: slot.title,
      from: minuteOf(slot.starts_at),
      reason: slot.note ?? '',
    },
    thing: { kind: 'evaluation.slot', id: slot.id },
    once: `evaluation.changeAsked:${event.id}`,
  })
}
