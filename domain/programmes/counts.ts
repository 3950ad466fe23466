/**
 * Public figures of a programme: how many applications were handed in, by unit, direction, stage and day.
 *
 * What may be known before the issuer publishes its list is decided here, in one place:
 * - Only margins are given, never one dimension crossed with another, and never anything of a ranking.
 * - How many a unit has recommended is its own affair until it has delivered, so stages are given for the whole
 *   programme only, not by unit.
 * - A figure from 1 to `smallest` - 1 could point at one applicant, so it is withheld (null). Where applications
 *   fall into exactly one cell each, a single withheld cell could be worked out from the total; then the
 *   smallest of the others is withheld as well.
 * - Once the programme is archived, which is after publication, everything is given.
 */
import { Type, type Static } from 'typebox'
import { Moment, nullable } from '../kernel/shapes.ts'
import type { ApplicationState } from './application.ts'

export const countStages = ['submitted', 'recommended', 'delivered'] as const
export type CountStage = (typeof countStages)[number]

export const countDimensions = ['unit', 'direction', 'stage', 'day'] as const
export type CountDimension = (typeof countDimensions)[number]

/** Figures below this are withheld. */
export const smallest = 5

/** What one application adds to the figures. */
export type Contribution = {
  readonly unit: string
  readonly directions: readonly string[]
  readonly stage: CountStage
  /** Beijing day of the first submission. */
  readonly day: string
}

/** A file that was returned is still one that was handed in; one that was withdrawn or declined is not. */
export function stageOf(state: ApplicationState): CountStage | null {
  if (state === 'submitted' || state === 'returned') return 'submitted'
  return state === 'recommended' || state === 'delivered' ? state : null
}

export type CounterPart = `${CountDimension}:${string}` | 'total'

export function partsOf({ unit, directions, stage, day }: Contribution): CounterPart[] {
  return [
    'total',
    `unit:${unit}`,
    ...directions.map((code): CounterPart => `direction:${code}`),
    `stage:${stage}`,
    `day:${day}`,
  ]
}

export type Cell = { readonly value: string; readonly count: number }
export type ShownCell = { readonly value: string; readonly count: number | null }

/** `exclusive`: an application falls into exactly one cell, so that the cells sum to the total. */
export function withhold(cells: readonly Cell[], exclusive: boolean): ShownCell[] {
  const isSmall = ({ count }: Cell): boolean => count > 0 && count < smallest
  const small = cells.filter(isSmall)
  const hidden = new Set(small)
  if (exclusive && small.length === 1) {
    const others = cells.filter((cell) => cell.count >= smallest)
    const next = others.toSorted((a, b) => a.count - b.count)[0]
    if (next !== undefined) hidden.add(next)
  }
  return cells.map((cell) => ({ value: cell.value, count: hidden.has(cell) ? null : cell.count }))
}

/** The total itself is small as well where hardly anybody has applied. */
export function shownTotal(total: number, open: boolean): number | null {
  return open || total === 0 || total >= smallest ? total : null
}

const ShownCellShape = Type.Object({
  value: Type.String(),
  label: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** Null: withheld because it could point at one applicant. */
  count: nullable(Type.Integer()),
})

export const PublicCounts = Type.Object({
  programmeId: Type.String(),
  total: nullable(Type.Integer()),
  /** Figures from 1 up to this are withheld; 0 where nothing is. */
  withheldBelow: Type.Integer(),
  unit: Type.Array(ShownCellShape),
  direction: Type.Array(ShownCellShape),
  stage: Type.Array(ShownCellShape),
  day: Type.Array(ShownCellShape),
  countedAt: Moment,
})
export type PublicCounts = Static<typeof PublicCounts>
