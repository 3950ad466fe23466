/** Archives within archives: what unpacks to more at every level, or hides behind too many, is refused. */
import type { Finding } from '../../../domain/files/inspection.ts'
import { finding, inspectionLimits } from '../../../domain/files/inspectionReport.ts'
import { type Bytes, bytesOfBuffer, isUnreadable } from './bytes.ts'
import { allowedBytesOf, countUnpacked, directoryFindings, unpack, zipEntries } from './zip.ts'
import type { ZipEntry } from './zip.ts'

/** Inner archives up to this size are opened; a larger one was counted as an entry and no more. */
const openedBytes = 96 * 1024 * 1024
const zipMark = 'PK\x03\x04'

/** What may still be unpacked, over all levels together. */
type Budget = { leftBytes: number; leftEntries: number }

async function isZip(file: Bytes, entry: ZipEntry): Promise<boolean> {
  return (await unpack(file, entry, 4)).toString('latin1') === zipMark
}

/** The directory of an inner archive; undefined where it only begins like one. */
function innerEntries(inner: Bytes): { entries: ZipEntry[]; declared: number } | undefined {
  try {
    return zipEntries(inner)
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

async function innerFindings(inner: Bytes, depth: number, budget: Budget): Promise<Finding[]> {
  const directory = innerEntries(inner)
  if (directory === undefined) return []
  const { entries, declared } = directory
  const found = directoryFindings(entries, declared)
  if (found.length > 0) return found
  budget.leftEntries -= entries.length
  if (budget.leftEntries < 0) {
    const limit = inspectionLimits.maxEntries
    return [
      finding('files.archive_too_many_entries', { entries: limit - budget.leftEntries, limit }),
    ]
  }
  for (const entry of entries) {
    budget.leftBytes -= await countUnpacked(inner, entry, budget.leftBytes)
    if (budget.leftBytes < 0) {
      const ratio = `> ${inspectionLimits.maxRatio}`
      return [finding('files.archive_too_large', { ratio })]
    }
  }
  return nestedFindings(inner, entries, budget, depth)
}

/** What speaks against the archives inside of one whose own entries were found sound. */
async function nestedFindings(
  file: Bytes,
  entries: readonly ZipEntry[],
  budget: Budget,
  depth: number,
): Promise<Finding[]> {
  for (const entry of entries) {
    if (!(await isZip(file, entry))) continue
    if (depth >= inspectionLimits.maxDepth) {
      return [finding('files.archive_too_deep', { limit: inspectionLimits.maxDepth })]
    }
    const bytes = await unpack(file, entry, openedBytes + 1)
    if (bytes.length > openedBytes) continue
    const found = await innerFindings(bytesOfBuffer(bytes), depth + 1, budget)
    if (found.length > 0) return found
  }
  return []
}

export function findingsWithin(file: Bytes, entries: readonly ZipEntry[]): Promise<Finding[]> {
  const leftBytes = allowedBytesOf(file)
  const budget = { leftBytes, leftEntries: inspectionLimits.maxEntries }
  return nestedFindings(file, entries, budget, 1)
}
