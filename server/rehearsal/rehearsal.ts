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
  /** Whether units get more places where more apply than they have, or recommend as many as the file lets them. */
  readonly quotas: 'widened' | 'kept'
}

export type Rehearsal = {
  readonly stage: Stage
  readonly definition: ProgrammeDefinition
  readonly form: FormDefinition
  readonly schedule: Schedule
  readonly wish: Wish
  /** How many times their places of the file units have. */
  readonly placesTimes: number
}

/** How many persons of one kind act at the same time: enough to keep two cores at work. */
export const atOnce = 4

export const reasonOf = (what: string): string => `${what}（演练中自动填写，不是真实意见）。`
