/** Inspects one file: what kind it is and what speaks against it. Runs in a process of its own. */
import { classifiedMarkInText } from '../../../domain/files/classifiedMark.ts'
import { familyOf, type Family } from '../../../domain/files/contentKind.ts'
import type { Finding } from '../../../domain/files/inspection.ts'
import {
  finding,
  inspectionLimits,
  type InspectionReport,
} from '../../../domain/files/inspectionReport.ts'
import type { Bytes } from './bytes.ts'
import { imageSize } from './image.ts'
import { findingsWithin } from './nested.ts'
import { archiveFacts, compoundFacts } from './office.ts'
import { pdfFacts } from './pdf.ts'
import { textFacts } from './text.ts'
import { zipEntries, zipFindings } from './zip.ts'

const headBytes = 64 * 1024

type Facts = Partial<InspectionReport> & { readonly words?: string }

async function zipFacts(file: Bytes): Promise<Facts> {
  const { entries, declared } = zipEntries(file)
  const own = await zipFindings(file, entries, declared)
  const found = own.length > 0 ? own : await findingsWithin(file, entries)
  if (found.length > 0) return { kind: 'zip', findings: found }
  const { kind, words, findings } = await archiveFacts(file, entries)
  return { kind, words, findings }
}

function imageFacts(family: Family, file: Bytes): Facts {
  const { width, height } = imageSize(family, file)!
  const { maxSidePixels, maxPixels } = inspectionLimits
  const large = Math.max(width, height) > maxSidePixels || width * height > maxPixels
  const findings: Finding[] = large
    ? [finding('files.image_too_large', { width, height, limit: maxPixels })]
    : []
  return { kind: family, widthPixels: width, heightPixels: height, findings }
}

/** Binary STL: 80 bytes, a count of triangles, 50 bytes for each. */
function binaryKind(file: Bytes): string | null {
  const head = file.read(0, 84)
  return head.length === 84 && file.size === 84 + 50 * head.readUInt32LE(80) ? 'stl' : null
}

/** The same box opens pictures and sound of other kinds; a kept library knows their brands. */
async function mp4Kind(head: Buffer): Promise<string | null> {
  // Loaded where it is needed: it is half of what this process would load.
  const { fileTypeFromBuffer } = await import('file-type')
  return (await fileTypeFromBuffer(head))?.mime === 'video/mp4' ? 'mp4' : null
}

async function factsOf(file: Bytes, head: Buffer): Promise<Facts> {
  const family = familyOf(head)
  switch (family) {
    case null:
      return { kind: null }
    case 'pdf':
      return { kind: 'pdf', ...pdfFacts(file) }
    case 'zip':
      return zipFacts(file)
    case 'compound':
      return compoundFacts(file)
    case 'text': {
      const { kind, beginning, findings } = textFacts(file)
      return { kind, findings, words: kind === 'txt' ? beginning.slice(0, 4000) : '' }
    }
    case 'mp4':
      return { kind: await mp4Kind(head) }
    case 'dwg':
      return { kind: 'dwg' }
    case 'binary':
      return { kind: binaryKind(file) }
    default:
      return imageFacts(family, file)
  }
}

/** Throws `Unreadable` where the file is not what its format promises. */
export async function inspect(file: Bytes): Promise<InspectionReport> {
  const facts = await factsOf(file, file.read(0, headBytes))
  const mark = classifiedMarkInText(facts.words ?? '')
  const marks = mark === null ? [] : [finding('files.classified_mark_found', { mark })]
  const kind = facts.kind ?? null
  const unknown = kind === null ? [finding('files.type_not_accepted', { ending: '—' })] : []
  return {
    kind,
    // A mark comes first: whatever else is wrong, this content must not be sent again.
    findings: [...marks, ...(facts.findings ?? []), ...unknown],
    pages: facts.pages ?? null,
    widthPixels: facts.widthPixels ?? null,
    heightPixels: facts.heightPixels ?? null,
  }
}
