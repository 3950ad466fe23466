/** Whatever was added, replaced, taken out, merged or read back: answers equal those worked out one by one. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerQuestion } from '../query/answer.ts'
import type { Answer, Clause, Group, Question } from '../query/question.ts'
import { makeScratch } from '../query/scratch.ts'
import type { SearchDocument } from '../schema.ts'
import { bruteForce, type Expected } from '../testing/bruteForce.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import {
  documentCount,
  emptyIndex,
  mergeHeld,
  putDocuments,
  removeDocuments,
  type SearchIndex,
} from './hold.ts'
import { openSnapshot, snapshotOf } from './snapshot.ts'

const words = ['铣', '车', '阳极氧化', '钣金', '五轴', '6061', 'cnc', '𠮷', 'ﬀ', '热处理']
const regions = ['苏州', '无锡', '深圳']
const materials = ['铝', '钢', '钛', '塑料']
const keys = ['open', 'space:a', 'space:b', 'org:1']
/** Far from any distance that is asked for. */
const places = [
  { latitude: 31.3, longitude: 120.6 },
  { latitude: 31.57, longitude: 120.3 },
  { latitude: 22.54, longitude: 114.06 },
]

const some = <T>(all: readonly T[], most: number) =>
  fc.array(fc.constantFrom(...all), { maxLength: most })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const length = fc.integer({ min: 1, max: 9 })

const anId = fc.integer({ min: 0, max: 24 }).map((number) => `offer-${number}`)

const aDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: anId,
    audience: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 2 }),
    title: some(words, 4),
    text: some(words, 30),
    price: maybe(fc.integer({ min: 0, max: 20 })),
    day: maybe(fc.integer({ min: 0, max: 30 })),
    standing: maybe(fc.constantFrom(0, 0.25, 1, 1.5)),
    diameter: maybe(fc.tuple(length, length)),
    space: maybe(fc.tuple(length, length, length)),
    region: some(regions, 1),
    material: some(materials, 3),
    certificate: some(['ISO9001', 'IATF16949'], 2),
    place: maybe(fc.constantFrom(...places)),
  })
  .map(({ id, audience, title, text, price, day, standing, diameter, space, place, ...lists }) => ({
    ...{ id, audience, texts: { title, text }, keywords: lists },
    numbers: {
      ...(price === undefined ? {} : { price }),
      ...(day === undefined ? {} : { day }),
      ...(standing === undefined ? {} : { standing }),
    },
    ranges: diameter ? { diameter: [Math.min(...diameter), Math.max(...diameter)] as const } : {},
    envelopes: space ? { space } : {},
    points: place ? { place } : {},
  }))

const aGroup: fc.Arbitrary<Group> = fc.record({
  word: fc.constant('?'),
  alternatives: fc
    .uniqueArray(fc.constantFrom(...words, 'nowhere'), { minLength: 1, maxLength: 3 })
    .chain((terms) =>
      fc.tuple(
        ...terms.map((term) =>
          fc.record({
            term: fc.constant(term),
            weight: fc.constantFrom(1, 0.9, 0.5),
            via: fc.constant('itself' as const),
          }),
        ),
      ),
    ),
  must: fc.boolean(),
})

const limits = fc.record({
  min: maybe(fc.integer({ min: 0, max: 10 })),
  max: maybe(fc.integer({ min: 5, max: 20 })),
})

const aClause: fc.Arbitrary<Clause> = fc.oneof(
  limits.map(({ min, max }) => ({
    kind: 'number' as const,
    field: 'price',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  })),
  length.map((value) => ({ kind: 'range' as const, field: 'diameter', min: value, max: value })),
  fc.tuple(length, length, length).map((part) => ({
    kind: 'envelope' as const,
    field: 'space',
    part,
  })),
  fc
    .uniqueArray(fc.constantFrom(...regions, '无此地'), { minLength: 1, maxLength: 2 })
    .map((any) => ({
      kind: 'keyword' as const,
      field: 'region',
      any,
    })),
  fc.uniqueArray(fc.constantFrom(...materials, '无此料'), { maxLength: 2 }).map((all) => ({
    kind: 'keyword' as const,
    field: 'material',
    all,
  })),
  fc.constant({ kind: 'keyword' as const, field: 'certificate', none: ['ISO9001'] }),
  fc.record({
    kind: fc.constant('near' as const),
    field: fc.constant('place'),
    at: fc.constantFrom(...places),
    withinKm: fc.constantFrom(1, 200),
  }),
)

const aQuestion: fc.Arbitrary<Question> = fc.record({
  audience: fc.uniqueArray(fc.constantFrom(...keys, 'unknown'), { maxLength: 3 }),
  groups: fc.array(aGroup, { maxLength: 4 }),
  atLeast: fc.integer({ min: 1, max: 4 }),
  clauses: fc.array(aClause, { maxLength: 3 }),
  facets: fc.constantFrom(
    [],
    [{ field: 'region', most: 9 }],
    [
      { field: 'material', most: 9 },
      { field: 'region', most: 9 },
    ],
  ),
  lifts: fc.constantFrom(
    {},
    {
      near: { field: 'place', at: places[0]!, halfKm: 50, weight: 1 },
      fresh: { field: 'day', now: 20, half: 5, weight: 0.5 },
      standing: { field: 'standing', weight: 0.7 },
    },
  ),
  most: fc.constant(100),
  explain: fc.constant(true),
})

type Act =
  | { readonly kind: 'put'; readonly documents: readonly SearchDocument[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | {
      readonly kind: 'merge'
      readonly from: number
      readonly most: number
      readonly amid: readonly string[]
    }
  | { readonly kind: 'reload' }

const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      documents: fc.array(aDocument, { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      ids: fc.array(anId, { maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      from: fc.nat(3),
      most: fc.integer({ min: 1, max: 5 }),
      amid: fc.array(anId, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
)

function reloaded(index: SearchIndex): SearchIndex {
  const { files, manifest } = snapshotOf(index, '17')
  const kept = new Map(files.map(({ name, bytes }) => [name, bytes.slice()]))
  const read = openSnapshot(index.schema, manifest.slice(), (name) => kept.get(name))
  expect(read.cursor).toBe('17')
  return read.index
}

/** Offers leave while segments are being merged. */
function merge(
  index: SearchIndex,
  { from, most, amid }: Act & { kind: 'merge' },
  world: Map<string, SearchDocument>,
): void {
  const steps = mergeHeld(index, index.held.slice(from, from + most))
  if (steps.next().done === true) return
  removeDocuments(index, amid)
  for (const id of amid) world.delete(id)
  while (steps.next().done !== true);
}

function enact(index: SearchIndex, act: Act, world: Map<string, SearchDocument>): SearchIndex {
  if (act.kind === 'put') {
    putDocuments(index, act.documents)
    for (const document of act.documents) world.set(document.id, document)
  } else if (act.kind === 'remove') {
    for (const id of act.ids) world.delete(id)
    removeDocuments(index, act.ids)
  } else if (act.kind === 'merge') merge(index, act, world)
  else return reloaded(index)
  return index
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function expectHits(answer: Answer, expected: Expected, scored: boolean): void {
  expect(answer.count).toBe(expected.count)
  expect(new Set(answer.hits.map(({ id }) => id))).toEqual(new Set(expected.scores.keys()))
  for (const [place, { id, score, reasons }] of answer.hits.entries()) {
    if (place > 0) expect(answer.hits[place - 1]!.score).toBeGreaterThanOrEqual(score)
    expect(sumOf(reasons!.map(({ gave }) => gave))).toBeCloseTo(score, 4)
    if (scored) expect(score).toBeCloseTo(expected.scores.get(id)!, 4)
  }
}

function facetsIn({ facets }: Answer): Expected['facets'] {
  return Object.fromEntries(
    Object.entries(facets).map(([field, values]) => [
      field,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  )
}

function expectAnswer(
  index: SearchIndex,
  world: ReadonlyMap<string, SearchDocument>,
  question: Question,
): void {
  const scratch = makeScratch()
  const answer = answerQuestion(index, question, scratch)
  const expected = bruteForce(smallSchema, [...world.values()], question)
  const noneGone = index.held.every(({ goneCount }) => goneCount === 0)
  expectHits(answer, expected, noneGone)
  expect(facetsIn(answer)).toEqual(expected.facets)
  const few = answerQuestion(index, { ...question, most: 3 }, scratch)
  expect(few.hits).toEqual(answer.hits.slice(0, 3))
  // What one question leaves behind would be found by the next.
  expect(answerQuestion(index, question, scratch)).toEqual(answer)
}

const runs = Number(process.env['SEARCH_RUNS'] ?? 150)

test('answers equal those worked out one by one, whatever happened to the index', () => {
  fc.assert(
    fc.property(
      fc.array(anAct, { maxLength: 12 }),
      fc.array(aQuestion, { minLength: 1, maxLength: 6 }),
      (acts, questions) => {
        const world = new Map<string, SearchDocument>()
        let index = emptyIndex(smallSchema)
        for (const act of acts) index = enact(index, act, world)
        expect(documentCount(index)).toBe(world.size)
        for (const question of questions) expectAnswer(index, world, question)
        // Then with nobody gone, where scores are those of the offers there are.
        for (const _ of mergeHeld(index, index.held.slice())) continue
        for (const question of questions) expectAnswer(index, world, question)
      },
    ),
    { numRuns: runs, seed: 5 },
  )
})
