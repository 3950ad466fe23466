import { Value } from 'typebox/value'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import { checkMarks, emptyMarks, type Marks } from './marks.ts'
import { Rubric } from './rubric.ts'
import { checkRubric } from './rubricCheck.ts'
import { scoreOf } from './scoring.ts'

const name = { zh: '名', en: 'name' }
const example = { name, source: 'example' as const }

/** 标准制定: 国际 6/4, 国标 5/3, 行标 4/2, 团标 3/1, 累计不超过 6 分; a value in bands; a line; a judgement. */
const rubric: Rubric = {
  ...example,
  code: 'sample',
  total: 100,
  dimensions: [
    {
      ...example,
      code: 'standards',
      max: 6,
      weight: 0.3,
      criteria: [
        {
          code: 'made',
          name,
          max: 6,
          scale: {
            kind: 'banded',
            countable: true,
            bands: Object.entries({ i1: 6, i2: 4, n1: 5, n2: 3, s1: 4, s2: 2, g1: 3, g2: 1 }).map(
              ([code, points]) => ({ code, name, points }),
            ),
          },
        },
      ],
    },
    {
      ...example,
      code: 'effect',
      max: 20,
      weight: 0.3,
      criteria: [
        {
          code: 'satisfaction',
          name,
          max: 10,
          cap: { group: 'both', max: 15 },
          scale: {
            kind: 'banded',
            bands: [
              { code: 'a', name, points: 10, from: 80 },
              { code: 'b', name, points: 7, from: 70 },
              { code: 'c', name, points: 4, from: 60 },
            ],
          },
        },
        {
          code: 'growth',
          name,
          max: 10,
          cap: { group: 'both', max: 15 },
          scale: { kind: 'linear', from: 0, to: 30, unit: name },
        },
        { code: 'plain', name, max: 5, scale: { kind: 'judged', step: 0.5 } },
      ],
    },
    { ...example, code: 'plan', max: 10, weight: 0.4 },
  ],
  vetoes: [{ code: 'accident', name }],
  grades: [
    { code: 'good', name, from: 80 },
    { code: 'fair', name, from: 60 },
  ],
}

const reason = '建设方案具体可行，产业基础扎实，带动作用明显'
const marks = (criteria: Marks['criteria'], more: Partial<Marks> = {}): Marks => ({
  ...emptyMarks,
  criteria,
  opinion: reason,
  recommendation: 'recommend',
  ...more,
})
const full = marks({
  made: { counts: { n1: 1, s2: 2 } },
  satisfaction: { value: 79.9999 },
  growth: { value: 40 },
  plain: { points: 4.5 },
  plan: { points: 8 },
})

test('the rubrics of the shipped programmes are rubrics, and the sample too', () => {
  for (const shipped of y2019.rubrics) {
    expect(Value.Check(Rubric, shipped)).toBe(true)
    expect(checkRubric(shipped as Rubric)).toEqual([])
  }
  expect(Value.Check(Rubric, rubric)).toBe(true)
  expect(checkRubric(rubric)).toEqual([])
})

test('counted pieces are capped, bands found, groups capped, weights scaled, the total rounded once', () => {
  expect(checkMarks(rubric, full, 'complete')).toEqual([])
  expect(scoreOf(rubric, full)).toEqual({
    // (0.3·6 + 0.3·19.5 + 0.4·8) / (0.3·6 + 0.3·20 + 0.4·10) · 100 = 10.85 / 11.8 · 100
    total: 91.95,
    grade: 'good',
    byDimension: { standards: 6, effect: 19.5, plan: 8 },
    byCriterion: { made: 6, satisfaction: 7, growth: 10, plain: 4.5, plan: 8 },
    capped: [
      { code: 'made', claimed: 9, counted: 6 },
      { code: 'both', claimed: 17, counted: 15 },
    ],
    vetoed: [],
    unmarked: [],
  })
})

test.each([
  [{ made: { points: 3 } }, {}, 'mark_of_another_kind'],
  [{ plain: { points: 5.5 } }, {}, 'mark_above_max'],
  [{ plain: { points: 4.3 } }, {}, 'mark_between_steps'],
  [{ made: { counts: { x: 1 } } }, {}, 'mark_band_unknown'],
  [{ strange: { points: 1 } }, {}, 'mark_criterion_unknown'],
  [{}, { vetoes: [{ code: 'x', reason }] }, 'veto_unknown'],
] as [Marks['criteria'], Partial<Marks>, string][])(
  'even a draft refuses %j',
  (criteria, more, code) => {
    expect(checkMarks(rubric, marks(criteria, more), 'draft').map((fault) => fault.code)).toEqual([
      `evaluation.${code}`,
    ])
  },
)

test('what a draft may lack, a complete review may not', () => {
  expect(checkMarks(rubric, emptyMarks, 'draft')).toEqual([])
  expect(checkMarks(rubric, emptyMarks, 'complete').map(({ at, code }) => [at, code])).toEqual([
    ...['made', 'satisfaction', 'growth', 'plain', 'plan'].map((code) => [
      `/criteria/${code}`,
      'evaluation.mark_missing',
    ]),
    ['/opinion', 'evaluation.opinion_too_short'],
    ['/recommendation', 'evaluation.recommendation_missing'],
  ])
  const vetoed = { ...full, vetoes: [{ code: 'accident', reason }] }
  expect(checkMarks(rubric, vetoed, 'complete').map(({ code }) => code)).toEqual([
    'evaluation.recommended_despite_veto',
  ])
  expect(scoreOf(rubric, vetoed).vetoed).toEqual(['accident'])
})

test.each<[string, (copy: any) => void, string]>([
  ['a sum', (r) => (r.dimensions[1].max = 21), 'rubric_dimension_differs'],
  ['a lost weight', (r) => delete r.dimensions[0].weight, 'rubric_weight_missing'],
  ['a code twice', (r) => (r.dimensions[1].criteria[0].code = 'made'), 'rubric_code_twice'],
  ['a step', (r) => (r.dimensions[1].criteria[2].scale.step = 0.3), 'rubric_step_does_not_fit'],
  ['a point', (r) => (r.dimensions[1].criteria[1].scale.to = 0), 'rubric_scale_is_a_point'],
  [
    'bands',
    (r) => (r.dimensions[1].criteria[0].scale.bands[1].from = 90),
    'rubric_bands_out_of_order',
  ],
  ['a cap', (r) => (r.dimensions[1].criteria[1].cap.max = 14), 'rubric_cap_differs'],
  ['grades', (r) => (r.grades[1].from = 85), 'rubric_grades_out_of_order'],
])('a rubric with a fault in %s is refused', (_, break_, code) => {
  const copy = structuredClone(rubric)
  break_(copy)
  expect(checkRubric(copy).map((fault) => fault.code)).toContain(`evaluation.${code}`)
})

test('a score never leaves its rubric, and more points never lower it', () => {
  const half = fc.integer({ min: 0, max: 10 }).map((steps) => steps / 2)
  fc.assert(
    fc.property(
      half,
      half,
      fc.integer({ min: -50, max: 90 }),
      fc.nat(3),
      (one, other, value, n) => {
        const of = (plain: number) =>
          scoreOf(
            rubric,
            marks({ plain: { points: plain }, growth: { value }, made: { counts: { g1: n } } }),
          ).total
        const [low, high] = [of(Math.min(one, other)), of(Math.max(one, other))]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(rubric.total)
      },
    ),
    { numRuns: 200, seed: 6 },
  )
})
