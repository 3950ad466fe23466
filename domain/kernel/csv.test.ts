import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

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
