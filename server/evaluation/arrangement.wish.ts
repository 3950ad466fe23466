/** What was asked of a plan names pairs that it must or may not have: it is kept sealed by the house's key. */
import type { ArrangementWish } from '../../domain/evaluation/arrangement.ts'
import type { Host } from '../kernel/host.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'

const contextOf = (id: string): string => `evaluation.arrangement ${id}`

export const sealWish = (host: Host, id: string, wish: ArrangementWish): string =>
  JSON.stringify({
    sealed: vaultOf(host).seal(JSON.stringify(wish), contextOf(id)).toString('base64'),
  })

/** Those of earlier days lie open. */
export function openWish(
  host: Host,
  { id, wish }: { readonly id: string; readonly wish: unknown },
): ArrangementWish {
  const kept = wish as ArrangementWish | { readonly sealed: string }
  if (!('sealed' in kept)) return kept
  return JSON.parse(vaultOf(host).open(Buffer.from(kept.sealed, 'base64'), contextOf(id)))
}
