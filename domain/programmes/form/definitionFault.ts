/** What is wrong with a form file. */
import type { Facts } from '../../kernel/verdict.ts'

/** `at` is a JSON pointer into the file. */
export type DefinitionFault = {
  readonly at: string
  readonly code: string
  readonly facts?: Facts
}

export function fault(at: string, reason: string, facts?: Facts): DefinitionFault {
  return { at, code: `programmes.form_definition_${reason}`, ...(facts ? { facts } : {}) }
}
