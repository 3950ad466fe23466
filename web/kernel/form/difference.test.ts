import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingPart } from './difference.ts'

test.each([
  ['联网 310 台', '联网 682 台', ['联网 ', '310', ' 台']],
  ['同一句话', '同一句话', ['同一句话', '', '']],
  ['', '新写的', ['', '', '']],
  ['aaa', 'aa', ['aa', 'a', '']],
  ['𠮷野家', '𠮷祥家', ['𠮷', '野', '家']],
] as const)('%j beside %j', (text, other, parts) => {
  expect(differingPart(text, other)).toEqual(parts)
})

test('the parts are always the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
      expect(differingPart(text, other).join('')).toBe(text)
    }),
  )
})
