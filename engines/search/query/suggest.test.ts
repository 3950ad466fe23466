/** Words are suggested by signs, pinyin and initials, and never out of what the asker cannot see. */
import { describe, expect, test } from 'vitest'
import { emptyIndex, putDocuments, removeDocuments } from '../index/hold.ts'
import { lexiconOf } from '../index/known.ts'
import type { SearchDocument } from '../schema.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import { makeNormaliser } from '../text/normal.ts'
import type { Trade } from '../text/trade.ts'
import { suggestWords } from './suggest.ts'

const trade: Trade = { words: ['钣金'], same: [], finds: [], grades: [], stop: [], pairs: '陽阳' }
const offer = (id: string, audience: string, title: string[]): SearchDocument => ({
  ...{ id, audience: [audience], texts: { title, text: [] } },
})
const index = emptyIndex(smallSchema)
putDocuments(index, [
  offer('1', 'open', ['阳极氧化', 'cnc']),
  offer('2', 'open', ['阳极氧化', '阳极']),
  offer('3', 'space:a', ['阳极氧化', '阳文雕刻']),
  offer('4', 'open', ['阳台']),
])
removeDocuments(index, ['4'])
const everybody = ['open', 'space:a']
const lexicon = lexiconOf(index, trade, everybody)
const suggested = (audience: string[], text: string) =>
  suggestWords(index, lexicon, makeNormaliser(trade.pairs), audience, text, 5)

const open = [
  { word: '阳极氧化', count: 2 },
  { word: '阳极', count: 1 },
]

describe('in the open market', () => {
  test.each(['阳', '陽', 'yangji', 'YANG'])('%s', (text) => {
    expect(suggested(['open'], text)).toEqual(open)
  })
  test('by initials', () => expect(suggested(['open'], 'yjyh')).toEqual(open.slice(0, 1)))
  test('what no offer holds is not suggested', () => expect(suggested(['open'], '钣')).toEqual([]))
  test('nothing typed', () => expect(suggested(['open'], ' ')).toEqual([]))
})

test('a member sees what the space holds, and the greater number; others do not', () => {
  expect(suggested(everybody, '阳')).toEqual([
    { word: '阳极氧化', count: 3 },
    ...[{ word: '阳文雕刻', count: 1 }, open[1]].toSorted((one, other) =>
      one!.word < other!.word ? -1 : 1,
    ),
  ])
  expect(suggested([], '阳')).toEqual([])
})

test('a lexicon of the open market does not know a word of a space', () => {
  expect(lexiconOf(index, trade, ['open']).frequencyOf.has('阳文雕刻')).toBe(false)
  expect(lexicon.frequencyOf.has('阳文雕刻')).toBe(true)
})
