/** What a seal has beside, where the operator wants it: the same tree by SM3 in a chain of its own, signed by SM2. */
import { createHash } from 'node:crypto'
import { nationalSealsSetting } from '../../../domain/kernel/setting.ts'
import type { Host } from '../host.ts'
import { leafHash, merkleRoot } from './merkle.ts'
import { keyOfSeal, presentKey, type Asked, type KeptKey } from './signingKeys.ts'
import { sm2Form, sm2SignatureHolds } from './sm2Key.ts'

/** As kept with a seal; all null where it was made without. */
export type NationalColumns = {
  readonly sm3_root: string | null
  readonly sm3_chain: string | null
  readonly sm2_key_id: string | null
  readonly sm2_signature: string | null
}

const withoutNational: NationalColumns = {
  sm3_root: null,
  sm3_chain: null,
  sm2_key_id: null,
  sm2_signature: null,
}

/** What both are made over. */
export type SealFacts = {
  readonly seq: number
  readonly chain: string
  readonly sealedAt: Date
  readonly entries: number
  /** The SM3 chain of the seal before; its ordinary chain where it has none. */
  readonly before: string
}

export function sm3Of(text: string): string {
  return createHash('sm3').update(text).digest('hex')
}

export const nationalRoot = (leaves: readonly string[]): string =>
  merkleRoot(
    leaves.map((leaf) => leafHash(leaf, 'sm3')),
    'sm3',
  ).toString('hex')

export const nationalChain = (before: string, root: string, entries: number): string =>
  sm3Of(`${before}\n${root}\n${entries}`)

/** Binds both chains: whoever trusts either knows the other. */
export function nationalText({ seq, chain, sealedAt }: SealFacts, sm3Chain: string): string {
  return `baigong-seal-sm\n${seq}\n${chain}\n${sm3Chain}\n${sealedAt.toISOString()}`
}

/** Whether the operator wants it now. */
async function wantsNational(client: Asked): Promise<boolean> {
  const { rows } = await client.query('select value from kernel.setting where name = $1', [
    nationalSealsSetting.name,
  ])
  const kept = rows[0] as { value: unknown } | undefined
  return (kept?.value ?? nationalSealsSetting.initial) === true
}

async function makeNational(
  host: Host,
  client: Asked,
  leaves: readonly string[],
  facts: SealFacts,
): Promise<NationalColumns> {
  const key = await presentKey(host, sm2Form, client)
  const root = nationalRoot(leaves)
  const chain = nationalChain(facts.before, root, facts.entries)
  return {
    sm3_root: root,
    sm3_chain: chain,
    sm2_key_id: key.keyId,
    sm2_signature: key.sign(nationalText(facts, chain)),
  }
}

/**
 * What a seal gets beside now; nothing where nobody wants it. A key that cannot be used is said loudly and stops no
 * ordinary seal: these stand beside, never instead. Once the key is back, the next seal has its part again.
 */
export async function nationalPart(
  host: Host,
  client: Asked,
  leaves: readonly string[],
  facts: SealFacts,
): Promise<NationalColumns> {
  if (!(await wantsNational(client))) return withoutNational
  try {
    return await makeNational(host, client, leaves, facts)
  } catch (error) {
    host.log.error({ err: error, seal: facts.seq }, 'sealed without SM3 and SM2')
    return withoutNational
  }
}

/** What is wrong with it, computed anew from the rows; its signature by the key of its place in the order. */
export async function nationalFaults(
  keys: readonly KeptKey[],
  kept: NationalColumns,
  leaves: readonly string[],
  facts: SealFacts,
): Promise<string[]> {
  const { sm3_root: root, sm3_chain: chain, sm2_key_id: keyId, sm2_signature: signature } = kept
  if (root === null || chain === null || signature === null) return []
  const named = `seal ${facts.seq}`
  const faults: string[] = []
  if (leaves.length === 0 || nationalRoot(leaves) !== root) {
    faults.push(`${named}: an entry was changed, removed or added (SM3)`)
  }
  if (nationalChain(facts.before, root, facts.entries) !== chain) {
    faults.push(`${named}: does not follow the seal before it (SM3)`)
  }
  const key = keyOfSeal(keys, sm2Form, keyId ?? '', facts.seq)
  if ('fault' in key) faults.push(`${named}: ${key.fault}`)
  else if (!(await sm2SignatureHolds(key.publicKeyPem, nationalText(facts, chain), signature))) {
    faults.push(`${named}: the SM2 signature does not hold`)
  }
  return faults
}
