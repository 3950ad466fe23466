import { expect, test } from 'vitest'
import { leftoversOf } from './programmeLeftovers.ts'

const source = {
  year: 2019,
  title: { zh: '2019年试点', en: '2019 pilots' },
  deadlines: [{ date: { value: '2019-07-28', source: 'notice', clause: '2019' } }],
  exclusions: [{ years: [2017, 2018], text: { zh: '往年入选', en: 'x' } }],
}

test('a copy of another year is told what still names the old one, once a place', () => {
  expect(leftoversOf({ ...source, year: 2020 }, source)).toEqual([
    '/title/zh',
    '/deadlines/0/date/value',
  ])
  expect(leftoversOf(source, source)).toEqual([])
  expect(leftoversOf(source, null)).toEqual([])
})
