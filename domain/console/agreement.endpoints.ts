/** Agreements: for everybody to read and accept, for the operator to write and publish. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, Sha256 } from '../kernel/shapes.ts'
import {
  AgreementCode,
  AgreementContent,
  AgreementLook,
  AgreementRow,
  AgreementText,
} from './agreement.ts'

const audience = { permit: 'console.agreement.publish' } as const

export const listCurrentAgreements = endpoint({
  name: 'console.agreement.current',
  method: 'GET',
  path: '/api/console/agreements/current',
  audience: 'public',
  summary: { zh: '现行的协议与隐私文本', en: 'Agreements and privacy texts in force' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        code: Type.String(),
        version: Type.Integer({ minimum: 1 }),
        titleZh: Type.String(),
        titleEn: Type.String(),
        effectiveOn: Type.String({ format: 'date' }),
      }),
    ),
  }),
})

export const readCurrentAgreement = endpoint({
  name: 'console.agreement.readCurrent',
  method: 'GET',
  path: '/api/console/agreements/current/:code',
  audience: 'public',
  summary: { zh: '一份现行文本及其各版本', en: 'A text in force, and its versions' },
  params: Type.Object({ code: AgreementCode }),
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  answer: Type.Object({
    text: AgreementText,
    inForce: Type.Boolean(),
    versions: Type.Array(
      Type.Object({ version: Type.Integer(), effectiveOn: Type.String({ format: 'date' }) }),
    ),
  }),
})

export const listPendingAgreements = endpoint({
  name: 'console.agreement.pending',
  method: 'GET',
  path: '/api/console/agreements/pending',
  audience: 'signedIn',
  summary: { zh: '等待我同意的文本', en: 'What I am asked to accept' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        ...AgreementText.properties,
        /** The version accepted before, or null. */
        acceptedVersion: nullable(Type.Integer()),
      }),
    ),
  }),
})

export const acceptAgreement = endpoint({
  name: 'console.agreement.accept',
  method: 'POST',
  path: '/api/console/agreements/:id/acceptance',
  audience: 'signedIn',
  summary: { zh: '同意一份现行文本', en: 'Accept a text in force' },
  params: OneId,
  /** The digest of the text that was shown. */
  body: Type.Object({ digest: Sha256 }),
  answer: Type.Object({ id: Id, version: Type.Integer(), acceptedAt: Moment }),
  problems: ['console.agreement_not_in_force', 'console.agreement_changed_since_look'],
})

export const listMyAcceptances = endpoint({
  name: 'console.agreement.mine',
  method: 'GET',
  path: '/api/console/agreements/mine',
  audience: 'signedIn',
  summary: { zh: '我同意过的文本', en: 'What I have accepted' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        code: Type.String(),
        version: Type.Integer(),
        titleZh: Type.String(),
        titleEn: Type.String(),
        acceptedAt: Moment,
      }),
    ),
  }),
})

export const listAgreements = endpoint({
  name: 'console.agreement.list',
  method: 'GET',
  path: '/api/console/agreements',
  audience,
  summary: { zh: '全部文本的各版本', en: 'All versions of all texts' },
  answer: Type.Object({ rows: Type.Array(AgreementRow) }),
})

export const readAgreement = endpoint({
  name: 'console.agreement.read',
  method: 'GET',
  path: '/api/console/agreements/:id',
  audience,
  summary: { zh: '一个版本的全文', en: 'One version in full' },
  params: OneId,
  answer: Type.Object({ row: AgreementRow, content: AgreementContent }),
})

export const draftAgreement = endpoint({
  name: 'console.agreement.draft',
  method: 'POST',
  path: '/api/console/agreements',
  audience,
  summary: {
    zh: '起草新版本，内容取自上一版',
    en: 'Begin a new version with the words of the last one',
  },
  body: Type.Object({ code: AgreementCode }),
  answer: AgreementRow,
  problems: ['console.agreement_has_a_draft'],
})

export const saveAgreement = endpoint({
  name: 'console.agreement.save',
  method: 'PUT',
  path: '/api/console/agreements/:id',
  audience,
  summary: { zh: '保存草稿', en: 'Save a draft' },
  params: OneId,
  bodyBytes: 2 * 1024 * 1024,
  body: Type.Object({
    /** The edition that was edited. */
    edition: Type.Integer({ minimum: 1 }),
    content: AgreementContent,
  }),
  answer: AgreementRow,
  problems: ['console.agreement_changed_meanwhile', 'console.agreement_published_already'],
})

export const discardAgreement = endpoint({
  name: 'console.agreement.discard',
  method: 'DELETE',
  path: '/api/console/agreements/:id',
  audience,
  summary: { zh: '删除草稿', en: 'Discard a draft' },
  params: OneId,
  answer: Type.Object({}),
  problems: ['console.agreement_published_already'],
})

export const lookAtAgreement = endpoint({
  name: 'console.agreement.look',
  method: 'GET',
  path: '/api/console/agreements/:id/difference',
  audience,
  summary: { zh: '与上一版逐段对照', en: 'What differs from the version before' },
  params: OneId,
  answer: AgreementLook,
})

export const publishAgreement = endpoint({
  name: 'console.agreement.publish',
  method: 'POST',
  path: '/api/console/agreements/:id/publication',
  audience,
  summary: { zh: '对照后发布', en: 'Publish what was looked at' },
  params: OneId,
  body: Type.Object({ digest: Sha256 }),
  answer: AgreementRow,
  problems: [
    'console.agreement_changed_since_look',
    'console.agreement_language_missing',
    'console.agreement_effective_in_past',
    'console.agreement_effective_before_last',
    'console.agreement_unchanged',
  ],
})
