/** Every call by which applicants write, seal, hand in and take back their applications. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Application, ApplicationBrief, State, SubmissionBrief } from './application.ts'
import { EditShape } from './form/edits.ts'
import { Licence } from './licenceShape.ts'
import { Code } from '../kernel/sourced.ts'

const edit = { permit: 'programmes.application.edit' } as const
const submit = { permit: 'programmes.application.submit' } as const

/** Edits travel in small batches; a keystroke or two each. */
const saveBytes = 512 * 1024

const FieldFault = Type.Object({
  at: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['hard', 'soft']),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  repair: Type.Optional(Type.Object({ at: Type.String(), value: Type.Unknown() })),
})

export const Draft = Type.Object({
  version: Type.Integer(),
  fields: Type.Record(
    Type.String(),
    Type.Object({
      value: Type.Unknown(),
      version: Type.Integer(),
      by: Type.Optional(Type.String()),
    }),
  ),
  rows: Type.Record(
    Type.String(),
    Type.Object({
      key: Type.String(),
      version: Type.Integer(),
      removed: Type.Optional(Type.Integer()),
      by: Type.Optional(Type.String()),
    }),
  ),
})

export const startApplication = endpoint({
  name: 'programmes.application.start',
  method: 'POST',
  path: '/api/programmes/:programmeId/applications',
  audience: edit,
  summary: { zh: '开始一份申报书', en: 'Start an application' },
  params: Type.Object({ programmeId: Code }),
  body: Type.Object({
    title: Type.Optional(Type.String({ maxLength: 100 })),
    directions: Type.Optional(Type.Array(Type.String(), { maxItems: 50, uniqueItems: true })),
    /** Key of one of the ways that the call offered; the first one where it is absent. */
    wayKey: Type.Optional(Type.String({ maxLength: 400 })),
    affiliation: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
    /** The type on the licence, where it was asked for eligibility. */
    licence: Type.Optional(nullable(Licence)),
  }),
  answer: Application,
  problems: [
    'programmes.programme_not_open',
    'programmes.applicant_limit_reached',
    'programmes.route_none',
    'programmes.organisation_unverified',
  ],
})

export const listApplications = endpoint({
  name: 'programmes.application.list',
  method: 'GET',
  path: '/api/programmes/applications',
  audience: edit,
  summary: { zh: '本单位的申报书', en: "The organisation's applications" },
  query: Type.Object({
    ...PageQuery.properties,
    programmeId: Type.Optional(Code),
    state: Type.Optional(State),
  }),
  answer: pageOf(ApplicationBrief),
})

export const readApplication = endpoint({
  name: 'programmes.application.read',
  method: 'GET',
  path: '/api/programmes/applications/:id',
  audience: edit,
  summary: {
    zh: '一份申报书：状态、由谁办理、历次提交',
    en: 'One application: state, holder, submissions',
  },
  params: OneId,
  answer: Application,
})

export const readDraft = endpoint({
  name: 'programmes.application.readDraft',
  method: 'GET',
  path: '/api/programmes/applications/:id/draft',
  audience: edit,
  summary: {
    zh: '申报书正在填写的内容，或某一版本的内容',
    en: 'What is being written, now or at a version',
  },
  params: OneId,
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 0 })) }),
  answer: Draft,
})

export const listVersions = endpoint({
  name: 'programmes.application.versions',
  method: 'GET',
  path: '/api/programmes/applications/:id/versions',
  audience: edit,
  summary: {
    zh: '历次版本：谁、何时、改了什么，最新的在前',
    en: 'Versions: who changed what and when, the latest first',
  },
  params: OneId,
  query: Type.Object({
    /** Only versions before this one. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        version: Type.Integer(),
        by: nullable(Id),
        byName: Type.String(),
        changedAt: Moment,
        /** Addresses of the items changed, the first few, and how many there are. */
        items: Type.Array(Type.String()),
        itemCount: Type.Integer(),
      }),
    ),
    /** Whether there are earlier ones. */
    more: Type.Boolean(),
  }),
})

export const saveDraft = endpoint({
  name: 'programmes.application.save',
  method: 'POST',
  path: '/api/programmes/applications/:id/edits',
  audience: edit,
  summary: {
    zh: '保存一批修改；别人改过的同一项并排返回',
    en: 'Save edits; a field changed by another comes back side by side',
  },
  params: OneId,
  body: Type.Object({ edits: Type.Array(EditShape, { minItems: 1, maxItems: 500 }) }),
  bodyBytes: saveBytes,
  ratePerMinute: 600,
  answer: Type.Object({
    version: Type.Integer(),
    accepted: Type.Array(
      Type.Object({
        index: Type.Integer(),
        outcome: Type.String(),
        value: Type.Optional(Type.Unknown()),
      }),
    ),
    conflicts: Type.Array(
      Type.Object({
        index: Type.Integer(),
        at: Type.String(),
        kind: Type.String(),
        theirs: Type.Unknown(),
        version: Type.Integer(),
        by: Type.Optional(Type.String()),
      }),
    ),
    refused: Type.Array(Type.Object({ index: Type.Integer(), fault: FieldFault })),
  }),
  problems: ['programmes.sealed_since_submission'],
})

export const chooseDirections = endpoint({
  name: 'programmes.application.chooseDirections',
  method: 'PUT',
  path: '/api/programmes/applications/:id/directions',
  audience: edit,
  summary: {
    zh: '选择申报方向；表单随之变化，已写内容不丢',
    en: 'Choose directions; the form follows and nothing written is lost',
  },
  params: OneId,
  body: Type.Object({ directions: Type.Array(Type.String(), { maxItems: 50, uniqueItems: true }) }),
  answer: Application,
  problems: ['programmes.too_many_directions', 'programmes.direction_unknown'],
})

export const sayLicence = endpoint({
  name: 'programmes.application.sayLicence',
  method: 'PUT',
  path: '/api/programmes/applications/:id/licence',
  audience: edit,
  summary: {
    zh: '填写证照类型；随申报书封存，推荐单位据此核对独立法人资格',
    en: 'Say the type on the licence; it is sealed with the application, and the unit checks by it',
  },
  params: OneId,
  body: Type.Object({ licence: Licence }),
  answer: Application,
  problems: ['programmes.sealed_since_submission'],
})

export const checkDraft = endpoint({
  name: 'programmes.application.check',
  method: 'GET',
  path: '/api/programmes/applications/:id/check',
  audience: edit,
  summary: { zh: '还差什么：逐项检查', en: 'What is missing: the live checklist' },
  params: OneId,
  answer: Type.Object({
    faults: Type.Array(FieldFault),
    moreFaults: Type.Integer(),
    completion: Type.Object({
      done: Type.Integer(),
      total: Type.Integer(),
      bySection: Type.Array(
        Type.Object({ id: Type.String(), done: Type.Integer(), total: Type.Integer() }),
      ),
    }),
  }),
})

const fileIdsBytes = 8000

export const readFileFacts = endpoint({
  name: 'programmes.application.files',
  method: 'GET',
  path: '/api/programmes/applications/:id/files',
  audience: edit,
  summary: {
    zh: '附件的实测信息：类型、大小、像素和安全检查，供清单即时判断',
    en: 'What was measured of attachments (kind, size, pixels, inspection), for the live checklist',
  },
  params: OneId,
  query: Type.Object({
    /** Ids parted by commas, as answers name them; those that are nobody's here are left out. */
    ids: Type.String({ maxLength: fileIdsBytes }),
  }),
  answer: Type.Object({
    files: Type.Record(
      Type.String(),
      Type.Object({
        name: Type.String(),
        mediaType: Type.String(),
        sizeBytes: Type.Integer(),
        widthPx: Type.Optional(Type.Integer()),
        heightPx: Type.Optional(Type.Integer()),
        inspection: Type.Optional(Type.Enum(['waiting', 'refused'])),
      }),
    ),
  }),
})

const CarryShown = Type.Object({
  /** The field's name in the form it comes from, and in this one; null where it found no place. */
  fromLabel: Type.String(),
  to: nullable(Type.String()),
  toLabel: nullable(Type.String()),
  outcome: Type.Enum(['kept', 'moved', 'converted', 'standing', 'same', 'lost']),
  /** Why it found no place, and what to do. */
  code: nullable(Type.String()),
  message: nullable(Type.String()),
  /** What it says there, and what stands here already; cut short. */
  text: Type.String(),
  standing: nullable(Type.String()),
})

export const carryInto = endpoint({
  name: 'programmes.application.carry',
  method: 'POST',
  path: '/api/programmes/applications/:id/carry',
  audience: edit,
  summary: {
    zh: '把本单位另一份申报书的内容带入这一份；先试看去向',
    en: "Take another application of one's own into this one; a dry run shows what goes where",
  },
  params: OneId,
  body: Type.Object(
    {
      fromId: Id,
      /** True only looks: nothing is saved. */
      dryRun: Type.Optional(Type.Boolean({ default: false })),
      /** Addresses of this form to fill; where silent, all that are empty here. */
      only: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 2000 })),
      /** The version of this draft that the person saw; what changed since is left as it is. */
      seenVersion: Type.Optional(Type.Integer({ minimum: 0 })),
    },
    { additionalProperties: false },
  ),
  ratePerMinute: 30,
  answer: Type.Object({
    version: Type.Integer(),
    /** How many fields of this form were filled, or would be. */
    taken: Type.Integer(),
    report: Type.Array(CarryShown),
  }),
  problems: ['programmes.carry_from_itself', 'programmes.sealed_since_submission'],
})

export const submitApplication = endpoint({
  name: 'programmes.application.submit',
  method: 'POST',
  path: '/api/programmes/applications/:id/submit',
  audience: submit,
  summary: {
    zh: '提交：封存当前版本并给出回执',
    en: 'Submit: seal the current version and get a receipt',
  },
  params: OneId,
  body: Type.Object({
    /** What the person saw; a draft that has moved on is refused, so that nobody seals a surprise. */
    draftVersion: Type.Integer({ minimum: 0 }),
  }),
  answer: Type.Object({ application: Application, submission: SubmissionBrief }),
  problems: [
    'programmes.submission_closed',
    'programmes.draft_moved_on',
    'programmes.application_incomplete',
  ],
})

export const withdrawApplication = endpoint({
  name: 'programmes.application.withdraw',
  method: 'POST',
  path: '/api/programmes/applications/:id/withdraw',
  audience: submit,
  summary: {
    zh: '撤回修改，截止前可再次提交',
    en: 'Take back to mend; may be submitted again until the deadline',
  },
  params: OneId,
  answer: Application,
  problems: ['programmes.withdrawal_closed', 'programmes.not_withdrawable'],
})

export const discardApplication = endpoint({
  name: 'programmes.application.discard',
  method: 'POST',
  path: '/api/programmes/applications/:id/discard',
  audience: submit,
  summary: { zh: '放弃这份草稿，名额可另用', en: 'Give up this draft and free its place' },
  params: OneId,
  answer: Nothing,
})

export const readSubmission = endpoint({
  name: 'programmes.submission.read',
  method: 'GET',
  path: '/api/programmes/submissions/:id',
  audience: 'signedIn',
  summary: { zh: '某次提交的封存内容', en: 'The sealed content of one submission' },
  params: OneId,
  traced: true,
  answer: Type.Object({
    ...SubmissionBrief.properties,
    applicationId: Id,
    programmeId: Type.String(),
    orgName: Type.String(),
    answers: Type.Record(Type.String(), Type.Unknown()),
  }),
})

export const readReceipt = endpoint({
  name: 'programmes.submission.receipt',
  method: 'GET',
  path: '/api/programmes/submissions/:id/receipt',
  audience: 'signedIn',
  summary: {
    zh: '提交回执，含封存证明',
    en: 'The receipt of a submission with its proof of sealing',
  },
  params: OneId,
  answer: Type.Object({
    receiptNo: Type.String(),
    digestSha256: Type.String(),
    digestSm3: Type.String(),
    submittedAt: Moment,
    /** Null until the next seal, a few seconds after the submission. */
    proof: nullable(Type.Record(Type.String(), Type.Unknown())),
  }),
})
