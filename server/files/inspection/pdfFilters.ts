/** The filters of PDF streams (ISO 32000-1 §7.4): those of data and text, not those of images. */
import { inflateSync } from 'node:zlib'
import { unreadable } from './bytes.ts'
import { isDict, nameOf, type PdfDict, type PdfValue } from './pdfSyntax.ts'

/** A decoded stream is no larger. */
export const maxStreamBytes = 64 * 1024 * 1024

type Resolve = (value: PdfValue | undefined) => PdfValue

/** Undoes PNG prediction (RFC 2083 §6), by which cross-reference streams are packed. */
function unpredict(data: Buffer, columns: number): Buffer {
  const rows = Math.floor(data.length / (columns + 1))
  const out = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)]!
    for (let i = 0; i < columns; i++) {
      const at = row * columns + i
      const left = i > 0 ? out[at - 1]! : 0
      const up = row > 0 ? out[at - columns]! : 0
      const corner = i > 0 && row > 0 ? out[at - columns - 1]! : 0
      out[at] = data[row * (columns + 1) + 1 + i]! + predicted(type, left, up, corner)
    }
  }
  return out
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left
  if (type === 2) return up
  if (type === 3) return (left + up) >> 1
  if (type !== 4) return 0
  const estimate = left + up - corner
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function inflate(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: maxStreamBytes, finishFlush: 2 })
  } catch {
    return unreadable('pdf: stream does not unpack')
  }
}

function ascii85(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replaceAll(/\s/g, '').split('~>')[0]!
  const out: number[] = []
  for (const [group] of text.replaceAll('z', '!!!!!').matchAll(/[!-u]{1,5}/g)) {
    const padded = group.padEnd(5, 'u')
    let value = 0
    for (const sign of padded) value = value * 85 + sign.charCodeAt(0) - 33
    for (let i = 0; i < group.length - 1; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 0xff)
  }
  return Buffer.from(out)
}

/** Applies the filters of a stream; null where one is for images or unknown. */
export function decode(dict: PdfDict, raw: Buffer, resolve: Resolve): Buffer | null {
  const listed = (value: PdfValue): readonly PdfValue[] => (Array.isArray(value) ? value : [value])
  const filters = listed(resolve(dict.get('Filter') ?? dict.get('F'))).map((one) =>
    nameOf(resolve(one)),
  )
  const parms = listed(resolve(dict.get('DecodeParms') ?? dict.get('DP')))
  let data = raw
  for (const [i, filter] of filters.entries()) {
    if (filter === undefined) continue
    if (filter === 'FlateDecode' || filter === 'Fl') data = inflate(data)
    else if (filter === 'ASCIIHexDecode' || filter === 'AHx') {
      data = Buffer.from(data.toString('latin1').replaceAll(/[^0-9a-fA-F]/g, ''), 'hex')
    } else if (filter === 'ASCII85Decode' || filter === 'A85') data = ascii85(data)
    else return null
    const parm = resolve(parms[i])
    const columns = isDict(parm) ? Number(parm.get('Columns') ?? 1) : 1
    if (isDict(parm) && Number(parm.get('Predictor') ?? 1) >= 10 && columns > 0) {
      data = unpredict(data, Math.min(columns, 65_536))
    }
  }
  return data
}
