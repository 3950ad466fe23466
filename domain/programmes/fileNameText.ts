/** Text of file names: what no disk takes, how long a name is, and how to cut one between characters. */
import type { NameLimit } from './programmePaper.ts'

/**
 * Signs that Windows, Joliet discs or ZIP readers refuse, and the full-width sign that a reader takes
 * for the same. Replacing keeps a title readable where dropping would join its words.
 */
const lookalikes: Readonly<Record<string, string>> = {
  '\\': '＼',
  '/': '／',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  ';': '；',
}

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i

/** One part of a name with every refused sign replaced; blank where nothing remains. */
export function cleanPart(text: string): string {
  return (
    text
      .normalize('NFC')
      .toWellFormed()
      // Line breaks and tabs part words; other controls, and signs that turn the writing direction, show nothing.
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
      .replace(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
      .replace(/[\\/:*?"<>|;]/g, (sign) => lookalikes[sign] ?? '_')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** A whole name without extension: no leading dot, no trailing dot or blank, no device name. */
export function cleanStem(stem: string): string {
  const trimmed = stem.replace(/^[. ]+/, '').replace(/[. ]+$/, '')
  const device = trimmed.split('.')[0]!.trimEnd()
  if (trimmed === '' || reserved.test(device)) return `_${trimmed}`
  return trimmed
}

/** Length of a name in what the limit counts. */
export function nameLength(name: string, unit: NameLimit['unit']): number {
  if (unit === 'utf16Units') return name.length
  let bytes = 0
  for (const sign of name) {
    const point = sign.codePointAt(0)!
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_00_00 ? 3 : 4
  }
  return bytes
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What a reader counts as characters: a letter with its accents, an ideograph with its variant. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Two names that one of the common disks takes for the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
}
