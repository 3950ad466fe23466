/** What only many offers have: bitmaps of audiences, columns of many words, look-ups of candidates, several segments. */
import { expect, test } from 'vitest'
import { mulberry32 } from '../../../domain/kernel/mulberry.ts'
import { answerQuestion } from '../query/answer.ts'
import type { Question } from '../query/question.ts'
import { makeScratch } from '../query/scratch.ts'
import type { SearchDocument } from '../schema.ts'
import { bitmapFrom } from '../segment/segment.ts'
import { bruteForce } from '../testing/bruteForce.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import { documentCount, emptyIndex, mergeHeld, putDocuments, removeDocuments } from './hold.ts'
import { mergeDue } from './policy.ts'

const chance = mulberry32(11)
const upTo = (most: number): number => Math.floor(chance() * most)

const offers = Array.from({ length: bitmapFrom + 2000 }, (_, number): SearchDocument => ({
  id: `offer-${number}`,
  audience: [number % 9 === 0 ? `space:${upTo(3)}` : 'open'],
  texts: { title: number % 50 === 0 ? ['叶轮'] : [], text: ['铣', `词${upTo(40)}`] },
  numbers: { price: upTo(100) },
  keywords: {
    region: [`城市${upTo(300)}`],
    material: [`料${upTo(60)}`, `料${upTo(60)}`],
    certificate: upTo(2) === 0 ? [`证${upTo(5)}`, '证9'] : [],
  },
}))

const word = (term: string) => ({
  word: term,
  alternatives: [{ term, weight: 1, via: 'itself' as const }],
})
const common = {
  facets: ['region', 'material', 'certificate'].map((field) => ({ field, most: 500 })),
  most: 5,
}
const questions: Question[] = [
  { ...common, audience: ['open'], groups: [], clauses: [] },
  {
    ...common,
    audience: ['open', 'space:1'],
    groups: [word('叶轮'), word('铣')],
    atLeast: 2,
    clauses: [],
  },
  {
    ...common,
    audience: ['open'],
    groups: [word('铣'), word('词3')],
    clauses: [
      { kind: 'keyword', field: 'material', any: ['料1', '料2', '料3'], none: ['料4'] },
      { kind: 'keyword', field: 'certificate', all: ['证9'], none: ['证0'] },
      { kind: 'number', field: 'price', max: 70 },
    ],
  },
]

test('counts and facets of many offers equal those worked out one by one', () => {
  const index = emptyIndex(smallSchema)
  for (let from = 0; from < offers.length; from += 700) {
    putDocuments(index, offers.slice(from, from + 700))
  }
  const gone = new Set(offers.filter((_, number) => number % 97 === 0).map(({ id }) => id))
  removeDocuments(index, gone)
  const before = index.held.length
  for (let due = mergeDue(index); due !== undefined; due = mergeDue(index)) {
    for (const _ of mergeHeld(index, due)) continue
  }
  const there = offers.filter(({ id }) => !gone.has(id))
  expect([index.held.length < before, documentCount(index)]).toEqual([true, there.length])
  for (const question of questions) {
    const expected = bruteForce(smallSchema, there, question)
    const answer = answerQuestion(index, question, makeScratch())
    const facets = Object.fromEntries(
      Object.entries(answer.facets).map(([field, values]) => [
        field,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    )
    expect({ count: answer.count, facets }).toEqual({
      count: expected.count,
      facets: expected.facets,
    })
    expect(answer.count).toBeGreaterThan(0)
  }
})
