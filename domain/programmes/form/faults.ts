/** What a check finds. The sentence of a code is in the texts; that of a rule stands in the definition. */
import type { Facts } from '../../kernel/verdict.ts'
import type { Address } from './address.ts'
import type { Value } from './answers.ts'

/** `value` set at `at` would mend the fault; the form offers it as 改为 …. */
export type Repair = { readonly at: Address; readonly value: Value }

export type FormFault = {
  readonly at: Address
  /** `programmes.form_…`, or `codes.…` where a code of the field cannot be read. */
  readonly code: string
  readonly severity: 'hard' | 'soft'
  readonly facts?: Facts
  readonly repair?: Repair
  /** The rule of the definition that is broken, where `code` is `programmes.form_rule_broken`. */
  readonly rule?: string
}

export type FaultDetail = {
  readonly facts?: Facts
  readonly repair?: Repair
  readonly severity?: 'hard' | 'soft'
  readonly rule?: string
}

/** `text_too_long` is ours; a reason with a dot, such as `codes.mobile_format`, is whole already. */
function codeOf(reason: string): string {
  return reason.includes('.') ? reason : `programmes.form_${reason}`
}

/** Faults found so far: `never` in a draft either, `yet` only when the form should be complete. */
export type Sink = {
  readonly never: (at: Address, reason: string, detail?: FaultDetail) => void
  readonly yet: (at: Address, reason: string, detail?: FaultDetail) => void
}

/** An answer keeps at most so many faults; more would help nobody and cost a page its life. */
export const faultLimit = 1000

export type Collected = {
  readonly sink: Sink
  readonly never: FormFault[]
  readonly yet: FormFault[]
  /** Addresses with a hard fault, whether or not the fault itself was kept. */
  readonly hardAt: Set<Address>
  dropped: { never: number; yet: number }
}

export function collectFaults(): Collected {
  const collected: Collected = {
    sink: {
      never: (at, reason, detail) => keep('never', at, reason, detail),
      yet: (at, reason, detail) => keep('yet', at, reason, detail),
    },
    never: [],
    yet: [],
    hardAt: new Set(),
    dropped: { never: 0, yet: 0 },
  }
  function keep(kind: 'never' | 'yet', at: Address, reason: string, detail: FaultDetail = {}) {
    const { severity = 'hard', ...rest } = detail
    if (severity === 'hard') collected.hardAt.add(at)
    if (collected[kind].length >= faultLimit) collected.dropped[kind] += 1
    else collected[kind].push({ at, code: codeOf(reason), severity, ...rest })
  }
  return collected
}
