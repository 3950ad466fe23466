/**
 * Formulas of indicators, such as `graduates / (residents + graduates) * 100`: numbers, codes of other indicators,
 * `+ - * /` and brackets, computed in exact fractions. Data and not code: nothing else can be said in them.
 */
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
  type Ratio,
} from '../kernel/ratio.ts'
import { read, type Reading } from '../kernel/reading.ts'
import { invalid } from '../kernel/verdict.ts'

export type Formula =
  | { readonly kind: 'number'; readonly value: Ratio }
  | { readonly kind: 'code'; readonly code: string }
  | {
      readonly kind: '+' | '-' | '*' | '/'
      readonly left: Formula
      readonly right: Formula
    }

export const formulaMaxLength = 400
/** Deeper brackets than this nobody reads. */
const depthMax = 20

type Token = { readonly text: string; readonly at: number }

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_.]*)|([-+*/()]))/y

function tokensOf(text: string): Token[] | number {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  while (text.slice(tokenPattern.lastIndex).trim() !== '') {
    const from = tokenPattern.lastIndex
    const match = tokenPattern.exec(text)
    if (match === null) return from
    tokens.push({ text: match[0].trim(), at: from })
  }
  return tokens
}

const nothing: Formula = { kind: 'number', value: ratio(0n) }

type Parsed = { readonly formula: Formula; readonly stoppedAt: number | null }

/** Recursive descent: sums of products of factors. Where it cannot go on, it goes to the end and says where. */
function parse(tokens: readonly Token[], length: number): Parsed {
  let next = 0
  let stoppedAt: number | null = null
  const peek = (): string | undefined => tokens[next]?.text
  function stop(): Formula {
    stoppedAt ??= tokens[next]?.at ?? length
    next = tokens.length
    return nothing
  }
  function bracket(depth: number): Formula {
    next++
    const inner = sum(depth + 1)
    if (peek() !== ')') return stop()
    next++
    return inner
  }
  function factor(depth: number): Formula {
    const token = peek()
    if (token === undefined || depth > depthMax) return stop()
    if (token === '(') return bracket(depth)
    if (/^[-+*/)]$/.test(token)) return stop()
    next++
    const value = ratioOfDecimal(token)
    return value === null ? { kind: 'code', code: token } : { kind: 'number', value }
  }
  function chain(signs: string, part: (depth: number) => Formula, depth: number): Formula {
    let left = part(depth)
    for (let token = peek(); token !== undefined && signs.includes(token); token = peek()) {
      next++
      left = { kind: token as '+', left, right: part(depth) }
    }
    return left
  }
  function sum(depth: number): Formula {
    return chain('+-', (at) => chain('*/', factor, at), depth)
  }
  const formula = sum(0)
  if (next < tokens.length) stop()
  return { formula, stoppedAt }
}

/** Refuses with `indicators.formula_malformed` and the place, counted from 1, where reading stopped. */
export function readFormula(text: string): Reading<Formula> {
  if (text.length > formulaMaxLength) {
    return invalid('indicators.formula_too_long', { max: formulaMaxLength })
  }
  const tokens = tokensOf(text)
  const malformed = (at: number) => invalid('indicators.formula_malformed', { place: at + 1 })
  if (typeof tokens === 'number') return malformed(tokens)
  const { formula, stoppedAt } = parse(tokens, text.length)
  return stoppedAt === null ? read(formula) : malformed(stoppedAt)
}

/** The codes that a formula needs, each once, in the order in which they are read. */
export function codesIn(formula: Formula): string[] {
  if (formula.kind === 'number') return []
  if (formula.kind === 'code') return [formula.code]
  return [...new Set([...codesIn(formula.left), ...codesIn(formula.right)])]
}

export type Computed =
  | { readonly ok: true; readonly value: Ratio }
  /** What is missing, or that something is divided by nothing. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly byZero: boolean }

const failed = (missing: readonly string[], byZero: boolean): Computed => ({
  ok: false,
  missing,
  byZero,
})

function combine(kind: '+' | '-' | '*' | '/', a: Ratio, b: Ratio): Ratio {
  if (kind === '+') return addRatios(a, b)
  if (kind === '-') return addRatios(a, multiplyRatios(b, ratio(-1n)))
  return kind === '*' ? multiplyRatios(a, b) : divideRatios(a, b)
}

/** The value of a formula, or every code that it lacks. */
export function compute(formula: Formula, valueOf: (code: string) => Ratio | undefined): Computed {
  if (formula.kind === 'number') return { ok: true, value: formula.value }
  if (formula.kind === 'code') {
    const value = valueOf(formula.code)
    return value === undefined ? failed([formula.code], false) : { ok: true, value }
  }
  const [left, right] = [compute(formula.left, valueOf), compute(formula.right, valueOf)]
  if (!left.ok || !right.ok) {
    const parts = [left, right].filter((part) => !part.ok)
    const missing = [...new Set(parts.flatMap((part) => part.missing))]
    return failed(
      missing,
      parts.some(({ byZero }) => byZero),
    )
  }
  if (formula.kind === '/' && right.value.numerator === 0n) return failed([], true)
  return { ok: true, value: combine(formula.kind, left.value, right.value) }
}
