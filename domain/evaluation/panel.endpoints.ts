/** 专家组 of a round: what they read, who sits in them, and what is wrong with them still. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, OneId } from '../kernel/shapes.ts'
import { Values } from './arrangement.endpoints.ts'
import { ExpertProfile } from './expert.ts'
import { panelRoles } from './panel.ts'
import { Finding } from './roundItem.endpoints.ts'

const manage = { permit: 'evaluation.round.manage' } as const
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const Reason = Type.Object({ code: Type.String(), facts: Values })

export const PanelMemberRow = Type.Object({
  expertId: Id,
  name: Type.String(),
  employer: Type.String(),
  region: Type.String(),
  senior: Type.Boolean(),
  role: Type.Enum([...panelRoles]),
  account: Type.Boolean(),
  /** Reviews of the panel's items that are this member's, and those handed in. */
  assigned: Type.Integer(),
  submitted: Type.Integer(),
  /** From which items the member stands back, found or declared. */
  recusals: Type.Array(
    Type.Object({
      itemId: Id,
      seq: Type.Integer(),
      title: Type.String(),
      findings: Type.Array(Finding),
    }),
  ),
})
export type PanelMemberRow = Static<typeof PanelMemberRow>

export const PanelRow = Type.Object({
  id: Id,
  seq: Type.Integer(),
  name: Type.String(),
  version: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Id,
      seq: Type.Integer(),
      title: Type.String(),
      applicant: Type.String(),
      region: Type.String(),
      fields: Type.Array(Type.String()),
      /** Readers that it lacks. */
      missing: Type.Integer(),
      submitted: Type.Integer(),
    }),
  ),
  members: Type.Array(PanelMemberRow),
  faults: Type.Array(Reason),
})
export type PanelRow = Static<typeof PanelRow>

export const PanelsPage = Type.Object({
  rows: Type.Array(PanelRow),
  /** Items that no panel reads yet. */
  free: Type.Array(
    Type.Object({
      id: Id,
      seq: Type.Integer(),
      title: Type.String(),
      applicant: Type.String(),
      region: Type.String(),
      fields: Type.Array(Type.String()),
    }),
  ),
})
export type PanelsPage = Static<typeof PanelsPage>

export const listPanels = endpoint({
  name: 'evaluation.panel.list',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/panels',
  audience: 'signedIn',
  summary: {
    zh: '专家组：成员、评审件和尚缺什么',
    en: 'Panels of a round: members, items, and what they lack',
  },
  params: OneId,
  answer: PanelsPage,
})

export const makePanel = endpoint({
  name: 'evaluation.panel.make',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/panels',
  audience: manage,
  summary: { zh: '新建专家组', en: 'Make a panel' },
  params: OneId,
  body: Type.Object({ name: Name, items: Type.Array(Id, { maxItems: 1000, uniqueItems: true }) }),
  answer: PanelsPage,
  problems: ['evaluation.round_without_panels', 'evaluation.panel_named_already'],
})

/** All of a panel at once: who is not named any more leaves, what is not named any more is free. */
export const putPanel = endpoint({
  name: 'evaluation.panel.put',
  method: 'PUT',
  path: '/api/evaluation/panels/:id',
  audience: manage,
  summary: {
    zh: '确定专家组的名称、评审件、组长、成员和秘书；须回避的件自动排除',
    en: 'Set name, items, leader, members and secretary of a panel; conflicts recuse by themselves',
  },
  params: OneId,
  body: Type.Object({
    version: Type.Integer(),
    name: Name,
    items: Type.Array(Id, { maxItems: 1000, uniqueItems: true }),
    members: Type.Array(Type.Object({ expertId: Id, role: Type.Enum([...panelRoles]) }), {
      maxItems: 60,
    }),
  }),
  answer: PanelsPage,
  problems: [
    'evaluation.changed_meanwhile',
    'evaluation.panel_item_taken',
    'evaluation.panel_member_unable',
    'evaluation.panel_items_fixed',
  ],
})

export const removePanel = endpoint({
  name: 'evaluation.panel.remove',
  method: 'DELETE',
  path: '/api/evaluation/panels/:id',
  audience: manage,
  summary: { zh: '删除空的专家组', en: 'Remove an empty panel' },
  params: OneId,
  answer: PanelsPage,
  problems: ['evaluation.panel_in_use'],
})

export const listPanelExperts = endpoint({
  name: 'evaluation.panel.experts',
  method: 'GET',
  path: '/api/evaluation/panels/:id/experts',
  audience: manage,
  summary: {
    zh: '可以参加这个专家组的专家，逐件核对回避',
    en: 'Experts for a panel, with conflicts for each of its items',
  },
  params: OneId,
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
  answer: Type.Object({
    /** Of all that match; the first of them are told. */
    total: Type.Integer({ minimum: 0 }),
    rows: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        employer: Type.String(),
        region: Type.String(),
        senior: Type.Boolean(),
        fields: ExpertProfile.properties.fields,
        /** Items of the panel in a field that the expert knows. */
        known: Type.Integer(),
        /** Items of the round that the expert reads outside of this panel. */
        load: Type.Integer(),
        account: Type.Boolean(),
        recusals: PanelMemberRow.properties.recusals,
        refusal: Type.Union([Reason, Type.Null()]),
      }),
    ),
  }),
})
