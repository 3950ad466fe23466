/** Text: which encoding, and which kind of text. */
import type { Finding } from '../../../domain/files/inspection.ts'
import { finding } from '../../../domain/files/inspectionReport.ts'
import type { Bytes } from './bytes.ts'

const chunkBytes = 1024 * 1024
const shownBytes = 16 * 1024

/** Where the encoding breaks, roughly, or null where the whole file is text in it. */
function faultAt(file: Bytes, encoding: 'utf-8' | 'gb18030'): number | null {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < file.size; at += chunkBytes) {
    const chunk = file.read(at, chunkBytes)
    const zero = chunk.indexOf(0)
    if (zero >= 0) return at + zero + 1
    try {
      decoder.decode(chunk, { stream: at + chunkBytes < file.size })
    } catch {
      return at + 1
    }
  }
  return null
}

export type TextFacts = {
  readonly kind: string
  readonly beginning: string
  readonly findings: readonly Finding[]
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ['step', /^\s*ISO-10303-21;/],
  ['iges', /^.{72}S {0,6}0*1\b/],
  ['dxf', /^(?:\s*999\r?\n.*\r?\n)*\s*0\r?\nSECTION\b/],
  ['stl', /^\s*solid\b[^\n]*\n\s*facet\b/],
  ['html', /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|script|body)\b/i],
  [
    'svg',
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*){0,3}<svg\b/i,
  ],
  ['xml', /^\s*<\?xml\b/],
]

export function textFacts(file: Bytes): TextFacts {
  const utf8Fault = faultAt(file, 'utf-8')
  const encoding = utf8Fault === null ? 'utf-8' : 'gb18030'
  const fault = utf8Fault === null ? null : faultAt(file, 'gb18030')
  const beginning = new TextDecoder(encoding).decode(file.read(0, shownBytes))
  return {
    kind: kinds.find(([, pattern]) => pattern.test(beginning))?.[0] ?? 'txt',
    beginning,
    findings: fault === null ? [] : [finding('files.encoding_unknown', { at: fault })],
  }
}
