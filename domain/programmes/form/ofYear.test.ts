import { expect, test } from 'vitest'
import { shuangchuangForm } from './form.example.ts'
import { checkAnswers } from './check.ts'
import { formOfYear } from './ofYear.ts'
import { outlineOf } from './outline.ts'
import { sampleApplication } from './sample.ts'

const years = (form: typeof shuangchuangForm) =>
  [...outlineOf(form).at.get('A.finance')!.fixedRows.values()].map(({ id, label }) => [id, label])

test('the three financial years are those before the year of the programme', () => {
  expect(years(shuangchuangForm)).toEqual([
    ['y2016', { zh: '2016年', en: '2016' }],
    ['y2017', { zh: '2017年', en: '2017' }],
    ['y2018', { zh: '2018年', en: '2018' }],
  ])
  const form = formOfYear(shuangchuangForm, 2021)
  expect(years(form)).toEqual([
    ['y2018', { zh: '2018年', en: '2018' }],
    ['y2019', { zh: '2019年', en: '2019' }],
    ['y2020', { zh: '2020年', en: '2020' }],
  ])
  const cover = form.sections.find(({ role }) => role === 'cover')!
  expect(cover.title.zh).toBe('2021年制造业“双创”平台试点示范项目申报书')
  expect(formOfYear(form, 2019)).toEqual(shuangchuangForm)
})

test('what else the form says of years stays, and a form of another year can be filled completely', () => {
  const form = formOfYear(shuangchuangForm, 2021)
  const prior = outlineOf(form).at.get('B.priorWinner')!.item.label.zh
  expect(prior).toBe('是否入选2017、2018年制造业“双创”平台试点示范')
  const { answers, context } = sampleApplication(form, 5, { today: '2021-07-01' })
  const { faults } = checkAnswers(form, answers, { mode: 'complete', context })
  expect(faults.filter(({ severity }) => severity === 'hard')).toEqual([])
})
