import type { EvaluationWait } from '../../domain/evaluation/waiting.endpoints.ts'

/** What waits of one kind of work, and whether there is more of it than is told. */
export type WaitsPart = { readonly rows: EvaluationWait[]; readonly more: boolean }

const eachMost = 50

/** How many are read: one more than are told, so that it is known whether there are more. */
export const eachAsked = eachMost + 1

export const waitsPart = <Row>(
  read: readonly Row[],
  waitsOf: (row: Row) => readonly EvaluationWait[],
): WaitsPart => ({
  rows: read.slice(0, eachMost).flatMap(waitsOf),
  more: read.length > eachMost,
})
