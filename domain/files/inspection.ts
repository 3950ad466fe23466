/** What is looked at in a file before anybody may read it, and the limits it must keep. */
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

export const inspectionLimits = {
  /** A document for people; a longer one is a data set and belongs in a table or an archive. */
  maxPages: 2_000,
  maxEntries: 10_000,
  /** Bytes after unpacking for one byte packed, counted once an archive unpacks to more than `freeBytes`. */
  maxRatio: 200,
  freeBytes: 20 * 1024 * 1024,
  maxUnpackedBytes: 2 * 1024 * 1024 * 1024,
  maxSidePixels: 30_000,
  maxPixels: 150_000_000,
} as const

const FactsShape = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))

/** One thing found; the first decides whether the file is refused. */
export const Finding = Type.Object({ code: Type.String(), facts: FactsShape })
export type Finding = Static<typeof Finding>

export const Inspection = Type.Object({
  state: Type.Union(inspectionStates.map((state) => Type.Literal(state))),
  code: nullable(Type.String()),
  facts: FactsShape,
})
export type Inspection = Static<typeof Inspection>

/** What the inspecting process answers: the kind it found and what speaks against the file. */
export type InspectionReport = {
  /** A kind of `contentKinds`, or null where the bytes are of none. */
  readonly kind: string | null
  readonly findings: readonly Finding[]
  readonly pages: number | null
  readonly widthPixels: number | null
  readonly heightPixels: number | null
}

export function finding(code: string, facts: Finding['facts'] = {}): Finding {
  return { code, facts }
}
