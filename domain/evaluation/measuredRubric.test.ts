import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { checkMarks, emptyMarks, type Marks } from './marks.ts'
import { measuredRubric as rubric } from './measuredRubric.ts'
import { Rubric } from './rubric.ts'
import { checkRubric } from './rubricCheck.ts'
import { scoreOf } from './scoring.ts'

const marks: Marks = {
  ...emptyMarks,
  criteria: {
    connected: { value: 270 },
    penetration: { value: 80 },
    base: { points: 8 },
    prospect: { points: 15 },
    role: { band: 'core' },
    standards: { counts: { national: 2, industry: 2 } },
    spread: { points: 7.5 },
  },
  opinion: '材料完整，依据充分，带动作用明显。',
  recommendation: 'recommend',
}

test('the example with every kind of scale is a rubric, and counts as its lines say', () => {
  expect(Value.Check(Rubric, rubric)).toBe(true)
  expect(checkRubric(rubric)).toEqual([])
  expect(checkMarks(rubric, marks, 'complete')).toEqual([])
  // 13.5 and 10 are capped at 20, ten from standards at 8: 28 · 0.4, 15 · 0.2 and 23.5 · 0.4 of 28.
  expect(scoreOf(rubric, marks)).toMatchObject({
    total: 84.29,
    grade: 'good',
    byDimension: { foundation: 28, prospect: 15, effect: 23.5 },
    byCriterion: { connected: 13.5, penetration: 10, role: 8, standards: 8 },
    capped: [
      { code: 'scale', claimed: 23.5, counted: 20 },
      { code: 'standards', claimed: 10, counted: 8 },
    ],
    vetoed: [],
  })
})
