/** The words of a PDF page, as far as its fonts tell them (ISO 32000-1 §9): enough to find a mark. */
import type { Pdf } from './pdfFile.ts'
import { nameOf, type PdfDict, pdfReader, type PdfValue, wordOf } from './pdfSyntax.ts'

const maxOperators = 200_000
const maxWords = 20_000
const maxFormDepth = 3

type Decoder = (bytes: Buffer) => string

/** Text of a code in a ToUnicode map: UTF-16, high byte first. */
function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes)
}

/** Codes of a ToUnicode map (§9.10.3): single ones and ranges, of one or two bytes. */
function unicodeMap(cmap: Buffer): Decoder {
  const map = new Map<number, string>()
  const reader = pdfReader(cmap)
  let codeBytes = 1
  let list: PdfValue[] = []
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    const word = wordOf(value)
    if (word === undefined) {
      list.push(value)
      continue
    }
    if (word === 'endcodespacerange' && Buffer.isBuffer(list[0])) codeBytes = list[0].length
    if (word === 'endbfchar') addChars(map, list)
    if (word === 'endbfrange') addRanges(map, list)
    list = []
  }
  return (bytes) => {
    let text = ''
    for (let at = 0; at + codeBytes <= bytes.length; at += codeBytes) {
      text += map.get(bytes.readUIntBE(at, codeBytes)) ?? ''
    }
    return text
  }
}

const codeOf = (bytes: Buffer): number =>
  bytes.length > 0 && bytes.length <= 4 ? bytes.readUIntBE(0, bytes.length) : -1

function addChars(map: Map<number, string>, list: readonly PdfValue[]): void {
  for (let i = 0; i + 1 < list.length; i += 2) {
    const [code, text] = [list[i], list[i + 1]]
    if (Buffer.isBuffer(code) && Buffer.isBuffer(text)) map.set(codeOf(code), utf16(text))
  }
}

function addRanges(map: Map<number, string>, list: readonly PdfValue[]): void {
  for (let i = 0; i + 2 < list.length; i += 3) {
    const [from, to, target] = [list[i], list[i + 1], list[i + 2]]
    if (!Buffer.isBuffer(from) || !Buffer.isBuffer(to)) continue
    const first = codeOf(from)
    const count = Math.min(codeOf(to) - first + 1, 65_536)
    for (let k = 0; k < count && map.size < 200_000; k++) {
      if (Array.isArray(target)) {
        const one: unknown = target[k]
        if (Buffer.isBuffer(one)) map.set(first + k, utf16(one))
      } else if (Buffer.isBuffer(target) && target.length >= 2) {
        const bytes = Buffer.from(target)
        bytes.writeUInt16BE((bytes.readUInt16BE(bytes.length - 2) + k) & 0xffff, bytes.length - 2)
        map.set(first + k, utf16(bytes))
      }
    }
  }
}

/** Encodings of Chinese fonts that need no map: GBK and its kin, and Unicode itself. */
function namedEncoding(name: string | undefined): Decoder | undefined {
  if (name === undefined) return undefined
  if (/^(GB|GBK|GBKp|GBK2K|GBpc)-/.test(name) || name.startsWith('GBK')) {
    return (bytes) => new TextDecoder('gb18030').decode(bytes)
  }
  return name.startsWith('Uni') ? utf16 : undefined
}

function decoderOf(pdf: Pdf, font: PdfDict): Decoder {
  const map = pdf.stream(font.get('ToUnicode'))
  if (map !== null) return unicodeMap(map)
  const named = namedEncoding(nameOf(pdf.resolve(font.get('Encoding'))))
  if (named !== undefined) return named
  const composite = nameOf(pdf.resolve(font.get('Subtype'))) === 'Type0'
  return composite ? () => '' : (bytes) => bytes.toString('latin1')
}

type Told = { text: string }

function showStrings(value: PdfValue | undefined, decode: Decoder): string {
  if (Buffer.isBuffer(value)) return decode(value)
  if (!Array.isArray(value)) return ''
  return value.map((one) => (Buffer.isBuffer(one) ? decode(one) : '')).join('')
}

/** Runs the text operators of a content stream; a move to another line ends the line. */
function tell(pdf: Pdf, content: Buffer, resources: PdfDict, told: Told, depth: number): void {
  const fonts = pdf.dict(resources.get('Font'))
  const forms = pdf.dict(resources.get('XObject'))
  const decoders = new Map<string, Decoder>()
  const reader = pdfReader(content)
  let decode: Decoder = () => ''
  let operands: PdfValue[] = []
  for (let count = 0; count < maxOperators && told.text.length < maxWords; count++) {
    const value = reader.next()
    if (value === undefined) return
    const word = wordOf(value)
    if (word === undefined) {
      operands.push(value)
      if (operands.length > 1000) operands = []
      continue
    }
    const last = operands.at(-1)
    if (word === 'Tf') {
      const name = nameOf(operands[0]) ?? ''
      decode = decoders.get(name) ?? decoderOf(pdf, pdf.dict(fonts.get(name)))
      decoders.set(name, decode)
    } else if (word === 'Tj' || word === 'TJ') told.text += showStrings(last, decode)
    else if (word === "'" || word === '"') told.text += `\n${showStrings(last, decode)}`
    else if (word === 'T*' || word === 'Tm' || word === 'BT') told.text += '\n'
    else if ((word === 'Td' || word === 'TD') && last !== 0) told.text += '\n'
    else if (word === 'Do' && depth < maxFormDepth) {
      const form = forms.get(nameOf(last) ?? '')
      const inner = nameOf(pdf.resolve(pdf.dict(form).get('Subtype'))) === 'Form'
      const stream = inner ? pdf.stream(form) : null
      const own = pdf.dict(pdf.dict(form).get('Resources'))
      if (stream) tell(pdf, stream, own.size > 0 ? own : resources, told, depth + 1)
    }
    operands = []
  }
}

/** The words of one page, at most some 20,000. */
export function pageWords(pdf: Pdf, page: PdfDict, resources: PdfDict): string {
  const contents = pdf.resolve(page.get('Contents'))
  const parts = Array.isArray(contents) ? contents : [page.get('Contents')]
  const streams = parts
    .slice(0, 1000)
    .map((part) => pdf.stream(part as PdfValue) ?? Buffer.alloc(0))
  const told: Told = { text: '' }
  try {
    tell(
      pdf,
      Buffer.concat(streams.flatMap((stream) => [stream, Buffer.from('\n')])),
      resources,
      told,
      0,
    )
  } catch {
    // What was told before the content broke is all there is.
  }
  return told.text.replaceAll(/\n{2,}/g, '\n')
}

/** A text string of the document information: UTF-16 with its mark, UTF-8 with its mark, or Latin. */
export function textString(value: PdfValue): string {
  if (!Buffer.isBuffer(value)) return ''
  if (value[0] === 0xfe && value[1] === 0xff) return utf16(value.subarray(2))
  if (value[0] === 0xef && value[1] === 0xbb) return value.toString('utf8', 3)
  return value.toString('latin1')
}
