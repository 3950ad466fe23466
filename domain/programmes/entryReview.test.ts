import { expect, test } from 'vitest'
import { makeUscc } from '../kernel/uscc.ts'
import { partiesAnswered } from './entryReview.ts'

const [one, two] = [
  makeUscc('enterprise', '510000', 800_041),
  makeUscc('enterprise', '510000', 800_042),
]
const row = (id: string, name: string, code: string) => ({ id, cells: { name, code } })

test('partners and competitors come from the application where its form asks for them, each once and with a sound code', () => {
  const answers = {
    coApplicants: [row('a', ' 甲公司 ', one.toLowerCase()), row('b', '甲公司', one)],
    competitors: [row('c', '乙公司', two), row('d', '无代码', ''), row('e', '', one)],
  }
  expect(partiesAnswered(answers, 'coApplicants')).toEqual([{ code: one, name: '甲公司' }])
  expect(partiesAnswered(answers, 'competitors')).toEqual([{ code: two, name: '乙公司' }])
  expect(partiesAnswered({}, 'competitors')).toEqual([])
  expect(partiesAnswered({ competitors: '乙公司' }, 'competitors')).toEqual([])
})
