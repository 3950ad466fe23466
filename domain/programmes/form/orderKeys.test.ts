import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOrderKey, keyBetween, keyFor, spreadKeys } from './orderKeys.ts'

test('there is a key between any two, before the first and after the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
      const keys: string[] = []
      for (const place of places) {
        const index = place % (keys.length + 1)
        const key = keyFor(`row${place}`, keys[index - 1] ?? null, keys[index] ?? null)
        expect(isOrderKey(key)).toBe(true)
        keys.splice(index, 0, key)
      }
      expect(keys.toSorted()).toEqual(keys)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('keys made at once are in order and leave room', () => {
  const keys = spreadKeys(5000)
  expect(keys.toSorted()).toEqual(keys)
  expect(new Set(keys).size).toBe(5000)
  expect(keys.every(isOrderKey)).toBe(true)
  expect(spreadKeys(0)).toEqual([])
  expect(keyBetween(keys[9]!, keys[10]!) < keys[10]!).toBe(true)
})

test('keys out of order have nothing between them', () => {
  expect(() => keyBetween('b', 'a')).toThrow(RangeError)
})

test('two rows put at one place get different keys', () => {
  expect(keyFor('one', 'A', 'B')).not.toBe(keyFor('two', 'A', 'B'))
})
