/** A provider as it is kept: read for use with its secret, and how well it was reached last. */
import type { ProviderFault, ProviderRule, ProviderSettings } from '../../domain/people/provider.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import { writing, type Reading } from '../kernel/work.ts'

export type KeptProvider = {
  readonly id: string
  readonly version: number
  readonly rule: ProviderRule
  readonly settings: ProviderSettings
  readonly secret: string
  readonly lastOkAt: Date | null
}

export const secretContext = (id: string) => `sign-on provider ${id}`

/** A provider with its secret, or undefined; for signing on only those that are switched on. */
export async function openProvider(
  work: Reading,
  id: string,
  enabledOnly = true,
): Promise<KeptProvider | undefined> {
  const row = await work.db
    .selectFrom('people.sign_on_provider')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .$if(enabledOnly, (query) => query.where('enabled', '=', true))
    .select(['id', 'version', 'rule', 'settings', 'secret_sealed', 'last_ok_at'])
    .executeTakeFirst()
  if (row === undefined || row.secret_sealed === null) return undefined
  return {
    id: row.id,
    version: row.version,
    rule: row.rule as ProviderRule,
    settings: row.settings as ProviderSettings,
    secret: vaultOf(work.host).open(row.secret_sealed, secretContext(id)),
    lastOkAt: row.last_ok_at,
  }
}

const notedEveryMs = 10 * 60_000

/** Keeps for the operator whether the provider was reached; a person's own mistakes are no fault of it. */
export async function noteReached(
  host: Host,
  provider: KeptProvider,
  fault: ProviderFault | null,
): Promise<void> {
  const now = host.clock.now()
  const lastOkMs = provider.lastOkAt?.getTime() ?? 0
  if (fault === null && now.getTime() - lastOkMs < notedEveryMs) return
  const noted = fault === null ? { last_ok_at: now } : { last_fault: fault, last_fault_at: now }
  await writing(host, { actor: systemActor, requestId: `provider-${provider.id}` }, ({ db }) =>
    db.updateTable('people.sign_on_provider').set(noted).where('id', '=', provider.id).execute(),
  )
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNRESET',
  'EHOSTUNREACH',
])
const late = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'OAUTH_TIMEOUT'])
const certificate =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/

/** What an error on the way to a provider means, looking through what it was caused by. */
export function wayFaultOf(error: unknown): ProviderFault | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    const code = String((at as { code?: unknown }).code ?? '')
    if (unreachable.has(code)) return 'unreachable'
    if (certificate.test(code)) return 'certificate'
    if (late.has(code) || at.name === 'TimeoutError' || /time(?:d )?\s?out/i.test(at.message)) {
      return 'timeout'
    }
    at = at instanceof AggregateError ? at.errors[0] : at.cause
  }
  return undefined
}
