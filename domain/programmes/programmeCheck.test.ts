import { expect, test } from 'vitest'
import fusion from '../../data/programmes/fusion-2020.json' with { type: 'json' }
import guangdong from '../../data/programmes/guangdong-2018.json' with { type: 'json' }
import internet from '../../data/programmes/industrial-internet-2022.json' with { type: 'json' }
import innovation from '../../data/programmes/innovation-2019.json' with { type: 'json' }
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import sichuan from '../../data/programmes/sichuan-2018.json' with { type: 'json' }
import { asProgramme, checkProgramme } from './programmeCheck.ts'
import { relationFaults } from './programmeRelations.ts'
import { countSources, sourcesOf } from '../kernel/sourced.ts'

const example = '推荐单位—01—项目名—申报主体名称.pdf'

const shipped = [
  [y2019, ['shuangchuang-2019', 4, 9, 47, 705, undefined, [2, 4, 6], example]],
  [y2018, ['shuangchuang-2018', 4, 9, 48, null, 'quota_unknown', [2, 4, 6], example]],
  [guangdong, ['guangdong-2018', 4, 9, 21, 69, undefined, [3, 5, 7], example]],
  [sichuan, ['sichuan-2018', 4, 9, 21, null, 'quota_unknown', null, example]],
  [innovation, ['innovation-2019', 0, 0, 38, null, 'open_units', [3], null]],
  [fusion, ['fusion-2020', 0, 4, 47, null, 'quota_unknown', null, null]],
  [internet, ['industrial-internet-2022', 6, 22, 47, null, 'quota_unknown', null, null]],
] as const

test.each(shipped)(
  'a shipped file is valid and amounts to what its texts say',
  (file, expected) => {
    const check = checkProgramme(file)
    expect(check.faults).toEqual([])
    expect([
      check.id,
      check.areas,
      check.directions,
      check.recommendingUnits,
      check.ceiling,
      check.ceilingReason?.code.replace('programmes.ceiling_', ''),
      check.copies,
      check.fileNameExample,
    ]).toEqual(expected)
  },
)

test('the answer for the 2019 file is exactly what the command prints', () => {
  expect(checkProgramme(y2019)).toEqual({
    id: 'shuangchuang-2019',
    valid: true,
    areas: 4,
    directions: 9,
    recommendingUnits: 47,
    ceiling: 705,
    copies: [2, 4, 6],
    fileNameExample: example,
    faults: [],
  })
})

test('the shipped files fit each other, and a level that feeds nothing is found', () => {
  const all = shipped.map(([file]) => asProgramme(file)!)
  expect(relationFaults(all)).toEqual([])
  expect(relationFaults(all.filter(({ id }) => id !== 'shuangchuang-2018'))).toEqual([
    {
      programme: 'guangdong-2018',
      at: '/feeds/programme',
      code: 'programmes.feeds_unknown_programme',
      facts: { programme: 'shuangchuang-2018', unit: '44' },
    },
    ...['0', '2'].map((index) => ({
      programme: 'guangdong-2018',
      at: `/units/${index}/direct`,
      code: 'programmes.direct_channel_unknown',
      facts: { programme: 'shuangchuang-2018', unit: index === '0' ? '4401' : '4403' },
    })),
    {
      programme: 'sichuan-2018',
      at: '/feeds/programme',
      code: 'programmes.feeds_unknown_programme',
      facts: { programme: 'shuangchuang-2018', unit: '51' },
    },
    {
      programme: 'sichuan-2018',
      at: '/units/0/direct',
      code: 'programmes.direct_channel_unknown',
      facts: { programme: 'shuangchuang-2018', unit: '5101' },
    },
  ])
})

test('levels that feed each other in a circle, and a level later than the one above, are found', () => {
  const upper = asProgramme(y2018)!
  const lower = asProgramme(guangdong)!
  const circle = { ...upper, feeds: { programme: lower.id, unit: '4401' } }
  expect(relationFaults([circle, lower]).map(({ programme, code }) => [programme, code])).toEqual([
    ['shuangchuang-2018', 'programmes.feeds_circle'],
    ['guangdong-2018', 'programmes.feeds_circle'],
  ])
  const early = { value: '2018-07-25', source: 'example' as const }
  const dated = { ...upper, deadlines: [{ ...upper.deadlines[0]!, date: early }] }
  expect(relationFaults([dated, lower])).toEqual([
    {
      programme: 'guangdong-2018',
      at: '/deadlines',
      code: 'programmes.feeds_too_late',
      facts: { day: '2018-07-26', next: '2018-07-25' },
    },
  ])
})

test('no rule file ships the name of an authority', () => {
  const named = shipped.flatMap(([file]) =>
    asProgramme(file)!.units.filter(({ authorityName }) => authorityName !== null),
  )
  expect(named).toEqual([])
})

test('what no text fixes is counted as example or unknown', () => {
  expect(countSources(internet)).toEqual({ notice: 2, example: 47, unknown: 240 })
  const direction = sourcesOf(y2019).find(({ at }) => at === '/directions/0/name')
  expect([direction?.source, direction?.clause]).toEqual(['notice', '附件1 三（一）1'])
})

type Change = (file: any) => void
const faulty: [string, Change, string, string][] = [
  ['a missing member', (f) => delete f.year, '/year', 'shape_member_missing'],
  ['an unknown member', (f) => (f.colour = 'red'), '/colour', 'shape_member_unknown'],
  ['a wrong type', (f) => (f.year = '2019'), '/year', 'shape_whole_number'],
  [
    'a wrong choice',
    (f) => (f.exclusions[0].strength = 'soft'),
    '/exclusions/0/strength',
    'shape_choice',
  ],
  [
    'a negative quota',
    (f) => (f.units[3].quota.value.max = -1),
    '/units/3/quota/value/max',
    'shape_too_small',
  ],
  [
    'half a quota',
    (f) => (f.units[3].quota.value.max = 1.5),
    '/units/3/quota/value/max',
    'shape_whole_number',
  ],
  ['half a copy', (f) => (f.copies.value.base = 0.5), '/copies/value/base', 'shape_whole_number'],
  [
    'a day that is none',
    (f) => (f.deadlines[1].date.value = '2019-02-30'),
    '/deadlines/1/date/value',
    'shape_day',
  ],
  ['a quota that is a word', (f) => (f.units[3].quota = 'many'), '/units/3/quota', 'shape_parts'],
  [
    'a day of handing up where nobody hands up',
    (f) => f.deadlines.splice(1, 0, { ...f.deadlines[0], step: 'recommend' }),
    '/deadlines/1',
    'deadline_binds_nobody',
  ],
  ['a notice without clause', (f) => delete f.copies.clause, '/copies', 'source_without_clause'],
  [
    'an example with clause',
    (f) => (f.copies.source = 'example'),
    '/copies/clause',
    'clause_without_notice',
  ],
  [
    'an unknown with value',
    (f) => (f.form.source = 'unknown'),
    '/form/value',
    'unknown_with_value',
  ],
  ['a value that is missing', (f) => (f.form.value = null), '/form/value', 'value_missing'],
  ['a code twice', (f) => (f.directions[1].code = '1'), '/directions/1/code', 'code_twice'],
  ['an unknown area', (f) => (f.directions[1].area = 'Z'), '/directions/1/area', 'area_unknown'],
  [
    'an unknown rubric',
    (f) => (f.directions[1].rubric = 'z'),
    '/directions/1/rubric',
    'rubric_unknown',
  ],
  [
    'an unknown kind',
    (f) => (f.directions[1].naturalApplicants.value[0].kind = 'z'),
    '/directions/1/naturalApplicants/value/0/kind',
    'applicant_kind_unknown',
  ],
  [
    'too high a limit',
    (f) => (f.limits.directionsPerProject.value.max = 10),
    '/limits/directionsPerProject/value/max',
    'direction_limit_above_count',
  ],
  [
    'a region for no reason',
    (f) => (f.applicants.conditions[0].region = '44'),
    '/applicants/conditions/0/region',
    'condition_region_mismatch',
  ],
  [
    'an exclusion without years',
    (f) => delete f.exclusions[0].years,
    '/exclusions/0/years',
    'exclusion_without_lists',
  ],
  [
    'an exclusion of this year',
    (f) => (f.exclusions[0].years = [2019]),
    '/exclusions/0/years/0',
    'exclusion_year_not_past',
  ],
  ['an unknown unit kind', (f) => (f.units[3].kind = 'z'), '/units/3/kind', 'unit_kind_unknown'],
  [
    'an unknown parent',
    (f) => (f.units[31].parent = '99'),
    '/units/31/parent',
    'unit_parent_unknown',
  ],
  [
    'a wrong province',
    (f) => (f.units[31].parent = '22'),
    '/units/31/region',
    'unit_outside_parent',
  ],
  ['a region twice', (f) => (f.units[1].region = '11'), '/units/1/region', 'unit_region_twice'],
  [
    'a unit for nobody',
    (f) => delete f.units[46].affiliation,
    '/units/46/region',
    'unit_serves_nobody',
  ],
  [
    'no parent to recommend to',
    (f) => (f.units[0].channel = 'parent'),
    '/units/0/channel',
    'channel_without_parent',
  ],
  [
    'no direct channel',
    (f) => (f.units[31].channel = 'elsewhere'),
    '/units/31/direct',
    'direct_channel_missing',
  ],
  [
    'a copy to nobody',
    (f) => (f.units[31].copyTo.value = ['99']),
    '/units/31/copyTo/value/0',
    'copy_to_unknown',
  ],
  [
    'a copy to itself',
    (f) => (f.units[31].copyTo.value = ['2102']),
    '/units/31/copyTo/value/0',
    'copy_to_itself',
  ],
  [
    'an unknown condition',
    (f) => (f.units[3].quota.value.conditional = [{ if: 'z', max: 20 }]),
    '/units/3/quota/value/conditional/0/if',
    'quota_condition_unknown',
  ],
  [
    'places shared with nobody',
    (f) => (f.units[3].quotaIndependent.value = false),
    '/units/3/quotaIndependent',
    'shared_quota_without_parent',
  ],
  ['no copies rule', (f) => (f.copies.value.base = null), '/copies/value', 'copies_not_one_rule'],
  ['two copies rules', (f) => (f.copies.value.table = [2]), '/copies/value', 'copies_not_one_rule'],
  [
    'an unknown part',
    (f) => (f.fileName.pattern.value.parts[1] = 'place'),
    '/fileName/pattern/value/parts/1',
    'file_name_part_unknown',
  ],
  [
    'a part twice',
    (f) => (f.fileName.pattern.value.parts[1] = 'unit'),
    '/fileName/pattern/value/parts/1',
    'file_name_part_twice',
  ],
  [
    'a slash between parts',
    (f) => (f.fileName.pattern.value.separator = '/'),
    '/fileName/pattern/value/separator',
    'file_name_separator_illegal',
  ],
  [
    'points that do not add up',
    (f) => (f.rubrics[0].total = 99),
    '/rubrics/0/total',
    'rubric_total_differs',
  ],
  ['a deadline twice', (f) => (f.deadlines[1].step = 'submit'), '/deadlines/1', 'deadline_twice'],
  [
    'a deadline of nobody',
    (f) => (f.deadlines[0].unit = '99'),
    '/deadlines/0/unit',
    'deadline_unit_unknown',
  ],
  [
    'a deadline of no medium',
    (f) => (f.deadlines[0].medium = 'pigeon'),
    '/deadlines/0/medium',
    'deadline_medium_unknown',
  ],
  [
    'steps in the wrong order',
    (f) => (f.deadlines[0].date.value = '2019-07-29'),
    '/deadlines/0/date',
    'deadline_after_next',
  ],
]

test.each(faulty)('%s is one fault at its place', (_, change, at, reason) => {
  const file = structuredClone(y2019)
  change(file)
  const check = checkProgramme(file)
  expect(check.faults.map((fault) => [fault.at, fault.code])).toEqual([
    [at, `programmes.${reason}`],
  ])
  expect([check.valid, check.ceiling, check.copies]).toEqual([false, null, null])
  expect(check.faults[0]!.message).not.toMatch(/\{\{|^programmes\./)
  expect(checkProgramme(file, 'en').faults[0]!.message).toMatch(/^[^\u4e00-\u9fff]+$/)
})

test('a circle of units is found, and ends', () => {
  const file = structuredClone(y2019) as any
  file.units[0].parent = '12'
  file.units[1].parent = '11'
  expect(checkProgramme(file).faults.map(({ at, code }) => [at, code])).toEqual([
    ['/units/0/parent', 'programmes.unit_parent_circle'],
    ['/units/1/parent', 'programmes.unit_parent_circle'],
  ])
})

test('a unit with its own later deadline is not held to the general one', () => {
  const file = structuredClone(y2019) as any
  const own = { ...structuredClone(file.deadlines[0]), unit: '44' }
  own.date.value = '2019-07-29'
  const ownNext = { ...structuredClone(file.deadlines[1]), unit: '44' }
  ownNext.date.value = '2019-07-31'
  file.deadlines.push(own, ownNext)
  expect(checkProgramme(file).faults).toEqual([])
  file.deadlines.pop()
  expect(checkProgramme(file).faults.map(({ at, code }) => [at, code])).toEqual([
    ['/deadlines/2/date', 'programmes.deadline_after_next'],
  ])
})

test.each([null, true, 5, 'x', [], {}, [[]], { id: 5, units: 'x' }, JSON.parse('{"__proto__":1}')])(
  'what is no programme is refused in words',
  (value) => {
    const check = checkProgramme(value)
    expect(check.valid).toBe(false)
    expect(check.faults.length).toBeGreaterThan(0)
  },
)
