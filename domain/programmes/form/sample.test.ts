import { expect, test } from 'vitest'
import { checkAnswers } from './check.ts'
import { genericForm, shuangchuangForm } from './form.example.ts'
import { sampleAnswers, sampleApplication } from './sample.ts'

test.each([
  ['shuangchuang', shuangchuangForm],
  ['generic', genericForm],
])('samples of %s are complete, whatever the seed and the directions', (_name, form) => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { answers, context } = sampleApplication(form, seed)
    expect({
      seed,
      faults: checkAnswers(form, answers, { mode: 'complete', context }).faults,
    }).toEqual({
      seed,
      faults: [],
    })
  }
  for (let direction = 1; direction <= 9; direction += 1) {
    const { answers, context } = sampleApplication(form, 'x', { directions: [String(direction)] })
    expect(checkAnswers(form, answers, { mode: 'complete', context }).faults).toEqual([])
  }
})

test('a seed always gives the same answers, another seed others', () => {
  const one = sampleAnswers(shuangchuangForm, 42)
  expect(sampleAnswers(shuangchuangForm, 42)).toEqual(one)
  expect(sampleAnswers(shuangchuangForm, 43)['cover.projectName']).not.toBe(
    one['cover.projectName'],
  )
})

test('answers given beforehand are kept', () => {
  const answers = { 'cover.unitName': '衡川试验机械有限公司（演示）', 'A.staff': 5000 }
  expect(sampleAnswers(shuangchuangForm, 5, { answers })).toMatchObject({
    ...answers,
    'F.leaderUnit': '衡川试验机械有限公司（演示）',
  })
})
