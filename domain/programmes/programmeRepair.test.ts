import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkProgramme } from './programmeCheck.ts'
import { repairOf } from './programmeRepair.ts'

const definition = JSON.parse(
  readFileSync(new URL('../../data/programmes/shuangchuang-2019.json', import.meta.url), 'utf8'),
)

type Spoil = (one: typeof definition) => void

test.each<[string, string, Spoil]>([
  ['source_without_clause', 'asExample', (one) => delete one.documentNumber.clause],
  ['clause_without_notice', 'remove', (one) => (one.documentNumber.source = 'example')],
  ['unknown_with_value', 'remove', (one) => (one.issuedOn.value = '2019-07-01')],
  ['value_missing', 'asUnknown', (one) => (one.documentNumber.value = null)],
  ['shape_member_unknown', 'remove', (one) => (one.colour = 'red')],
  [
    'deadline_binds_nobody',
    'remove',
    (one) => one.deadlines.push({ ...one.deadlines[0], step: 'recommend' }),
  ],
  ['rubric_total_differs', 'change', (one) => (one.rubrics[0].total = 99)],
  [
    'direction_limit_above_count',
    'change',
    (one) => (one.limits.directionsPerProject.value.max = 20),
  ],
  ['file_name_part_unknown', 'remove', (one) => (one.fileName.pattern.value.parts[1] = 'colour')],
  ['channel_without_parent', 'toIssuer', (one) => (one.units[0].channel = 'parent')],
  [
    'shared_quota_without_parent',
    'independent',
    (one) => (one.units[0].quotaIndependent.value = false),
  ],
])('%s is mended by "%s"', (code, words, spoil) => {
  const spoilt = structuredClone(definition)
  spoil(spoilt)
  const before = structuredClone(spoilt)
  const fault = checkProgramme(spoilt).faults.find((one) => one.code === `programmes.${code}`)!
  const repair = repairOf(spoilt, fault)
  expect(repair?.code).toBe(words)
  expect(checkProgramme(repair!.apply(spoilt)).faults).toEqual([])
  expect(spoilt).toEqual(before)
})

test('where a person must decide, nothing is offered', () => {
  expect(repairOf(definition, { at: '/units/0/kind', code: 'programmes.unit_kind_unknown' })).toBe(
    null,
  )
})
