/** Subscriptions as those who manage them read them. */
import { thingWords } from '../../domain/console/sentence.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { PauseReason, Subscription } from '../../domain/webhooks/subscription.ts'
import { isUuid } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId, personNames } from '../people/index.ts'

function own(work: Reading) {
  return work.db
    .selectFrom('webhooks.subscription as s')
    .where('s.org_id', '=', ownOrgId(work))
    .selectAll('s')
    .select((eb) => [
      eb
        .selectFrom('webhooks.delivery as d')
        .whereRef('d.subscription_id', '=', 's.id')
        .where('d.state', 'in', ['waiting', 'sending'])
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('waiting'),
      eb
        .selectFrom('webhooks.delivery as d')
        .whereRef('d.subscription_id', '=', 's.id')
        .where('d.state', '=', 'failed')
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('failed'),
      eb
        .selectFrom('webhooks.secret as k')
        .whereRef('k.subscription_id', '=', 's.id')
        .where('k.until_at', '>', work.now)
        .select('k.until_at')
        .limit(1)
        .as('former_until'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

function shape(row: Row, names: ReadonlyMap<string, string>): Subscription {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: row.kinds,
    state: row.state as Subscription['state'],
    pausedBecause: row.paused_because as PauseReason | null,
    version: row.version,
    madeByName: names.get(row.made_by ?? '') ?? null,
    madeAt: row.made_at.toISOString(),
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastFailureAt: row.last_failure_at?.toISOString() ?? null,
    waiting: Number(row.waiting),
    failed: Number(row.failed),
    formerSecretUntil: row.former_until?.toISOString() ?? null,
  }
}

async function shapes(work: Reading, rows: readonly Row[]): Promise<Subscription[]> {
  const names = await personNames(
    work,
    rows.flatMap(({ made_by }) => made_by ?? []),
  )
  return rows.map((row) => shape(row, names))
}

export async function listSubscriptions(work: Reading): Promise<{ rows: Subscription[] }> {
  const rows = await own(work).orderBy('s.id').limit(100).execute()
  return { rows: await shapes(work, rows) }
}

export async function readSubscription(work: Reading, id: string): Promise<Subscription> {
  const row = found(await own(work).where('s.id', '=', id).executeTakeFirst(), 'subscription')
  return (await shapes(work, [row]))[0]!
}

/** Of its own organisation's people alone: others read that something was set up, and not what for. */
export async function subscriptionNames(
  work: Reading,
  things: readonly string[],
  language: Language,
) {
  const rows = await work.db
    .selectFrom('webhooks.subscription')
    .where('id', 'in', things.filter(isUuid))
    .where('org_id', '=', work.actor.orgId)
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, thingWords(language, 'quoted', { name })]))
}
