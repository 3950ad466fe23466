/** Reception at the issuing office: its entries, the formal check, and what is decided on each. */
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
import { Code } from '../kernel/sourced.ts'
import { checkResults } from './candidateChecklist.ts'
import { entrySorts, EntryBrief, EntryStateShape } from './entry.ts'
import { EntryItem, EntryResult } from './entryChecklist.ts'
import { EntryFinding } from './entryFindings.ts'

const read = { permit: 'programmes.entry.read' } as const
const check = { permit: 'programmes.entry.check' } as const
const decide = { permit: 'programmes.entry.decide' } as const
const closed = { additionalProperties: false } as const
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
const OneProgramme = Type.Object({ programmeId: Code })
/** The version that the officer looked at. */
const Seen = Type.Integer({ minimum: 1 })

export const Entry = Type.Object({
  ...EntryBrief.properties,
  packageId: Id,
  submissionId: Id,
  digestSha256: Sha256,
  receiptNo: Type.String(),
  items: Type.Array(EntryItem),
  /** As the facts stand now. */
  findings: Type.Array(EntryFinding),
  results: Type.Array(EntryResult),
  missing: nullable(Type.String()),
  settleUntil: nullable(Moment),
  reason: nullable(Type.String()),
  decisions: Type.Array(
    Type.Object({
      verb: Type.Enum(['accept', 'condition', 'settle', 'lapse', 'refuse', 'reopen']),
      reason: nullable(Type.String()),
      settleDay: nullable(Day),
      /** Null where the clock decided. */
      decidedBy: nullable(Type.String()),
      decidedAt: Moment,
    }),
  ),
})

const EntryFilter = {
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  direction: Type.Optional(Type.String({ maxLength: 64 })),
  state: Type.Optional(EntryStateShape),
  /** Some finding does not agree. */
  flagged: Type.Optional(Type.Boolean()),
  late: Type.Optional(Type.Boolean()),
  duplicate: Type.Optional(Type.Boolean()),
  /** Part of the project's or the applicant's name, or a whole credit code. */
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

/** What the list is narrowed to, and its order. */
const EntryNarrowing = {
  ...EntryFilter,
  sort: Type.Optional(Type.Enum([...entrySorts])),
  descending: Type.Optional(Type.Boolean()),
}

export const listEntries = endpoint({
  name: 'programmes.entry.list',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/entries',
  audience: read,
  summary: { zh: '参评项目：已签收的推荐项目', en: 'Entries: what was recommended and received' },
  params: OneProgramme,
  query: Type.Object({ ...PageQuery.properties, ...EntryNarrowing }),
  answer: pageOf(EntryBrief),
})

export const exportEntries = endpoint({
  name: 'programmes.entry.export',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/entries/snapshot',
  audience: read,
  summary: {
    zh: '导出参评项目：同一时刻符合条件的全部项目',
    en: 'Entries to export: all that match, as they are at one moment',
  },
  params: OneProgramme,
  query: Type.Object(EntryNarrowing),
  answer: wholeOf(EntryBrief),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const countEntries = endpoint({
  name: 'programmes.entry.count',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/entries/counts',
  audience: read,
  summary: {
    zh: '参评项目的数目：按状态，及逾期、重复、不一致的',
    en: 'How many entries: by state, late, duplicate, flagged',
  },
  params: OneProgramme,
  answer: Type.Object({
    total: Type.Integer(),
    received: Type.Integer(),
    accepted: Type.Integer(),
    conditional: Type.Integer(),
    lapsed: Type.Integer(),
    refused: Type.Integer(),
    flagged: Type.Integer(),
    late: Type.Integer(),
    duplicate: Type.Integer(),
    /** Entries by unit, for those that have any. */
    units: Type.Array(
      Type.Object({ unit: Type.String(), name: Type.String(), count: Type.Integer() }),
    ),
  }),
})

export const readEntry = endpoint({
  name: 'programmes.entry.read',
  method: 'GET',
  path: '/api/programmes/entries/:id',
  audience: read,
  traced: true,
  summary: {
    zh: '一个参评项目：核对结果、依据、审查结论和历次决定',
    en: 'One entry: findings with their facts, results, and every decision',
  },
  params: OneId,
  answer: Entry,
})

export const checkEntry = endpoint({
  name: 'programmes.entry.check',
  method: 'PUT',
  path: '/api/programmes/entries/:id/checks',
  audience: check,
  summary: { zh: '登记形式审查结果', en: 'Record results of the formal check' },
  params: OneId,
  body: Type.Object(
    {
      results: Type.Array(
        Type.Object(
          {
            item: Type.String({ maxLength: 100 }),
            result: Type.Enum([...checkResults]),
            note: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          closed,
        ),
        { minItems: 1, maxItems: 100 },
      ),
    },
    closed,
  ),
  answer: Entry,
  problems: [
    'programmes.entry_late_is_hard',
    'programmes.entry_pass_needs_note',
    'programmes.entry_mending_unsaid',
  ],
})

export const acceptEntry = endpoint({
  name: 'programmes.entry.accept',
  method: 'POST',
  path: '/api/programmes/entries/:id/accept',
  audience: decide,
  summary: {
    zh: '受理；有条件受理的，补齐后受理',
    en: 'Accept, or settle what was accepted on a condition',
  },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Type.Optional(Reason) }, closed),
  answer: Entry,
  problems: [
    'programmes.entry_moved_on',
    'programmes.entry_check_open',
    'programmes.entry_check_failed',
    'programmes.entry_check_mending',
  ],
})

export const conditionEntry = endpoint({
  name: 'programmes.entry.condition',
  method: 'POST',
  path: '/api/programmes/entries/:id/condition',
  audience: decide,
  summary: {
    zh: '有条件受理：缺什么，补正到哪个工作日',
    en: 'Accept on a condition: what is missing, until which working day',
  },
  params: OneId,
  body: Type.Object({ seen: Seen, missing: Reason, day: Day }, closed),
  answer: Entry,
  problems: ['programmes.entry_nothing_missing', 'programmes.entry_day_too_early'],
})

export const refuseEntry = endpoint({
  name: 'programmes.entry.refuse',
  method: 'POST',
  path: '/api/programmes/entries/:id/refuse',
  audience: decide,
  summary: { zh: '不予受理，写明理由', en: 'Refuse, with the reason' },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Reason }, closed),
  answer: Entry,
})

export const reopenEntry = endpoint({
  name: 'programmes.entry.reopen',
  method: 'POST',
  path: '/api/programmes/entries/:id/reopen',
  audience: decide,
  summary: { zh: '重新审查，写明理由', en: 'Take up again, with the reason' },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Reason }, closed),
  answer: Entry,
})

export const acceptEntries = endpoint({
  name: 'programmes.entry.acceptMany',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/entries/accept',
  audience: decide,
  summary: {
    zh: '批量受理：各项核对全部一致的；不带 expected 只预览',
    en: 'Accept many on which all findings agree; without `expected` only a preview',
  },
  params: OneProgramme,
  body: Type.Object(
    {
      ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
      expected: Type.Optional(Type.Integer({ minimum: 0 })),
    },
    closed,
  ),
  answer: Type.Object({
    done: Type.Boolean(),
    count: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        id: Id,
        title: Type.String(),
        applicant: Type.String(),
        accepts: Type.Boolean(),
        code: nullable(Type.String()),
        text: nullable(Type.String()),
      }),
    ),
  }),
  problems: ['programmes.entry_bulk_differs'],
})

export const refreshEntries = endpoint({
  name: 'programmes.entry.refresh',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/entries/refresh',
  audience: check,
  ratePerMinute: 10,
  summary: {
    zh: '对全部参评项目重新核对事实（名单导入、扫描件补齐之后）',
    en: 'Look at the facts of all entries again, after lists or scans came in',
  },
  params: OneProgramme,
  answer: Type.Object({ looked: Type.Integer(), changed: Type.Integer() }),
})

export const listOwnEntries = endpoint({
  name: 'programmes.entry.listOfUnit',
  method: 'GET',
  path: '/api/programmes/:programmeId/units/:unit/entries',
  audience: { permit: 'programmes.recommendation.read' },
  summary: {
    zh: '本单位推荐的项目在主办单位的受理情况',
    en: 'How the office stands on what this unit recommended',
  },
  params: Type.Object({ programmeId: Code, unit: Type.String({ minLength: 1, maxLength: 64 }) }),
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        rank: Type.Integer(),
        title: Type.String(),
        applicant: Type.String(),
        state: EntryStateShape,
        /** Of a conditional one: what is missing, until when; of a refused one: why. */
        missing: nullable(Type.String()),
        settleDay: nullable(Day),
        reason: nullable(Type.String()),
        decidedAt: nullable(Moment),
      }),
    ),
  }),
})
