import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensionOf, noDimension, type Dimension } from './dimension.ts'
import { listsIn, namesIn, readFormula, type Formula } from './formula.ts'
import { formulaFault, type Names } from './formulaCheck.ts'
import { valueOf, type Scope } from './formulaValue.ts'

function formulaOf(text: string): Formula {
  const reading = readFormula(text)
  if (!reading.ok) throw new Error(`${reading.code} ${JSON.stringify(reading.facts)}`)
  return reading.value
}

const scope: Scope = {
  numbers: { a: 6, b: 4, depthMm: 100, feed: 50, toleranceMm: 0.02 },
  lists: {
    holes: [
      { depthMm: 10, through: 1 },
      { depthMm: 30, through: 0 },
    ],
  },
}
const computed = (text: string): number => valueOf(formulaOf(text))(scope)

describe('formulas of cost models', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 3', 2],
    ['a / b', 1.5],
    ['max(a, b, 5) - min(a, b)', 2],
    ['ceil(a / b)', 2],
    ['if(a > b, 1, 2)', 1],
    ['if(a <= b, 1, 2)', 2],
    ['if(a = 6 and b = 5 or a > 5, 1, 2)', 1],
    ['sum(holes, 1)', 2],
    ['sum(holes, depthMm / feed)', 0.8],
    ['sum(holes, if(through = 1, depthMm, 0)) + depthMm', 110],
    ['if(toleranceMm < 0.03, 1.6, 1)', 1.6],
  ])('computes %s', (text, value) => expect(computed(text)).toBe(value))

  it('is not finite where it divides by nothing', () => {
    expect(computed('a / (b - 4)')).toBe(Number.POSITIVE_INFINITY)
    expect(computed('nobody')).toBeNaN()
  })

  it.each([
    ['', 1],
    ['1 +', 4],
    ['1 ~ 2', 2],
    ['min(a)', 6],
    ['if(a > b, 1)', 12],
    ['sum(1, 2)', 6],
    ['sqrt(a)', 7],
    ['(a', 3],
    ['a b', 3],
    ['A', 1],
    ['-a', 1],
    ['a < b < 3', 7],
  ])('stops in "%s" at sign %i', (text, place) => {
    expect(readFormula(text)).toEqual({
      ...{ ok: false, kind: 'invalid', code: 'price.formula_malformed', facts: { place } },
    })
  })

  it('refuses what is too long or too deep, without falling', () => {
    expect(readFormula('a+'.repeat(400))).toMatchObject({ code: 'price.formula_too_long' })
    expect(readFormula('('.repeat(100))).toMatchObject({ code: 'price.formula_malformed' })
  })

  it('reads or refuses whatever is typed', () => {
    const sign = fc.constantFrom(...'aB1.()+-*/<>=, ', 'sum', 'if', 'holes', 'min')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const reading = readFormula(signs.join(''))
        const outcome = reading.ok ? typeof valueOf(reading.value)(scope) : reading.code
        expect(outcome).toMatch(/^(number|price\.formula_\w+)$/)
      }),
    )
  })

  it('tells the names and lists that it needs', () => {
    const formula = formulaOf('sum(holes, depthMm / feed) + if(a > b, a, c)')
    expect(namesIn(formula)).toEqual(['depthMm', 'feed', 'a', 'b', 'c'])
    expect(listsIn(formula)).toEqual(['holes'])
  })
})

describe('what a formula may add', () => {
  const numbers = new Map<string, Dimension>([
    ['hour', dimensionOf('yuanPerH')],
    ['time', dimensionOf('min')],
    ['length', dimensionOf('mm')],
    ['share', noDimension],
  ])
  const lists = new Map([['holes', new Map([['depth', dimensionOf('mm')]])]])
  const names: Names = { numbers, lists }
  const faultOf = (text: string, wanted: Dimension | 'truth') =>
    formulaFault(formulaOf(text), names, wanted)

  it.each([
    ['time * hour', dimensionOf('yuan')],
    ['time * hour * (1 + share)', dimensionOf('yuan')],
    ['max(0, length - 0)', dimensionOf('mm')],
    ['sum(holes, depth * length)', dimensionOf('mm2')],
    ['if(length > 0, time, 0)', dimensionOf('min')],
    ['ceil(share) * time', dimensionOf('min')],
    ['length > 3 * length or share < 1', 'truth'],
  ] as const)('takes %s', (text, wanted) => expect(faultOf(text, wanted)).toBeNull())

  it.each([
    ['time + hour', dimensionOf('yuan'), { code: 'formula_dimension' }],
    ['time', dimensionOf('yuan'), { code: 'formula_dimension' }],
    ['length > 300', 'truth', { code: 'formula_dimension' }],
    ['ceil(length)', dimensionOf('mm'), { code: 'formula_dimension' }],
    ['if(length, time, 0)', dimensionOf('min'), { code: 'formula_truth' }],
    ['share', 'truth', { code: 'formula_truth' }],
    ['(share < 1) + share', noDimension, { code: 'formula_truth' }],
    ['depth', dimensionOf('mm'), { code: 'formula_name', name: 'depth' }],
    ['sum(bends, 1)', noDimension, { code: 'formula_list', name: 'bends' }],
  ] as const)('refuses %s', (text, wanted, fault) => expect(faultOf(text, wanted)).toEqual(fault))
})
