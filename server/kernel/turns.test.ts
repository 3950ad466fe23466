import { expect, test } from 'vitest'
import { byTurns } from './turns.ts'

/** An act that ends when it is told to. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return { act: () => promise, end: resolve, fail: reject }
}

test('two at once, one in line, the fourth is refused; whoever fails hands on the place, too', async () => {
  const inTurn = byTurns({ atOnce: 2, inLine: 1, full: 'kernel.sheets_wait' })
  const [one, two, three] = [held(), held(), held()]
  const begun: string[] = []
  const start = (name: string, { act }: ReturnType<typeof held>) =>
    inTurn(() => {
      begun.push(name)
      return act()
    })
  const first = start('one', one)
  const second = start('two', two)
  const third = start('three', three)
  await expect(inTurn(async () => 'four')).rejects.toMatchObject({
    refusal: { kind: 'conflict', code: 'kernel.sheets_wait' },
  })
  expect(begun).toEqual(['one', 'two'])
  one.fail(new Error('ended by its limits'))
  await expect(first).rejects.toThrow('ended by its limits')
  await expect.poll(() => begun).toEqual(['one', 'two', 'three'])
  two.end('2')
  three.end('3')
  expect(await Promise.all([second, third])).toEqual(['2', '3'])
  expect(await inTurn(async () => 'five')).toBe('five')
})
