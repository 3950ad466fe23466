import { expect, test } from 'vitest'
import { CallProblem, localProblem } from '../problem.ts'
import { saveWhole, type Whole } from './whole.ts'

const meanwhile = new CallProblem({
  ...localProblem('kernel.offline').problem,
  ...{ status: 409, code: 'evaluation.changed_meanwhile' },
})

/** A server that keeps one text; `lose` keeps what comes next and loses its own answer. */
function house(from: Whole<string> = { words: 'start', base: 1 }) {
  const kept = { words: from.words, version: from.base, lose: false, refusals: 0 }
  const { send, restored } = saveWhole<string>(from, {
    async save({ words, base }) {
      if (base !== kept.version) {
        kept.refusals += 1
        throw meanwhile
      }
      Object.assign(kept, { words, version: base + 1 })
      if (!kept.lose) return { version: kept.version }
      kept.lose = false
      throw localProblem('kernel.offline')
    },
    read: async () => ({ words: kept.words, base: kept.version }),
    movedOn: 'evaluation.changed_meanwhile',
  })
  const save = (words: string, base: number) => send({ words, base }, { keepalive: false })
  return { kept, save, restored }
}
const taken = (version: number) => ({ version, conflicts: [], refused: [] })

test('what another wrote meanwhile is shown beside one’s own, and not written over', async () => {
  const { kept, save } = house()
  expect(await save('mine', 1)).toEqual(taken(2))
  Object.assign(kept, { words: 'theirs', version: 3 })
  const theirs: Whole<string> = { words: 'theirs', base: 3 }
  expect(await save('mine too', 2)).toEqual({
    ...taken(3),
    conflicts: [{ index: 0, conflict: theirs }],
  })
  expect(kept.words).toBe('theirs')
  expect(await save('both', 3)).toEqual(taken(4))
  expect(kept.words).toBe('both')
})

test('what a closed page had sent without hearing of it is built on, and nothing is refused', async () => {
  const { kept, save, restored } = house({ words: 'one', base: 2 })
  restored('one')
  expect(await save('one two', 1)).toEqual(taken(3))
  expect(kept).toMatchObject({ words: 'one two', refusals: 0 })
  // As above, but the page was opened before it had arrived.
  const late = house()
  Object.assign(late.kept, { words: 'one', version: 2 })
  late.restored('one')
  expect(await late.save('one two', 1)).toEqual(taken(3))
  expect(late.kept).toMatchObject({ words: 'one two', refusals: 1 })
  // What another wrote while the page was closed is not built on.
  const other = house({ words: 'theirs', base: 2 })
  other.restored('one')
  expect((await other.save('one', 1)).conflicts).toHaveLength(1)
})

test('an answer that was lost on the way is no conflict with oneself', async () => {
  const { kept, save } = house()
  kept.lose = true
  await expect(save('one', 1)).rejects.toThrow('kernel.offline')
  expect(await save('one', 1)).toEqual(taken(2))
  kept.lose = true
  await expect(save('two', 2)).rejects.toThrow('kernel.offline')
  expect(await save('two three', 2)).toEqual(taken(4))
  expect(kept.words).toBe('two three')
  // What was taken long ago and stands there again was written by another.
  Object.assign(kept, { words: 'two', version: 5 })
  expect((await save('four', 4)).conflicts).toHaveLength(1)
})
