import { expect, test } from 'vitest'
import internet from '../../data/programmes/industrial-internet-2022.json' with { type: 'json' }
import innovation from '../../data/programmes/innovation-2019.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import { directionName, directionOptions, mayClaimDirections } from './directions.ts'
import { asProgramme } from './programmeCheck.ts'

const d2019 = asProgramme(y2019)!
const facts = { kind: 'internetCompany', size: null }

test('with two chosen everything can be added; with three only those can be kept', () => {
  const selectable = (chosen: string[]) =>
    directionOptions(d2019, chosen, facts)
      .filter(({ verdict }) => verdict.ok)
      .map(({ code }) => code)
  expect(selectable(['1', '4'])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  expect(selectable(['1', '4', '9'])).toEqual(['1', '4', '9'])
})

test('an option that is shut says why', () => {
  const option = directionOptions(d2019, ['1', '4', '9'], facts)[1]
  expect(option).toEqual({
    code: '2',
    chosen: false,
    natural: false,
    verdict: {
      ok: false,
      kind: 'conflict',
      code: 'programmes.direction_limit',
      facts: { max: 3, chosen: 4 },
      why: {
        rule: { source: 'notice', clause: '三（一）', text: '每个申报项目的申报方向不超过 3 个。' },
        inputs: [{ label: '申报方向', value: '1, 4, 9, 2', at: '/directions' }],
        change: 'programmes.change_drop_direction',
      },
    },
  })
})

test('natural applicants are a matrix of the notice', () => {
  const natural = (kind: string, size: 'large' | 'small') =>
    directionOptions(d2019, [], { kind, size })
      .filter((option) => option.natural === true)
      .map(({ code }) => code)
  expect(natural('manufacturer', 'large')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  expect(natural('manufacturer', 'small')).toEqual(['6'])
  expect(natural('internetCompany', 'small')).toEqual(['3', '4', '5'])
  expect(natural('telecomOperator', 'small')).toEqual(['5'])
})

test.each([
  [['1'], 'ok'],
  [[], 'programmes.direction_missing'],
  [['1', '1'], 'programmes.direction_twice'],
  [['10'], 'programmes.direction_not_found'],
  [['1', '2', '3', '4'], 'programmes.direction_limit'],
])('claiming %j', (chosen, expected) => {
  const verdict = mayClaimDirections(d2019, chosen)
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
})

test('one direction of each type counts over all applications, where the types are known', () => {
  const unknown = asProgramme(internet)!
  expect(mayClaimDirections(unknown, ['1'], ['2'])).toEqual({ ok: true })
  expect(directionName(unknown.directions[4]!, 'zh')).toBe('5 未公布')
  const known = structuredClone(unknown)
  for (const direction of known.directions) direction.area = direction.code < '2' ? '1' : '2'
  const verdict = mayClaimDirections(known, ['2'], ['3'])
  expect(verdict.ok ? null : [verdict.code, verdict.facts]).toEqual([
    'programmes.direction_area_limit',
    { max: 1, area: '2' },
  ])
  expect(mayClaimDirections(known, ['2'], ['1'])).toEqual({ ok: true })
})

test('a programme without directions takes none', () => {
  const none = asProgramme(innovation)!
  expect(mayClaimDirections(none, [])).toEqual({ ok: true })
  expect(mayClaimDirections(none, ['1'])).toMatchObject({ code: 'programmes.direction_none_here' })
})
