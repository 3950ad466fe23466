/** Asking for printed documents, following their making, and bringing a filled Word form home. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable, OneId } from '../kernel/shapes.ts'
import { DocumentWish, PrintedDocument } from './documents.ts'

export const askDocument = endpoint({
  name: 'programmes.document.ask',
  method: 'POST',
  path: '/api/programmes/documents',
  audience: 'signedIn',
  summary: {
    zh: '生成文稿（申报书、回执、函、汇总表等）；内容未变的直接给出已有的',
    en: 'Make a document; one of the same content is given again',
  },
  body: DocumentWish,
  answer: PrintedDocument,
  ratePerMinute: 120,
  problems: ['programmes.document_not_offered', 'programmes.document_queue_full'],
})

export const readDocument = endpoint({
  name: 'programmes.document.read',
  method: 'GET',
  path: '/api/programmes/documents/:id',
  audience: 'signedIn',
  summary: { zh: '文稿生成进度和结果', en: 'How far a document is, and its file' },
  params: OneId,
  answer: PrintedDocument,
})

const Line = Type.Object({
  tag: Type.String(),
  /** The field's name; empty where the file names no field of the form. */
  label: Type.String(),
  outcome: Type.Enum([
    'changed',
    'unchanged',
    'leftBlank',
    'masked',
    'unknown',
    'unreadable',
    'tooLong',
    'conflict',
    'refused',
  ]),
  code: nullable(Type.String()),
  message: nullable(Type.String()),
  /** What stood in the file, cut short. */
  text: nullable(Type.String()),
  /** What others wrote meanwhile, for a field in conflict. */
  theirs: nullable(Type.Unknown()),
})

export const readWordForm = endpoint({
  name: 'programmes.application.readWordForm',
  method: 'POST',
  path: '/api/programmes/applications/:id/word-form',
  audience: { permit: 'programmes.application.edit' },
  summary: {
    zh: '把填好的 Word 表读回申报书；先试读可逐项核对',
    en: 'Bring a filled Word form into the draft; a dry run shows every field first',
  },
  params: OneId,
  body: Type.Object(
    {
      /** The uploaded file. */
      versionId: Id,
      /** True only looks: nothing is saved. */
      dryRun: Type.Optional(Type.Boolean({ default: false })),
      /** Tags of the fields to take; all that can be read where silent. */
      only: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5000 })),
      /** Tags whose text in the file stands against what others wrote since: the person has seen both. */
      over: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5000 })),
      /** The version of the draft in which the person saw them; required with `over`. */
      seenVersion: Type.Optional(Type.Integer({ minimum: 0 })),
    },
    { additionalProperties: false },
  ),
  ratePerMinute: 20,
  answer: Type.Object({
    /** The version of the draft that the file was made from, and the one that stands now. */
    madeFrom: Type.Integer(),
    version: Type.Integer(),
    changed: Type.Integer(),
    report: Type.Array(Line),
    /** Tags that stood twice in the file; the first of each counted. */
    repeated: Type.Array(Type.String()),
  }),
  problems: [
    'programmes.word_form_unknown',
    'programmes.word_form_other',
    'programmes.sealed_since_submission',
    'kernel.archive_too_large',
    'kernel.archive_bomb',
    'kernel.archive_unreadable',
    'kernel.word_form_unreadable',
    'kernel.word_form_untagged',
  ],
})
