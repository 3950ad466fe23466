/** What every part of a rehearsal knows. */
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Schedule } from './plan.ts'
import type { Stage } from './stage.ts'

export type Wish = {
  readonly applications: number
  readonly seed: number
  /** Whether every paper is set, or one sheet stands in for most of them. */
  readonly papers: 'full' | 'light'
}

export type Rehearsal = {
  readonly stage: Stage
  readonly definition: ProgrammeDefinition
  readonly form: FormDefinition
  readonly schedule: Schedule
  readonly wish: Wish
}

/** How many persons of one kind act at the same time. */
export const atOnce = 8

export const reasonOf = (what: string): string => `${what}（演练中自动填写，不是真实意见）。`
