/** An objection to a published name: by real name, with evidence, answered with reasons. */
import { Type, type Static } from 'typebox'
import { readMobile, readResidentId } from '../kernel/identity.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { dayOfMoment } from '../kernel/moment.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const objectionStates = ['received', 'accepted', 'rejected'] as const
export type ObjectionState = (typeof objectionStates)[number]

export const objectionLifecycle: Lifecycle<ObjectionState, 'accept' | 'reject'> = {
  received: { accept: 'accepted', reject: 'rejected' },
  accepted: {},
  rejected: {},
}

/** Who objects. Sealed on arrival; only the officer who handles the objection opens it, and is traced. */
export const Objector = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 50 }),
  mobile: Type.String({ minLength: 11, maxLength: 20 }),
  idNumber: Type.Optional(Type.String({ maxLength: 30 })),
  organisation: Type.Optional(Type.String({ maxLength: 200 })),
  email: Type.Optional(Type.String({ maxLength: 100 })),
})
export type Objector = Static<typeof Objector>

/** A file sent along as evidence: small enough to travel in the call itself, for the objector has no account. */
export const evidenceFilesMax = 3
export const evidenceBytesMax = 4 * 1024 * 1024
/** Base64 is four signs for three bytes. */
const evidenceSignsMax = Math.ceil(evidenceBytesMax / 3) * 4
export const objectionBodyBytes = evidenceFilesMax * evidenceSignsMax + 64 * 1024

export const EvidenceFile = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 255 }),
  base64: Type.String({
    minLength: 4,
    maxLength: evidenceSignsMax,
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
  }),
})
export type EvidenceFile = Static<typeof EvidenceFile>

export const ObjectionWish = Type.Object({
  /** Key of a line of the public list; absent for the list as a whole. */
  key: Type.Optional(Id),
  objector: Objector,
  text: Type.String({ minLength: 10, maxLength: 4000 }),
  evidence: Type.String({ minLength: 1, maxLength: 8000 }),
  files: Type.Optional(Type.Array(EvidenceFile, { maxItems: evidenceFilesMax })),
})
export type ObjectionWish = Static<typeof ObjectionWish>

/** What the objector is told, and can ask for again with the receipt number. */
export const ObjectionReceipt = Type.Object({
  receiptNo: Type.String(),
  state: Type.Enum([...objectionStates]),
  receivedAt: Moment,
  answer: nullable(Type.String()),
  answeredAt: nullable(Moment),
  /** What it was raised against, so that the receipt explains itself. */
  publicityId: Id,
  unitName: Type.String(),
  /** Of the issuer's own list of those to be selected. */
  issuers: Type.Boolean(),
  programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** Null: the list as a whole. */
  project: nullable(Type.String()),
  files: Type.Integer(),
})

export const Objection = Type.Object({
  receiptNo: Type.String(),
  state: Type.Enum([...objectionStates]),
  receivedAt: Moment,
  answer: nullable(Type.String()),
  answeredAt: nullable(Moment),
  id: Id,
  publicityId: Id,
  candidateId: nullable(Id),
  title: nullable(Type.String()),
  applicant: nullable(Type.String()),
  text: Type.String(),
  evidence: Type.String(),
  /** Opened by whoever handles the objection, at /api/files/versions/:id/content; each opening leaves a trace. */
  files: Type.Array(Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })),
  handledBy: nullable(Type.String()),
})
export type Objection = Static<typeof Objection>

/** Whether the name can be real: a mobile number, and where one is given an identity number, that check out. */
export function mayObjectAs(objector: Objector, now: Date): Verdict {
  const mobile = readMobile(objector.mobile)
  if (!mobile.ok) return invalid('programmes.objector_mobile_wrong')
  if (objector.idNumber === undefined || objector.idNumber.trim() === '') return allowed
  const today = dayOfMoment(now.toISOString())
  return readResidentId(objector.idNumber, today).ok
    ? allowed
    : invalid('programmes.objector_id_wrong')
}

export function mayObject(
  publicity: { readonly state: string; readonly opensAt: Date; readonly closesAt: Date },
  now: Date,
): Verdict {
  const closesAt = publicity.closesAt.toISOString()
  if (now.getTime() < publicity.opensAt.getTime()) {
    return conflict('programmes.publicity_not_begun', {
      opensAt: publicity.opensAt.toISOString(),
    })
  }
  return publicity.state === 'running' && now.getTime() < publicity.closesAt.getTime()
    ? allowed
    : conflict('programmes.publicity_over', { closesAt })
}

export function mayAnswer(
  state: ObjectionState,
  verb: 'accept' | 'reject',
  answer: string,
): Verdict {
  return allOf(
    mayStep(objectionLifecycle, state, verb, 'programmes.objection_answered_already'),
    isWrittenReason(answer) ? allowed : invalid('programmes.reason_too_short'),
  )
}

const receiptPattern = /^YY\d{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/

/** A receipt number as somebody typed it: full-width signs and small letters are read; null if it can be none. */
export function readReceiptNo(text: string): string | null {
  const receiptNo = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s–—−]/g, '-')
  return receiptPattern.test(receiptNo) ? receiptNo : null
}
