/** Registering, changing, pausing and removing subscriptions: lock, insist, change, record. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import {
  checkKinds,
  mayPause,
  mayResume,
  mayUseAddress,
  type Subscription,
  subscriptionsMax,
  type SubscriptionWish,
  testKind,
} from '../../domain/webhooks/subscription.ts'
import type * as endpoints from '../../domain/webhooks/webhooks.endpoints.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { publishedNames } from './catalogue.ts'
import { keepDeliveries } from './plan.ts'
import { reachOf } from './reach.ts'
import { makeSecret } from './secret.ts'
import { readSubscription } from './subscription.queries.ts'

/** What is kept: the address as every reader of addresses understands it, each kind once, in order. */
async function checked(work: Reading, { name, url, kinds }: SubscriptionWish) {
  const given = url.trim()
  const address = URL.canParse(given) ? new URL(given).href : given
  insist(mayUseAddress(address, await reachOf(work)))
  insist(checkKinds(kinds, publishedNames))
  return { name: name.trim(), url: address, kinds: [...new Set(kinds)].toSorted() }
}

async function lockOwn(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('webhooks.subscription')
    .where('id', '=', id)
    .where('org_id', '=', ownOrgId(work))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'subscription')
}

/** Two that add at once count one after the other: the limit is one of the organisation. */
async function insistRoom(work: Writing): Promise<void> {
  const key = sql`hashtextextended(${ownOrgId(work)}, 7301)`
  await sql`select pg_advisory_xact_lock(${key})`.execute(work.db)
  const rows = await work.db
    .selectFrom('webhooks.subscription')
    .where('org_id', '=', ownOrgId(work))
    .select('id')
    .limit(subscriptionsMax)
    .execute()
  if (rows.length >= subscriptionsMax) {
    throw new Problem(conflict('webhooks.too_many', { limit: subscriptionsMax }))
  }
}

export async function addSubscription(work: Writing, wish: SubscriptionWish) {
  const kept = await checked(work, wish)
  await insistRoom(work)
  const id = newId(work.now)
  await work.db
    .insertInto('webhooks.subscription')
    .values({
      ...{ id, org_id: ownOrgId(work), ...kept },
      ...{ made_by: work.actor.personId, made_at: work.now, changed_at: work.now },
    })
    .execute()
  const secret = await makeSecret(work, id)
  await record(work, 'webhooks.subscription.add', id, { kinds: kept.kinds.length })
  return { secret, subscription: await readSubscription(work, id) }
}

export async function changeSubscription(
  work: Writing,
  id: string,
  { seen, wish }: BodyOf<typeof endpoints.changeSubscription>,
): Promise<Subscription> {
  const row = await lockOwn(work, id)
  if (row.version !== seen) {
    throw new Problem(conflict('webhooks.moved_on', { seen, version: row.version }))
  }
  const kept = await checked(work, wish)
  const version = row.version + 1
  await work.db
    .updateTable('webhooks.subscription')
    .set({ ...kept, version, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'webhooks.subscription.change', id, { version, kinds: kept.kinds.length })
  return readSubscription(work, id)
}

export async function removeSubscription(work: Writing, id: string): Promise<object> {
  await lockOwn(work, id)
  await work.db.deleteFrom('webhooks.subscription').where('id', '=', id).execute()
  await record(work, 'webhooks.subscription.remove', id)
  return {}
}

export async function rotateSecret(work: Writing, id: string) {
  await lockOwn(work, id)
  const secret = await makeSecret(work, id)
  await record(work, 'webhooks.subscription.rotateSecret', id)
  return { secret, subscription: await readSubscription(work, id) }
}

async function put(
  work: Writing,
  id: string,
  change: { readonly state: Subscription['state']; readonly paused_because: 'person' | null },
): Promise<void> {
  await work.db
    .updateTable('webhooks.subscription')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), changed_at: work.now }))
    .where('id', '=', id)
    .execute()
}

export async function pauseSubscription(work: Writing, id: string): Promise<Subscription> {
  insist(mayPause((await lockOwn(work, id)) as Pick<Subscription, 'state'>))
  await put(work, id, { state: 'paused', paused_because: 'person' })
  await record(work, 'webhooks.subscription.pause', id)
  return readSubscription(work, id)
}

/** What waited goes out at once, whatever its turn would have been. */
export async function resumeSubscription(work: Writing, id: string): Promise<Subscription> {
  insist(mayResume((await lockOwn(work, id)) as Pick<Subscription, 'state'>))
  await put(work, id, { state: 'active', paused_because: null })
  await work.db
    .updateTable('webhooks.delivery')
    .set({ next_at: work.now })
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await record(work, 'webhooks.subscription.resume', id)
  await enqueue(work, 'webhooks.send', {})
  return readSubscription(work, id)
}

export async function testSubscription(work: Writing, id: string): Promise<{ deliveryId: string }> {
  await lockOwn(work, id)
  const event = { id: null, name: testKind, at: work.now, facts: {} }
  const [deliveryId] = await keepDeliveries(work, id, [event])
  await record(work, 'webhooks.subscription.test', id)
  await enqueue(work, 'webhooks.send', {})
  return { deliveryId: deliveryId! }
}
