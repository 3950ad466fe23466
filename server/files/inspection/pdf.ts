/** What a PDF is: pages, password, scripts, embedded files, and the words of its first page. */
import type { Finding } from '../../../domain/files/inspection.ts'
import { finding, inspectionLimits } from '../../../domain/files/inspectionReport.ts'
import type { Bytes } from './bytes.ts'
import { openPdf, type Pdf } from './pdfFile.ts'
import { isDict, nameOf, type PdfDict, type PdfValue } from './pdfSyntax.ts'
import { pageWords, textString } from './pdfText.ts'

const countedPages = 100_000
const lookedAtObjects = 200_000
const lookedAtDepth = 12

export type PdfFacts = {
  readonly pages: number | null
  readonly words: string
  readonly findings: readonly Finding[]
}

type Leaf = { readonly page: PdfDict; readonly resources: PdfDict }

/** Walks the page tree, counting leaves that are really there; a loop is walked once. */
function walkPages(pdf: Pdf): { pages: number; first: Leaf | null } {
  const root = pdf.dict(pdf.trailer.get('Root'))
  const seen = new Set<number>()
  const stack: { node: PdfValue | undefined; resources: PdfDict }[] = [
    { node: root.get('Pages'), resources: new Map() },
  ]
  let pages = 0
  let first: Leaf | null = null
  for (let top = stack.pop(); top !== undefined && pages < countedPages; top = stack.pop()) {
    const { node } = top
    if (typeof node === 'object' && node !== null && 'ref' in node) {
      if (seen.has(node.ref)) continue
      seen.add(node.ref)
    }
    const dict = pdf.dict(node)
    const own = pdf.dict(dict.get('Resources'))
    const resources = own.size > 0 ? own : top.resources
    const kids = pdf.resolve(dict.get('Kids'))
    if (Array.isArray(kids)) {
      for (const kid of kids.toReversed()) stack.push({ node: kid as PdfValue, resources })
    } else if (dict.size > 0) {
      pages++
      first ??= { page: dict, resources }
    }
  }
  return { pages, first }
}

/** The first thing in a value that acts by itself or hides something; references are not followed. */
function activeIn(value: PdfValue, depth: number): Finding | null {
  if (depth > lookedAtDepth) return null
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = activeIn(one as PdfValue, depth + 1)
      if (found) return found
    }
    return null
  }
  if (!isDict(value)) return null
  const action = nameOf(value.get('S'))
  if (value.has('JS') || action === 'JavaScript') {
    return finding('files.javascript_found', { what: 'JavaScript' })
  }
  if (action === 'Launch') return finding('files.javascript_found', { what: 'Launch' })
  if (nameOf(value.get('Type')) === 'EmbeddedFile') return finding('files.embedded_file_found')
  for (const one of value.values()) {
    const found = activeIn(one, depth + 1)
    if (found) return found
  }
  return null
}

function activeContent(pdf: Pdf): Finding | null {
  let count = 0
  for (const number of pdf.numbers()) {
    if (++count > lookedAtObjects) return null
    const found = activeIn(pdf.resolve({ ref: number }), 0)
    if (found) return found
  }
  return null
}

function informationWords(pdf: Pdf): string {
  const information = pdf.dict(pdf.trailer.get('Info'))
  return ['Title', 'Subject', 'Keywords']
    .map((key) => textString(pdf.resolve(information.get(key))))
    .join('\n')
}

export function pdfFacts(file: Bytes): PdfFacts {
  const pdf = openPdf(file)
  if (pdf.trailer.has('Encrypt')) {
    return { pages: null, words: '', findings: [finding('files.encrypted')] }
  }
  const { pages, first } = walkPages(pdf)
  if (first === null) return { pages: 0, words: '', findings: [finding('files.inspection_failed')] }
  const findings: Finding[] = []
  const limit = inspectionLimits.maxPages
  if (pages > limit) findings.push(finding('files.too_many_pages', { pages, limit }))
  const active = activeContent(pdf)
  if (active) findings.push(active)
  const words = `${informationWords(pdf)}\n${pageWords(pdf, first.page, first.resources)}`
  return { pages, words, findings }
}
