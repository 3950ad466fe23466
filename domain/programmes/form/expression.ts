/**
 * The small language in which a form says when something is shown, demanded or wrong. It is data, has no
 * loops and no names beyond the form's own addresses, and is read here, never evaluated as code.
 * Money counts in fen, numbers as entered.
 */
import { Type, type Static } from 'typebox'
import { dayNumber, monthsBetween, yearOf } from './days.ts'
import { isBlank, rowsIn, type Value } from './answers.ts'

const strict = { additionalProperties: false }
const At = Type.String({ maxLength: 64 })
const Pair = Type.Tuple([Type.Ref('Term'), Type.Ref('Term')])

const parts = {
  Expression: Type.Union([
    Type.Object({ directions: Type.Array(Type.String(), { minItems: 1 }) }, strict),
    Type.Object({ at: At, is: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) }, strict),
    Type.Object({ at: At, filled: Type.Boolean() }, strict),
    Type.Object({ at: At, includes: Type.String() }, strict),
    Type.Object({ differ: Type.Array(At, { minItems: 2 }) }, strict),
    Type.Object({ same: Type.Array(At, { minItems: 2 }) }, strict),
    Type.Object(
      {
        compare: Type.Tuple([
          Type.Ref('Term'),
          Type.Enum(['<', '<=', '=', '>=', '>', '!=']),
          Type.Ref('Term'),
        ]),
        within: Type.Optional(Type.Number({ minimum: 0 })),
      },
      strict,
    ),
    Type.Object({ all: Type.Array(Type.Ref('Expression')) }, strict),
    Type.Object({ any: Type.Array(Type.Ref('Expression')) }, strict),
    Type.Object({ not: Type.Ref('Expression') }, strict),
  ]),
  Term: Type.Union([
    Type.Number(),
    Type.Object({ at: At }, strict),
    Type.Object({ cell: Type.String() }, strict),
    Type.Object(
      { column: At, of: Type.String(), rows: Type.Optional(Type.Array(Type.String())) },
      strict,
    ),
    Type.Object({ sum: Type.Array(Type.Ref('Term'), { minItems: 1 }) }, strict),
    Type.Object({ minus: Pair }, strict),
    Type.Object({ times: Pair }, strict),
    Type.Object({ over: Pair }, strict),
    Type.Object({ round: Type.Ref('Term'), decimals: Type.Integer({ minimum: 0 }) }, strict),
    Type.Object({ months: At }, strict),
    Type.Object({ day: At, edge: Type.Optional(Type.Enum(['from', 'to'])) }, strict),
    Type.Object({ year: At }, strict),
    Type.Object({ count: At }, strict),
  ]),
}

export const Expression = Type.Cyclic(parts, 'Expression')
export type Expression = Static<typeof Expression>
export const Term = Type.Cyclic(parts, 'Term')
export type Term = Static<typeof Term>

/** What an expression may look at. `cell` reads the current row, inside a rule that runs row by row. */
export type Scope = {
  readonly directions: ReadonlySet<string>
  readonly valueAt: (at: string) => Value | undefined
  readonly cell?: (column: string) => Value | undefined
}

function numberIn(value: Value | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function edgeOf(value: Value | undefined, edge: 'from' | 'to'): unknown {
  return typeof value === 'object' && value !== null && 'from' in value ? value[edge] : value
}

/** What is blank is left out of a sum; a sum of nothing but blanks is unknown. */
function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, number) => sum + number, 0)
}

function columnOf(term: { column: string; of: string; rows?: string[] }, scope: Scope) {
  const rows = rowsIn(scope.valueAt(term.column))
  const meant = rows.filter((row) => term.rows === undefined || term.rows.includes(row.id))
  return sumOf(meant.map((row) => numberIn(row.cells[term.of])))
}

function both(
  pair: readonly [Term, Term],
  scope: Scope,
  join: (left: number, right: number) => number | undefined,
): number | undefined {
  const left = numberOf(pair[0], scope)
  const right = numberOf(pair[1], scope)
  return left === undefined || right === undefined ? undefined : join(left, right)
}

/** The number a term stands for, or undefined while an answer it needs is missing. */
export function numberOf(term: Term, scope: Scope): number | undefined {
  if (typeof term === 'number') return term
  if ('at' in term) return numberIn(scope.valueAt(term.at))
  if ('cell' in term) return numberIn(scope.cell?.(term.cell))
  if ('column' in term) return columnOf(term, scope)
  if ('sum' in term) return sumOf(term.sum.map((part) => numberOf(part, scope)))
  if ('minus' in term) return both(term.minus, scope, (left, right) => left - right)
  if ('times' in term) return both(term.times, scope, (left, right) => left * right)
  if ('over' in term)
    return both(term.over, scope, (left, right) => (right === 0 ? undefined : left / right))
  if ('round' in term) {
    const number = numberOf(term.round, scope)
    return number === undefined ? undefined : roundTo(number, term.decimals)
  }
  if ('months' in term) {
    const value = scope.valueAt(term.months)
    return monthsBetween(edgeOf(value, 'from'), edgeOf(value, 'to'))
  }
  if ('day' in term) return dayNumber(edgeOf(scope.valueAt(term.day), term.edge ?? 'from'))
  if ('year' in term) return yearOf(edgeOf(scope.valueAt(term.year), 'from'))
  const counted = scope.valueAt(term.count)
  return Array.isArray(counted) ? counted.length : 0
}

/** A half goes away from zero. The point is moved in the text, so that 1.005 is 1.01 and not 1. */
export function roundTo(number: number, decimals: number): number {
  const text = String(Math.abs(number))
  if (Number.isInteger(number)) return number
  // A number written with an exponent is, short of whole ones, smaller than any place we keep.
  if (text.includes('e')) return 0
  return Math.sign(number) * Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`)
}

function compared(expression: Extract<Expression, { compare: unknown }>, scope: Scope) {
  const [leftTerm, sign, rightTerm] = expression.compare
  const left = numberOf(leftTerm, scope)
  const right = numberOf(rightTerm, scope)
  if (left === undefined || right === undefined) return undefined
  const room = expression.within ?? 0
  const equal = Math.abs(left - right) <= room
  switch (sign) {
    case '=':
      return equal
    case '!=':
      return !equal
    case '<':
      return left < right && !equal
    case '<=':
      return left < right || equal
    case '>':
      return left > right && !equal
    default:
      return left > right || equal
  }
}

function joined(results: readonly (boolean | undefined)[], decisive: boolean) {
  if (results.includes(decisive)) return decisive
  return results.includes(undefined) ? undefined : !decisive
}

/** True, false, or undefined while an answer that it needs is missing. */
export function holds(expression: Expression, scope: Scope): boolean | undefined {
  if ('directions' in expression)
    return expression.directions.some((id) => scope.directions.has(id))
  if ('is' in expression) {
    const value = scope.valueAt(expression.at)
    return isBlank(value) ? undefined : value === expression.is
  }
  if ('filled' in expression) return !isBlank(scope.valueAt(expression.at)) === expression.filled
  if ('includes' in expression) {
    const value = scope.valueAt(expression.at)
    return Array.isArray(value) && value.some((entry) => entry === expression.includes)
  }
  if ('same' in expression) {
    const values = expression.same.map((at) => scope.valueAt(at))
    return values.some(isBlank) ? undefined : new Set(values).size === 1
  }
  if ('differ' in expression) {
    const values = expression.differ.map((at) => scope.valueAt(at))
    if (values.some(isBlank)) return undefined
    return new Set(values).size === values.length
  }
  if ('compare' in expression) return compared(expression, scope)
  if ('all' in expression)
    return joined(
      expression.all.map((part) => holds(part, scope)),
      false,
    )
  if ('any' in expression)
    return joined(
      expression.any.map((part) => holds(part, scope)),
      true,
    )
  const inner = holds(expression.not, scope)
  return inner === undefined ? undefined : !inner
}

/** The addresses that an expression or term looks at, to check a definition and to know what depends on what. */
export function addressesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(addressesIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => {
    if (key === 'differ' || key === 'same') return inner as string[]
    const names =
      key === 'at' || key === 'column' || key === 'months' || key === 'count' || key === 'copy'
    if ((names || key === 'day' || key === 'year') && typeof inner === 'string') return [inner]
    return key === 'is' || key === 'includes' ? [] : addressesIn(inner)
  })
}
