/**
 * Formulas of cost models, such as `sum(holes, depthMm / drillFeed) + if(toleranceMm < fine, careTime, 0)`: numbers,
 * names, `+ - * /`, comparisons, `and`, `or`, `min`, `max`, `ceil`, `if` and `sum` over a list of the part. Data and
 * not code: nothing else can be said in them. Computed in IEEE doubles in the order in which they are written, so
 * that the same numbers give the same price everywhere.
 */
import { read, type Reading } from '../kernel/reading.ts'
import { invalid } from '../kernel/verdict.ts'

const calculations = ['+', '-', '*', '/'] as const
const comparisons = ['<=', '>=', '<', '>', '='] as const

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'calculate'
      readonly sign: (typeof calculations)[number]
      readonly left: Formula
      readonly right: Formula
    }
  | {
      readonly kind: 'compare'
      readonly sign: (typeof comparisons)[number]
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly kind: 'and' | 'or'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'min' | 'max'; readonly of: readonly Formula[] }
  | { readonly kind: 'ceil'; readonly of: Formula }
  | {
      readonly kind: 'if'
      readonly when: Formula
      readonly then: Formula
      readonly otherwise: Formula
    }
  | { readonly kind: 'sum'; readonly list: string; readonly each: Formula }

export const formulaMaxLength = 600
/** Deeper brackets than this nobody reads. */
const depthMax = 20

type Token = { readonly text: string; readonly at: number }

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([a-z][A-Za-z0-9]*)|(<=|>=|[-+*/()<>=,]))/y
const numberPattern = /^\d/
const namePattern = /^[a-z]/

function tokensOf(written: string): Token[] | number {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  while (written.slice(tokenPattern.lastIndex).trim() !== '') {
    const from = tokenPattern.lastIndex
    const match = tokenPattern.exec(written)
    if (match === null) return from
    const text = match[0].trim()
    tokens.push({ text, at: tokenPattern.lastIndex - text.length })
  }
  return tokens
}

/** Thrown and caught in this file: where reading stopped. */
class Stopped extends Error {
  readonly at: number
  constructor(at: number) {
    super('stopped')
    this.at = at
  }
}

type Cursor = {
  readonly peek: () => string | undefined
  readonly take: () => string
  readonly want: (text: string) => void
  readonly stop: () => never
}

function cursorOver(tokens: readonly Token[], length: number): Cursor {
  let next = 0
  const stop = (): never => {
    throw new Stopped(tokens[next]?.at ?? length)
  }
  const peek = () => tokens[next]?.text
  const take = () => {
    const token = tokens[next]
    if (token === undefined) return stop()
    next++
    return token.text
  }
  const want = (text: string) => {
    if (peek() !== text) stop()
    next++
  }
  return { peek, take, want, stop }
}

function listOf(cursor: Cursor, depth: number): Formula[] {
  const all = [condition(cursor, depth)]
  while (cursor.peek() === ',') {
    cursor.take()
    all.push(condition(cursor, depth))
  }
  return all
}

function called(cursor: Cursor, name: string, depth: number): Formula {
  cursor.want('(')
  if (name === 'sum') {
    const list = cursor.take()
    if (!namePattern.test(list)) cursor.stop()
    cursor.want(',')
    const each = condition(cursor, depth)
    cursor.want(')')
    return { kind: 'sum', list, each }
  }
  const of = listOf(cursor, depth)
  if ((name === 'min' || name === 'max') && of.length > 1) {
    cursor.want(')')
    return { kind: name, of }
  }
  if (name === 'ceil' && of.length === 1) {
    cursor.want(')')
    return { kind: 'ceil', of: of[0]! }
  }
  if (name !== 'if' || of.length !== 3) return cursor.stop()
  cursor.want(')')
  return { kind: 'if', when: of[0]!, then: of[1]!, otherwise: of[2]! }
}

function factor(cursor: Cursor, depth: number): Formula {
  if (depth > depthMax) cursor.stop()
  const token = cursor.peek() ?? cursor.stop()
  if (token === '(') {
    cursor.take()
    const inner = condition(cursor, depth + 1)
    cursor.want(')')
    return inner
  }
  if (numberPattern.test(token)) return { kind: 'number', value: Number(cursor.take()) }
  if (!namePattern.test(token)) return cursor.stop()
  const name = cursor.take()
  return cursor.peek() === '(' ? called(cursor, name, depth + 1) : { kind: 'name', name }
}

function chain(
  cursor: Cursor,
  signs: readonly string[],
  part: () => Formula,
  join: (sign: string, left: Formula, right: Formula) => Formula,
): Formula {
  let left = part()
  for (let sign = cursor.peek(); sign !== undefined && signs.includes(sign); sign = cursor.peek()) {
    cursor.take()
    left = join(sign, left, part())
  }
  return left
}

const calculate = (sign: string, left: Formula, right: Formula): Formula => ({
  kind: 'calculate',
  sign: sign as '+',
  left,
  right,
})

function sum(cursor: Cursor, depth: number): Formula {
  const product = () => chain(cursor, ['*', '/'], () => factor(cursor, depth), calculate)
  return chain(cursor, ['+', '-'], product, calculate)
}

function comparison(cursor: Cursor, depth: number): Formula {
  const left = sum(cursor, depth)
  const sign = cursor.peek()
  if (sign === undefined || !(comparisons as readonly string[]).includes(sign)) return left
  cursor.take()
  return { kind: 'compare', sign: sign as '<', left, right: sum(cursor, depth) }
}

/** `and` binds closer than `or`. */
function condition(cursor: Cursor, depth: number): Formula {
  const joined = (kind: 'and' | 'or') => (_: string, left: Formula, right: Formula) =>
    ({ kind, left, right }) as const
  const all = () => chain(cursor, ['and'], () => comparison(cursor, depth), joined('and'))
  return chain(cursor, ['or'], all, joined('or'))
}

/** Refuses with `price.formula_malformed` and the place, counted from 1, where reading stopped. */
export function readFormula(text: string): Reading<Formula> {
  if (text.length > formulaMaxLength) {
    return invalid('price.formula_too_long', { max: formulaMaxLength })
  }
  const malformed = (at: number) => invalid('price.formula_malformed', { place: at + 1 })
  const tokens = tokensOf(text)
  if (typeof tokens === 'number') return malformed(tokens)
  const cursor = cursorOver(tokens, text.length)
  try {
    const formula = condition(cursor, 0)
    return cursor.peek() === undefined ? read(formula) : cursor.stop()
  } catch (error) {
    if (error instanceof Stopped) return malformed(error.at)
    throw error
  }
}

const partsOf = (formula: Formula): readonly Formula[] => {
  switch (formula.kind) {
    case 'number':
    case 'name':
      return []
    case 'min':
    case 'max':
      return formula.of
    case 'ceil':
      return [formula.of]
    case 'if':
      return [formula.when, formula.then, formula.otherwise]
    case 'sum':
      return [formula.each]
    default:
      return [formula.left, formula.right]
  }
}

/** Names that a formula needs, each once, in the order in which they are read; of `sum` also those of its list. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === 'name') return [formula.name]
  return [...new Set(partsOf(formula).flatMap(namesIn))]
}

/** Lists that a formula sums over. */
export function listsIn(formula: Formula): string[] {
  const own = formula.kind === 'sum' ? [formula.list] : []
  return [...new Set([...own, ...partsOf(formula).flatMap(listsIn)])]
}
