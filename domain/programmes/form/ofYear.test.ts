import { expect, test } from 'vitest'
import data2018 from '../../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import data2019 from '../../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import { asProgramme } from '../programmeCheck.ts'
import { shuangchuangForm } from './form.example.ts'
import { checkAnswers } from './check.ts'
import { formOfProgramme } from './ofProgramme.ts'
import { formOfYear } from './ofYear.ts'
import { outlineOf } from './outline.ts'
import { sampleApplication } from './sample.ts'

const y2018 = asProgramme(data2018)!
const y2019 = asProgramme(data2019)!

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

test('a programme asks for the earlier lists that its own exclusions name, in its own words', () => {
  const label = (form: typeof shuangchuangForm) =>
    outlineOf(form).at.get('B.priorWinner')!.item.label
  const rule = (form: typeof shuangchuangForm) => form.rules.find(({ id }) => id === 'prior_winner')
  expect(formOfProgramme(shuangchuangForm, y2019)).toEqual(shuangchuangForm)

  const first = formOfProgramme(shuangchuangForm, y2018)
  expect([first.priorYears, years(first).map(([id]) => id)]).toEqual([
    [2017],
    ['y2015', 'y2016', 'y2017'],
  ])
  expect(label(first)).toEqual({
    zh: '是否入选2017年制造业“双创”平台试点示范',
    en: 'Selected in 2017',
  })
  expect([rule(first)?.text.zh, rule(first)?.clause]).toEqual([
    '通知规定，已入选2017年（首批）制造业“双创”平台试点示范的企业不得参与。请核对；确无此情形的，改为“否”。',
    '工信厅信软函〔2018〕221号，公开转述',
  ])
  const said = first.rules.map(({ text }) => `${text.zh} ${text.en}`)
  expect(said.filter((text) => /201[689]/.test(text))).toEqual([])
  // Standards keep their own years.
  expect(JSON.stringify(first).includes('GB/T 4754—2017')).toBe(true)

  const later = formOfProgramme(first, { year: 2021, exclusions: [] })
  expect([label(later).zh, rule(later)]).toEqual([
    '是否入选往年制造业“双创”平台试点示范',
    undefined,
  ])
  expect(label(formOfProgramme(later, y2019))).toEqual(label(shuangchuangForm))
})
