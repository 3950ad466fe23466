/**
 * The kinds of content that may be uploaded. A name declares a kind by its ending, the bytes show a family at
 * once and, after inspection, a kind; what contradicts its name is refused.
 */

/** What the first bytes alone can tell. */
export type Family =
  | 'pdf'
  | 'zip'
  | 'compound'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'bmp'
  | 'mp4'
  | 'dwg'
  | 'text'
  | 'binary'

export type ContentKind = {
  readonly id: string
  readonly mediaType: string
  readonly endings: readonly string[]
  readonly families: readonly Family[]
  /** Whether a browser may show it inside the page; whatever can run script never is. */
  readonly inline: boolean
}

function kind(
  id: string,
  mediaType: string,
  families: readonly Family[],
  more: { readonly endings?: readonly string[]; readonly inline?: boolean } = {},
): ContentKind {
  return { id, mediaType, endings: more.endings ?? [id], families, inline: more.inline ?? false }
}

const ooxml = 'application/vnd.openxmlformats-officedocument'

export const contentKinds: readonly ContentKind[] = [
  kind('pdf', 'application/pdf', ['pdf'], { inline: true }),
  kind('ofd', 'application/ofd', ['zip']),
  kind('docx', `${ooxml}.wordprocessingml.document`, ['zip']),
  kind('xlsx', `${ooxml}.spreadsheetml.sheet`, ['zip']),
  kind('pptx', `${ooxml}.presentationml.presentation`, ['zip']),
  kind('doc', 'application/msword', ['compound'], { endings: ['doc', 'wps'] }),
  kind('xls', 'application/vnd.ms-excel', ['compound'], { endings: ['xls', 'et'] }),
  kind('ppt', 'application/vnd.ms-powerpoint', ['compound'], { endings: ['ppt', 'dps'] }),
  kind('zip', 'application/zip', ['zip']),
  kind('png', 'image/png', ['png'], { inline: true }),
  kind('jpeg', 'image/jpeg', ['jpeg'], { endings: ['jpg', 'jpeg'], inline: true }),
  kind('gif', 'image/gif', ['gif'], { inline: true }),
  kind('webp', 'image/webp', ['webp'], { inline: true }),
  kind('tiff', 'image/tiff', ['tiff'], { endings: ['tif', 'tiff'] }),
  kind('bmp', 'image/bmp', ['bmp']),
  kind('svg', 'image/svg+xml', ['text']),
  kind('mp4', 'video/mp4', ['mp4']),
  kind('txt', 'text/plain', ['text'], { endings: ['txt', 'md'] }),
  kind('csv', 'text/csv', ['text']),
  kind('xml', 'application/xml', ['text']),
  kind('step', 'model/step', ['text'], { endings: ['step', 'stp'] }),
  kind('iges', 'model/iges', ['text'], { endings: ['iges', 'igs'] }),
  kind('dxf', 'image/vnd.dxf', ['text']),
  kind('dwg', 'image/vnd.dwg', ['dwg']),
  kind('stl', 'model/stl', ['text', 'binary']),
  kind('3mf', 'model/3mf', ['zip']),
]

const byId = new Map(contentKinds.map((one) => [one.id, one]))
const byEnding = new Map(
  contentKinds.flatMap((one) => one.endings.map((ending) => [ending, one] as const)),
)

export function contentKind(id: string): ContentKind | undefined {
  return byId.get(id)
}

/** The part of a name after its last dot, in lower case; empty where there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

/** The kind that a file's name declares, or undefined where such files are not accepted. */
export function kindOfName(name: string): ContentKind | undefined {
  return byEnding.get(endingOf(name))
}

const magics: readonly (readonly [Family, number, string])[] = [
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['compound', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['bmp', 0, 'BM'],
  ['mp4', 4, 'ftyp'],
  ['dwg', 0, 'AC10'],
]

/** Programs and archives we never take; their bytes could otherwise pass for some "binary" kind. */
const refusedMagics: readonly string[] = ['MZ', '\x7fELF', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', '#!']

function startsAt(head: Uint8Array, at: number, magic: string): boolean {
  if (head.length < at + magic.length) return false
  for (let i = 0; i < magic.length; i++) {
    if (head[at + i] !== magic.charCodeAt(i)) return false
  }
  return true
}

/**
 * Where the first byte stands that no text in UTF-8 or GB 18030 holds, or -1. UTF-16, whose every second byte
 * may be zero, is text as well, but none we take.
 */
export function firstNonTextByte(head: Uint8Array): number {
  return head.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}

/** The family that the first bytes show (4 KiB are plenty), or null for what is never taken. */
export function familyOf(head: Uint8Array): Family | null {
  if (refusedMagics.some((magic) => startsAt(head, 0, magic))) return null
  const known = magics.find(([, at, magic]) => startsAt(head, at, magic))
  if (known !== undefined) return known[0]
  return firstNonTextByte(head) < 0 ? 'text' : 'binary'
}

/** Whether content found to be `foundId` may carry a name that declares `declaredId`. */
export function kindsAgree(declaredId: string, foundId: string): boolean {
  if (declaredId === foundId) return true
  const declared = byId.get(declaredId)
  const found = byId.get(foundId)
  if (declared === undefined || found === undefined) return false
  // A document is a zip archive, and plain text has as many names as purposes.
  if (declaredId === 'zip') return found.families.includes('zip')
  if (declaredId === 'txt' || declaredId === 'csv') return found.families.includes('text')
  // The compound formats of Office 97 cannot be told apart by more than stream names; WPS shares them.
  return declared.families[0] === 'compound' && found.families[0] === 'compound'
}
