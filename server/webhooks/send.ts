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

/** The next delivery to be sent: of each subscription one at a time, in order. */
async function nextDue(work: Writing) {
  const stale = new Date(work.now.getTime() - claimMs)
  return work.db
    .selectFrom('webhooks.delivery as d')
    .innerJoin('webhooks.subscription as s', 's.id', 'd.subscription_id')
    .where('s.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb.and([eb('d.state', '=', 'waiting'), eb('d.next_at', '<=', work.now)]),
        eb.and([eb('d.state', '=', 'sending'), eb('d.claimed_at', '<=', stale)]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhooks.delivery as o')
            .whereRef('o.subscription_id', '=', 'd.subscription_id')
            .where('o.state', '=', 'sending')
            .where('o.claimed_at', '>', stale)
            .select('o.id'),
        ),
      ),
    )
    .select(['d.id', 'd.subscription_id', 'd.org_id', 'd.kind', 'd.facts', 'd.body', 'd.attempts'])
    .select(['d.made_at', 's.url'])
    .orderBy('d.next_at')
    .orderBy('d.sequence')
    .limit(1)
    .forUpdate(['d', 's'])
    .skipLocked()
    .executeTakeFirst()
}

type Claimed = NonNullable<Awaited<ReturnType<typeof nextDue>>> & {
  readonly claimedAt: Date
  readonly reach: Reach
  readonly secrets: readonly string[] | null
  /** Whether the operator wants signatures by SM2 too. */
  readonly national: boolean
}

/** Undefined: nothing is due. Null: what was due may no longer be known there, and was withheld. */
function claim(host: Host): Promise<Claimed | null | undefined> {
  return writing(host, start(host), async (work) => {
    const due = await nextDue(work)
    if (due === undefined) return undefined
    const mine = work.db.updateTable('webhooks.delivery').where('id', '=', due.id)
    if (!(await mayKnow(work, due.org_id, due.kind, due.facts as EventFacts))) {
      await mine.set({ state: 'withheld', settled_at: work.now, claimed_at: null }).execute()
      return null
    }
    const attempts = due.attempts + 1
    await mine.set({ state: 'sending', claimed_at: work.now, attempts }).execute()
    const [reach, secrets] = [await reachOf(work), await openSecrets(work, due.subscription_id)]
    const national = await setting(work, nationalSealsSetting.name)
    return { ...due, attempts, claimedAt: work.now, reach, secrets, national }
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

async function runLane(host: Host): Promise<void> {
  for (let count = 0; count < perLane; count++) {
    const claimed = await claim(host)
    if (claimed === undefined) return
    if (claimed === null) continue
    const sent = await send(host, claimed)
    await writing(host, start(host), (work) => settle(work, claimed, sent))
  }
}

const running = new WeakMap<Host, { again: boolean }>()

/** Sends until nothing is due. Of several calls in one process one works, so that jobs never wait for receivers. */
export async function sendDue(host: Host): Promise<void> {
  const busy = running.get(host)
  if (busy !== undefined) {
    busy.again = true
    return
  }
  const own = { again: false }
  running.set(host, own)
  try {
    do {
      own.again = false
      await Promise.all(Array.from({ length: lanesAtOnce }, () => runLane(host)))
    } while (own.again)
  } finally {
    running.delete(host)
  }
}
