import { listApprovals } from '../../domain/console/approval.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'

/** How many things wait, beside the inbox in the rail. */
export function ApprovalsCount() {
  const total = useCall(listApprovals, { query: { limit: 1 } }).data?.total ?? 0
  return total === 0 ? null : formatNumber(total)
}
