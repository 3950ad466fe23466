/** UUIDv7 (RFC 9562): sorted by time, made in the application because PostgreSQL 15 has no uuidv7(). */
import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(16 * 256)
let used = pool.length
/** The last number given in each of the latest moments: works that run at once write in turn, each at its own. */
const sequences = new Map<number, number>()
const momentsKept = 1024

function nextOf(ms: number, random: number): number {
  const last = sequences.get(ms)
  if (last === undefined && sequences.size === momentsKept) {
    sequences.delete(sequences.keys().next().value!)
  }
  const next = last === undefined ? random : last + 1
  sequences.set(ms, next)
  return next
}

/**
 * A new id for a row made at `now`; ids of one process increase even within one millisecond, for as many as one
 * work can write: the counter has 26 bits (RFC 9562, 6.2, method 1) and begins in its lower half, 48 are random.
 */
export function newId(now: Date): string {
  if (used >= pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  const ms = now.getTime()
  const sequence = nextOf(ms, bytes.readUInt32BE(6) >>> 7)
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | (sequence >>> 14), 6)
  bytes.writeUInt16BE(0x8000 | (sequence & 0x3fff), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
