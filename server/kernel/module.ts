/** What a module shows to the house: its sentence, its calls, its jobs, what must always hold. */
import type { AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import type { PublishedEvent } from '../../domain/kernel/publishedEvent.ts'
import type { Serve } from './http/serve.ts'
import type { ConstraintMeanings } from './problem.ts'
import type { Reading, Writing } from './work.ts'
import type { Host } from './host.ts'

export type EventFacts = Readonly<Record<string, unknown>>
export type KeptEvent = {
  readonly id: number
  readonly name: string
  readonly at: Date
  readonly facts: EventFacts
}

/** SQL that must select nothing; its name reads as the fact that would be broken. */
export type Invariant = { readonly name: string; readonly sql: string }

export type Schedule = {
  readonly name: string
  /** Five cron fields, UTC. */
  readonly cron: string
  readonly run: (host: Host) => Promise<void>
}

/** The organisations that may know of an event now: asked when it is told, and again whenever it is sent. */
export type EventAudience = (
  work: Reading,
  facts: EventFacts,
) => Promise<readonly string[] | 'everybody'>

/** An event that programs of organisations may be told. */
export type Publishing = PublishedEvent & { readonly audience: EventAudience }

/** Events heard in batches, each in the order of the log: one job a batch. */
export type Following = {
  readonly names: ReadonlySet<string>
  /** At least once, so it is idempotent. */
  readonly hear: (work: Writing, events: readonly KeptEvent[]) => Promise<void>
}

export type Module = {
  readonly name: string
  /** One sentence on what the module is for. */
  readonly sentence: string
  readonly endpoints: readonly AnyEndpoint[]
  readonly routes: (serve: Serve, host: Host) => void
  /** Event name → what this module does about it; at least once, so handlers are idempotent. */
  readonly hears?: Readonly<Record<string, (work: Writing, event: KeptEvent) => Promise<void>>>
  readonly follows?: Following
  /** What it tells to programs of organisations. */
  readonly publishes?: readonly Publishing[]
  /** Named jobs: at least once, in their own transactions. */
  readonly jobs?: Readonly<Record<string, (host: Host, payload: EventFacts) => Promise<void>>>
  readonly schedules?: readonly Schedule[]
  readonly constraints?: ConstraintMeanings
  readonly invariants?: readonly Invariant[]
}
