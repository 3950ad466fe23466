/** The log of deliveries, as those who manage the subscriptions of an organisation read it. */
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import {
  type AttemptFault,
  type Delivery,
  type DeliveryState,
  type OpenDelivery,
} from '../../domain/webhooks/delivery.ts'
import type * as endpoints from '../../domain/webhooks/webhooks.endpoints.ts'
import { countUpTo } from '../kernel/countUpTo.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { messageIdOf } from './sign.ts'

type Query = QueryOf<typeof endpoints.listDeliveries>

/** The log is counted no further. */
const countedMost = 10_000

function own(work: Reading) {
  return work.db
    .selectFrom('webhooks.delivery as d')
    .innerJoin('webhooks.subscription as s', 's.id', 'd.subscription_id')
    .where('d.org_id', '=', ownOrgId(work))
}

function filtered(work: Reading, { subscription, state, kind }: Query) {
  let rows = own(work)
  if (subscription !== undefined) rows = rows.where('d.subscription_id', '=', subscription)
  if (state !== undefined) rows = rows.where('d.state', '=', state)
  if (kind !== undefined) rows = rows.where('d.kind', '=', kind)
  return rows
}

const shown = [
  ...(['d.id', 'd.subscription_id', 'd.sequence', 'd.kind', 'd.state', 'd.attempts'] as const),
  ...(['d.next_at', 'd.made_at', 'd.settled_at', 's.name as subscription_name', 's.url'] as const),
  'd.body',
] as const

function rowsOf(work: Reading, query: Query) {
  return filtered(work, query).select(shown)
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>
type Last = { readonly status: number | null; readonly fault: string | null }

function shape(row: Row, last: Last | undefined): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    subscriptionName: row.subscription_name,
    sequence: row.sequence,
    messageId: messageIdOf(row.id),
    kind: row.kind,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    status: last?.status ?? null,
    fault: (last?.fault ?? null) as AttemptFault | null,
    nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
    madeAt: row.made_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  }
}

async function lastAttempts(work: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Last>()
  const rows = await work.db
    .selectFrom('webhooks.attempt')
    .distinctOn('delivery_id')
    .where('delivery_id', 'in', [...ids])
    .select(['delivery_id', 'status', 'fault'])
    .orderBy('delivery_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.delivery_id, row satisfies Last]))
}

const uuid = /^[0-9a-f-]{36}$/

export async function listDeliveries(work: Reading, query: Query) {
  const limit = query.limit ?? 50
  let page = rowsOf(work, query)
  if (query.after !== undefined && uuid.test(query.after)) {
    page = page.where('d.id', '<', query.after)
  }
  const rows = await page
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const here = rows.slice(0, limit)
  const last = await lastAttempts(
    work,
    here.map(({ id }) => id),
  )
  return {
    rows: here.map((row) => shape(row, last.get(row.id))),
    ...(await countUpTo(work, filtered(work, query).select('d.id'), countedMost)),
    next: rows.length > limit ? here.at(-1)!.id : null,
  }
}

export async function readDelivery(work: Reading, id: string): Promise<OpenDelivery> {
  const row = found(
    await own(work).where('d.id', '=', id).select(shown).executeTakeFirst(),
    'delivery',
  )
  const tries = await work.db
    .selectFrom('webhooks.attempt')
    .where('delivery_id', '=', id)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return {
    ...shape(row, tries[0]),
    url: row.url,
    body: row.body,
    tries: tries.map((one) => ({
      at: one.at.toISOString(),
      durationMs: one.duration_ms,
      status: one.status,
      fault: one.fault as AttemptFault | null,
      sentHeaders: one.sent_headers,
      answerHeaders: one.answer_headers,
      answer: one.answer,
    })),
  }
}
