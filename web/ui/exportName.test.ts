import { expect, test } from 'vitest'
import { exportName } from './exportName.ts'

test('an export is named by list and time, in signs that every system takes', () => {
  expect(exportName('参评项目', '2019-07-29T09:30:59Z')).toBe('参评项目 2019-07-29 1730')
  expect(exportName('A/B: “C”?', '2019-12-31T16:00:00Z')).toBe('A B  “C” 2020-01-01 0000')
})
