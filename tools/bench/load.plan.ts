/** What the load generator is told, and what it tells back. */
export type Session = {
  readonly token: string
  readonly applicationId: string
  readonly version: number
}

export type LoadPlan = {
  readonly port: number
  readonly seed: number
  readonly sessions: readonly Session[]
  /** Addresses of long texts that saves set, and how many signs each must and may hold. */
  readonly fields: readonly {
    readonly at: string
    readonly minChars: number
    readonly maxChars: number
  }[]
  readonly saves: { readonly perSecond: number; readonly seconds: number }
  readonly submits: { readonly count: number; readonly seconds: number }
  readonly uploads: { readonly count: number; readonly bytes: number; readonly seconds: number }
}

export type LoadTimes = {
  readonly save: readonly number[]
  /** When each save was due, in milliseconds from the phase's beginning. */
  readonly saveDues: readonly number[]
  readonly submit: readonly number[]
  readonly upload: readonly number[]
  /** What went wrong, as the first few answers say it. */
  readonly errors: readonly string[]
  readonly errorCount: number
  /** The last version that was acknowledged to each session. */
  readonly versions: readonly number[]
  readonly saveBytes: number
}

/** The generator prints one such line when a phase begins or ends; its times go to a file. */
export type LoadLine = { readonly phase: string; readonly cpuMs: number }
