/** The operator's inbox. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { exportsPerMinute, OneId, pageOf, PageQuery, wholeOf } from '../kernel/shapes.ts'
import { Approval, outcomes, reasonMax } from './approval.ts'

const audience = { permit: 'console.approval.decide' } as const

const ApprovalNarrowing = {
  /** `open` where silent; `decided` shows the newest first. */
  state: Type.Optional(Type.Enum(['open', 'decided'] as const)),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
}

export const listApprovals = endpoint({
  name: 'console.approval.list',
  method: 'GET',
  path: '/api/console/approvals',
  audience,
  summary: {
    zh: '等待运营方处理的事项，先到先办',
    en: 'What waits for the operator, oldest first',
  },
  query: Type.Object({ ...PageQuery.properties, ...ApprovalNarrowing }),
  answer: Type.Object({
    ...pageOf(Approval).properties,
    /** Every kind that can come here. */
    kinds: Type.Array(Type.String()),
  }),
})

export const exportApprovals = endpoint({
  name: 'console.approval.export',
  method: 'GET',
  path: '/api/console/approvals/snapshot',
  audience,
  summary: {
    zh: '导出待办或已办事项：同一时刻的全部',
    en: 'What waits or was decided, to export: all of it at one moment',
  },
  query: Type.Object(ApprovalNarrowing),
  answer: wholeOf(Approval),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const readApproval = endpoint({
  name: 'console.approval.read',
  method: 'GET',
  path: '/api/console/approvals/:id',
  audience,
  summary: { zh: '一件待办', en: 'One thing that waits' },
  params: OneId,
  answer: Approval,
})

export const decideApproval = endpoint({
  name: 'console.approval.decide',
  method: 'POST',
  path: '/api/console/approvals/:id/decision',
  audience,
  summary: { zh: '同意或退回', en: 'Approve or refuse' },
  params: OneId,
  body: Type.Object({
    outcome: Type.Enum(outcomes),
    reason: Type.String({ maxLength: reasonMax }),
  }),
  answer: Approval,
  problems: ['console.approval_decided_already', 'console.approval_reason_needed'],
})
