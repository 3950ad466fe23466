/** The proof that a history entry is under a seal: what receipts print and `verify --against` checks. */
import { sql } from 'kysely'
import type { Reading } from '../work.ts'
import { leafHash, merklePath } from './merkle.ts'
import { leafText, type HistoryRow } from './seal.ts'
import type { SealProof } from './verify.ts'

type SealRow = {
  readonly seq: number
  readonly root: string
  readonly chain: string
  readonly key_id: string
  readonly signature: string
  readonly sealed_at: Date
  readonly sm3_root: string | null
  readonly sm3_chain: string | null
  readonly sm2_key_id: string | null
  readonly sm2_signature: string | null
  readonly last_xid: string
  readonly last_id: number
  readonly from_xid: string
  readonly from_id: number
}

/** The seal over a position, with the position where the seal before it ended. */
async function sealOver(work: Reading, xid: string, id: number): Promise<SealRow | undefined> {
  const { rows } = await sql<SealRow>`
    select s.seq, s.root, s.chain, s.key_id, s.signature, s.sealed_at, s.last_xid::text, s.last_id,
      s.sm3_root, s.sm3_chain, s.sm2_key_id, s.sm2_signature,
      coalesce(p.last_xid::text, '0') as from_xid, coalesce(p.last_id, 0) as from_id
    from kernel.seal s left join kernel.seal p on p.seq = s.seq - 1
    where (s.last_xid, s.last_id) >= (${xid}::xid8, ${id}::bigint)
    order by s.seq limit 1`.execute(work.db)
  return rows[0]
}

async function sealedRows(work: Reading, seal: SealRow): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select id, xid::text, at, request_id, via, person_id, org_id, on_behalf_of, verb, thing_id, facts
    from kernel.history h
    where (h.xid, h.id) > (${seal.from_xid}::xid8, ${seal.from_id}::bigint)
      and (h.xid, h.id) <= (${seal.last_xid}::xid8, ${seal.last_id}::bigint)
    order by h.xid, h.id`.execute(work.db)
  return rows
}

type Place = { readonly id: number; readonly xid: string }

/** The proof of the latest entry of `verb` on a thing; null while no seal covers it yet. */
export async function proofOfEntry(
  work: Reading,
  verb: string,
  thingId: string,
): Promise<SealProof | null> {
  const { rows } = await sql<Place>`
    select id, xid::text from kernel.history
    where thing_id = ${thingId} and verb = ${verb} order by id desc limit 1`.execute(work.db)
  return proofAt(work, rows[0])
}

/** The proof of one entry by its number; null while no seal covers it yet, or where there is none. */
export async function proofOfEntryAt(work: Reading, id: number): Promise<SealProof | null> {
  const { rows } = await sql<Place>`
    select id, xid::text from kernel.history where id = ${id}`.execute(work.db)
  return proofAt(work, rows[0])
}

/** The part by SM3 and SM2; nothing where the seal was made without. */
function nationalOf(seal: SealRow, leaves: readonly string[], index: number) {
  const { sm3_root: root, sm3_chain: chain, sm2_key_id: keyId, sm2_signature: signature } = seal
  if (root === null || chain === null || keyId === null || signature === null) return {}
  const hashes = leaves.map((leaf) => leafHash(leaf, 'sm3'))
  const path = merklePath(hashes, index, 'sm3').map((hash) => hash.toString('hex'))
  return { national: { path, root, chain, keyId, signature } }
}

async function proofAt(work: Reading, entry: Place | undefined): Promise<SealProof | null> {
  if (entry === undefined) return null
  const seal = await sealOver(work, entry.xid, entry.id)
  if (seal === undefined) return null
  const sealed = await sealedRows(work, seal)
  const index = sealed.findIndex(({ id }) => id === entry.id)
  const texts = sealed.map(leafText)
  const leaves = texts.map((text) => leafHash(text))
  return {
    entry: texts[index]!,
    index,
    count: sealed.length,
    path: merklePath(leaves, index).map((hash) => hash.toString('hex')),
    seq: seal.seq,
    root: seal.root,
    chain: seal.chain,
    sealedAt: seal.sealed_at.toISOString(),
    keyId: seal.key_id,
    signature: seal.signature,
    ...nationalOf(seal, texts, index),
  }
}
