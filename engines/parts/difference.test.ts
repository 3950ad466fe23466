/** What changed between parts of which every size is known. */
import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { Difference, differenceOf } from '../../domain/parts/difference.ts'
import { analyseWhole, usualLimits } from './analyse.ts'
import { sampleStep, type SampleBlock } from './sample.ts'

const wish = { limits: usualLimits, densityGPerCm3: null, process: null }
const whole = (block: SampleBlock) => analyseWhole(sampleStep(block), wish)

const holes = [
  { x: 10, y: 10, radius: 2, depth: 10 },
  { x: 30, y: 10, radius: 3, depth: 10 },
  { x: 50, y: 10, radius: 2.6, depth: 10 },
]
const plate: SampleBlock = { size: [60, 20, 10], holes }

async function between(a: SampleBlock, b: SampleBlock) {
  const found = differenceOf(await whole(a), await whole(b))
  expect(Value.Check(Difference, found)).toBe(true)
  return found
}

test('the same shape in a renumbered file is the same', async () => {
  const found = await between(plate, { ...plate, first: 900, backwards: true })
  expect(found.same).toBe(true)
  expect(found.faces).toEqual({ kept: 9, come: [], gone: [], moved: [] })
})

test('a hole wider at its place, one moved, one gone and one new', async () => {
  const later = [
    { x: 10, y: 10, radius: 2.25, depth: 10 },
    { x: 34, y: 12, radius: 3, depth: 10 },
    { x: 20, y: 15, radius: 1, depth: 4 },
  ]
  const found = await between(plate, { ...plate, holes: later })
  expect(found).toMatchObject({
    same: false,
    bboxMm: { before: [60, 20, 10], after: [60, 20, 10] },
    holes: {
      resized: [{ before: { diameter_mm: 4 }, after: { diameter_mm: 4.5 } }],
      moved: [{ hole: { diameter_mm: 6 } }],
      gone: [{ diameter_mm: 5.2 }],
      come: [{ diameter_mm: 2, depth_mm: 4, through: false }],
    },
  })
  const [moved] = found.holes.moved
  expect([Math.abs(moved!.byMm[0]), Math.abs(moved!.byMm[1]), moved!.byMm[2]]).toEqual([4, 2, 0])
  // The four sides are as they were; the wall of the moved hole is alike elsewhere.
  expect(found.faces.kept).toBe(4)
  expect(found.faces.moved.map(({ byMm }) => byMm)).toEqual([[4, 2, 0]])
})

test('a thicker plate: its holes are deeper, its top has moved', async () => {
  const thicker = holes.map((hole) => ({ ...hole, depth: 12 }))
  const found = await between(plate, { size: [60, 20, 12], holes: thicker })
  expect(found.bboxMm).toEqual({ before: [60, 20, 10], after: [60, 20, 12] })
  expect(found.volumeMm3.after! / found.volumeMm3.before!).toBeCloseTo(1.2, 6)
  expect(found.holes).toMatchObject({ come: [], gone: [], moved: [] })
  expect(found.holes.resized).toHaveLength(3)
  expect(found.faces.moved).toMatchObject([{ byMm: [0, 0, 2] }])
})
