import { expect, test } from 'vitest'
import type { Surface } from './analysis.ts'
import {
  anchorsOf,
  facesOf,
  limitsOf,
  makesSense,
  measuredTolerances,
  tightestMm,
  type ToleranceContent,
} from './tolerance.ts'

const size = (more: object): ToleranceContent => ({
  ...{ kind: 'size', nominalMm: 10, class: null, upperMm: null, lowerMm: null },
  ...more,
})
const geometric = (characteristic: string, datums: string[]): ToleranceContent =>
  ({ kind: 'geometric', characteristic, zoneMm: 0.05, datums }) as ToleranceContent
const thread = (diameterMm: number, pitchMm: number): ToleranceContent => ({
  ...{ kind: 'thread', diameterMm, pitchMm, class: '6H' },
})
const ofHole = { faces: [7], holeMm: 8.5 }

test.each([
  [size({ class: 'H7' }), null],
  [size({ class: 'H77' }), 'parts.class_unknown'],
  [size({ nominalMm: 900, class: 'H7' }), 'parts.class_unknown'],
  [size({ class: 'N7' }), null],
  [size({ class: 's6' }), null],
  [size({ class: 'K9' }), 'parts.class_unknown'],
  [size({ class: 'U7' }), 'parts.class_unknown'],
  [size({ upperMm: 0.1, lowerMm: -0.1 }), null],
  [size({ upperMm: 0.1 }), 'parts.deviations_missing'],
  [size({ upperMm: -0.1, lowerMm: 0.1 }), 'parts.deviations_turned'],
  [geometric('flatness', []), null],
  [geometric('flatness', ['A']), 'parts.datum_needless'],
  [geometric('position', []), null],
  [geometric('parallelism', []), 'parts.datum_missing'],
  [geometric('position', ['A', 'I']), 'parts.datum_letter'],
  [{ kind: 'roughness', raUm: 1.6 }, null],
  [thread(10, 1.5), null],
  [thread(12, 1.75), 'parts.thread_off'],
  [thread(6, 1), 'parts.thread_off'],
  [{ kind: 'general', class: 'm' }, 'parts.tolerance_of_the_whole'],
] as const)('%j of a hole of 8.5: %s', (content, code) => {
  const verdict = makesSense(content, ofHole)
  expect(verdict.ok ? null : verdict.code).toBe(code)
})

test('a tolerance of a feature needs faces, a thread a hole; a general one has none', () => {
  const none = { faces: [], holeMm: null }
  expect(makesSense(size({ class: 'H7' }), none)).toMatchObject({
    code: 'parts.tolerance_faces_missing',
  })
  expect(makesSense(thread(10, 1.5), { faces: [1], holeMm: null })).toMatchObject({
    code: 'parts.thread_no_hole',
  })
  expect(makesSense({ kind: 'general', class: 'm' }, none)).toEqual({ ok: true })
})

test('the tightest is half of the narrowest zone; what is lost does not count', () => {
  expect(limitsOf(size({ class: 'H7' }))).toEqual({ upperMm: 0.015, lowerMm: 0 })
  const all = [
    { content: size({ class: 'H7' }), faces: [7] },
    { content: geometric('flatness', []), faces: [1] },
    { content: { kind: 'general', class: 'm' } as const, faces: [] },
  ]
  expect(tightestMm(all, 60)).toBe(0.0075)
  expect(tightestMm(all.slice(1), 60)).toBe(0.025)
  expect(tightestMm(all.slice(2), 60)).toBe(0.3)
  expect(tightestMm([{ ...all[0]!, faces: null }], 60)).toBeNull()
  expect(
    measuredTolerances([...all, { content: { kind: 'roughness', raUm: 0.8 }, faces: [2] }]),
  ).toEqual([
    { entity: 'tolerance', faces: [7], measures: { half_width_mm: 0.0075 } },
    { entity: 'tolerance', faces: [1], measures: { half_width_mm: 0.025 } },
    { entity: 'tolerance', faces: [2], measures: { ra_um: 0.8 } },
  ])
})

const surface = (face: number, area_mm2: number, x: number): Surface => ({
  ...{ face, kind: 'cylinder', area_mm2, at_mm: [x, 0, 0], solid: 1 },
})

test('faces are found again by what they are and where, whatever their numbers', () => {
  const before = [surface(1, 100, 5), surface(2, 100, 25)]
  const anchors = anchorsOf([2], before)!
  expect(facesOf(anchors, [surface(8, 100.01, 25.001), surface(9, 100, 5)])).toEqual([8])
  expect(facesOf(anchors, [surface(8, 100, 25.1)])).toBeNull()
  expect(facesOf(anchors, [surface(8, 102, 25)])).toBeNull()
  expect(anchorsOf([3], before)).toBeNull()
})
