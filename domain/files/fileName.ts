/** Names of files: what is accepted, and how a name travels in an HTTP header. */
import { read, type Reading } from '../kernel/reading.ts'
import { invalid } from '../kernel/verdict.ts'

export const maxNameLength = 200

// Control signs, what Windows forbids in names, and the marks by which "gnp.exe" can look like "exe.png".
const forbiddenSigns = /[\p{Cc}<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** The name as it is kept: Unicode NFC, no path, no sign that a file system or an eye mistakes. */
export function readFileName(given: string): Reading<string> {
  const name = given.normalize('NFC').trim()
  const sign = forbiddenSigns.exec(name)?.[0]
  if (sign !== undefined) {
    const point = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return invalid('files.name_sign', { sign: sign < ' ' || sign > '~' ? `U+${point}` : sign })
  }
  if (name.length > maxNameLength) {
    return invalid('files.name_too_long', { length: name.length, limit: maxNameLength })
  }
  if (name === '' || /^\.+$/.test(name) || name.endsWith('.')) return invalid('files.name_empty')
  return read(name)
}

/** Percent-encoding of RFC 8187 (formerly 5987) `ext-value`. */
function extValue(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * The value of Content-Disposition (RFC 6266): an ASCII name for old clients and the true one for all others.
 */
export function contentDisposition(name: string, inline: boolean): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_')
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${extValue(name)}`
}
