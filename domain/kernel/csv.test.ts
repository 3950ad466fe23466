import { expect, test } from 'vitest'
import { csvOf, readCsv, undisarmed } from './csv.ts'

test('quotes, line ends, numbers, nothing, and formulas', () => {
  expect(
    csvOf(
      ['名称', '金额（万元）'],
      [
        ['岭川"精密",一厂', -3.5],
        ['=HYPERLINK("x")', null],
        ['-1+2\n次行', 0],
        ['@cmd', 1],
        ['＝1+1', '\t=2'],
      ],
    ),
  ).toBe(
    '\uFEFF名称,金额（万元）\r\n' +
      '"岭川""精密"",一厂",-3.5\r\n' +
      '"\'=HYPERLINK(""x"")",\r\n' +
      '"\'-1+2\n次行",0\r\n' +
      "'@cmd,1\r\n" +
      "'＝1+1,'\t=2\r\n",
  )
})

test.each([
  ["'=1+1", '=1+1'],
  ["'＝1+1", '＝1+1'],
  ["'90s", "'90s"],
  ["''=1", "''=1"],
  ['=1+1', '=1+1'],
  ['', ''],
])('what was disarmed is read as it was: %j', (cell, text) => {
  expect(undisarmed(cell)).toBe(text)
})

test('CSV: quotes, doubled quotes, line breaks inside, tabs, and a mark at the beginning', () => {
  expect(readCsv('\uFEFFa,b\r\n"x, ""y""","1\n2"\r\n,\r\n')).toEqual([
    ['a', 'b'],
    ['x, "y"', '1\n2'],
    ['', ''],
  ])
  expect(readCsv('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('')).toEqual([])
})

test('CSV beyond its bounds is left out, at no cost', () => {
  const bounds = { rows: 2, columns: 3, chars: 4 }
  expect(readCsv('a,b\r\n"1""2345",12345,3,4\r\nlate', bounds)).toEqual([
    ['a', 'b'],
    ['1"23', '1234', '3'],
  ])
  expect(readCsv('\n'.repeat(2_000_000), bounds)).toEqual([[''], ['']])
  expect(readCsv(','.repeat(2_000_000), bounds)).toEqual([['', '', '']])
})
