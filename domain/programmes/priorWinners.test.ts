import { expect, test } from 'vitest'
import { normaliseOrganisationName } from '../kernel/organisationName.ts'
import { matchPriorWinners, type PriorWinner } from './priorWinners.ts'

const winner = (applicant: string, code: string | null = null): PriorWinner => ({
  series: 'shuangchuang',
  year: 2018,
  number: '7',
  project: '演示平台',
  applicant,
  code,
})
const a = '91440300XX00000017'
const b = '91440300XX00000025'
const me = { code: a, name: '青穗精工有限公司', formerNames: ['青穗机械厂有限责任公司'] }

test.each<[string, PriorWinner, object | null]>([
  ['the same code proves', winner('别的名称', a), { certainty: 'same', by: 'code' }],
  ['the same name is likely', winner('青穗精工有限公司'), { certainty: 'likely', by: 'name' }],
  [
    'width, blanks and form do not matter',
    winner('青穗 精工有限责任公司（牵头）'),
    { certainty: 'likely', by: 'name' },
  ],
  [
    'a former name is likely',
    winner('青穗机械厂有限公司'),
    { certainty: 'likely', by: 'formerName' },
  ],
  [
    'another legal form is alike',
    winner('青穗精工股份有限公司'),
    { certainty: 'likely', by: 'likeName' },
  ],
  [
    'the same name under another code is looked at',
    winner('青穗精工有限公司', b),
    { certainty: 'likely', by: 'name' },
  ],
  ['a like name under another code is another', winner('青穗精工股份有限公司', b), null],
  ['another name is another', winner('青穗重工有限公司'), null],
  ['an empty row matches nobody', winner('（）'), null],
])('%s', (_, row, expected) => {
  const [match] = matchPriorWinners([row], me)
  expect(match === undefined ? null : { certainty: match.certainty, by: match.by }).toEqual(
    expected,
  )
})

test('an officer confirms or dismisses a likeness, and never a proof', () => {
  const at = { series: 'shuangchuang', year: 2018, number: '7' }
  const likely = winner('青穗精工有限公司')
  expect(matchPriorWinners([likely], me, [{ ...at, same: true }])).toEqual([
    { winner: likely, certainty: 'same', by: 'officer', name: '青穗精工有限公司' },
  ])
  expect(matchPriorWinners([likely], me, [{ ...at, same: false }])).toEqual([])
  expect(matchPriorWinners([winner('别的名称', a)], me, [{ ...at, same: false }])).toHaveLength(1)
})

test('proofs come before likenesses', () => {
  const rows = [winner('青穗精工有限公司'), winner('别的名称', a)]
  expect(matchPriorWinners(rows, me).map(({ by }) => by)).toEqual(['code', 'name'])
})

test.each([
  ['ＡＢＣ　（深圳）有限公司', 'abc深圳有限公司'],
  ['青穗·精工 有限责任公司', '青穗精工有限公司'],
])('%s is read as %s', (name, expected) => {
  expect(normaliseOrganisationName(name)).toBe(expected)
})
