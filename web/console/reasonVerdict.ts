import { reasonMin } from '../../domain/console/approval.ts'
import { allowed, invalid, type Verdict } from '../../domain/kernel/verdict.ts'

/** Every change that is kept says why; the server asks for the same. */
export function withReason(reason: string): Verdict {
  return reason.trim().length >= reasonMin
    ? allowed
    : invalid('console.reason_needed', { least: reasonMin })
}
