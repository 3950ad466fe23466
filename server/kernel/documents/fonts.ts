/**
 * The fonts of printed pages, and which characters they have. Noto Serif SC and Noto Sans SC (OFL) come whole
 * from npm: 30,900 characters, all 8,105 of 通用规范汉字表 among them. A web font subset would not do for names.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Files of the faces that the Typst templates name, in order of preference. */
export const fontFiles: readonly string[] = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
].map((name) => require.resolve(name))

/** Reads one table of a TrueType file without reading the other 14 MB. */
function readTable(file: string, tag: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(12 + 16 * 64)
    readSync(handle, head, 0, head.length, 0)
    const count = head.readUInt16BE(4)
    for (let i = 0; i < count; i++) {
      const entry = 12 + 16 * i
      if (head.toString('latin1', entry, entry + 4) !== tag) continue
      const table = Buffer.alloc(head.readUInt32BE(entry + 12))
      readSync(handle, table, 0, table.length, head.readUInt32BE(entry + 8))
      return table
    }
    throw new Error(`${file} has no table ${tag}`)
  } finally {
    closeSync(handle)
  }
}

/** Ranges [first, last] of the code points in a `cmap` table of format 12 (full Unicode). */
function unicodeRanges(cmap: Buffer): readonly (readonly [number, number])[] {
  const count = cmap.readUInt16BE(2)
  for (let i = 0; i < count; i++) {
    const at = cmap.readUInt32BE(4 + 8 * i + 4)
    if (cmap.readUInt16BE(at) !== 12) continue
    const groups = cmap.readUInt32BE(at + 12)
    return Array.from({ length: groups }, (_, group) => {
      const from = at + 16 + 12 * group
      return [cmap.readUInt32BE(from), cmap.readUInt32BE(from + 4)] as const
    })
  }
  throw new Error('the font has no full Unicode character map')
}

let drawn: Uint8Array | undefined

/** A bit for each code point that every face has: a heading must not lose what the body can draw. */
function coverage(): Uint8Array {
  if (drawn) return drawn
  const faces = fontFiles.map((file) => unicodeRanges(readTable(file, 'cmap')))
  const counts = new Uint8Array(0x110000)
  for (const ranges of faces) {
    for (const [first, last] of ranges) for (let code = first; code <= last; code++) counts[code]!++
  }
  // The templates name serif and sans for each other's gaps, so one of the two families is enough.
  drawn = counts.map((count) => (count > 0 ? 1 : 0))
  return drawn
}

/** Ticked and empty boxes are drawn by the templates: the fonts have neither. */
const drawnByTemplates = /^[☐☑☒]$/

/** Line ends, tabs, joiners, direction marks and variation selectors draw nothing and are never missing. */
const invisible = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]$/u

/**
 * Characters of the texts that no font draws, each once, sorted by code point. Pages print them as a box with
 * the code point; whoever asked for the page is told.
 */
export function missingGlyphs(texts: Iterable<string>): string[] {
  const has = coverage()
  const found = new Set<string>()
  for (const text of texts) {
    for (const sign of text) {
      if (!has[sign.codePointAt(0)!] && !invisible.test(sign) && !drawnByTemplates.test(sign)) {
        found.add(sign)
      }
    }
  }
  return [...found].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)
}

/** Every string inside a plain value, keys not included. */
export function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* stringsOf(one)
  else if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const one of Object.values(value)) yield* stringsOf(one)
  }
}
