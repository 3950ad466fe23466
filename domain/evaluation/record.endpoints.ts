/** The table of one item, to those who sit at it. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId } from '../kernel/shapes.ts'
import { recommendations } from './marks.ts'
import { panelRoles, PanelRules } from './panel.ts'
import { RecordWords } from './record.ts'
import { Party, roundStates } from './round.ts'
import { Rubric } from './rubric.ts'
import { sessionKinds } from './session.ts'

export const TablePage = Type.Object({
  id: Id,
  round: Type.String(),
  roundState: Type.Enum([...roundStates]),
  panel: Type.String(),
  kind: Type.Enum([...sessionKinds]),
  from: Moment,
  to: Moment,
  place: Type.String(),
  online: Type.String(),
  seq: Type.Integer(),
  title: Type.String(),
  brief: Type.String(),
  parties: Type.Array(Party),
  /** One's own. */
  role: Type.Enum([...panelRoles]),
  expertId: Id,
  members: Type.Array(
    Type.Object({
      expertId: Id,
      name: Type.String(),
      employer: Type.String(),
      role: Type.Enum([...panelRoles]),
      recused: Type.Boolean(),
    }),
  ),
  rubric: Rubric,
  rules: PanelRules,
  reviewsOpen: Type.Integer(),
  /** What each wrote alone, under numbers; nothing while one is open. */
  alone: Type.Array(
    Type.Object({
      number: Type.Integer(),
      total: Type.Number(),
      byDimension: Type.Record(Type.String(), Type.Number()),
      recommendation: nullable(Type.Enum([...recommendations])),
      opinion: Type.String(),
    }),
  ),
  version: Type.Integer(),
  words: RecordWords,
  signed: nullable(Type.Object({ at: Moment, digest: Type.String() })),
})
export type TablePage = Static<typeof TablePage>

const path = '/api/evaluation/me/tables/:id'

export const readTable = endpoint({
  name: 'evaluation.record.read',
  method: 'GET',
  path,
  audience: 'signedIn',
  summary: { zh: '专家组对一件的会议记录', en: 'The record of a panel’s sitting on one item' },
  params: OneId,
  traced: true,
  answer: TablePage,
})

export const saveRecord = endpoint({
  name: 'evaluation.record.save',
  method: 'PUT',
  path: `${path}/record`,
  audience: 'signedIn',
  summary: { zh: '保存会议记录草稿', en: 'Keep the draft of a record' },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), words: RecordWords }),
  bodyBytes: 256 * 1024,
  answer: Type.Object({ version: Type.Integer() }),
  problems: ['evaluation.changed_meanwhile', 'evaluation.secretary_writes'],
})

export const signRecord = endpoint({
  name: 'evaluation.record.sign',
  method: 'POST',
  path: `${path}/signature`,
  audience: 'signedIn',
  summary: {
    zh: '组长签署会议记录，签署后密封',
    en: 'The leader signs the record, which seals it',
  },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
  answer: TablePage,
  problems: [
    'evaluation.leader_only',
    'evaluation.marks_first',
    'evaluation.sitting_not_begun',
    'evaluation.quorum_not_reached',
    'evaluation.table_too_small',
  ],
})
