/** Sending packages, recording what arrived, and the ledger of the office. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  exportsPerMinute,
  Moment,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  wholeOf,
} from '../kernel/shapes.ts'
import { Dispatch, dispatchWays } from './dispatch.ts'
import { PackageBrief } from './package.ts'
import { Code } from '../kernel/sourced.ts'

const build = { permit: 'programmes.package.build' } as const
const manage = { permit: 'programmes.programme.manage' } as const
const Reason = Type.String({ minLength: 1, maxLength: 2000 })

/** `kept`: it went to the visible mailbox of a demo, and to nobody's own. */
const MailTry = Type.Object({
  at: Moment,
  attempt: Type.Integer(),
  outcome: Type.Enum(['sent', 'kept', 'deferred', 'bounced', 'failed']),
  fault: nullable(Type.String()),
  nextAt: nullable(Moment),
})

const Mail = Type.Object({
  medium: Type.String(),
  part: Type.Integer(),
  of: Type.Integer(),
  attachment: Type.String(),
  bytes: Type.Integer(),
  address: nullable(Type.String()),
  subject: Type.String(),
  state: Type.Enum(['planned', 'asked', 'sent', 'failed']),
  ownMailbox: Type.Boolean(),
  /** What the mail server, or the house, said against it. */
  fault: nullable(Type.String()),
  askedAt: nullable(Moment),
  askedBy: nullable(Type.String()),
  settledAt: nullable(Moment),
  /** Every attempt of the house, the latest first. */
  tries: Type.Array(MailTry),
})

/** What stands between the package and its delivery. */
export const Delivery = Type.Object({
  package: PackageBrief,
  dispatches: Type.Array(Dispatch),
  mails: Type.Array(Mail),
  /** Codes of required media that have not been sent. */
  open: Type.Array(Type.String()),
  delivered: Type.Boolean(),
})

export const readDelivery = endpoint({
  name: 'programmes.dispatch.read',
  method: 'GET',
  path: '/api/programmes/packages/:id/dispatches',
  audience: 'signedIn',
  summary: { zh: '报送情况：各介质寄送、邮件分封和尚缺项', en: 'What was sent, and what is open' },
  params: OneId,
  answer: Delivery,
})

export const recordDispatch = endpoint({
  name: 'programmes.dispatch.record',
  method: 'POST',
  path: '/api/programmes/packages/:id/dispatches',
  audience: build,
  summary: {
    zh: '登记寄送：介质、方式、单号、寄出时间；期限按规定核对',
    en: 'Record a dispatch; its deadline is checked by the rule',
  },
  params: OneId,
  body: Type.Object(
    {
      /** Media that travel in one envelope. */
      media: Type.Array(Code, { minItems: 1, maxItems: 5, uniqueItems: true }),
      way: Type.Enum([...dispatchWays]),
      number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      pieces: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
      sentAt: Moment,
      lateReason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  answer: Delivery,
  problems: [
    'programmes.package_not_built',
    'programmes.way_not_open',
    'programmes.copies_missing',
    'programmes.deadline_passed',
    'programmes.deadline_passed_in_principle',
    'programmes.dispatched_already',
  ],
})

export const recordConfidential = endpoint({
  name: 'programmes.dispatch.recordConfidential',
  method: 'POST',
  path: '/api/programmes/:programmeId/units/:unit/confidential-dispatches',
  audience: build,
  summary: {
    zh: '登记机要报送：只记编号、件数和时间，不记内容',
    en: 'Record what went by 机要: number, pieces and time, never content',
  },
  params: Type.Object({ programmeId: Code, unit: Type.String({ minLength: 1, maxLength: 64 }) }),
  body: Type.Object(
    {
      /** Letters, digits and hyphens: a number has no room for content. */
      number: Type.String({ pattern: '^[A-Za-z0-9-]{3,40}$' }),
      pieces: Type.Integer({ minimum: 1, maximum: 1000 }),
      sentAt: Moment,
    },
    { additionalProperties: false },
  ),
  answer: Dispatch,
  problems: ['programmes.dispatched_already'],
})

export const listConfidential = endpoint({
  name: 'programmes.dispatch.listConfidential',
  method: 'GET',
  path: '/api/programmes/:programmeId/units/:unit/confidential-dispatches',
  audience: { permit: 'programmes.recommendation.read' },
  summary: {
    zh: '本单位登记的机要件：编号、件数、时间、签收',
    en: 'What the unit sent by 机要: numbers, pieces, times, receipts',
  },
  params: Type.Object({ programmeId: Code, unit: Type.String({ minLength: 1, maxLength: 64 }) }),
  query: PageQuery,
  answer: pageOf(Dispatch),
})

export const recordReceipt = endpoint({
  name: 'programmes.dispatch.receive',
  method: 'POST',
  path: '/api/programmes/dispatches/:id/receipt',
  audience: 'signedIn',
  summary: {
    zh: '登记收件时间和清点数：主办单位，或来件单位的上级推荐单位',
    en: 'Record when it arrived and what was counted: the office, or the unit above the one that sent it',
  },
  params: OneId,
  body: Type.Object(
    {
      receivedAt: Moment,
      /** Volumes, discs or pieces as counted. */
      pieces: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
      note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  answer: Dispatch,
  problems: ['programmes.received_already', 'programmes.received_before_sent'],
})

export const listIncoming = endpoint({
  name: 'programmes.dispatch.listIncoming',
  method: 'GET',
  path: '/api/programmes/:programmeId/units/:unit/incoming-dispatches',
  audience: { permit: 'programmes.recommendation.read' },
  summary: {
    zh: '下级推荐单位寄来的材料：寄出、收到、是否按期',
    en: 'What units below sent to this one: when, and whether it arrived',
  },
  params: Type.Object({ programmeId: Code, unit: Type.String({ minLength: 1, maxLength: 64 }) }),
  query: PageQuery,
  answer: pageOf(Dispatch),
})

export const sendMails = endpoint({
  name: 'programmes.mail.send',
  method: 'POST',
  path: '/api/programmes/packages/:id/mails',
  audience: build,
  summary: {
    zh: '分封发送邮件，或登记已用本单位邮箱发送',
    en: 'Send the mails, or note that they went from the own mailbox',
  },
  params: OneId,
  body: Type.Object(
    {
      medium: Code,
      /** Sent from the authority's own mailbox; only noted here. */
      ownMailbox: Type.Boolean(),
      /** Why without stamped scans. */
      withoutScans: Type.Optional(Reason),
      lateReason: Type.Optional(Reason),
    },
    { additionalProperties: false },
  ),
  ratePerMinute: 10,
  answer: Delivery,
  problems: [
    'programmes.mailbox_unknown',
    'programmes.scans_missing',
    'programmes.package_not_built',
    'programmes.deadline_passed',
  ],
})

export const setMailbox = endpoint({
  name: 'programmes.mail.setMailbox',
  method: 'PUT',
  path: '/api/programmes/managed/:programmeId/media/:medium/mailbox',
  audience: manage,
  summary: { zh: '填写接收邮箱（通知中略去）', en: 'Enter the mailbox that the notice omits' },
  params: Type.Object({ programmeId: Code, medium: Code }),
  body: Type.Object(
    { address: Type.String({ format: 'email', maxLength: 254 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ medium: Type.String(), address: Type.String() }),
})

const LedgerRow = Type.Object({
  unitCode: Type.String(),
  unitName: Type.String(),
  /** Null for what came by 机要 alone. */
  package: nullable(PackageBrief),
  /** Paper volumes that the programme asks of this package; null where it has none. */
  volumes: nullable(Type.Integer()),
  /** Projects of this package that the first receipt entered. */
  entries: Type.Integer(),
  dispatches: Type.Array(Dispatch),
})

export const readLedger = endpoint({
  name: 'programmes.ledger.read',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/ledger',
  audience: manage,
  summary: {
    zh: '收件台账：各单位寄出、收到、是否按期',
    en: 'What units sent, what arrived, and when',
  },
  params: Type.Object({ programmeId: Code }),
  query: PageQuery,
  answer: pageOf(LedgerRow),
})

export const exportLedger = endpoint({
  name: 'programmes.ledger.export',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/ledger/snapshot',
  audience: manage,
  summary: {
    zh: '导出收件台账：同一时刻的全部',
    en: 'What was sent and what arrived, to export: all of it at one moment',
  },
  params: Type.Object({ programmeId: Code }),
  answer: wholeOf(LedgerRow),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})
