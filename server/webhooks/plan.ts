/** From the event log to deliveries: one row for each subscription of an organisation that may know. */
import { sql } from 'kysely'
import { testKind } from '../../domain/webhooks/subscription.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import type { EventFacts, KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { publishingOf } from './catalogue.ts'

/** What is kept of an event: everything but who did it. */
function keptFacts({ actorId: _actor, orgId: _org, ...facts }: EventFacts): EventFacts {
  return facts
}

/** What is said of an event: the declared references and states, and nothing else. */
function dataOf(kind: string, facts: EventFacts): EventFacts {
  const told = Object.keys(publishingOf(kind)?.data.properties ?? {})
  return Object.fromEntries(told.map((name) => [name, facts[name] ?? null]))
}

/** Whether an organisation may know of an event now. */
export async function mayKnow(
  work: Reading,
  orgId: string,
  kind: string,
  facts: EventFacts,
): Promise<boolean> {
  if (kind === testKind) return true
  const audience = (await publishingOf(kind)?.audience(work, facts)) ?? []
  return audience === 'everybody' || audience.includes(orgId)
}

type Listener = { readonly id: string; readonly org_id: string; readonly kinds: string[] }

async function listenersOf(work: Reading, kinds: readonly string[]): Promise<Listener[]> {
  return work.db
    .selectFrom('webhooks.subscription')
    .where(sql<boolean>`kinds && ${[...kinds]}::text[]`)
    .select(['id', 'org_id', 'kinds'])
    .orderBy('id')
    .execute()
}

type Told = Pick<KeptEvent, 'name' | 'at' | 'facts'> & { readonly id: number | null }

/** Numbers and keeps events for one subscription; what it was told before is not told again. */
export async function keepDeliveries(
  work: Writing,
  subscriptionId: string,
  told: readonly Told[],
): Promise<string[]> {
  const row = await work.db
    .selectFrom('webhooks.subscription')
    .where('id', '=', subscriptionId)
    .select(['org_id', 'last_sequence'])
    .forUpdate()
    .executeTakeFirst()
  // Removed meanwhile: there is nobody to tell.
  if (row === undefined) return []
  const eventIds = told.flatMap(({ id }) => id ?? [])
  const known = await work.db
    .selectFrom('webhooks.delivery')
    .where('subscription_id', '=', subscriptionId)
    .where('event_id', '=', sql<number>`any (${eventIds}::bigint[])`)
    .select('event_id')
    .execute()
  const before = new Set(known.map(({ event_id }) => event_id))
  const fresh = told.filter(({ id }) => id === null || !before.has(id))
  if (fresh.length === 0) return []
  const rows = fresh.map(({ id, name, at, facts }, index) => {
    const sequence = row.last_sequence + index + 1
    const data = dataOf(name, facts)
    return {
      id: newId(work.now),
      subscription_id: subscriptionId,
      org_id: row.org_id,
      sequence,
      event_id: id,
      kind: name,
      facts: JSON.stringify(keptFacts(facts)),
      body: JSON.stringify({ type: name, timestamp: at.toISOString(), sequence, data }),
      next_at: work.now,
      made_at: work.now,
    }
  })
  await work.db.insertInto('webhooks.delivery').values(rows).execute()
  await work.db
    .updateTable('webhooks.subscription')
    .set({ last_sequence: row.last_sequence + rows.length })
    .where('id', '=', subscriptionId)
    .execute()
  return rows.map(({ id }) => id)
}

/** Plans what a batch of events makes due. Heard again, it adds nothing. */
export async function planDeliveries(work: Writing, events: readonly KeptEvent[]): Promise<void> {
  const listeners = await listenersOf(work, [...new Set(events.map(({ name }) => name))])
  if (listeners.length === 0) return
  const due = new Map<string, KeptEvent[]>()
  for (const event of events) {
    const interested = listeners.filter(({ kinds }) => kinds.includes(event.name))
    if (interested.length === 0) continue
    const audience = (await publishingOf(event.name)?.audience(work, event.facts)) ?? []
    for (const { id, org_id } of interested) {
      if (audience !== 'everybody' && !audience.includes(org_id)) continue
      const list = due.get(id)
      if (list === undefined) due.set(id, [event])
      else list.push(event)
    }
  }
  // In the order of ids: of two that plan, none waits for the other in a ring.
  for (const { id } of listeners) {
    const told = due.get(id)
    if (told !== undefined) await keepDeliveries(work, id, told)
  }
  if (due.size > 0) await enqueue(work, 'webhooks.send', {})
}
