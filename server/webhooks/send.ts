/**
 * Sends what is due: claimed in one transaction, sent outside of any, settled in another. Whoever dies between
 * claim and settling leaves a delivery that is taken up again: at least once, always under the same id.
 */
import { systemActor } from '../../domain/kernel/actor.ts'
import { nationalSealsSetting } from '../../domain/kernel/setting.ts'
import { waitAfter } from '../../domain/webhooks/delivery.ts'
import {
  manageSubscriptions,
  type PauseReason,
  type Reach,
} from '../../domain/webhooks/subscription.ts'
import { setting } from '../console/index.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts } from '../kernel/module.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { mayKnow } from './plan.ts'
import { post, type Posted } from './post.ts'
import { reachOf } from './reach.ts'
import { openSecrets } from './secret.ts'
import { headersOf, messageIdOf } from './sign.ts'

/** Longer than any attempt lasts. */
const claimMs = 60_000
/** Receivers that are slow hold up only so many lanes of this process, and nobody's jobs. */
const lanesAtOnce = 8
const perLane = 500

const start = (host: Host) => ({ actor: systemActor, requestId: newId(host.clock.now()) })

/** The subscription whose turn it is, locked: one that has a message under way waits for it. */
async function nextSubscription(work: Writing, stale: Date) {
  return work.db
    .selectFrom('webhooks.subscription as s')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('webhooks.delivery as d')
          .whereRef('d.subscription_id', '=', 's.id')
          .where('d.state', 'in', ['waiting', 'sending'])
          .where('d.next_at', '<=', work.now)
          .select('d.next_at')
          .orderBy('d.next_at')
          .limit(1)
          .as('due'),
      (join) => join.onTrue(),
    )
    .where('s.state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhooks.delivery as o')
            .whereRef('o.subscription_id', '=', 's.id')
            .where('o.state', '=', 'sending')
            .where('o.claimed_at', '>', stale)
            .select('o.id'),
        ),
      ),
    )
    .select(['s.id', 's.url'])
    .orderBy('due.next_at')
    .limit(1)
    .forUpdate('s')
    .skipLocked()
    .executeTakeFirst()
}

/** What is due of a locked subscription, in order. Null: another sender was faster. */
async function nextDue(work: Writing, subscriptionId: string, stale: Date) {
  const due = await work.db
    .selectFrom('webhooks.delivery')
    .where('subscription_id', '=', subscriptionId)
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_at', '<=', work.now)
    .select(['id', 'subscription_id', 'org_id', 'kind', 'facts', 'body', 'attempts', 'made_at'])
    .orderBy('next_at')
    .orderBy('sequence')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const underWay = await work.db
    .selectFrom('webhooks.delivery')
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'sending')
    .where('claimed_at', '>', stale)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return underWay === undefined ? (due ?? null) : null
}

type Claimed = NonNullable<Awaited<ReturnType<typeof nextDue>>> & {
  readonly url: string
  readonly claimedAt: Date
  readonly reach: Reach
  readonly secrets: readonly string[] | null
  /** Whether the operator wants signatures by SM2 too. */
  readonly national: boolean
}

/** Undefined: nothing is due. Null: what was due is another sender's, or may no longer be known there. */
function claim(host: Host): Promise<Claimed | null | undefined> {
  return writing(host, start(host), async (work) => {
    const stale = new Date(work.now.getTime() - claimMs)
    const subscription = await nextSubscription(work, stale)
    if (subscription === undefined) return undefined
    const due = await nextDue(work, subscription.id, stale)
    if (due === null) return null
    const mine = work.db.updateTable('webhooks.delivery').where('id', '=', due.id)
    if (!(await mayKnow(work, due.org_id, due.kind, due.facts as EventFacts))) {
      await mine.set({ state: 'withheld', settled_at: work.now, claimed_at: null }).execute()
      return null
    }
    const attempts = due.attempts + 1
    await mine.set({ state: 'sending', claimed_at: work.now, attempts }).execute()
    const [reach, secrets] = [await reachOf(work), await openSecrets(work, due.subscription_id)]
    const national = await setting(work, nationalSealsSetting.name)
    return {
      ...due,
      url: subscription.url,
      attempts,
      claimedAt: work.now,
      reach,
      secrets,
      national,
    }
  })
}

const noSecret: Posted = {
  ...{ durationMs: 0, status: null, fault: 'secret', retryAfterMs: null },
  ...{ answerHeaders: '', answer: '' },
}

type Sent = { readonly posted: Posted; readonly sentHeaders: string }

async function send(host: Host, claimed: Claimed): Promise<Sent> {
  const { id, url, body, reach, secrets, national } = claimed
  if (secrets === null) return { posted: noSecret, sentHeaders: '' }
  // Receivers compare it with their own clocks, which do not live in the time of a demo.
  const now = (host.clock.real ?? host.clock.now)()
  const message = {
    ...{ id: messageIdOf(id), body },
    timestampSeconds: Math.floor(now.getTime() / 1000),
  }
  const headers = await headersOf(host, secrets, message, national)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return { posted: await post({ url, headers, body }, reach), sentHeaders: lines.join('\n') }
}

/** Nothing more is sent until a person resumes it; those who manage it are told. */
async function pause(work: Writing, subscriptionId: string, reason: PauseReason): Promise<void> {
  const row = await work.db
    .updateTable('webhooks.subscription')
    .set((eb) => ({
      ...{ state: 'paused', paused_because: reason, changed_at: work.now },
      version: eb('version', '+', 1),
    }))
    .where('id', '=', subscriptionId)
    .where('state', '=', 'active')
    .returning(['org_id', 'name', 'version'])
    .executeTakeFirst()
  if (row === undefined) return
  await tell(work, {
    kind: 'webhooks.paused',
    to: { orgId: row.org_id, permit: manageSubscriptions },
    facts: { name: row.name, reason },
    thing: { kind: 'webhooks.subscription', id: subscriptionId },
    once: `webhooks.paused:${subscriptionId}:${row.version}`,
  })
}

async function settle(work: Writing, claimed: Claimed, { posted, sentHeaders }: Sent) {
  const { fault, status, durationMs, answerHeaders, answer } = posted
  const yes = fault === null
  const wait = fault === 'gone' ? null : waitAfter(claimed.attempts, posted.retryAfterMs)
  const state = yes ? 'delivered' : wait === null ? 'failed' : 'waiting'
  const over = state !== 'waiting'
  const taken = await work.db
    .updateTable('webhooks.delivery')
    .set({
      ...{ state, claimed_at: null, settled_at: over ? work.now : null },
      next_at: new Date(work.now.getTime() + (over ? 0 : wait!)),
    })
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('claimed_at', '=', claimed.claimedAt)
    .executeTakeFirst()
  // Removed, or taken up by another meanwhile: that one settles it.
  if (Number(taken.numUpdatedRows) === 0) return
  await work.db
    .insertInto('webhooks.attempt')
    .values({
      ...{ id: newId(work.now), delivery_id: claimed.id, at: claimed.claimedAt },
      ...{ duration_ms: durationMs, status, fault },
      ...{ sent_headers: sentHeaders, answer_headers: answerHeaders, answer },
    })
    .execute()
  const { last_success_at: lastSuccess } = await work.db
    .updateTable('webhooks.subscription')
    .set(yes ? { last_success_at: work.now } : { last_failure_at: work.now })
    .where('id', '=', claimed.subscription_id)
    .returning('last_success_at')
    .executeTakeFirstOrThrow()
  if (fault === 'gone') await pause(work, claimed.subscription_id, 'gone')
  // One message that a receiver cannot take is no reason to stop telling it others.
  const silent = lastSuccess === null || lastSuccess < claimed.made_at
  if (state === 'failed' && fault !== 'gone' && silent) {
    await pause(work, claimed.subscription_id, 'failing')
  }
}

type Lanes = { readonly open: Set<Promise<void>>; readonly failures: unknown[]; calls: number }

async function runLane(host: Host, lanes: Lanes): Promise<void> {
  for (let count = 0; count < perLane; count++) {
    const { calls } = lanes
    const claimed = await claim(host)
    // What became due while this one looked may have found every lane taken.
    if (claimed === undefined && lanes.calls === calls) return
    if (claimed === undefined || claimed === null) continue
    const sent = await send(host, claimed)
    await writing(host, start(host), (work) => settle(work, claimed, sent))
  }
}

const lanesOf = new WeakMap<Host, Lanes>()

/**
 * Sends until nothing is due. Each call opens the lanes that are free, so that what comes later does not wait for
 * who is slow; of several calls in one process the first waits for all, so that other jobs do not.
 */
export async function sendDue(host: Host): Promise<void> {
  const lanes = lanesOf.get(host) ?? { open: new Set(), failures: [], calls: 0 }
  lanesOf.set(host, lanes)
  lanes.calls++
  const isFirst = lanes.open.size === 0
  while (lanes.open.size < lanesAtOnce) {
    const lane = runLane(host, lanes)
      .catch((error: unknown) => void lanes.failures.push(error))
      .finally(() => lanes.open.delete(lane))
    lanes.open.add(lane)
  }
  if (!isFirst) return
  while (lanes.open.size > 0) await Promise.all(lanes.open)
  const [failure] = lanes.failures.splice(0)
  if (failure !== undefined) throw failure
}
