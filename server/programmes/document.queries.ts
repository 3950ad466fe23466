/** Printed documents as those may see them who may see what they show. */
import type { Selectable } from 'kysely'
import type { Facts } from '../../domain/kernel/verdict.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type {
  DocumentFormat,
  DocumentKind,
  DocumentState,
  DocumentSubject,
  PrintedDocument,
} from '../../domain/programmes/documents.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { mayPrintRecord, mayPrintReview, mayPrintRound } from '../evaluation/index.ts'
import type { ProgrammesDocument } from '../kernel/generated/schema.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { findApplicationRow } from './application.queries.ts'
import { mayPrintPaper } from './followedPaper.material.ts'
import { mayReadCandidate } from './package.audience.ts'
import { mayPrintObjection } from './objectionRecord.material.ts'
import { packageAudience } from './package.queries.ts'
import { mayPrintMinutes } from './minutesPaper.material.ts'
import { mayReadSelectionPapers } from './selectionPaper.material.ts'
import { visibleSubmissions } from './submission.queries.ts'

export type DocumentRow = Selectable<ProgrammesDocument>

/** Whether the actor may see what a document shows. */
export async function mayReadSubject(
  work: Reading,
  subject: DocumentSubject,
  id: string,
): Promise<boolean> {
  switch (subject) {
    case 'draft':
      return (await findApplicationRow(work, id)) !== undefined
    case 'submission': {
      const row = await visibleSubmissions(work)
        .where('s.id', '=', id)
        .select('s.id')
        .executeTakeFirst()
      return row !== undefined
    }
    case 'candidate':
      return mayReadCandidate(work, id)
    case 'package':
      return (await packageAudience(work, id, 'read')).ok
    case 'selection':
      return mayReadSelectionPapers(work, id)
    case 'objection':
      return mayPrintObjection(work, id)
    case 'paper':
      return mayPrintPaper(work, id, false)
    case 'paperDraft':
      return mayPrintPaper(work, id, true)
    case 'review':
      return mayPrintReview(work, id)
    case 'round':
      return mayPrintRound(work, id)
    case 'record':
      return mayPrintRecord(work, id)
    case 'minutes':
      return mayPrintMinutes(work, id)
  }
}

export async function documentRow(work: Reading, id: string): Promise<DocumentRow | undefined> {
  return work.db
    .selectFrom('programmes.document')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export function documentOfRow(
  work: Reading,
  row: DocumentRow,
  language: Language,
): PrintedDocument {
  const facts = row.fault_facts as Facts
  return {
    id: row.id,
    subject: row.subject as DocumentSubject,
    subjectId: row.subject_id,
    kind: row.kind as DocumentKind,
    format: row.format as DocumentFormat,
    state: row.state as DocumentState,
    name: row.name,
    versionId: row.version_id,
    pages: row.pages,
    missingGlyphs: row.missing_glyphs,
    fault:
      row.fault_code === null
        ? null
        : { code: row.fault_code, message: work.host.say(language, row.fault_code, facts), facts },
    askedAt: row.asked_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

export async function readDocument(
  work: Reading,
  id: string,
  language: Language,
): Promise<PrintedDocument> {
  const row = await documentRow(work, id)
  const visible =
    row !== undefined &&
    (await mayReadSubject(work, row.subject as DocumentSubject, row.subject_id))
  return documentOfRow(work, found(visible ? row : undefined, 'document'), language)
}

/** For the files module: a document's file is read by whoever may read the document, changed by nobody. */
export async function documentAudience(
  work: Reading,
  id: string,
  verb: 'read' | 'write',
): Promise<Verdict> {
  const row = verb === 'read' ? await documentRow(work, id) : undefined
  return row !== undefined &&
    (await mayReadSubject(work, row.subject as DocumentSubject, row.subject_id))
    ? allowed
    : missing('kernel.missing', { noun: 'document' })
}

export async function submissionAudience(
  work: Reading,
  id: string,
  verb: 'read' | 'write',
): Promise<Verdict> {
  return verb === 'read' && (await mayReadSubject(work, 'submission', id))
    ? allowed
    : missing('kernel.missing', { noun: 'submission' })
}
