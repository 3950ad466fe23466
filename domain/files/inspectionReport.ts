/**
 * What is looked at in a file before anybody may read it, and the limits it must keep. Loaded by the process
 * that inspects, once for every file: hence apart from the shapes and their library.
 */
import type { Facts } from '../kernel/verdict.ts'
import type { Finding } from './inspection.ts'

export const inspectionLimits = {
  /** A document for people; a longer one is a data set and belongs in a table or an archive. */
  maxPages: 2_000,
  maxEntries: 10_000,
  /** Bytes after unpacking for one byte packed, counted once an archive unpacks to more than `freeBytes`. */
  maxRatio: 200,
  freeBytes: 20 * 1024 * 1024,
  /** Archives within archives, the outermost counted: a Word file in a ZIP in a ZIP is 3. */
  maxDepth: 4,
  maxUnpackedBytes: 2 * 1024 * 1024 * 1024,
  maxSidePixels: 30_000,
  maxPixels: 150_000_000,
} as const

/** What the inspecting process answers: the kind it found and what speaks against the file. */
export type InspectionReport = {
  /** A kind of `contentKinds`, or null where the bytes are of none. */
  readonly kind: string | null
  readonly findings: readonly Finding[]
  readonly pages: number | null
  readonly widthPixels: number | null
  readonly heightPixels: number | null
}

export function finding(code: string, facts: Facts = {}): Finding {
  return { code, facts }
}
