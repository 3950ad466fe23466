import { expect, test } from 'vitest'
import { newId } from './id.ts'

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('one work writes a hundred thousand rows at one moment, and their ids stand in its order', () => {
  const now = new Date('2019-07-11T02:03:04.005Z')
  const ids = Array.from({ length: 100_000 }, () => newId(now))
  expect(ids.every((id) => version7.test(id))).toBe(true)
  expect(ids.findIndex((id, index) => index > 0 && id <= ids[index - 1]!)).toBe(-1)
})

test('an id tells the moment of its row, and later rows come later', () => {
  const [early, late] = [new Date(1_562_810_584_005), new Date(1_562_810_584_006)]
  const ids = [newId(early), newId(late)] as const
  expect(ids[0] < ids[1]).toBe(true)
  expect(Number.parseInt(ids[0].replace('-', '').slice(0, 12), 16)).toBe(early.getTime())
})

test('works that write in turn, each at its own moment, keep their order', () => {
  const moments = [5, 9, 7].map((ms) => new Date(1_562_810_584_000 + ms))
  const ids = moments.map((): string[] => [])
  for (let turn = 0; turn < 300; turn++) ids[turn % 3]!.push(newId(moments[turn % 3]!))
  for (const own of ids) expect(own).toEqual(own.toSorted())
})
