import { expect, test } from 'vitest'
import { withEach } from './calls.ts'

test('after the first fault nothing is begun, and nothing is under way when it is told', async () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  let free = () => {}
  const freed = new Promise<void>((resolve) => {
    free = resolve
  })
  const all = withEach([0, 1, 2, 3, 4], 2, async (one) => {
    begun.push(one)
    if (one === 0) {
      await freed
      ended.push(one)
      return
    }
    setTimeout(free)
    throw new Error(`${one} fails`)
  })
  await expect(all).rejects.toThrow('1 fails')
  expect([begun, ended]).toEqual([[0, 1], [0]])
})
