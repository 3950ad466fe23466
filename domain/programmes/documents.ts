/** Printed documents: what each shows, in which formats, and how far its making has come. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import type { PaperKind } from './following.ts'

/**
 * What a document shows: a draft as it stands, what was sealed, a file at a unit, a unit's package, the issuer's
 * selection, an objection, a paper of a followed project as it was handed in or, for its project alone, as a draft,
 * one expert's review, what came of a round, what a panel recorded of an item, the minutes of a working group.
 */
export const documentSubjects = [
  'draft',
  'submission',
  'candidate',
  'package',
  'selection',
  'objection',
  'paper',
  'paperDraft',
  'review',
  'round',
  'record',
  'minutes',
] as const
export type DocumentSubject = (typeof documentSubjects)[number]

export const documentKinds = [
  'application',
  'wordForm',
  'receipt',
  'checklist',
  'briefing',
  'letter',
  'summary',
  'publicityNotice',
  'decisionSheet',
  'selectionList',
  'objectionRecord',
  'taskBook',
  'report',
  'changeRequest',
  'withdrawalRequest',
  'acceptanceRequest',
  'acceptanceOpinion',
  'reviewSheet',
  'roundRecord',
  'roundRecordNumbered',
  'panelRecord',
  'panelRecords',
  'minutes',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentFormats = ['pdf', 'docx', 'xlsx'] as const
export type DocumentFormat = (typeof documentFormats)[number]

const onPaper = ['pdf', 'docx'] as const

/** The papers of a followed project that print alike before and after they are handed in. */
const followed = {
  taskBook: onPaper,
  report: onPaper,
  changeRequest: onPaper,
  withdrawalRequest: onPaper,
  acceptanceRequest: onPaper,
} as const

/** Which documents exist of which subject, and in which formats. */
export const documentsOffered: Readonly<
  Record<DocumentSubject, Readonly<Partial<Record<DocumentKind, readonly DocumentFormat[]>>>>
> = {
  draft: { application: ['pdf', 'docx'], wordForm: ['docx'] },
  submission: { application: ['pdf', 'docx'], receipt: ['pdf'] },
  candidate: { application: ['pdf', 'docx'], checklist: ['pdf', 'docx'] },
  package: {
    letter: ['pdf', 'docx'],
    summary: ['pdf', 'docx', 'xlsx'],
    briefing: ['pdf', 'docx'],
  },
  selection: {
    publicityNotice: ['pdf', 'docx'],
    decisionSheet: ['pdf', 'docx', 'xlsx'],
    selectionList: ['pdf', 'docx', 'xlsx'],
  },
  objection: { objectionRecord: onPaper },
  paper: { ...followed, acceptanceOpinion: onPaper },
  paperDraft: followed,
  review: { reviewSheet: onPaper },
  round: { roundRecord: onPaper, roundRecordNumbered: onPaper, panelRecords: onPaper },
  record: { panelRecord: onPaper },
  minutes: { minutes: onPaper },
}

/** How each kind of paper of a followed project prints. */
export const printOfPaper = {
  taskBook: 'taskBook',
  report: 'report',
  change: 'changeRequest',
  withdrawal: 'withdrawalRequest',
  acceptance: 'acceptanceRequest',
} as const satisfies Readonly<Record<PaperKind, DocumentKind>>

export const documentStates = ['waiting', 'running', 'done', 'failed'] as const
export type DocumentState = (typeof documentStates)[number]

export const DocumentWish = Type.Object(
  {
    subject: Type.Enum([...documentSubjects]),
    id: Id,
    kind: Type.Enum([...documentKinds]),
    format: Type.Enum([...documentFormats]),
  },
  { additionalProperties: false },
)
export type DocumentWish = Static<typeof DocumentWish>

export const PrintedDocument = Type.Object({
  id: Id,
  subject: Type.Enum([...documentSubjects]),
  subjectId: Id,
  kind: Type.Enum([...documentKinds]),
  format: Type.Enum([...documentFormats]),
  state: Type.Enum([...documentStates]),
  /** The name under which it is downloaded. */
  name: Type.String(),
  /** The kept file, at /api/files/versions/:id/content; null until it is made. */
  versionId: nullable(Id),
  pages: nullable(Type.Integer()),
  /** Characters that no font has: printed as boxes with their code points. */
  missingGlyphs: Type.Array(Type.String()),
  /** Why it could not be made; null unless it failed. */
  fault: nullable(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  askedAt: Moment,
  changedAt: Moment,
})
export type PrintedDocument = Static<typeof PrintedDocument>
