/** Words that are learnt in steps are those that a look at every offer would find, whatever happens meanwhile. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchDocument } from '../schema.ts'
import { sortInSteps, atOnce } from '../steps.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import { makeLexicon, type Lexicon } from '../text/lexicon.ts'
import { wordsOf, type Trade } from '../text/trade.ts'
import { emptyIndex, mergeHeld, putDocuments, removeDocuments, type SearchIndex } from './hold.ts'
import { learnWords, lexiconOf } from './known.ts'

const trade: Trade = {
  ...{ words: ['钣金', '热处理'], same: [], finds: [], grades: [], stop: [], pairs: '陽阳' },
}
const words = ['铣', '铣削', '洗削', '阳极氧化', '五轴', 'turning', 'turing', '𠮷', 'ﬀ', '热处理']
const anId = fc.integer({ min: 0, max: 30 }).map((number) => `offer-${number}`)
const aDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: anId,
    audience: fc.constantFrom('open', 'open', 'space:a'),
    text: fc.array(fc.constantFrom(...words), { maxLength: 6 }),
    number: fc.nat(40),
  })
  .map(({ id, audience, text, number }) => ({
    ...{ id, audience: [audience], texts: { title: [`件${number}`], text } },
  }))

type World = Map<string, SearchDocument>
type Act = (index: SearchIndex, world: World) => void
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.array(aDocument, { maxLength: 8 }).map(put) },
  { weight: 2, arbitrary: fc.array(anId, { maxLength: 4 }).map(remove) },
  { weight: 1, arbitrary: fc.nat(3).map(merge) },
)

function put(documents: readonly SearchDocument[]): Act {
  return (index, world) => {
    putDocuments(index, documents)
    for (const document of documents) world.set(document.id, document)
  }
}
function remove(ids: readonly string[]): Act {
  return (index, world) => {
    removeDocuments(index, ids)
    for (const id of ids) world.delete(id)
  }
}
function merge(from: number): Act {
  return (index) => {
    for (const _ of mergeHeld(index, index.held.slice(from, from + 3))) continue
  }
}

/** By looking at each offer. */
function lookedAt(world: World, { least, most }: { least: number; most: number }): Lexicon {
  const counts = new Map<string, number>()
  for (const { audience, texts } of world.values()) {
    if (!audience.includes('open')) continue
    for (const word of new Set([...texts['title']!, ...texts['text']!])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const known = [...counts]
    .filter(([, count]) => count >= least)
    .toSorted((one, other) => other[1] - one[1] || Buffer.compare(...bytesOf(one[0], other[0])))
    .slice(0, most)
    .map(([word, frequency]) => ({ word, frequency }))
  const own = wordsOf(trade).map((word) => ({ word, frequency: counts.get(word) ?? 0 }))
  return makeLexicon([...own, ...known])
}
const bytesOf = (one: string, other: string) => [Buffer.from(one), Buffer.from(other)] as const

test('learnt in steps, between which offers come and go and segments are merged', () => {
  fc.assert(
    fc.property(
      fc.array(anAct, { maxLength: 10 }),
      fc.array(anAct, { maxLength: 6 }),
      fc.record({ least: fc.integer({ min: 1, max: 3 }), most: fc.integer({ min: 1, max: 40 }) }),
      (before, amid, bounds) => {
        const [index, world] = [emptyIndex(smallSchema), new Map<string, SearchDocument>()]
        for (const act of before) act(index, world)
        const expected = lookedAt(world, bounds)
        const steps = learnWords(index, trade, ['open'], bounds.least, bounds.most)
        let [step, number] = [steps.next(), 0]
        while (step.done !== true) {
          amid[number++]?.(index, world)
          step = steps.next()
        }
        expect(step.value).toEqual(expected)
        // What came meanwhile is learnt the next time.
        expect(lexiconOf(index, trade, ['open'])).toEqual(lookedAt(world, { least: 1, most: 1000 }))
      },
    ),
    { numRuns: 150, seed: 7 },
  )
})

test('a list sorted in steps is the list sorted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.nat()), { maxLength: 3000, size: 'max' }),
      (pairs) => {
        const by = (one: [number, number], other: [number, number]) => one[0] - other[0]
        expect(atOnce(sortInSteps(pairs, by))).toEqual(pairs.toSorted(by))
      },
    ),
    { numRuns: 60, seed: 7 },
  )
})
