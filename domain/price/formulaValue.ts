/** A formula as a function: read once, asked for thousands of makers. */
import type { Formula } from './formula.ts'

export type Row = Readonly<Record<string, number>>

/** `row` is the one that `sum` stands at; its numbers hide others of their name. */
export type Scope = {
  readonly numbers: Row
  readonly lists: Readonly<Record<string, readonly Row[]>>
  readonly row?: Row
}

type Value = (scope: Scope) => number
type Truth = (scope: Scope) => boolean

const truthOf = (formula: Formula): Truth => {
  const value = valueOf(formula)
  return (scope) => value(scope) !== 0
}

function calculated(sign: '+' | '-' | '*' | '/', left: Value, right: Value): Value {
  switch (sign) {
    case '+':
      return (scope) => left(scope) + right(scope)
    case '-':
      return (scope) => left(scope) - right(scope)
    case '*':
      return (scope) => left(scope) * right(scope)
    case '/':
      return (scope) => left(scope) / right(scope)
  }
}

function compared(sign: '<' | '>' | '<=' | '>=' | '=', left: Value, right: Value): Value {
  const holds: Record<typeof sign, (a: number, b: number) => boolean> = {
    '<': (a, b) => a < b,
    '>': (a, b) => a > b,
    '<=': (a, b) => a <= b,
    '>=': (a, b) => a >= b,
    '=': (a, b) => a === b,
  }
  const compare = holds[sign]
  return (scope) => (compare(left(scope), right(scope)) ? 1 : 0)
}

function total(list: string, each: Value): Value {
  return ({ numbers, lists }) => {
    let sum = 0
    for (const row of lists[list] ?? []) sum += each({ numbers, lists, row })
    return sum
  }
}

/** Of a checked formula; a truth is 1 or 0. What is divided by nothing is not finite, and the asker looks. */
export function valueOf(formula: Formula): Value {
  switch (formula.kind) {
    case 'number':
      return () => formula.value
    case 'name': {
      const { name } = formula
      return ({ numbers, row }) => row?.[name] ?? numbers[name] ?? Number.NaN
    }
    case 'calculate':
      return calculated(formula.sign, valueOf(formula.left), valueOf(formula.right))
    case 'compare':
      return compared(formula.sign, valueOf(formula.left), valueOf(formula.right))
    case 'and':
    case 'or': {
      const [left, right] = [truthOf(formula.left), truthOf(formula.right)]
      return formula.kind === 'and'
        ? (scope) => (left(scope) && right(scope) ? 1 : 0)
        : (scope) => (left(scope) || right(scope) ? 1 : 0)
    }
    case 'min':
    case 'max': {
      const all = formula.of.map(valueOf)
      const pick = formula.kind === 'min' ? Math.min : Math.max
      return (scope) => pick(...all.map((one) => one(scope)))
    }
    case 'ceil': {
      const of = valueOf(formula.of)
      return (scope) => Math.ceil(of(scope))
    }
    case 'if': {
      const [when, then, otherwise] = [
        truthOf(formula.when),
        valueOf(formula.then),
        valueOf(formula.otherwise),
      ]
      return (scope) => (when(scope) ? then(scope) : otherwise(scope))
    }
    case 'sum':
      return total(formula.list, valueOf(formula.each))
  }
}
