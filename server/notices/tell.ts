/** Telling people something: one row in each inbox, in the transaction of what happened. */
import {
  type Channel,
  channels,
  choiceFor,
  type Choice,
  type NoticeKind,
} from '../../domain/notices/kind.ts'
import { maxRecipients } from '../../domain/notices/notice.ts'
import { nextDigestAt } from '../../domain/notices/rhythm.ts'
import { invalid, type Facts } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith } from '../people/index.ts'
import { kindOf } from './kinds.ts'
import { readRhythms, type Rhythms } from './rhythm.ts'
import { sealFacts } from './words.sealed.ts'

/** Named persons, or whoever holds a permission in an organisation at that moment, deputies included. */
export type Recipients =
  | { readonly personIds: readonly string[] }
  | { readonly orgId: string; readonly permit: string }

export type Thing = {
  /** `<module>.<noun>`. */
  readonly kind: string
  readonly id: string
}

export type News = {
  /** A registered kind of notice. */
  readonly kind: string
  readonly to: Recipients
  /** What the words of the kind need. They stand in the inbox: no identity numbers, no telephone numbers. */
  readonly facts?: Facts
  readonly thing?: Thing
  readonly dueAt?: Date
  /** A person is told the same key only once, however often this is called. */
  readonly once?: string
}

const rowsPerInsert = 1000

async function personsOf(work: Reading, to: Recipients): Promise<string[]> {
  const ids =
    'personIds' in to
      ? to.personIds
      : (await membersWith(work, to.orgId, to.permit)).map(({ personId }) => personId)
  const distinct = [...new Set(ids)]
  if (distinct.length > maxRecipients) {
    throw new Problem(invalid('notices.too_many_recipients', { limit: maxRecipients }))
  }
  return distinct
}

function sealedFacts({ host, now }: Writing, facts: Facts = {}) {
  const id = newId(now)
  return { id, sealed_facts: sealFacts(host, id, facts) }
}

async function insertNotices(work: Writing, news: News, personIds: readonly string[]) {
  const rows = personIds.map((personId) => ({
    ...sealedFacts(work, news.facts),
    person_id: personId,
    kind: news.kind,
    thing_kind: news.thing?.kind ?? null,
    thing_id: news.thing?.id ?? null,
    due_at: news.dueAt ?? null,
    once_key: news.once ?? null,
    made_at: work.now,
  }))
  const made: { id: string; person_id: string }[] = []
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    made.push(
      ...(await work.db
        .insertInto('notices.notice')
        .values(rows.slice(at, at + rowsPerInsert))
        .onConflict((clause) => clause.doNothing())
        .returning(['id', 'person_id'])
        .execute()),
    )
  }
  return made
}

type Wishes = {
  readonly chosen: ReadonlyMap<string, Choice>
  readonly rhythms: Rhythms
}

/** What these persons chose for one kind, keyed by person and channel, and their rhythms. */
async function wishesOf(
  work: Reading,
  kind: string,
  personIds: readonly string[],
): Promise<Wishes> {
  const chosen = await work.db
    .selectFrom('notices.preference')
    .where('kind', '=', kind)
    .where('person_id', 'in', [...personIds])
    .select(['person_id', 'channel', 'choice'])
    .execute()
  return {
    chosen: new Map(chosen.map((row) => [`${row.person_id} ${row.channel}`, row.choice as Choice])),
    rhythms: await readRhythms(work, personIds),
  }
}

function deliveriesOf(
  work: Writing,
  kind: NoticeKind,
  notice: { readonly id: string; readonly person_id: string },
  wishes: Wishes,
) {
  const ways = channels.map((channel): [Channel, Choice] => [
    channel,
    choiceFor(kind, channel, wishes.chosen.get(`${notice.person_id} ${channel}`)),
  ])
  const rhythm = wishes.rhythms.of(notice.person_id)
  return ways
    .filter(([, choice]) => choice !== 'off')
    .map(([channel, choice]) => ({
      id: newId(work.now),
      notice_id: notice.id,
      person_id: notice.person_id,
      channel,
      urgent: kind.urgent,
      choice,
      due_at:
        choice === 'at_once' ? work.now : new Date(nextDigestAt(work.now.toISOString(), rhythm)),
    }))
}

/**
 * Puts news into the inbox of everybody it is for and plans the other ways they chose. Nothing is told unless
 * the transaction commits. Answers how many were told. Throws where the kind is not registered.
 */
export async function tell(work: Writing, news: News): Promise<number> {
  const kind = kindOf(news.kind)
  if (kind === undefined) throw new Error(`no notice is registered as ${news.kind}`)
  const personIds = await personsOf(work, news.to)
  if (personIds.length === 0) return 0
  const made = await insertNotices(work, news, personIds)
  if (made.length === 0) return 0
  const wishes = await wishesOf(work, kind.code, personIds)
  const deliveries = made.flatMap((notice) => deliveriesOf(work, kind, notice, wishes))
  for (let at = 0; at < deliveries.length; at += rowsPerInsert) {
    await work.db
      .insertInto('notices.delivery')
      .values(deliveries.slice(at, at + rowsPerInsert))
      .execute()
  }
  const { kind: thingKind, id: thingId } = news.thing ?? { kind: null, id: null }
  await announce(work, 'notices.notice.told', {
    kind: kind.code,
    count: made.length,
    thingKind,
    thingId,
  })
  if (deliveries.some(({ due_at }) => due_at <= work.now))
    await enqueue(work, 'notices.deliver', {})
  return made.length
}
