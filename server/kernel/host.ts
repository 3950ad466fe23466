/** The host: what one running Baigong has, given once in `main` or by a test's world. */
import type { Logger } from 'pino'
import type { Language } from '../../domain/kernel/text.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import type { Typesetter } from './documents/typeset.ts'
import type { TraceBuffer } from './history/trace.ts'
import type { TallyBuffer } from './tally.ts'

/** The only source of time; tests travel by giving another. */
export type Clock = {
  now(): Date
  /** The time of people's phones, where a demo lives in another. */
  readonly real?: () => Date
}

/** The sentence of a code `<module>.<reason>` in a language; the code itself where no sentence exists. */
export type Say = (language: Language, code: string, facts?: Facts) => string

export type Host = {
  readonly say: Say
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly traces: TraceBuffer
  readonly tallies: TallyBuffer
  /** Sets papers as PDF in processes of its own, which start when they are first needed. */
  readonly typesetter: Typesetter
  /** Wakes this machine's dispatcher after a commit that announced something. */
  readonly wake: () => void
  /** What is opened for this host when it is first needed is closed before it. */
  readonly atEnd: (close: () => Promise<void>) => void
}
