import { expect, test } from 'vitest'
import guangdong from '../../data/programmes/guangdong-2018.json' with { type: 'json' }
import innovation from '../../data/programmes/innovation-2019.json' with { type: 'json' }
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import sichuan from '../../data/programmes/sichuan-2018.json' with { type: 'json' }
import { asProgramme } from './programmeCheck.ts'
import { ceilingOf, mayRecommend, quotaMeter } from './quota.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

const files = { y2019, y2018, guangdong, sichuan, innovation }
const programme = (name: keyof typeof files) => asProgramme(structuredClone(files[name]))!
const state = (unit: string, used: number, waiting = 0) => ({
  counts: { [unit]: { used, waiting } },
})

test('the meter says used, waiting, free and over, and whose places they are', () => {
  expect(quotaMeter(programme('y2019'), '4403', state('4403', 16, 2))).toEqual({
    unit: '4403',
    pool: '4403',
    sharedBy: ['4403'],
    max: 15,
    strength: 'inPrinciple',
    condition: null,
    used: 16,
    waiting: 2,
    free: 0,
    over: 1,
    source: 'notice',
    clause: '三（二）',
  })
})

test('a city does not use places of its province, unless the programme says so', () => {
  const independent = programme('y2019')
  const counts = { counts: { 44: { used: 3, waiting: 0 }, 4403: { used: 5, waiting: 1 } } }
  expect(quotaMeter(independent, '44', counts)?.used).toBe(3)
  const shared = programme('y2019')
  shared.units.find(({ code }) => code === '4403')!.quotaIndependent = {
    value: false,
    source: 'example',
  }
  const meter = quotaMeter(shared, '4403', counts)
  expect([meter?.pool, meter?.sharedBy, meter?.used, meter?.waiting, meter?.free]).toEqual([
    '44',
    ['44', '4403'],
    8,
    1,
    7,
  ])
  expect(ceilingOf(shared)).toEqual({ max: 46 * 15 })
})

const reason = '该项目为国家重大专项配套，带动作用突出'
test.each([
  ['y2019', '44', 14, null, 'ok'],
  ['y2019', '44', 15, null, 'programmes.quota_full_in_principle'],
  ['y2019', '44', 15, '……………………', 'programmes.quota_full_in_principle'],
  ['y2019', '44', 15, reason, 'ok'],
  ['y2019', '99', 0, null, 'programmes.unit_not_found'],
  ['guangdong', '4401', 5, null, 'ok'],
  ['guangdong', '4401', 6, reason, 'programmes.quota_full'],
  ['guangdong', '4404', 3, reason, 'programmes.quota_full'],
  ['y2018', '44', 500, null, 'ok'],
  ['sichuan', '5101', 0, null, 'programmes.unit_recommends_elsewhere'],
] as const)('%s: unit %s with %i recommended', (name, unit, used, given, expected) => {
  const verdict = mayRecommend(programme(name), unit, state(unit, used), given)
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
})

test('a condition that an officer confirmed raises the quota, for that unit only', () => {
  const four = (unit: string) => ({ ...state(unit, 3), conditions: { 37: ['provincialScheme'] } })
  const definition = programme('innovation')
  expect(mayRecommend(definition, '37', four('37'), null)).toEqual({ ok: true })
  expect(quotaMeter(definition, '37', four('37'))?.condition).toBe('provincialScheme')
  const refused = mayRecommend(definition, '36', four('36'), null)
  expect(refused.ok ? null : refused.code).toBe('programmes.quota_full')
  expect(quotaMeter(definition, '2102', state('2102', 0))?.max).toBe(1)
})

test('a refusal names the rule, what it looked at and what would change it', () => {
  expect(mayRecommend(programme('y2019'), '44', state('44', 15, 1), null, 'en')).toEqual({
    ok: false,
    kind: 'conflict',
    code: 'programmes.quota_full_in_principle',
    facts: { unit: 'Guangdong', max: 15, used: 15 },
    why: {
      rule: {
        source: 'notice',
        clause: '三（二）',
        text: 'In principle at most 15 projects are recommended.',
      },
      inputs: [
        { label: 'Recommending unit', value: 'Guangdong' },
        { label: 'Recommended', value: '15' },
        { label: 'Waiting for an exception', value: '1' },
      ],
      change: 'programmes.change_write_reason',
    },
  })
})

test.each([
  ['', false],
  ['同意', false],
  ['同同同同同同同同同同同同', false],
  ['  该项目带动作用突出，确需推荐。  ', true],
  ['x'.repeat(2001), false],
])('a written reason is words: %s', (text, expected) => {
  expect(isWrittenReason(text)).toBe(expected)
})
