/** From the material of a document to its bytes: PDF in the typesetting process, Office files here. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Refusal } from '../../domain/kernel/verdict.ts'
import type { DocumentFormat, DocumentKind } from '../../domain/programmes/documents.ts'
import type { Paper, WordPaper } from '../kernel/documents/paper.ts'
import { spreadsheetFile, type Sheet } from '../kernel/documents/spreadsheet.ts'
import { wordFile } from '../kernel/documents/word.ts'
import type { Host } from '../kernel/host.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { applicationPaper } from './documents/application.ts'
import { followedPaper } from './documents/followedPaper.ts'
import { checklistPaper } from './documents/checklist.ts'
import { briefingOnOnePage } from './documents/briefing.ts'
import { decisionSheetPaper, decisionSpreadsheet } from './documents/decisionSheet.ts'
import { minutesPaper } from './documents/minutes.ts'
import { letterPaper } from './documents/letter.ts'
import { panelRecordPaper, panelRecordsPaper } from './documents/panelRecord.ts'
import { objectionRecordPaper } from './documents/objectionRecord.ts'
import { receiptPaper } from './documents/receipt.ts'
import {
  publicityNoticePaper,
  selectionListPaper,
  selectionSheet,
} from './documents/selectionPaper.ts'
import { reviewSheetPaper } from './documents/reviewSheet.ts'
import { roundRecordPaper } from './documents/roundRecord.ts'
import { summaryPaper, summarySheet } from './documents/summary.ts'
import type { BriefingInput } from './documents/shapes.ts'
import { wordFormFile, type WordFormInput } from './documents/wordForm.ts'
import {
  draftInput,
  receiptInput,
  sealedInput,
  wordFormInput,
  type DraftRecipe,
  type ReceiptRecipe,
  type SealedRecipe,
} from './document.material.ts'
import { checklistInput, type ChecklistRecipe } from './checklist.material.ts'
import { decisionInput } from './decisionSheet.material.ts'
import { bannerOf } from './document.names.ts'
import type { DocumentRow } from './document.queries.ts'
import { followedInput } from './followedPaper.material.ts'
import { minutesInput } from './minutesPaper.material.ts'
import { objectionInput } from './objectionRecord.material.ts'
import { briefingInput, letterInput, summaryInput, type PaperFacts } from './package.papers.ts'
import { contentIn, packageRow } from './package.queries.ts'
import { recordInput, recordsInput, reviewInput, roundInput } from './reviewPaper.material.ts'
import { selectionInput } from './selectionPaper.material.ts'
import { programmeOf } from './programme.queries.ts'

/** What a document is made of, gathered in one snapshot; from here on no database is needed. */
export type Material =
  | { readonly kind: 'paper'; readonly paper: WordPaper }
  /** A paper that has no Word form. */
  | { readonly kind: 'print'; readonly paper: Paper }
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'briefing'; readonly input: BriefingInput }
  | { readonly kind: 'wordForm'; readonly input: WordFormInput }

export type Made = {
  readonly ok: true
  readonly bytes: Uint8Array
  readonly pages: number | null
  readonly missingGlyphs: readonly string[]
}

type Asked = Pick<DocumentRow, 'subject' | 'subject_id' | 'kind' | 'format' | 'recipe'>

/** Papers that one look at the database is enough for, by subject and kind. */
const papers: Readonly<Record<string, (work: Reading, id: string) => Promise<WordPaper>>> = {
  'objection.objectionRecord': async (work, id) =>
    objectionRecordPaper(await objectionInput(work, id)),
  'review.reviewSheet': async (work, id) => reviewSheetPaper(await reviewInput(work, id)),
  'round.roundRecord': async (work, id) => roundRecordPaper(await roundInput(work, id, true)),
  'round.roundRecordNumbered': async (work, id) =>
    roundRecordPaper(await roundInput(work, id, false)),
  'round.panelRecords': async (work, id) => panelRecordsPaper(await recordsInput(work, id)),
  'record.panelRecord': async (work, id) => panelRecordPaper(await recordInput(work, id)),
  'selection.publicityNotice': async (work, id) =>
    publicityNoticePaper(await selectionInput(work, id, 'publicityNotice')),
  'minutes.minutes': async (work, id) => minutesPaper(await minutesInput(work, id)),
  'package.letter': async (work, id) => letterPaper(letterInput(await packageFacts(work, id))),
}

export async function materialOf(work: Reading, row: Asked): Promise<Material> {
  const { subject_id: id, recipe, subject } = row
  const paper = papers[`${subject}.${row.kind}`]
  if (paper !== undefined) return { kind: 'paper', paper: await paper(work, id) }
  if (subject === 'paper' || subject === 'paperDraft') {
    const wish = { subject, id, kind: row.kind as DocumentKind } as const
    return { kind: 'paper', paper: followedPaper(await followedInput(work, wish)) }
  }
  switch (`${row.subject}.${row.kind}`) {
    case 'draft.application': {
      const input = await draftInput(work, id, recipe as DraftRecipe)
      return { kind: 'paper', paper: applicationPaper(input) }
    }
    case 'draft.wordForm':
      return { kind: 'wordForm', input: await wordFormInput(work, id, recipe as DraftRecipe) }
    case 'submission.application': {
      const input = await sealedInput(work, id, recipe as SealedRecipe)
      return { kind: 'paper', paper: applicationPaper(input) }
    }
    case 'submission.receipt': {
      const input = await receiptInput(work, id, recipe as ReceiptRecipe)
      return { kind: 'print', paper: receiptPaper(input) }
    }
    case 'candidate.application': {
      const input = await candidateInput(work, id, recipe as SealedRecipe)
      return { kind: 'paper', paper: applicationPaper(input) }
    }
    case 'candidate.checklist': {
      const input = await checklistInput(work, id, recipe as ChecklistRecipe)
      return { kind: 'paper', paper: checklistPaper(input) }
    }
    case 'package.summary': {
      const input = summaryInput(await packageFacts(work, id))
      return row.format === 'xlsx'
        ? { kind: 'sheet', sheet: summarySheet(input) }
        : { kind: 'paper', paper: summaryPaper(input) }
    }
    case 'selection.decisionSheet': {
      const input = await decisionInput(work, id)
      return row.format === 'xlsx'
        ? { kind: 'sheet', sheet: decisionSpreadsheet(input) }
        : { kind: 'paper', paper: decisionSheetPaper(input) }
    }
    case 'selection.selectionList': {
      const input = await selectionInput(work, id, 'selectionList')
      return row.format === 'xlsx'
        ? { kind: 'sheet', sheet: selectionSheet(input) }
        : { kind: 'paper', paper: selectionListPaper(input) }
    }
    case 'package.briefing':
      return { kind: 'briefing', input: briefingInput(await packageFacts(work, id)) }
    default:
      throw new Error(`nothing makes ${row.subject}.${row.kind}`)
  }
}

async function candidateInput(work: Reading, id: string, recipe: SealedRecipe) {
  const row = await work.db
    .selectFrom('programmes.submission')
    .where('digest_sha256', '=', recipe.digest)
    .where('application_id', '=', (eb) =>
      eb.selectFrom('programmes.candidate').where('id', '=', id).select('application_id'),
    )
    .select('id')
    .executeTakeFirst()
  return sealedInput(work, found(row, 'submission').id, recipe)
}

async function packageFacts(work: Reading, id: string): Promise<PaperFacts> {
  const row = found(await packageRow(work, id), 'package')
  const { definition } = await programmeOf(work, row.programme_id)
  return {
    definition,
    content: contentIn(row),
    versionDigest: row.signed_at === null ? null : row.content_digest,
    banner: bannerOf(work.host),
    today: dayOfMoment(row.made_at.toISOString()),
  }
}

async function pdfOf(host: Host, paper: Paper): Promise<Made | Refusal> {
  const set = await host.typesetter.typeset(paper)
  if (!set.ok) return set
  return { ok: true, bytes: set.pdf, pages: set.pages, missingGlyphs: set.missingGlyphs }
}

const office = (bytes: Uint8Array): Made => ({ ok: true, bytes, pages: null, missingGlyphs: [] })

/** `created` is an ISO moment for the properties of Office files: the same moment gives the same bytes. */
export async function bytesOf(
  host: Host,
  material: Material,
  format: DocumentFormat,
  created: string,
): Promise<Made | Refusal> {
  switch (material.kind) {
    case 'paper':
      return format === 'pdf'
        ? pdfOf(host, material.paper)
        : office(await wordFile(material.paper, created))
    case 'print':
      return pdfOf(host, material.paper)
    case 'sheet':
      return office(await spreadsheetFile(material.sheet, created))
    case 'wordForm':
      return office(await wordFormFile(material.input, created))
    case 'briefing': {
      const { paper, typeset } = await briefingOnOnePage(host.typesetter, material.input)
      if (!typeset.ok) return typeset
      return format === 'pdf'
        ? { ...office(typeset.pdf), pages: typeset.pages, missingGlyphs: typeset.missingGlyphs }
        : office(await wordFile(paper, created))
    }
  }
}
