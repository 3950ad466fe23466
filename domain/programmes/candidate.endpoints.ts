/** The desk of a recommending unit: its inbox, one file, the formal check and what may become of a file. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Day,
  exportsPerMinute,
  Id,
  Moment,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  Sha256,
  wholeOf,
} from '../kernel/shapes.ts'
import { Holder } from './application.ts'
import {
  CandidateBrief,
  candidateSorts,
  CandidateStateShape,
  opinionMaxLength,
} from './candidate.ts'
import { AnswerChange } from './candidateChanges.ts'
import { ChecklistItem, CheckResultRow, checkResults } from './candidateChecklist.ts'
import { EligibilityAnswer } from './eligibility.endpoints.ts'
import { Licence } from './licenceShape.ts'
import { ExceptionShape } from './recommendation.ts'
import { Code } from '../kernel/sourced.ts'
import { WinnerMatchShape } from './winner.ts'

const read = { permit: 'programmes.candidate.read' } as const
const check = { permit: 'programmes.review.check' } as const
const Reason = Type.String({ minLength: 1, maxLength: 2000 })

const ReturnReason = Type.Object({
  /** Address of the form, or null for the file as a whole. */
  at: nullable(Type.String({ maxLength: 64 })),
  text: Type.String({ minLength: 1, maxLength: 1000 }),
})

export const CandidateFile = Type.Object({
  ...CandidateBrief.properties,
  items: Type.Array(ChecklistItem),
  /** Results for the submission at hand. */
  results: Type.Array(CheckResultRow),
  /** Results for former submissions. */
  formerResults: Type.Array(CheckResultRow),
  submissions: Type.Array(
    Type.Object({
      id: Id,
      seq: Type.Integer(),
      receiptNo: Type.String(),
      digestSha256: Sha256,
      submittedAt: Moment,
    }),
  ),
  returns: Type.Array(
    Type.Object({
      submissionId: Id,
      reasons: Type.Array(ReturnReason),
      deadline: Moment,
      returnedBy: Type.String(),
      returnedAt: Moment,
    }),
  ),
  opinion: nullable(Type.String()),
  /** Sentences from which an opinion may be put together. */
  opinionSentences: Type.Array(Type.String()),
  declineReason: nullable(Type.String()),
  recallReason: nullable(Type.String()),
  eligibility: Type.Object({
    answer: EligibilityAnswer.properties.answer,
    reasons: EligibilityAnswer.properties.reasons,
  }),
  winners: Type.Array(WinnerMatchShape),
  /** The type on the licence, as the applicant said when the file was sealed. */
  licence: nullable(Licence),
  exceptions: Type.Array(ExceptionShape),
  holder: Holder,
  /** Until when the unit must be done; null: 未公布. */
  closesAt: nullable(Moment),
})

/** What the inbox is narrowed to, and its order. */
const InboxNarrowing = Type.Object({
  programmeId: Type.Optional(Code),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  state: Type.Optional(CandidateStateShape),
  direction: Type.Optional(Type.String({ maxLength: 64 })),
  /** Part of the project's or the applicant's name. */
  text: Type.Optional(Type.String({ maxLength: 100 })),
  ranked: Type.Optional(Type.Boolean()),
  /** Some item of the check does not pass. */
  flagged: Type.Optional(Type.Boolean()),
  sort: Type.Optional(Type.Enum([...candidateSorts])),
  descending: Type.Optional(Type.Boolean()),
})

export const listCandidates = endpoint({
  name: 'programmes.candidate.list',
  method: 'GET',
  path: '/api/programmes/candidates',
  audience: read,
  summary: { zh: '收件箱：送达本单位的申报书', en: 'The inbox: files that reached the unit' },
  query: Type.Object({ ...PageQuery.properties, ...InboxNarrowing.properties }),
  answer: pageOf(CandidateBrief),
})

export const exportCandidates = endpoint({
  name: 'programmes.candidate.export',
  method: 'GET',
  path: '/api/programmes/candidates/snapshot',
  audience: read,
  summary: {
    zh: '导出收件箱：同一时刻符合条件的全部申报书',
    en: 'The inbox to export: all files that match, as they are at one moment',
  },
  query: InboxNarrowing,
  answer: wholeOf(CandidateBrief),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const readCandidate = endpoint({
  name: 'programmes.candidate.read',
  method: 'GET',
  path: '/api/programmes/candidates/:id',
  audience: read,
  summary: {
    zh: '一份申报书：审查、退回、意见、资格提示、往年入选',
    en: 'One file: checks, returns, opinion, eligibility, earlier winners',
  },
  params: OneId,
  traced: true,
  answer: CandidateFile,
})

export const readCandidateChanges = endpoint({
  name: 'programmes.candidate.changes',
  method: 'GET',
  path: '/api/programmes/candidates/:id/changes',
  audience: read,
  summary: {
    zh: '两次提交之间逐项的变化',
    en: 'What changed between two submissions, field by field',
  },
  params: OneId,
  query: Type.Object({
    /** Number of the earlier submission; the one before the last where it is absent. */
    from: Type.Optional(Type.Integer({ minimum: 1 })),
    to: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  traced: true,
  answer: Type.Object({
    from: nullable(Type.Integer()),
    to: Type.Integer(),
    changes: Type.Array(AnswerChange),
    more: Type.Integer(),
  }),
})

export const checkCandidate = endpoint({
  name: 'programmes.candidate.check',
  method: 'PUT',
  path: '/api/programmes/candidates/:id/checks',
  audience: check,
  summary: { zh: '登记形式审查结果', en: 'Note results of the formal check' },
  params: OneId,
  body: Type.Object({
    results: Type.Array(
      Type.Object({
        item: Type.String({ maxLength: 100 }),
        result: Type.Enum([...checkResults]),
        note: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      { minItems: 1, maxItems: 200 },
    ),
  }),
  answer: CandidateFile,
  problems: ['programmes.check_item_unknown', 'programmes.candidate_cannot_check'],
})

export const passCandidate = endpoint({
  name: 'programmes.candidate.pass',
  method: 'POST',
  path: '/api/programmes/candidates/:id/pass',
  audience: check,
  summary: { zh: '通过形式审查', en: 'Pass the formal check' },
  params: OneId,
  answer: CandidateFile,
  problems: ['programmes.check_incomplete', 'programmes.check_failed'],
})

export const passCandidates = endpoint({
  name: 'programmes.candidate.passMany',
  method: 'POST',
  path: '/api/programmes/candidates/pass-many',
  audience: check,
  summary: {
    zh: '批量通过：先预览份数与变化，再确认',
    en: 'Pass many: a preview of count and changes, then the confirmation',
  },
  body: Type.Object({
    ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
    /** The number that the preview gave; without it nothing is changed. */
    expected: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  answer: Type.Object({
    done: Type.Boolean(),
    count: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        id: Id,
        title: Type.String(),
        passes: Type.Boolean(),
        /** Open items that would be marked as passed. */
        items: Type.Array(Type.String()),
        code: nullable(Type.String()),
        text: nullable(Type.String()),
      }),
    ),
  }),
  problems: ['programmes.bulk_differs'],
})

export const reopenCandidate = endpoint({
  name: 'programmes.candidate.reopen',
  method: 'POST',
  path: '/api/programmes/candidates/:id/reopen',
  audience: check,
  summary: { zh: '重新审查', en: 'Check again' },
  params: OneId,
  answer: CandidateFile,
})

export const returnCandidate = endpoint({
  name: 'programmes.candidate.return',
  method: 'POST',
  path: '/api/programmes/candidates/:id/return',
  audience: check,
  summary: {
    zh: '退回修改：写明理由和新的期限',
    en: 'Return for mending with reasons and a new deadline',
  },
  params: OneId,
  body: Type.Object({
    reasons: Type.Array(ReturnReason, { minItems: 1, maxItems: 100 }),
    /** Either a day that still counts, or how many working days from today. */
    deadlineDay: Type.Optional(Day),
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  }),
  answer: CandidateFile,
  problems: [
    'programmes.return_too_short',
    'programmes.return_day_not_working',
    'programmes.return_beyond_deadline',
  ],
})

export const declineCandidate = endpoint({
  name: 'programmes.candidate.decline',
  method: 'POST',
  path: '/api/programmes/candidates/:id/decline',
  audience: check,
  summary: { zh: '不予推荐，写明理由', en: 'Decline with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: CandidateFile,
  problems: ['programmes.reason_too_short'],
})

export const recallCandidate = endpoint({
  name: 'programmes.candidate.recall',
  method: 'POST',
  path: '/api/programmes/candidates/:id/recall',
  audience: check,
  summary: { zh: '恢复办理，写明理由', en: 'Take a declined file up again' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: CandidateFile,
})

export const writeOpinion = endpoint({
  name: 'programmes.candidate.opinion',
  method: 'PUT',
  path: '/api/programmes/candidates/:id/opinion',
  audience: check,
  summary: { zh: '填写推荐意见（600 字以内）', en: 'Write the opinion, at most 600 characters' },
  params: OneId,
  body: Type.Object({ opinion: Type.String({ maxLength: opinionMaxLength * 4 }) }),
  answer: CandidateFile,
  problems: ['programmes.opinion_too_long'],
})

export const listCopies = endpoint({
  name: 'programmes.copy.list',
  method: 'GET',
  path: '/api/programmes/copies',
  audience: read,
  summary: { zh: '抄送本单位的推荐', en: 'Recommendations copied to the unit' },
  query: PageQuery,
  answer: pageOf(
    Type.Object({
      id: Id,
      programmeId: Code,
      unit: Type.String(),
      from: Type.String({ description: 'name of the unit that sent it' }),
      title: Type.String(),
      applicant: Type.String(),
      directions: Type.Array(Type.String()),
      documentNumber: Type.String(),
      sentAt: Moment,
    }),
  ),
})
