/**
 * 示例评分表: the criteria that the notice of 2019 names (产业应用基础好、发展前景广阔、带动作用强) and two of ours.
 * No official weights are known, so every figure here is an example and says so.
 */
import type { Rubric } from './rubric.ts'

const origin = { source: 'example' } as const

export const exampleRubric: Rubric = {
  code: 'example',
  name: { zh: '示例评分表', en: 'Example rubric' },
  total: 100,
  dimensions: [
    {
      code: 'foundation',
      name: { zh: '产业应用基础', en: 'Industrial basis' },
      max: 25,
      ...origin,
    },
    { code: 'prospect', name: { zh: '发展前景', en: 'Prospects' }, max: 20, ...origin },
    { code: 'effect', name: { zh: '带动作用', en: 'Effect on others' }, max: 25, ...origin },
    { code: 'plan', name: { zh: '方案可行性', en: 'Feasibility of the plan' }, max: 20, ...origin },
    {
      code: 'strength',
      name: { zh: '申报主体实力', en: 'Strength of the applicant' },
      max: 10,
      ...origin,
    },
  ],
  vetoes: [
    { code: 'untrue', name: { zh: '申报材料明显不实', en: 'The application is plainly untrue' } },
  ],
  requires: { opinion: true, recommendation: true, commentBelowPercent: 60 },
  ...origin,
}
