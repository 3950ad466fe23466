/** Pairs equal those counted one by one, over several segments, with keys, gone documents and clauses. */
import { expect, test } from 'vitest'
import { mulberry32 } from '../../../domain/kernel/mulberry.ts'
import { emptyIndex, putDocuments, removeDocuments } from '../index/hold.ts'
import type { SearchDocument } from '../schema.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import { countPairs } from './pairs.ts'
import { makeScratch } from './scratch.ts'

const chance = mulberry32(5)
const upTo = (most: number): number => Math.floor(chance() * most)
const offers = Array.from({ length: 900 }, (_, number): SearchDocument => ({
  id: `offer-${number}`,
  audience: [number % 7 === 0 ? 'space:1' : 'open'],
  texts: { title: [], text: ['铣'] },
  numbers: { price: upTo(100) },
  keywords: {
    region: upTo(9) === 0 ? [] : [`城市${upTo(12)}`],
    material: [`料${upTo(5)}`, ...(upTo(3) === 0 ? ['料9'] : [])],
    certificate: [],
  },
}))

function oneByOne(audience: readonly string[], cheap: boolean) {
  const counts = new Map<string, number>()
  for (const [number, offer] of offers.entries()) {
    if (number % 10 === 3 || !offer.audience.some((key) => audience.includes(key))) continue
    if (cheap && offer.numbers!['price']! > 50) continue
    const regions: readonly (string | null)[] = offer.keywords!['region']!
    for (const material of new Set(offer.keywords!['material'])) {
      for (const region of regions.length === 0 ? [null] : regions) {
        const key = `${material} ${region}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  return counts
}

test('pairs of two columns are counted for whoever asks', () => {
  const index = emptyIndex(smallSchema)
  for (let from = 0; from < offers.length; from += 250) {
    putDocuments(index, offers.slice(from, from + 250))
  }
  removeDocuments(
    index,
    offers.filter((_, number) => number % 10 === 3).map(({ id }) => id),
  )
  const scratch = makeScratch()
  for (const audience of [['open'], ['open', 'space:1'], ['space:2']]) {
    for (const cheap of [false, true]) {
      const clauses = cheap ? [{ kind: 'number', field: 'price', max: 50 } as const] : []
      const asked = { audience, clauses, fields: ['material', 'region'] as const }
      const found = countPairs(index, asked, scratch)
      const said = new Map(found.map(({ one, other, count }) => [`${one} ${other}`, count]))
      expect(said).toEqual(oneByOne(audience, cheap))
    }
  }
  expect(oneByOne(['open'], true).size).toBeGreaterThan(60)
})
