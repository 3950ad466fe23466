import { conflict } from '../../../domain/kernel/verdict.ts'
import type { EligibilityAnswer } from '../../../domain/programmes/eligibility.endpoints.ts'

/** The first rule that says no: the verdict for a button, and the server's own sentence. */
export function failingOf(reasons: EligibilityAnswer['reasons']) {
  const failing = reasons.find(({ outcome }) => outcome === 'fails')
  return failing && { verdict: conflict(failing.code), text: failing.text }
}
