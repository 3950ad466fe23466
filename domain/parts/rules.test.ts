import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { applyRules, ruleOf, RulePack, rulePackOf, rulePacks } from './rules.ts'

test('every pack is of its shape; a code belongs to its process and stands once', () => {
  for (const pack of rulePacks) {
    expect([pack.process, [...Value.Errors(RulePack, pack)]]).toEqual([pack.process, []])
    for (const { code } of pack.rules) expect(code.split('.')[0]).toBe(pack.process)
  }
  const codes = rulePacks.flatMap(({ rules }) => rules.map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
  expect(ruleOf('milling.hole_too_deep')).toMatchObject({ limit: 10, is: 'over' })
})

const hole = (depth_to_diameter: number, faces = [4]) => ({
  ...{ entity: 'hole' as const, faces, measures: { depth_to_diameter } },
})

test('a limit is broken beyond it, not at it, and the finding is pinned to the faces', () => {
  const pack = rulePackOf('milling')!
  expect(applyRules(pack, [hole(9.9), hole(10), hole(10 + 1e-9)])).toEqual([])
  expect(applyRules(pack, [hole(10.12345, [7, 8])])).toEqual([
    {
      ...{ code: 'milling.hole_too_deep', severity: 'warning', faces: [7, 8] },
      facts: { value: 10.12, limit: 10, measure: 'depth_to_diameter' },
    },
  ])
})

test('what a feature was not measured for breaks nothing', () => {
  for (const pack of rulePacks) {
    expect(applyRules(pack, [{ entity: 'hole', faces: [1], measures: {} }])).toEqual([])
  }
})
