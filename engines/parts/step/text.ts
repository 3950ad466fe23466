/** Words in STEP files: the escapes of ISO 10303-21 and, what the standard forbids and China writes, raw UTF-8 and GB 18030. */

function decoded(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte < 128)) return Buffer.from(bytes).toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function signs(hex: string, width: number): string {
  const points = hex.match(new RegExp(`.{${width}}`, 'g')) ?? []
  return points
    .map((point) => Number.parseInt(point, 16))
    .map((point) => (point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'))
    .join('')
}

/** UTF-16 units come four digits each: pairs of surrogates belong together. */
function units(hex: string): string {
  const found = hex.match(/.{4}/g) ?? []
  return String.fromCharCode(...found.map((unit) => Number.parseInt(unit, 16)))
}

const maxLength = 400

export function textOf(bytes: Uint8Array): string {
  const raw = decoded(bytes.length > 4000 ? bytes.subarray(0, 4000) : bytes)
  return raw
    .replaceAll("''", "'")
    .replace(/\\X2\\([0-9A-F]*)\\X0\\/gi, (_all, hex: string) => units(hex))
    .replace(/\\X4\\([0-9A-F]*)\\X0\\/gi, (_all, hex: string) => signs(hex, 8))
    .replace(/\\X\\([0-9A-F]{2})/gi, (_all, hex: string) => signs(hex, 2))
    .replace(/\\S\\(.)/gs, (_all, sign: string) => String.fromCharCode(sign.charCodeAt(0) + 128))
    .replaceAll('\\\\', '\\')
    .slice(0, maxLength)
}
