import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import data2018 from '../../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import data2019 from '../../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import type { ProgrammeDefinition } from '../programme.ts'
import { asProgramme } from '../programmeCheck.ts'
import { shuangchuangFile } from './form.example.ts'
import { checkAnswers } from './check.ts'
import type { FormDefinition } from './definition.ts'
import { formOfProgramme } from './ofProgramme.ts'
import { outlineOf } from './outline.ts'
import { sampleApplication } from './sample.ts'

const y2018 = asProgramme(data2018)!
const y2019 = asProgramme(data2019)!
const y2021 = { year: 2021, exclusions: [] }

function formFor(definition: Pick<ProgrammeDefinition, 'year' | 'exclusions'>): FormDefinition {
  const reading = formOfProgramme(shuangchuangFile, definition)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.definition
}
const years = (form: FormDefinition) =>
  [...outlineOf(form).at.get('A.finance')!.fixedRows.values()].map(({ id, label }) => [id, label])
const cover = (form: FormDefinition) => form.sections.find(({ role }) => role === 'cover')!.title

const folder = join(import.meta.dirname, '../../../data')
const filesIn = (name: string) =>
  readdirSync(join(folder, name)).map(
    (file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as unknown,
  )

test('every form that ships has its places filled for every programme that ships', () => {
  for (const file of filesIn('forms') as FormDefinition[]) {
    for (const programme of filesIn('programmes') as ProgrammeDefinition[]) {
      const reading = formOfProgramme(file, programme)
      expect([file.id, programme.id, reading.ok ? [] : reading.faults]).toEqual([
        file.id,
        programme.id,
        [],
      ])
    }
  }
})

test('the three financial years are those before the year of the programme, and so is the title', () => {
  expect(years(formFor(y2019))).toEqual([
    ['y2016', { zh: '2016年', en: '2016' }],
    ['y2017', { zh: '2017年', en: '2017' }],
    ['y2018', { zh: '2018年', en: '2018' }],
  ])
  const form = formFor(y2021)
  expect(years(form)).toEqual([
    ['y2018', { zh: '2018年', en: '2018' }],
    ['y2019', { zh: '2019年', en: '2019' }],
    ['y2020', { zh: '2020年', en: '2020' }],
  ])
  expect(cover(form).zh).toBe('2021年制造业“双创”平台试点示范项目申报书')
  expect(cover(formFor(y2019)).zh).toBe('2019年制造业“双创”平台试点示范项目申报书')
})

test('a form of another year can be filled completely', () => {
  const form = formFor(y2021)
  const { answers, context } = sampleApplication(form, 5, { today: '2021-07-01' })
  const { faults } = checkAnswers(form, answers, { mode: 'complete', context })
  expect(faults.filter(({ severity }) => severity === 'hard')).toEqual([])
})

test('a programme asks for the earlier lists that its own exclusions name, in its own words', () => {
  const label = (form: FormDefinition) => outlineOf(form).at.get('B.priorWinner')!.item.label
  const rule = (form: FormDefinition) => form.rules.find(({ id }) => id === 'prior_winner')
  expect(label(formFor(y2019))).toEqual({
    zh: '是否入选2017、2018年制造业“双创”平台试点示范',
    en: 'Selected in 2017 or 2018',
  })
  expect(rule(formFor(y2019))?.text).toEqual({
    zh: '通知规定，原则上不接受已入选2017、2018年试点示范企业的其他项目推荐；推荐单位须写明理由，请先说明入选情况。',
    en: 'As a rule no other project of an enterprise selected in 2017 or 2018 is accepted; the recommending unit must give its reason, so explain first.',
  })
  const first = formFor(y2018)
  expect(years(first).map(([id]) => id)).toEqual(['y2015', 'y2016', 'y2017'])
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
  const later = formFor(y2021)
  expect([label(later).zh, rule(later)]).toEqual([
    '是否入选往年制造业“双创”平台试点示范',
    undefined,
  ])
})

test('a place that nothing fills is refused, each where it stands; facts of a rule fill its sentence alone', () => {
  const file = structuredClone(shuangchuangFile)
  const at = file.rules.findIndex(({ facts }) => facts?.['months'] !== undefined)
  const rule = file.rules[at]!
  file.sections[0]!.title = { zh: '{{yaer}}年申报书', en: 'Application {{year-10}}' }
  file.sections[1]!.title = { zh: '{{months}}', en: 'As of {{year-1}}' }
  file.rules[at] = { ...rule, clause: '{{priorYears}}', text: { ...rule.text, zh: '{{moths}}' } }
  const reading = formOfProgramme(file, y2019)
  const code = 'programmes.form_definition_place_unknown'
  const fault = (where: string, name: string) => ({ at: where, code, facts: { name } })
  expect(reading.ok ? [] : reading.faults).toEqual([
    fault('/sections/0/title/zh', 'yaer'),
    fault('/sections/0/title/en', 'year-10'),
    fault('/sections/1/title/zh', 'months'),
    fault(`/rules/${at}/clause`, 'priorYears'),
    fault(`/rules/${at}/text/zh`, 'moths'),
  ])
})
