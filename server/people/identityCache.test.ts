import { expect, test } from 'vitest'
import { keptMs, makeCache } from './identityCache.ts'

const now = new Date('2019-07-01T00:00:00Z')
const later = new Date('2019-07-02T00:00:00Z')

/** A reading that ends when told, and counts how often it was begun. */
function slowReading() {
  const ends: ((value: { valid_until: Date; of: number } | undefined) => void)[] = []
  const read = () =>
    new Promise<{ valid_until: Date; of: number } | undefined>((end) => ends.push(end))
  return { ends, read }
}

test('who asks while a reading is under way gets its answer, and it is kept', async () => {
  const cache = makeCache()
  const { ends, read } = slowReading()
  const asked = Array.from({ length: 8 }, () => cache.get('a', now, read))
  expect(ends.length).toBe(1)
  ends[0]!({ valid_until: later, of: 1 })
  expect((await Promise.all(asked)).map((one) => one?.of)).toEqual(Array(8).fill(1))
  expect((await cache.get('a', now, read))?.of).toBe(1)
  expect(ends.length).toBe(1)
})

test('a change makes everybody read anew: what was under way before it is neither shared nor kept', async () => {
  const cache = makeCache()
  const { ends, read } = slowReading()
  const before = cache.get('a', now, read)
  cache.clear()
  const after = cache.get('a', now, read)
  expect(ends.length).toBe(2)
  ends[1]!(undefined)
  ends[0]!({ valid_until: later, of: 1 })
  expect([(await before)?.of, await after]).toEqual([1, undefined])
  const third = cache.get('a', now, read)
  expect(ends.length).toBe(3)
  ends[2]!({ valid_until: later, of: 3 })
  expect((await third)?.of).toBe(3)
})

test('a reading that hangs is shared for a moment only, and one that fails is not kept', async () => {
  const cache = makeCache()
  const { ends, read } = slowReading()
  const hanging = cache.get('a', now, read)
  await new Promise((later_) => setTimeout(later_, keptMs + 30))
  const next = cache.get('a', now, read)
  expect(ends.length).toBe(2)
  ends[1]!({ valid_until: later, of: 2 })
  ends[0]!({ valid_until: later, of: 1 })
  expect([(await hanging)?.of, (await next)?.of]).toEqual([1, 2])
  await expect(cache.get('b', now, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect((await cache.get('b', now, async () => ({ valid_until: later, of: 4 })))?.of).toBe(4)
})

test('what is no longer valid is read again', async () => {
  const cache = makeCache()
  const soon = new Date(now.getTime() + 5)
  await cache.get('a', now, async () => ({ valid_until: soon, of: 1 }))
  const at = (ms: number) => cache.get('a', new Date(now.getTime() + ms), async () => undefined)
  expect((await at(4)) !== undefined).toBe(true)
  expect(await at(5)).toBeUndefined()
})
