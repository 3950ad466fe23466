/** Agreements on confidence: texts, who signed them, and what is done with signatures. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery, Sha256 } from '../kernel/shapes.ts'
import {
  acceptings,
  AgreementWish,
  signAgreements,
  signatureStates,
  signatureVerbs,
  standings,
} from './agreement.ts'

const closed = { additionalProperties: false } as const
const binds = { permit: signAgreements } as const

export const AgreementText = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  body: Type.String(),
  months: Type.Integer(),
  /** Over the canonical text (RFC 8785) of `{agreement, body, months, title, version}`. */
  digest: Sha256,
  madeAt: Moment,
})
export type AgreementText = Static<typeof AgreementText>

export const Signature = Type.Object({
  id: Id,
  agreementId: Id,
  /** Of the organisation or the space that keeps the text. */
  keeperName: Type.String(),
  spaceId: nullable(Id),
  orgId: Id,
  orgName: Type.String(),
  title: Type.String(),
  textVersion: Type.Integer(),
  /** Of the text that is signed now. */
  currentVersion: Type.Integer(),
  digest: Sha256,
  state: Type.Enum([...signatureStates]),
  standing: Type.Enum([...standings]),
  /** Of the last step. */
  reason: nullable(Type.String()),
  version: Type.Integer(),
  signedBy: Type.String(),
  signedAt: Moment,
  expiresAt: Moment,
  changedAt: Moment,
  /** Whether the actor's organisation keeps the text; else it has signed. */
  keeps: Type.Boolean(),
})
export type Signature = Static<typeof Signature>

const SignatureStep = Type.Object({
  number: Type.Integer(),
  verb: Type.String(),
  textVersion: Type.Integer(),
  reason: nullable(Type.String()),
  by: Type.String(),
  byOrg: Type.String(),
  at: Moment,
})

export const FullSignature = Type.Object({
  ...Signature.properties,
  /** As it was signed. */
  text: AgreementText,
  /** The first first. */
  steps: Type.Array(SignatureStep),
  /** That the signing is under a seal of the house; null for the seconds before it is. */
  proof: nullable(Type.Record(Type.String(), Type.Unknown())),
})
export type FullSignature = Static<typeof FullSignature>

export const Agreement = Type.Object({
  id: Id,
  orgId: nullable(Id),
  spaceId: nullable(Id),
  keeperName: Type.String(),
  version: Type.Integer(),
  leastVersion: Type.Integer(),
  accepting: Type.Enum([...acceptings]),
  text: AgreementText,
  /** Whether the actor's organisation keeps it. */
  keeps: Type.Boolean(),
  /** Of the actor's organisation. */
  own: nullable(Signature),
})
export type Agreement = Static<typeof Agreement>

export const readKeptAgreement = endpoint({
  name: 'spaces.agreement.kept',
  method: 'GET',
  path: '/api/spaces/agreements/kept',
  audience: 'signedIn',
  summary: {
    zh: '本单位或一个共享空间的保密协议文本，和平台提供的示例文本',
    en: 'The agreement of one’s organisation or of a space, and the example that the house offers',
  },
  query: Type.Object({ space: Type.Optional(Id) }),
  answer: Type.Object({
    /** Null where none was written, or where the space’s is not for the reader. */
    agreement: nullable(Agreement),
    example: Type.Object({
      version: Type.Integer(),
      zh: Type.Object({ title: Type.String(), body: Type.String() }),
      en: Type.Object({ title: Type.String(), body: Type.String() }),
      months: Type.Integer(),
    }),
  }),
})

export const readAgreement = endpoint({
  name: 'spaces.agreement.read',
  method: 'GET',
  path: '/api/spaces/agreements/:id',
  audience: 'signedIn',
  summary: {
    zh: '一份保密协议的现行文本和本单位的签署情况',
    en: 'The text of an agreement as it is signed now, and how one’s organisation stands to it',
  },
  params: OneId,
  answer: Agreement,
})

export const keepAgreement = endpoint({
  name: 'spaces.agreement.keep',
  method: 'PUT',
  path: '/api/spaces/agreements/kept',
  audience: binds,
  summary: {
    zh: '写下保密协议的下一版文本：本单位的，或本单位管理的空间的',
    en: 'Write the next version of an agreement: of one’s organisation, or of a space that it manages',
  },
  body: Type.Object(
    {
      spaceId: nullable(Id),
      /** The version that was looked at; 0 where there was none. */
      seen: Type.Integer({ minimum: 0 }),
      wish: AgreementWish,
    },
    closed,
  ),
  answer: Agreement,
  problems: [
    'spaces.not_agreement_keeper',
    'spaces.moved_on',
    'spaces.agreement_title_short',
    'spaces.agreement_body_short',
    'spaces.org_unverified',
    'spaces.closed',
  ],
})

export const signAgreement = endpoint({
  name: 'spaces.signature.sign',
  method: 'POST',
  path: '/api/spaces/agreements/:id/signatures',
  audience: binds,
  summary: {
    zh: '代表本单位签署保密协议的现行文本',
    en: 'Sign the present text of an agreement for one’s organisation',
  },
  params: OneId,
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      /** Of the text that was read: what is signed is what was seen. */
      digest: Sha256,
    },
    closed,
  ),
  answer: FullSignature,
  problems: [
    'spaces.agreement_moved',
    'spaces.agreement_own',
    'spaces.signed_already',
    'spaces.signature_waits',
    'spaces.org_unverified',
  ],
})

export const listSignatures = endpoint({
  name: 'spaces.signature.list',
  method: 'GET',
  path: '/api/spaces/signatures',
  audience: 'signedIn',
  summary: {
    zh: '本单位签署的保密协议，和他人向本单位（或其管理的空间）签署的',
    en: 'Agreements that one’s organisation signed, and those that others signed towards it',
  },
  query: Type.Object({
    ...PageQuery.properties,
    /** `given`: by one’s organisation; `received`: by others. */
    side: Type.Enum(['given', 'received']),
    state: Type.Optional(Type.Enum([...signatureStates])),
  }),
  answer: Type.Object({
    ...pageOf(Signature).properties,
    /** Received, and to be accepted or refused. */
    waiting: Type.Integer(),
  }),
})

export const readSignature = endpoint({
  name: 'spaces.signature.read',
  method: 'GET',
  path: '/api/spaces/signatures/:id',
  audience: 'signedIn',
  summary: {
    zh: '一次签署的回执：谁、何时、哪一版文本、摘要和封存证明',
    en: 'The receipt of a signature: who, when, which text, its digest and the proof of sealing',
  },
  params: OneId,
  answer: FullSignature,
})

export const stepSignature = endpoint({
  name: 'spaces.signature.step',
  method: 'POST',
  path: '/api/spaces/signatures/:id/steps',
  audience: binds,
  summary: {
    zh: '接受、不接受、终止或撤回一次签署',
    en: 'Accept, refuse or end a signature, or withdraw one’s own',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...signatureVerbs]),
      seen: Type.Integer({ minimum: 1 }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: FullSignature,
  problems: [
    'spaces.not_agreement_keeper',
    'spaces.not_signer',
    'spaces.moved_on',
    'spaces.reason_too_short',
    'spaces.signature_cannot_accept',
    'spaces.signature_cannot_refuse',
    'spaces.signature_cannot_end',
    'spaces.signature_cannot_withdraw',
  ],
})
