/** What follows from what happened: experts are asked and reminded, offices hear of gaps. */
import { evaluationNoticesEn } from '../../domain/evaluation/text.notices.en.ts'
import { evaluationNoticesZh } from '../../domain/evaluation/text.notices.zh.ts'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { workingDaysLeft } from '../../domain/notices/rhythm.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { fillPlaces } from './reserve.actions.ts'
import { dropReminders, planReminders, tell } from '../notices/index.ts'

type Key = keyof typeof evaluationNoticesZh

const kind = (key: Key, more: Partial<NoticeKind>): NoticeKind => ({
  code: `evaluation.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  words: { zh: evaluationNoticesZh[key], en: evaluationNoticesEn[key] },
  ...more,
})

export const evaluationKinds: readonly NoticeKind[] = [
  kind('invited', { path: '/reviews' }),
  kind('started', { path: '/reviews' }),
  kind('due', { path: '/reviews' }),
  kind('cancelled', { path: '/reviews' }),
  kind('roundCancelled', {
    path: '/evaluation/rounds/{{roundId}}',
    permits: ['evaluation.supervision.read'],
  }),
  kind('drawWaits', {
    path: '/evaluation/rounds/{{roundId}}/arrange',
    permits: ['evaluation.supervision.read'],
  }),
  kind('discussed', { path: '/reviews/{{assignmentId}}' }),
  kind('said', { path: '/reviews/{{assignmentId}}' }),
  kind('refilled', {
    path: '/evaluation/rounds/{{roundId}}',
    permits: ['evaluation.round.manage'],
  }),
  kind('vacated', {
    path: '/evaluation/rounds/{{roundId}}',
    permits: ['evaluation.round.manage'],
  }),
]

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')
/** Working days before the last day on which reviews may come. */
const remindBefore = [5, 3, 1, 0]

async function roundFacts(work: Writing, roundId: string) {
  const row = await work.db
    .selectFrom('evaluation.round as r')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where('r.id', '=', roundId)
    .select(['r.title', 'r.score_by', 'r.org_id', 'r.cancel_reason', 'o.name'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    orgId: row.org_id,
    reason: row.cancel_reason ?? '',
    facts: { roundId, round: row.title, office: row.name ?? '', scoreBy: row.score_by },
    // The first moment after that day, in Beijing.
    closesAt: new Date(Date.parse(`${row.score_by}T00:00:00+08:00`) + 86_400_000),
  }
}

const roundThing = (id: string) => ({ kind: 'evaluation.round', id })

/** Experts of a round who have an account, with how many of their assignments are in these states. */
function expertsIn(work: Writing, roundId: string, states: readonly AssignmentState[]) {
  return work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.round_id', '=', roundId)
    .where('a.state', 'in', [...states])
    .where('e.person_id', 'is not', null)
    .groupBy(['e.id', 'e.person_id'])
    .select((eb) => ['e.id', 'e.person_id', eb.fn.countAll<number>().as('count')])
    .execute()
}

async function tellExperts(
  work: Writing,
  event: KeptEvent,
  key: 'invited' | 'started',
  states: readonly AssignmentState[],
): Promise<void> {
  const roundId = text(event, 'roundId')
  const round = await roundFacts(work, roundId)
  if (round === undefined) return
  for (const { id, person_id: personId, count } of await expertsIn(work, roundId, states)) {
    const to = { personIds: [personId ?? ''] }
    await tell(work, {
      kind: `evaluation.${key}`,
      to,
      facts: { ...round.facts, count: Number(count) },
      thing: { kind: 'evaluation.expert', id },
      once: `evaluation.${key}:${event.id}`,
      dueAt: round.closesAt,
    })
    await planReminders(work, {
      kind: 'evaluation.due',
      thing: roundThing(roundId),
      to,
      closesAt: round.closesAt,
      beforeDays: remindBefore,
      facts: round.facts,
    })
  }
}

/** Each expert hears once of what is open at this moment; asked again later, once more. */
export async function invited(work: Writing, event: KeptEvent): Promise<void> {
  await tellExperts(work, event, 'invited', ['invited'])
}

export async function started(work: Writing, event: KeptEvent): Promise<void> {
  await tellExperts(work, event, 'started', ['accepted'])
}

/** The office's own reminder, besides those that the calendar brings. */
export async function reminded(work: Writing, event: KeptEvent): Promise<void> {
  const roundId = text(event, 'roundId')
  const round = await roundFacts(work, roundId)
  if (round === undefined) return
  const days = workingDaysLeft(round.closesAt.toISOString(), work.now.toISOString())
  for (const { id, person_id: personId } of await expertsIn(work, roundId, [
    'invited',
    'accepted',
    'scoring',
  ])) {
    await tell(work, {
      kind: 'evaluation.due',
      to: { personIds: [personId ?? ''] },
      facts: { ...round.facts, days },
      thing: { kind: 'evaluation.expert', id },
      once: `evaluation.reminded:${event.id}`,
      dueAt: round.closesAt,
    })
  }
}

/** A list is fixed: those who supervise are told that the draw waits for a witness. */
export async function drawCommitted(work: Writing, event: KeptEvent): Promise<void> {
  const roundId = text(event, 'roundId')
  const round = await roundFacts(work, roundId)
  if (round === undefined) return
  await tell(work, {
    kind: 'evaluation.drawWaits',
    to: { orgId: round.orgId, permit: 'evaluation.supervision.read' },
    facts: { ...round.facts, drawId: text(event, 'drawId') },
    thing: { kind: 'evaluation.draw', id: text(event, 'drawId') },
    once: `evaluation.drawWaits:${event.id}`,
  })
}

/** Whoever was asked, accepted or wrote hears why the round is no more; and those who supervise it. */
export async function cancelled(work: Writing, event: KeptEvent): Promise<void> {
  const roundId = text(event, 'roundId')
  const round = await roundFacts(work, roundId)
  if (round === undefined) return
  await dropReminders(work, roundThing(roundId))
  const facts = { ...round.facts, reason: round.reason }
  const asked = ['invited', 'accepted', 'scoring', 'submitted'] as const
  for (const { id, person_id: personId, count } of await expertsIn(work, roundId, asked)) {
    await tell(work, {
      kind: 'evaluation.cancelled',
      to: { personIds: [personId ?? ''] },
      facts: { ...facts, count: Number(count) },
      thing: { kind: 'evaluation.expert', id },
      once: `evaluation.cancelled:${event.id}`,
    })
  }
  await tell(work, {
    kind: 'evaluation.roundCancelled',
    to: { orgId: round.orgId, permit: 'evaluation.supervision.read' },
    facts,
    thing: { kind: 'evaluation.round', id: roundId },
    once: `evaluation.roundCancelled:${event.id}`,
  })
}

/** Whoever has nothing open in a round any more is reminded of nothing. */
export async function settled(work: Writing, event: KeptEvent): Promise<void> {
  const [roundId, expertId] = [text(event, 'roundId'), text(event, 'expertId')]
  const expert = await work.db
    .selectFrom('evaluation.expert')
    .where('id', '=', expertId)
    .select('person_id')
    .executeTakeFirst()
  if (expert?.person_id == null) return
  // Asked of this expert alone: every review that is handed in comes here, and a round holds thousands.
  const open = await work.db
    .selectFrom('evaluation.assignment')
    .where('expert_id', '=', expertId)
    .where('round_id', '=', roundId)
    .where('state', 'in', ['invited', 'accepted', 'scoring'])
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (open !== undefined) return
  await dropReminders(work, roundThing(roundId), { personIds: [expert.person_id] })
}

/** Experts whose reviews of one item are compared, each of the own review; not whoever spoke. */
async function tellReaders(
  work: Writing,
  event: KeptEvent,
  key: 'discussed' | 'said',
  states: readonly AssignmentState[],
): Promise<void> {
  const by = text(event, 'assignmentId')
  const rows = await work.db
    .selectFrom('evaluation.assignment as o')
    .innerJoin('evaluation.assignment as a', 'a.item_id', 'o.item_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('o.id', '=', by)
    .where('a.state', 'in', [...states])
    .select(['a.id', 'a.round_id', 'e.person_id'])
    .execute()
  const round = rows[0] === undefined ? undefined : await roundFacts(work, rows[0].round_id)
  if (round === undefined) return
  for (const { id, person_id: personId } of rows) {
    if (personId === null || (key === 'said' && id === by)) continue
    await tell(work, {
      kind: `evaluation.${key}`,
      to: { personIds: [personId] },
      facts: { ...round.facts, assignmentId: id },
      thing: { kind: 'evaluation.assignment', id },
      once: `evaluation.${key}:${event.id}`,
    })
  }
}

export async function discussed(work: Writing, event: KeptEvent): Promise<void> {
  await tellReaders(work, event, 'discussed', ['submitted'])
}

/** The others of the item hear that somebody spoke; what, they read where it is sealed. */
export async function said(work: Writing, event: KeptEvent): Promise<void> {
  await tellReaders(work, event, 'said', ['submitted', 'scoring'])
}

/** Replaced by the office: where lots decide, the next reserve is asked. */
export async function replaced(work: Writing, event: KeptEvent): Promise<void> {
  await settled(work, event)
  await fillPlaces(work, text(event, 'roundId'))
}

export async function vacated(work: Writing, event: KeptEvent): Promise<void> {
  await settled(work, event)
  const roundId = text(event, 'roundId')
  const lots = await fillPlaces(work, roundId)
  // Filled on hearing of another place that fell free.
  if (lots !== null && lots.short === 0 && lots.filled === 0) return
  const refilled = lots !== null && lots.short === 0
  const round = await roundFacts(work, roundId)
  if (round === undefined) return
  await tell(work, {
    kind: refilled ? 'evaluation.refilled' : 'evaluation.vacated',
    to: { orgId: round.orgId, permit: 'evaluation.round.manage' },
    facts: { ...round.facts, count: lots?.filled ?? 0 },
    thing: { kind: 'evaluation.round', id: roundId },
    once: `evaluation.vacated:${event.id}`,
  })
}
