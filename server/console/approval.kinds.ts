/** The kinds of things that can wait for the operator, registered by the modules whose things they are. */
import type { Outcome } from '../../domain/console/approval.ts'
import type { Reading, Writing } from '../kernel/work.ts'

/** What is known of a thing that waits, when somebody looks. */
export type Described = {
  readonly title: string
  /** In the order in which they are shown; codes stay codes. */
  readonly facts: Readonly<Record<string, string>>
  readonly approvalNeedsReason?: boolean
}

export type Waiting = {
  readonly thingId: string
  readonly facts: Readonly<Record<string, unknown>>
}

export type ApprovalKind = {
  /** `<module>.<noun>`; its words are at `console:approvalKind.<module>.<noun>`. */
  readonly code: string
  /** Describes things of this kind, keyed by their ids; what is gone is left out. */
  readonly describe: (
    work: Reading,
    things: readonly Waiting[],
  ) => Promise<ReadonlyMap<string, Described>>
  /** Does what was decided, by the module's own rules; throws their refusals. */
  readonly decide: (
    work: Writing,
    thing: Waiting,
    outcome: Outcome,
    reason: string,
  ) => Promise<unknown>
}

const kinds = new Map<string, ApprovalKind>()

/** Registers kinds, once, while the module is loaded. */
export function registerApprovalKinds(more: readonly ApprovalKind[]): void {
  for (const kind of more) {
    if (kinds.has(kind.code)) throw new Error(`the approval ${kind.code} is registered twice`)
    kinds.set(kind.code, kind)
  }
}

export function approvalKind(code: string): ApprovalKind | undefined {
  return kinds.get(code)
}

export function approvalKindCodes(): string[] {
  return [...kinds.keys()].toSorted()
}
