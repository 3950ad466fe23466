/**
 * A form to be filled in Word, WPS or LibreOffice: tables with a grey code in each row and column that says
 * which field a cell is. Content controls would be the textbook way, but LibreOffice 7.4 loses their tags and
 * repeats their text when it saves; plain cells survive every program.
 */
import { Document, Packer, Paragraph } from 'docx'
import { contentsPitchPt } from './contentsPitch.ts'
import type { WordPaper } from './paper.ts'
import { cleanLines } from './plainText.ts'
import { formBodyXml } from './wordFormXml.ts'
import { pageOf, runningLines, stylesOf } from './wordPage.ts'
import { coreProperties, repackOffice } from './zipArchive.ts'

export type TaggedItem =
  | {
      readonly kind: 'field'
      /** At most 64 characters, without 〔 and 〕. */
      readonly tag: string
      readonly label: string
      readonly hint: string
      readonly value: string
    }
  | {
      /** Cells are tagged `tag/row/column`; rows that people add have no code. */
      readonly kind: 'rows'
      readonly tag: string
      readonly label: string
      readonly hint: string
      readonly columns: readonly { readonly id: string; readonly label: string }[]
      readonly rows: readonly {
        readonly id: string
        readonly label: string
        /** Null for a cell that is not to be filled in. */
        readonly cells: readonly (string | null)[]
      }[]
    }

export type TaggedForm = Pick<WordPaper, 'title' | 'banner' | 'footer'> & {
  readonly help: string
  readonly heads: { readonly code: string; readonly label: string; readonly value: string }
  readonly sections: readonly { readonly title: string; readonly items: readonly TaggedItem[] }[]
}

const mark = 'BAIGONG-FORM-BODY'

/** `created` is an ISO moment for the file's properties. */
export async function taggedWordFile(form: TaggedForm, created: string): Promise<Uint8Array> {
  const paper: WordPaper = { ...form, layout: 'form', blocks: [] }
  const shell = new Document({
    title: cleanLines(form.title),
    styles: stylesOf('form', contentsPitchPt([], 'form')),
    sections: [
      { properties: pageOf('form'), ...runningLines(paper), children: [new Paragraph(mark)] },
    ],
  })
  const body = formBodyXml(form)
  return repackOffice(await Packer.toBuffer(shell), {
    'docProps/core.xml': coreProperties(form.title, created),
    'word/document.xml': (before) =>
      before.replace(new RegExp(`<w:p>(?:(?!</w:p>).)*${mark}.*?</w:p>`, 's'), () => body),
  })
}
