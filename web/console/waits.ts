/** What waits for whoever runs the place. */
import { listApprovals } from '../../domain/console/approval.endpoints.ts'
import { listJobs } from '../../domain/console/status.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

const nowhere = { about: null, until: null } as const

export async function approvalsWaiting(): Promise<readonly Waiting[]> {
  const { total } = await call(listApprovals, { query: { limit: 1 } })
  if (total === 0) return []
  const label = 'desk:console.approvals' as const
  return [{ id: label, label, values: { count: total }, to: '/console/approvals', ...nowhere }]
}

export async function jobsWaiting(): Promise<readonly Waiting[]> {
  const { total } = await call(listJobs, { query: { state: 'failed', limit: 1 } })
  if (total === 0) return []
  const label = 'desk:console.jobs' as const
  return [{ id: label, label, values: { count: total }, to: '/console/status', ...nowhere }]
}
