/** Sending again, and forgetting what is old. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { deliveriesKeptDays, replayMost, settledStates } from '../../domain/webhooks/delivery.ts'
import type * as endpoints from '../../domain/webhooks/webhooks.endpoints.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { Problem } from '../kernel/problem.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'

type Wish = BodyOf<typeof endpoints.replayDeliveries>
type Span = NonNullable<Wish['span']>

function settledOwn(work: Writing) {
  return work.db
    .selectFrom('webhooks.delivery')
    .where('org_id', '=', ownOrgId(work))
    .where('state', 'in', [...settledStates])
}

function within(work: Writing, { subscriptionId, from, until, delivered }: Span) {
  let rows = settledOwn(work)
    .where('subscription_id', '=', subscriptionId)
    .where('made_at', '>=', new Date(from))
  if (until !== null) rows = rows.where('made_at', '<=', new Date(until))
  return delivered ? rows : rows.where('state', '<>', 'delivered')
}

/** Under the same ids, so that a receiver knows again what it has; the attempts are counted anew. */
export async function replayDeliveries(
  work: Writing,
  { ids, span }: Wish,
): Promise<AnswerOf<typeof endpoints.replayDeliveries>> {
  if ((ids === undefined) === (span === undefined)) {
    throw new Problem(invalid('webhooks.replay_what'))
  }
  const chosen =
    span === undefined ? settledOwn(work).where('id', 'in', [...ids!]) : within(work, span)
  const rows = await chosen
    .select(['id', 'subscription_id'])
    .orderBy('id')
    .limit(replayMost + 1)
    .forUpdate()
    .execute()
  const taken = rows.slice(0, replayMost)
  if (taken.length === 0) return { replayed: 0, more: false }
  await work.db
    .updateTable('webhooks.delivery')
    .set({ state: 'waiting', attempts: 0, next_at: work.now, settled_at: null })
    .where(
      'id',
      'in',
      taken.map(({ id }) => id),
    )
    .execute()
  for (const [subscriptionId, those] of Map.groupBy(taken, (row) => row.subscription_id)) {
    await record(work, 'webhooks.delivery.replay', subscriptionId, { count: those.length })
  }
  await enqueue(work, 'webhooks.send', {})
  return { replayed: taken.length, more: rows.length > replayMost }
}

const perTransaction = 2000

/** What is old is forgotten, sent or not; nobody's log grows for ever. */
export async function forgetOld(host: Host): Promise<void> {
  for (;;) {
    const start = { actor: systemActor, requestId: newId(host.clock.now()) }
    const gone = await writing(host, start, async (work) => {
      const before = new Date(work.now.getTime() - deliveriesKeptDays * 86_400_000)
      const old = work.db
        .selectFrom('webhooks.delivery')
        .where('made_at', '<', before)
        .select('id')
        .limit(perTransaction)
      const done = await work.db
        .deleteFrom('webhooks.delivery')
        .where('id', 'in', old)
        .executeTakeFirst()
      return Number(done.numDeletedRows)
    })
    if (gone < perTransaction) return
  }
}
