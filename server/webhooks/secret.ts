/** Secrets of subscriptions: sealed under the instance's key, never kept or logged in clear. */
import { secretOverlapHours } from '../../domain/webhooks/subscription.ts'
import { newId } from '../kernel/id.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { newSecret } from './sign.ts'

const contextOf = (subscriptionId: string): string => `webhooks.secret ${subscriptionId}`

/** The present secret becomes the former one and holds for a while; one that was former ends now. */
export async function makeSecret(work: Writing, subscriptionId: string): Promise<string> {
  const until = new Date(work.now.getTime() + secretOverlapHours * 3_600_000)
  await work.db
    .deleteFrom('webhooks.secret')
    .where('subscription_id', '=', subscriptionId)
    .where('until_at', 'is not', null)
    .execute()
  await work.db
    .updateTable('webhooks.secret')
    .set({ until_at: until })
    .where('subscription_id', '=', subscriptionId)
    .execute()
  const secret = newSecret()
  await work.db
    .insertInto('webhooks.secret')
    .values({
      id: newId(work.now),
      subscription_id: subscriptionId,
      sealed: vaultOf(work.host).seal(secret, contextOf(subscriptionId)),
      made_at: work.now,
    })
    .execute()
  return secret
}

/** All that hold now, the present one first; null where this instance cannot open them. */
export async function openSecrets(
  work: Reading,
  subscriptionId: string,
): Promise<readonly string[] | null> {
  const rows = await work.db
    .selectFrom('webhooks.secret')
    .where('subscription_id', '=', subscriptionId)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', work.now)]))
    .select('sealed')
    .orderBy('until_at', (order) => order.desc().nullsFirst())
    .execute()
  try {
    return rows.map(({ sealed }) => vaultOf(work.host).open(sealed, contextOf(subscriptionId)))
  } catch (error) {
    work.host.log.warn({ err: error, subscriptionId }, 'secret of a subscription not opened')
    return null
  }
}
