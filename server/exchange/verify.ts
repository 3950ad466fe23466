/** Whether an environment keeps the rules of the metamodel, by the published SDK: its JSON schema alone accepts much that is wrong. */
import { createRequire } from 'node:module'
import type * as Sdk from '@aas-core-works/aas-core3.0-typescript'

// Its build as modules imports files without their endings, which Node refuses; the other one is whole.
const { jsonization, verification } = createRequire(import.meta.url)(
  '@aas-core-works/aas-core3.0-typescript',
) as typeof Sdk

export type ShellFault = { readonly at: string; readonly message: string }

export type Verdict = { readonly faults: readonly ShellFault[]; readonly more: boolean }

const faultsMax = 50

/** Every rule that is broken, with the path of where, at most fifty. */
export function verifyEnvironment(json: unknown): Verdict {
  const read = jsonization.environmentFromJsonable(json as never)
  if (read.error !== null) {
    const { path, message } = read.error
    return { faults: [{ at: path.toString(), message }], more: false }
  }
  const faults: ShellFault[] = []
  for (const error of verification.verify(read.mustValue())) {
    if (faults.length === faultsMax) return { faults, more: true }
    faults.push({ at: error.path.toString(), message: error.message })
  }
  return { faults, more: false }
}
