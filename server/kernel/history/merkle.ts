/** Merkle trees after RFC 6962 §2.1: leaf and node hashes are prefixed, so neither can pose as the other. */
import { createHash } from 'node:crypto'

const hash = (...parts: readonly (Buffer | string)[]): Buffer => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

export function leafHash(text: string): Buffer {
  return hash(leafMark, text)
}

/** The largest power of two smaller than `count` (RFC 6962's k). */
function splitOf(count: number): number {
  let k = 1
  while (k * 2 < count) k *= 2
  return k
}

/** Root over leaf hashes, at least one. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new Error('a Merkle tree has at least one leaf')
  if (leaves.length === 1) return leaves[0]!
  const k = splitOf(leaves.length)
  return hash(nodeMark, merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)))
}

/** The sibling hashes that lead from leaf `index` to the root, nearest first (RFC 6962 §2.1.1). */
export function merklePath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return []
  const k = splitOf(leaves.length)
  return index < k
    ? [...merklePath(leaves.slice(0, k), index), merkleRoot(leaves.slice(k))]
    : [...merklePath(leaves.slice(k), index - k), merkleRoot(leaves.slice(0, k))]
}

/** The root that a leaf and its path lead to in a tree of `count` leaves. */
export function rootFromPath(
  leaf: Buffer,
  index: number,
  count: number,
  path: readonly Buffer[],
): Buffer {
  if (count === 1) return leaf
  const k = splitOf(count)
  const sibling = path.at(-1)
  if (sibling === undefined) throw new Error('the path is too short')
  const rest = path.slice(0, -1)
  return index < k
    ? hash(nodeMark, rootFromPath(leaf, index, k, rest), sibling)
    : hash(nodeMark, sibling, rootFromPath(leaf, index - k, count - k, rest))
}
