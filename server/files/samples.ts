/** Small files for tests of this and other modules. */

export { uploadApp, uploadWhole } from './uploads.sample.ts'

/** The smallest PDF with so many pages; `more` adds objects, `first` is the content of the first page. */
export function samplePdf(
  pages: number,
  given: { readonly first?: string; readonly catalog?: string; readonly trailer?: string } = {},
): Buffer {
  const kids = Array.from({ length: pages }, (_one, i) => `${i + 5} 0 R`).join(' ')
  const content = given.first ?? 'BT /F1 12 Tf 72 720 Td (Hello) Tj ET'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${given.catalog ?? ''} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} /Resources << /Font << /F1 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UTF16-H >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    ),
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xrefAt = text.length
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${given.trailer ?? ''} >>\n`
  return Buffer.from(`${text}startxref\n${xrefAt}\n%%EOF\n`, 'latin1')
}

/** Text as a PDF string in UTF-16, as the sample's font reads it. */
export function pdfHex(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}
