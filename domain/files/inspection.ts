/** How far the inspection of a file has come, and what it found. */
import { Type, type Static } from 'typebox'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import { nullable } from '../kernel/shapes.ts'

export const inspectionStates = ['waiting', 'clean', 'refused'] as const
export type InspectionState = (typeof inspectionStates)[number]

export const inspectionLifecycle: Lifecycle<InspectionState, 'pass' | 'refuse'> = {
  waiting: { pass: 'clean', refuse: 'refused' },
  clean: {},
  refused: {},
}

const FactsShape = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))

/** One thing found; the first decides whether the file is refused. */
export const Finding = Type.Object({ code: Type.String(), facts: FactsShape })
export type Finding = Static<typeof Finding>

export const Inspection = Type.Object({
  state: Type.Enum(inspectionStates),
  code: nullable(Type.String()),
  facts: FactsShape,
})
export type Inspection = Static<typeof Inspection>
