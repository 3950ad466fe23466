/** `Problem` is thrown at the edge of a rule; every other error is our own bug and answers 500. */
import type { Fault } from '../../domain/kernel/problem.ts'
import {
  conflict,
  invalid,
  missing,
  type Refusal,
  type Verdict,
} from '../../domain/kernel/verdict.ts'

export class Problem extends Error {
  readonly refusal: Refusal
  readonly faults: readonly Fault[]
  constructor(refusal: Refusal, faults: readonly Fault[] = []) {
    super(refusal.code)
    this.name = 'Problem'
    this.refusal = refusal
    this.faults = faults
  }
}

/** Throws unless the verdict allows. */
export function insist(verdict: Verdict): void {
  if (!verdict.ok) throw new Problem(verdict)
}

/** The thing, or a `missing` problem: what one may not see is missing as well. */
export function found<T>(thing: T | null | undefined, noun: string): T {
  if (thing === undefined || thing === null) throw new Problem(missing('kernel.missing', { noun }))
  return thing
}

/** Input whose fields are wrong: one problem that names every field. */
export function refuseFaults(faults: readonly Fault[]): never {
  throw new Problem(invalid('kernel.input_invalid', { count: faults.length }), faults)
}

type DatabaseError = { readonly code?: string; readonly constraint?: string }

/** What the constraints of the modules mean to people: constraint name → refusal. */
export type ConstraintMeanings = Readonly<Record<string, Refusal>>

/**
 * Translates an error of PostgreSQL into a problem where a module has given its constraint a meaning.
 * 23505 unique, 23P01 exclusion, 23514 check, 23503 foreign key. Otherwise undefined.
 */
export function problemOfDatabaseError(
  error: unknown,
  meanings: ConstraintMeanings,
): Problem | undefined {
  const { code, constraint } = error as DatabaseError
  if (code === '57014') return new Problem(conflict('kernel.too_slow'))
  if (constraint === undefined) return undefined
  const meaning = meanings[constraint]
  return meaning === undefined ? undefined : new Problem(meaning)
}
