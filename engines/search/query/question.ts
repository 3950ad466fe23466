/** What can be asked of an index, and what it answers. */
import type { Point, Triple } from '../schema.ts'

/** How a word of the question led to a term of the index. */
export type Via = 'itself' | 'part' | 'synonym' | 'grade' | 'unit' | 'pinyin' | 'typo'

export type Alternative = {
  readonly term: string
  /** From 0 to 1: how much less it counts than the word itself. */
  readonly weight: number
  readonly via: Via
}

/** One word of the question: whatever any of its alternatives matches is matched by it, at the best of them. */
export type Group = {
  readonly word: string
  readonly alternatives: readonly Alternative[]
  /** Every hit must match it. */
  readonly must?: boolean
}

type Limits = { readonly min?: number; readonly max?: number }

/** Offers that do not state a value do not meet a limit on it. */
export type Clause =
  | ({ readonly kind: 'number'; readonly field: string } & Limits)
  /** The offer's range holds all of what is asked. */
  | ({ readonly kind: 'range'; readonly field: string } & Limits)
  /** The part fits in some orientation along the axes: both are sorted by size and compared side by side. */
  | { readonly kind: 'envelope'; readonly field: string; readonly part: Triple }
  | {
      readonly kind: 'keyword'
      readonly field: string
      readonly any?: readonly string[]
      readonly all?: readonly string[]
      readonly none?: readonly string[]
    }
  | {
      readonly kind: 'near'
      readonly field: string
      readonly at: Point
      readonly withinKm: number
    }

export type FacetWish = { readonly field: string; readonly most: number }

/** What is added to the score of the words. No weight is negative. */
export type Lifts = {
  /** `weight` at the spot itself, half of it `halfKm` away. */
  readonly near?: {
    readonly field: string
    readonly at: Point
    readonly halfKm: number
    readonly weight: number
  }
  /** `weight` now, half of it at an age of `half`; in the unit of the field. */
  readonly fresh?: {
    readonly field: string
    readonly now: number
    readonly half: number
    readonly weight: number
  }
  /** `weight` times a number from 0 to 1 that the offer holds. */
  readonly standing?: { readonly field: string; readonly weight: number }
}

export type Question = {
  /** Keys that the asker holds. Nothing outside of them is found, counted or suggested. */
  readonly audience: readonly string[]
  readonly groups: readonly Group[]
  /** Groups that a hit must match at least; 1 where it is not said and there are groups. */
  readonly atLeast?: number
  readonly clauses: readonly Clause[]
  readonly facets: readonly FacetWish[]
  readonly lifts?: Lifts
  readonly most: number
  readonly explain?: boolean
}

export type Reason =
  | {
      readonly kind: 'word'
      readonly word: string
      readonly term: string
      readonly via: Via
      readonly field: string
      readonly gave: number
    }
  | { readonly kind: 'near' | 'fresh' | 'standing'; readonly gave: number }

export type Hit = {
  readonly id: string
  readonly score: number
  readonly reasons?: readonly Reason[]
}

export type FacetValue = { readonly value: string; readonly count: number }

export type Answer = {
  readonly count: number
  readonly hits: readonly Hit[]
  /** Each counted as if there were no clause on its own field; by count, then by value. */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>
}
