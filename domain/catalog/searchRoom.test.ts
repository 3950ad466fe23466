/** A kind with more fields to be searched than the index has columns is refused before it is published. */
import { expect, test } from 'vitest'
import type { Field, FieldShape, Kind } from './kind.ts'
import { hasRoom, placesOf, roomFaults, searchRoom } from './searchRoom.ts'

const matching = { match: { as: 'oneOf', axis: 'Q' } }
const facet = { facet: true }
function kindOf(fields: readonly (readonly [FieldShape, number, object])[]): Kind {
  const properties = Object.fromEntries(
    fields.flatMap(([shape, many, marks], place) =>
      Array.from({ length: many }, (_, number) => [
        `${shape}${place}x${number}`,
        { about: { shape, ...marks } } as unknown as Field,
      ]),
    ),
  )
  return { fields: { properties } } as unknown as Kind
}
const said = (kind: Kind, before?: Kind) =>
  roomFaults(kind, before).map(
    ({ at, code }) => `${at.slice('/fields/properties/'.length)} ${code}`,
  )

test.each([
  ['measure', searchRoom.measures, 'kind_measures_full'],
  ['span', searchRoom.spans, 'kind_spans_full'],
  ['terms', searchRoom.words, 'kind_words_full'],
  ['flag', searchRoom.words, 'kind_words_full'],
  ['box', searchRoom.boxes, 'kind_boxes_full'],
  ['cylinder', searchRoom.cylinders, 'kind_cylinders_full'],
] as const)('%s: %i have room, one more is told of', (shape, most, code) => {
  expect(said(kindOf([[shape, most, matching]]))).toEqual([])
  expect(said(kindOf([[shape, most + 1, matching]]))).toEqual([`${shape}0x${most}/about ${code}`])
  // Without matching and narrowing any number of them is read.
  expect(said(kindOf([[shape, most + 9, {}]]))).toEqual([])
})

test('numbers that narrow down take room among words, and of filters there are eight', () => {
  const kind = kindOf([
    ['measure', 2, facet],
    ['flag', 13, matching],
  ])
  expect(said(kind)).toEqual(['flag1x12/about kind_words_full'])
  expect(said(kindOf([['choice', 9, facet]]))).toEqual(['choice0x8/about/facet kind_facets_full'])
})

test('what is searched has room before what is not, and what was published so stays', () => {
  const kind = kindOf([
    ['measure', 8, {}],
    ['measure', 5, matching],
  ])
  expect(said(kind)).toEqual([])
  expect(hasRoom(placesOf(kind).get('measure1x4')!.value!)).toBe(true)
  expect(hasRoom(placesOf(kind).get('measure0x5')!.value!)).toBe(false)
  const full = kindOf([['span', 6, matching]])
  expect(said(full, full)).toEqual([])
  expect(said(kindOf([['span', 7, matching]]), full)).toEqual(['span0x6/about kind_spans_full'])
})
