/** 遴选: what an office decides on, proposes, confirms, makes public and publishes. */
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
import { Objection } from './objection.ts'
import { OwnPublicity } from './publicity.ts'
import { Override, SelectionRules } from './selection.ts'
import { ListedProject, SelectionPage, SelectionRow } from './selectionPage.ts'
import { conclusionStandings, outcomes } from './selectionSheet.ts'

const closed = { additionalProperties: false } as const
const read = { permit: 'programmes.selection.read' } as const
const decide = { permit: 'programmes.selection.decide' } as const
const ofProgramme = '/api/programmes/managed/:programmeId/selection'
const OfProgramme = Type.Object({ programmeId: Code })
export const Seen = Type.Object({ count: Type.Integer({ minimum: 0 }), digest: Sha256 }, closed)

export const readSelection = endpoint({
  name: 'programmes.selection.read',
  method: 'GET',
  path: ofProgramme,
  audience: read,
  summary: { zh: '遴选：规则、名单、平衡情况', en: 'Selection: rules, list and balance' },
  params: OfProgramme,
  traced: true,
  answer: SelectionPage,
})

const Narrowing = {
  direction: Type.Optional(Code),
  region: Type.Optional(Code),
  outcome: Type.Optional(Type.Enum([...outcomes])),
  concluded: Type.Optional(Type.Enum([...conclusionStandings])),
  taken: Type.Optional(Type.Boolean()),
  byHand: Type.Optional(Type.Boolean()),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listSelection = endpoint({
  name: 'programmes.selection.rows',
  method: 'GET',
  path: `${ofProgramme}/rows`,
  audience: read,
  summary: {
    zh: '决策表：每个项目的每个所报方向',
    en: 'The decision sheet, by project and direction',
  },
  params: OfProgramme,
  query: Type.Object({ ...PageQuery.properties, ...Narrowing }),
  traced: true,
  answer: Type.Object({
    rows: Type.Array(SelectionRow),
    total: Type.Integer({ minimum: 0 }),
    next: nullable(Type.String()),
  }),
})

export const exportSelection = endpoint({
  name: 'programmes.selection.export',
  method: 'GET',
  path: `${ofProgramme}/snapshot`,
  audience: read,
  summary: {
    zh: '导出决策表：同一时刻符合条件的全部各项',
    en: 'The decision sheet to export: all that match, as they are at one moment',
  },
  params: OfProgramme,
  query: Type.Object(Narrowing),
  traced: true,
  answer: wholeOf(SelectionRow),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const keepRules = endpoint({
  name: 'programmes.selection.rules',
  method: 'PUT',
  path: `${ofProgramme}/rules`,
  audience: decide,
  summary: { zh: '设定分数线和数量约束', en: 'Set thresholds and bounds' },
  params: OfProgramme,
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), rules: SelectionRules }, closed),
  answer: SelectionPage,
  problems: [
    'programmes.selection_moved_on',
    'programmes.selection_not_drafting',
    'programmes.selection_cap_of_file',
    'programmes.selection_conclusion_of_file',
    'programmes.selection_bound_empty',
  ],
})

export const decideSelection = endpoint({
  name: 'programmes.selection.decide',
  method: 'PUT',
  path: `${ofProgramme}/decisions`,
  audience: decide,
  summary: {
    zh: '逐项决定，与方案不同的写明理由；take 为空则改回方案',
    en: 'Decide single claims; other than the scenario with a reason, null goes back to it',
  },
  params: OfProgramme,
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 0 }),
      decisions: Type.Array(
        Type.Object(
          {
            entryId: Id,
            direction: Code,
            take: nullable(Type.Boolean()),
            reason: Type.Optional(Override.properties.reason),
          },
          closed,
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    closed,
  ),
  answer: SelectionPage,
  problems: [
    'programmes.selection_moved_on',
    'programmes.selection_not_qualified',
    'programmes.reason_too_short',
  ],
})

export const explainSelection = endpoint({
  name: 'programmes.selection.explain',
  method: 'GET',
  path: `${ofProgramme}/costs`,
  audience: decide,
  summary: { zh: '每条约束使名单改变了什么', en: 'What each bound changes in the list' },
  params: OfProgramme,
  answer: Type.Object({
    sum: Type.Integer(),
    count: Type.Integer(),
    /** Bounds that were not looked at, because there are too many. */
    left: Type.Integer(),
    costs: Type.Array(
      Type.Object({
        kind: Type.Enum(['cap', 'perProject', 'direction', 'region']),
        code: Type.String(),
        name: Type.String(),
        bound: Type.Enum(['min', 'max']),
        value: Type.Integer(),
        sumWithout: Type.Integer(),
        countWithout: Type.Integer(),
        enter: Type.Array(ListedProject),
        leave: Type.Array(ListedProject),
      }),
    ),
  }),
})

export const lookSelection = endpoint({
  name: 'programmes.selection.look',
  method: 'POST',
  path: `${ofProgramme}/look`,
  audience: decide,
  summary: { zh: '记下我看过的名单', en: 'Note the list that I have looked at' },
  params: OfProgramme,
  body: Seen,
  answer: Type.Object({ at: Moment }),
  problems: ['programmes.selection_changed'],
})

export const stepSelection = endpoint({
  name: 'programmes.selection.step',
  method: 'POST',
  path: `${ofProgramme}/steps`,
  audience: decide,
  summary: {
    zh: '提出名单、收回、由另一人确认、退回修改',
    en: 'Propose the list, take it back, confirm as another person, open it again',
  },
  params: OfProgramme,
  body: Type.Object(
    {
      verb: Type.Enum(['propose', 'takeBack', 'confirm', 'reopen']),
      seen: Type.Optional(Seen),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: SelectionPage,
  problems: [
    'programmes.selection_changed',
    'programmes.selection_second_person',
    'programmes.selection_over_bounds',
    'programmes.selection_cannot_step',
    'programmes.reason_too_short',
  ],
})

export const beginSelectionPublicity = endpoint({
  name: 'programmes.selection.beginPublicity',
  method: 'POST',
  path: `${ofProgramme}/publicity`,
  audience: decide,
  summary: { zh: '拟入选名单公示', en: 'Put the names before the public' },
  params: OfProgramme,
  body: Type.Object(
    {
      workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      firstDay: Type.Optional(Day),
      seen: Seen,
    },
    closed,
  ),
  answer: OwnPublicity,
  problems: [
    'programmes.publicity_too_short',
    'programmes.selection_changed',
    'programmes.selection_struck_since',
  ],
})

export const listSelectionObjections = endpoint({
  name: 'programmes.selection.objections',
  method: 'GET',
  path: `${ofProgramme}/objections`,
  audience: { permit: 'programmes.objection.handle' },
  summary: { zh: '公示收到的异议', en: 'Objections to the publicity of the selection' },
  params: OfProgramme,
  query: PageQuery,
  answer: pageOf(Objection),
})

export const strikeSelected = endpoint({
  name: 'programmes.selection.strike',
  method: 'POST',
  path: '/api/programmes/selected/:id/strike',
  audience: decide,
  summary: {
    zh: '公示期间撤下一项，写明理由',
    en: 'Take a name off the public list, with a reason',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }, closed),
  answer: SelectionPage,
  problems: ['programmes.selection_cannot_strike', 'programmes.reason_too_short'],
})

export const publishSelection = endpoint({
  name: 'programmes.selection.publish',
  method: 'POST',
  path: `${ofProgramme}/publication`,
  audience: decide,
  summary: { zh: '公布名单', en: 'Publish the list' },
  params: OfProgramme,
  body: Type.Object(
    {
      documentNumber: Type.String({ minLength: 1, maxLength: 100 }),
      documentDate: Day,
    },
    closed,
  ),
  answer: SelectionPage,
  problems: ['programmes.selection_publicity_open', 'programmes.selection_entry_gone'],
})
