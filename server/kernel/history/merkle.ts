/** Merkle trees after RFC 6962 §2.1: leaf and node hashes are prefixed, so neither can pose as the other. */
import { createHash } from 'node:crypto'

/** SHA-256 for the world, SM3 (GB/T 32905) beside it where an operator wants it. */
export type TreeHash = 'sha256' | 'sm3'

const hash = (name: TreeHash, ...parts: readonly (Buffer | string)[]): Buffer => {
  const sum = createHash(name)
  for (const part of parts) sum.update(part)
  return sum.digest()
}

const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

export function leafHash(text: string, by: TreeHash = 'sha256'): Buffer {
  return hash(by, leafMark, text)
}

/** The largest power of two smaller than `count` (RFC 6962's k). */
function splitOf(count: number): number {
  let k = 1
  while (k * 2 < count) k *= 2
  return k
}

/** Root over leaf hashes, at least one. */
export function merkleRoot(leaves: readonly Buffer[], by: TreeHash = 'sha256'): Buffer {
  if (leaves.length === 0) throw new Error('a Merkle tree has at least one leaf')
  if (leaves.length === 1) return leaves[0]!
  const k = splitOf(leaves.length)
  return hash(by, nodeMark, merkleRoot(leaves.slice(0, k), by), merkleRoot(leaves.slice(k), by))
}

/** The sibling hashes that lead from leaf `index` to the root, nearest first (RFC 6962 §2.1.1). */
export function merklePath(
  leaves: readonly Buffer[],
  index: number,
  by: TreeHash = 'sha256',
): Buffer[] {
  if (leaves.length <= 1) return []
  const k = splitOf(leaves.length)
  return index < k
    ? [...merklePath(leaves.slice(0, k), index, by), merkleRoot(leaves.slice(k), by)]
    : [...merklePath(leaves.slice(k), index - k, by), merkleRoot(leaves.slice(0, k), by)]
}

/** The root that a leaf and its path lead to in a tree of `count` leaves. */
export function rootFromPath(
  leaf: Buffer,
  index: number,
  count: number,
  path: readonly Buffer[],
  by: TreeHash = 'sha256',
): Buffer {
  if (count === 1) return leaf
  const k = splitOf(count)
  const sibling = path.at(-1)
  if (sibling === undefined) throw new Error('the path is too short')
  const rest = path.slice(0, -1)
  return index < k
    ? hash(by, nodeMark, rootFromPath(leaf, index, k, rest, by), sibling)
    : hash(by, nodeMark, sibling, rootFromPath(leaf, index - k, count - k, rest, by))
}
