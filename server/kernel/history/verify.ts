/** Recomputes the seals from the history: what was changed, removed or slipped in shows. */
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Host } from '../host.ts'
import { ed25519Form, signatureHolds } from './key.ts'
import { leafHash, merkleRoot, rootFromPath } from './merkle.ts'
import { type NationalColumns, nationalFaults } from './nationalSeal.ts'
import { keyOfSeal, keyRecordFaults, knownKeys, type KeptKey } from './signingKeys.ts'
import { sm2Form } from './sm2Key.ts'
import { chainOf, firstChain, leafText, sealText, type HistoryRow } from './seal.ts'

export type Verification = {
  readonly ok: boolean
  readonly seals: number
  readonly entries: number
  readonly faults: readonly string[]
}

/** The same by SM3 and SM2, where the seal has it. */
export type NationalProof = {
  readonly path: readonly string[]
  readonly root: string
  readonly chain: string
  readonly keyId: string
  readonly signature: string
}

/** The proof printed in a receipt: one history entry, its place in a seal, the path to the root. */
export type SealProof = {
  readonly entry: string
  readonly index: number
  readonly count: number
  readonly path: readonly string[]
  readonly seq: number
  readonly root: string
  readonly chain: string
  readonly sealedAt: string
  readonly keyId: string
  readonly signature: string
  readonly national?: NationalProof
}

type KeptSeal = Pick<Seal, 'seq' | 'root' | 'chain' | 'sm3_root' | 'sm3_chain'>
type Before = Pick<Seal, 'chain' | 'sm3_chain' | 'last_xid' | 'last_id'>

type Seal = NationalColumns & {
  readonly seq: number
  readonly last_xid: string
  readonly last_id: number
  readonly entries: number
  readonly root: string
  readonly chain: string
  readonly key_id: string
  readonly signature: string
  readonly sealed_at: Date
}

const sealSql = `select seq, last_xid::text, last_id, entries, root, chain, key_id, signature, sealed_at,
    sm3_root, sm3_chain, sm2_key_id, sm2_signature
  from kernel.seal order by seq`

/** The history rows of one seal, in its order. */
export async function rowsBetween(
  client: pg.Pool | pg.ClientBase,
  from: { readonly last_xid: string; readonly last_id: number },
  to: { readonly last_xid: string; readonly last_id: number },
): Promise<HistoryRow[]> {
  const { rows } = await client.query(
    `select id, xid::text, at, request_id, via, person_id, org_id, on_behalf_of, verb, thing_id, facts
     from kernel.history where (xid, id) > ($1::xid8, $2) and (xid, id) <= ($3::xid8, $4)
     order by kernel.history.xid, id`,
    [from.last_xid, from.last_id, to.last_xid, to.last_id],
  )
  return rows as HistoryRow[]
}

/** A seal's signature by the key of its place in the order. */
export function signatureFaults(
  keys: readonly KeptKey[],
  seal: Pick<Seal, 'seq' | 'chain' | 'key_id' | 'signature' | 'sealed_at'>,
): string[] {
  const key = keyOfSeal(keys, ed25519Form, seal.key_id, seal.seq)
  if ('fault' in key) return [`seal ${seal.seq}: ${key.fault}`]
  const text = sealText(seal.seq, seal.chain, seal.sealed_at)
  return signatureHolds(key.publicKeyPem, text, seal.signature)
    ? []
    : [`seal ${seal.seq}: the signature does not hold`]
}

function sealFaults(
  keys: readonly KeptKey[],
  seal: Seal,
  rows: readonly HistoryRow[],
  before: string,
): string[] {
  const faults: string[] = []
  if (rows.length !== seal.entries) {
    faults.push(`seal ${seal.seq}: ${rows.length} entries instead of ${seal.entries}`)
  }
  const root =
    rows.length === 0 ? '' : merkleRoot(rows.map((row) => leafHash(leafText(row)))).toString('hex')
  if (root !== seal.root) faults.push(`seal ${seal.seq}: an entry was changed, removed or added`)
  if (chainOf(before, seal.root, seal.entries) !== seal.chain) {
    faults.push(`seal ${seal.seq}: does not follow the seal before it`)
  }
  faults.push(...signatureFaults(keys, seal))
  return faults
}

function ownNationalFaults(
  keys: readonly KeptKey[],
  seal: Seal,
  rows: readonly HistoryRow[],
  before: Before,
) {
  const facts = {
    ...{ seq: seal.seq, chain: seal.chain, sealedAt: seal.sealed_at, entries: seal.entries },
    before: before.sm3_chain ?? before.chain,
  }
  return nationalFaults(keys, seal, rows.map(leafText), facts)
}

/** Whether the part by SM3 leads to its root, and that root is kept here. */
function nationalProofFaults(proof: SealProof, kept: KeptSeal): string[] {
  const { national } = proof
  if (national === undefined) return []
  const path = national.path.map((hex) => Buffer.from(hex, 'hex'))
  const leaf = leafHash(proof.entry, 'sm3')
  const root = rootFromPath(leaf, proof.index, proof.count, path, 'sm3').toString('hex')
  const faults: string[] = []
  if (root !== national.root) faults.push('the receipt does not lead to its own root (SM3)')
  if (kept.sm3_root !== national.root || kept.sm3_chain !== national.chain) {
    faults.push(`seal ${proof.seq} kept here differs from the receipt's (SM3)`)
  }
  return faults
}

/** Whether a receipt's proof agrees with itself and with the seals kept here. */
export function proofFaults(proof: SealProof, seals: readonly KeptSeal[]) {
  const path = proof.path.map((hex) => Buffer.from(hex, 'hex'))
  const root = rootFromPath(leafHash(proof.entry), proof.index, proof.count, path).toString('hex')
  const kept = seals.find(({ seq }) => seq === proof.seq)
  const faults: string[] = []
  if (root !== proof.root) faults.push('the receipt does not lead to its own root')
  if (kept === undefined) faults.push(`no seal ${proof.seq} is kept here`)
  else if (kept.root !== proof.root || kept.chain !== proof.chain) {
    faults.push(`seal ${proof.seq} kept here differs from the receipt's`)
  }
  if (kept !== undefined) faults.push(...nationalProofFaults(proof, kept))
  return faults
}

/** Verifies everything; `against` names a file that holds a `SealProof`, or an object with one at `proof`. */
export async function verifyHistory(host: Host, against?: string): Promise<Verification> {
  const client = host.database.owner
  const seals = (await client.query(sealSql)).rows as Seal[]
  const { dataDir } = host.config
  const keys = await knownKeys(client, dataDir, ed25519Form)
  const sm2Keys = await knownKeys(client, dataDir, sm2Form)
  const faults = await keyRecordFaults(client, [...keys, ...sm2Keys])
  let entries = 0
  let before: Before = { chain: firstChain, sm3_chain: null, last_xid: '0', last_id: 0 }
  for (const seal of seals) {
    const rows = await rowsBetween(client, before, seal)
    entries += rows.length
    faults.push(...sealFaults(keys, seal, rows, before.chain))
    faults.push(...(await ownNationalFaults(sm2Keys, seal, rows, before)))
    before = seal
  }
  if (against !== undefined) {
    const read = JSON.parse(await readFile(against, 'utf8')) as SealProof & { proof?: SealProof }
    faults.push(...proofFaults(read.proof ?? read, seals))
  }
  return { ok: faults.length === 0, seals: seals.length, entries, faults }
}
