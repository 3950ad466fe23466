/** Whether a formula makes sense: its names are known, and hours are not added to yuan. */
import {
  byDimension,
  noDimension,
  sameDimension,
  timesDimension,
  type Dimension,
} from './dimension.ts'
import type { Formula } from './formula.ts'

export type Names = {
  readonly numbers: ReadonlyMap<string, Dimension>
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, Dimension>>
}

export type FormulaFault = {
  readonly code: 'formula_name' | 'formula_list' | 'formula_dimension' | 'formula_truth'
  readonly name?: string
}

/** `any` is the number 0, which is none of anything. */
type Sort = { readonly of: 'number'; readonly dimension: Dimension | 'any' } | { of: 'truth' }

type Checked = Sort | { readonly of: 'fault'; readonly fault: FormulaFault }

const fault = (code: FormulaFault['code'], name?: string): Checked => ({
  of: 'fault',
  fault: name === undefined ? { code } : { code, name },
})

const number = (dimension: Dimension | 'any'): Checked => ({ of: 'number', dimension })

function alike(all: readonly Checked[]): Checked {
  let dimension: Dimension | 'any' = 'any'
  for (const one of all) {
    if (one.of === 'fault') return one
    if (one.of === 'truth') return fault('formula_truth')
    if (one.dimension === 'any') continue
    if (dimension === 'any') dimension = one.dimension
    else if (!sameDimension(dimension, one.dimension)) return fault('formula_dimension')
  }
  return number(dimension)
}

function product(sign: '*' | '/', left: Checked, right: Checked): Checked {
  for (const one of [left, right]) {
    if (one.of === 'fault') return one
    if (one.of === 'truth') return fault('formula_truth')
  }
  if (left.of !== 'number' || right.of !== 'number') return fault('formula_truth')
  if (left.dimension === 'any' || right.dimension === 'any') return number('any')
  return number((sign === '*' ? timesDimension : byDimension)(left.dimension, right.dimension))
}

function truths(left: Checked, right: Checked): Checked {
  for (const one of [left, right]) {
    if (one.of === 'fault') return one
    if (one.of === 'number') return fault('formula_truth')
  }
  return { of: 'truth' }
}

function choice(when: Checked, then: Checked, otherwise: Checked): Checked {
  if (when.of === 'fault') return when
  return when.of === 'truth' ? alike([then, otherwise]) : fault('formula_truth')
}

function whole(of: Checked): Checked {
  if (of.of !== 'number') return of.of === 'fault' ? of : fault('formula_truth')
  const plain = of.dimension === 'any' || sameDimension(of.dimension, noDimension)
  return plain ? number(noDimension) : fault('formula_dimension')
}

function check(formula: Formula, names: Names): Checked {
  const of = (part: Formula) => check(part, names)
  switch (formula.kind) {
    case 'number':
      return number(formula.value === 0 ? 'any' : noDimension)
    case 'name': {
      const dimension = names.numbers.get(formula.name)
      return dimension === undefined ? fault('formula_name', formula.name) : number(dimension)
    }
    case 'calculate': {
      const [left, right] = [of(formula.left), of(formula.right)]
      const { sign } = formula
      return sign === '*' || sign === '/' ? product(sign, left, right) : alike([left, right])
    }
    case 'compare': {
      const sides = alike([of(formula.left), of(formula.right)])
      return sides.of === 'number' ? { of: 'truth' } : sides
    }
    case 'and':
    case 'or':
      return truths(of(formula.left), of(formula.right))
    case 'min':
    case 'max':
      return alike(formula.of.map(of))
    case 'ceil':
      return whole(of(formula.of))
    case 'if':
      return choice(of(formula.when), of(formula.then), of(formula.otherwise))
    case 'sum': {
      const fields = names.lists.get(formula.list)
      if (fields === undefined) return fault('formula_list', formula.list)
      const numbers = new Map([...names.numbers, ...fields])
      return alike([check(formula.each, { ...names, numbers })])
    }
  }
}

/** What is wrong with a formula that should give a number of that dimension, or a truth; null where nothing is. */
export function formulaFault(
  formula: Formula,
  names: Names,
  wanted: Dimension | 'truth',
): FormulaFault | null {
  const checked = check(formula, names)
  if (checked.of === 'fault') return checked.fault
  if (wanted === 'truth') return checked.of === 'truth' ? null : { code: 'formula_truth' }
  if (checked.of === 'truth') return { code: 'formula_truth' }
  if (checked.dimension === 'any' || sameDimension(checked.dimension, wanted)) return null
  return { code: 'formula_dimension' }
}
