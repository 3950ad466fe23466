/** Documents that are archives (OOXML, OFD) or compounds (Office 97, WPS): kind, macros, first words. */
import type { Finding } from '../../../domain/files/inspection.ts'
import { finding } from '../../../domain/files/inspectionReport.ts'
import type { Bytes } from './bytes.ts'
import { unpack, type ZipEntry } from './zip.ts'

const partBytes = 2 * 1024 * 1024
const maxParts = 12
const wordsKept = 4000
const compoundBytes = 64 * 1024 * 1024

const parts: readonly (readonly [string, string, RegExp])[] = [
  ['docx', 'word/document.xml', /^word\/(?:document|header\d*)\.xml$|^docProps\/\w+\.xml$/],
  ['xlsx', 'xl/workbook.xml', /^xl\/(?:sharedStrings|workbook)\.xml$|^docProps\/\w+\.xml$/],
  ['pptx', 'ppt/presentation.xml', /^ppt\/slides\/slide1\.xml$|^docProps\/\w+\.xml$/],
  ['3mf', '3D/3dmodel.model', /^\[Content_Types\]\.xml$/],
  ['ofd', 'OFD.xml', /^OFD\.xml$|^Doc_0\/(?:Pages\/Page_0\/Content|Document)\.xml$/],
]

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** The words of an XML part, one paragraph a line. */
function words(xml: string): string {
  return xml
    .replaceAll(/<\/(?:w:p|a:p|si|ofd:TextObject|dc:\w+|cp:\w+)>|<w:br\/>/g, '\n')
    .replaceAll(/<[^>]{0,10000}>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (_match, name: string) => entities[name] ?? '')
    .replaceAll(/&#(\d{1,6});/g, (_match, code: string) => String.fromCodePoint(Number(code)))
}

export type ArchiveFacts = {
  readonly kind: string
  readonly words: string
  readonly findings: readonly Finding[]
}

/** What kind of document an archive is, its first words, and whether it brings macros. */
export async function archiveFacts(
  file: Bytes,
  entries: readonly ZipEntry[],
): Promise<ArchiveFacts> {
  const known = parts.find(([, sign]) => entries.some(({ name }) => name === sign))
  if (known === undefined) return { kind: 'zip', words: '', findings: [] }
  const [kind, , wanted] = known
  const told: string[] = []
  for (const entry of entries.filter(({ name }) => wanted.test(name)).slice(0, maxParts)) {
    const xml = (await unpack(file, entry, partBytes)).toString('utf8')
    told.push(words(xml).slice(0, wordsKept))
  }
  const macros = entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))
  return {
    kind,
    words: told.join('\n'),
    findings: macros ? [finding('files.macros_found')] : [],
  }
}

function holds(file: Buffer, streamName: string): boolean {
  return file.includes(Buffer.from(streamName, 'utf16le'))
}

/** Office 97 and WPS: streams are known by their names in the directory of the compound file. */
export function compoundFacts(file: Bytes): ArchiveFacts {
  const bytes = file.read(0, compoundBytes)
  const findings: Finding[] = []
  if (holds(bytes, 'EncryptedPackage')) findings.push(finding('files.encrypted'))
  if (holds(bytes, '_VBA_PROJECT')) findings.push(finding('files.macros_found'))
  const kind = holds(bytes, 'WordDocument')
    ? 'doc'
    : holds(bytes, 'PowerPoint Document')
      ? 'ppt'
      : holds(bytes, 'Workbook')
        ? 'xls'
        : 'doc'
  // Text of Word 97 lies in the clear, two bytes a character, on a sector boundary.
  const beginning = new TextDecoder('utf-16le').decode(bytes.subarray(512, 512 + 256 * 1024))
  // Pieces of other streams read as rare characters; only runs of usual ones are words.
  const runs = beginning.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef★☆\w\s]{3,}/g) ?? []
  return { kind, words: runs.join(' ').slice(0, wordsKept * 4), findings }
}
