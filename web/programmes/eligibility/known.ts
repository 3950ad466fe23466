/** What eligibility asks and the house knows already, from a profile or from a form. */
import { checkUscc } from '../../../domain/kernel/uscc.ts'
import type { EligibilityAsk } from '../../../domain/programmes/eligibility.endpoints.ts'

const sizes = ['micro', 'small', 'medium', 'large'] as const
const codeCharsMost = 40

/** `facts` are values under the names that forms are filled from; what is missing stays unasked. */
export function knownOf(facts: Readonly<Record<string, unknown>> = {}): Partial<EligibilityAsk> {
  const text = (key: string): string | null => {
    const value = facts[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const code = text('uscc')
  const division = text('division')
  return {
    name: text('name') ?? '',
    kind: text('applicantKind'),
    code: code?.slice(0, codeCharsMost) ?? null,
    // A code of this kind is given in mainland China only.
    registeredInMainland: code !== null && checkUscc(code).valid ? true : null,
    division: division !== null && /^(\d{6}|XPCC)$/.test(division) ? division : null,
    size: sizes.find((size) => size === text('size')) ?? null,
  }
}
