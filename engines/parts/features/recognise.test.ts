import { beforeAll, expect, test } from 'vitest'
import type { Feature, PartAnalysis } from '../../../domain/parts/analysis.ts'
import { analysePart, usualLimits } from '../analyse.ts'
import { madeStep, type Tools } from '../occt/made.sample.ts'
import { sampleStep } from '../sample.ts'

type Made = Parameters<typeof madeStep>[0]

const look = (bytes: Uint8Array) =>
  analysePart(bytes, { limits: usualLimits, densityGPerCm3: null, process: null })
const made = async (make: Made) => look(await madeStep(make))
const only = ({ features }: PartAnalysis, ...kinds: Feature['kind'][]) =>
  features.filter(({ kind }) => kinds.includes(kind))
const cavities = ['pocket', 'passage', 'slot', 'blind_slot', 'step', 'blind_step'] as const

/** 80 × 60 × 30, the corner at the origin. */
const block = ({ box }: Tools) => box([0, 0, 0], [80, 60, 30])

test('through and blind, in one face or in two halves', async () => {
  const holes = [
    { x: 20, y: 20, radius: 5, depth: 12, halves: true },
    { x: 40, y: 20, radius: 3, depth: 7 },
  ]
  const found = await look(sampleStep({ size: [60, 40, 12], holes }))
  const plain = { kind: 'simple', counterbore: null, countersink: null, tip_deg: null }
  expect(found.holes).toEqual([
    {
      ...{ ...plain, diameter_mm: 10, depth_mm: 12, through: true },
      ...{ axis: [0, 0, 1], at_mm: [20, 20, 0], faces: found.radii[1]!.faces },
    },
    {
      ...{ ...plain, diameter_mm: 6, depth_mm: 7, through: false },
      ...{
        axis: [0, 0, -1],
        at_mm: [40, 20, 12],
        faces: expect.arrayContaining(found.radii[0]!.faces),
      },
    },
  ])
  expect(found.holes[1]!.faces).toHaveLength(2)
  expect(only(found, ...cavities)).toEqual([])
})

test('half of a hole, open to the side, is no hole', async () => {
  const found = await made((tools) => tools.cut(block(tools), tools.cylinder([0, 30, -1], 8, 40)))
  expect(found).toMatchObject({ solids: 1, holes: [], faces: { plane: 7 } })
})

test('counterbore, countersink, drill tip and steps, each with its sizes', async () => {
  const found = await made((tools) => {
    const { cut, cylinder, turned } = tools
    return cut(
      block(tools),
      cylinder([15, 15, -1], 3, 40),
      cylinder([15, 15, 24], 6, 10),
      turned(
        [40, 15, 0],
        [
          [0, -1],
          [2.5, -1],
          [2.5, 27.5],
          [5, 30],
          [5, 31],
          [0, 31],
        ],
      ),
      turned(
        [65, 15, 0],
        [
          [0, 10],
          [4, 10 + 4 / Math.tan((59 * Math.PI) / 180)],
          [4, 31],
          [0, 31],
        ],
      ),
      cylinder([15, 45, -1], 3, 40),
      cylinder([15, 45, 10], 5, 30),
      cylinder([15, 45, 20], 8, 30),
    )
  })
  const holes = found.holes.map(({ faces: _faces, at_mm: _at, axis: _axis, ...rest }) => rest)
  const plain = { counterbore: null, countersink: null, tip_deg: null }
  expect(holes).toHaveLength(4)
  expect(holes).toContainEqual({
    ...{ ...plain, kind: 'counterbore', diameter_mm: 6, depth_mm: 30, through: true },
    counterbore: { diameter_mm: 12, depth_mm: 6 },
  })
  expect(holes).toContainEqual({
    ...{ ...plain, kind: 'countersink', diameter_mm: 5, depth_mm: 30, through: true },
    countersink: { diameter_mm: 10, angle_deg: 90 },
  })
  const depth = expect.closeTo(20 - 4 / Math.tan((59 * Math.PI) / 180), 4)
  expect(holes).toContainEqual({
    ...{ ...plain, kind: 'simple', diameter_mm: 8, depth_mm: depth, through: false },
    tip_deg: expect.closeTo(118, 4),
  })
  expect(holes).toContainEqual({
    ...{ ...plain, kind: 'stepped', diameter_mm: 6, depth_mm: 30, through: true },
  })
})

test.each<[string, Feature['kind'], Made]>([
  [
    'a pocket',
    'pocket',
    ({ cut, box, ...t }) => cut(block({ cut, box, ...t }), box([20, 20, 20], [60, 40, 31])),
  ],
  ['a window', 'passage', (t) => t.cut(block(t), t.box([20, 20, -1], [60, 40, 31]))],
  ['a slot', 'slot', (t) => t.cut(block(t), t.box([-1, 20, 20], [81, 40, 31]))],
  ['a slot that ends', 'blind_slot', (t) => t.cut(block(t), t.box([-1, 20, 20], [40, 40, 31]))],
  ['a step', 'step', (t) => t.cut(block(t), t.box([-1, -1, 20], [81, 20, 31]))],
  ['a corner cut away', 'blind_step', (t) => t.cut(block(t), t.box([-1, -1, 20], [20, 20, 31]))],
  [
    'a triangular pocket',
    'pocket',
    (t) =>
      t.cut(
        block(t),
        t.prism(
          [
            [20, 20],
            [60, 20],
            [40, 45],
          ],
          20,
          31,
        ),
      ),
  ],
])('%s', async (_what, kind, make) => {
  const found = await made(make)
  expect(only(found, ...cavities).map((one) => one.kind)).toEqual([kind])
  expect(found.holes).toEqual([])
})

test('a broken edge is a chamfer and the stock beside it is none', async () => {
  const found = await made((t) =>
    t.cut(
      block(t),
      t.prism(
        [
          [-1, -1],
          [4, -1],
          [-1, 4],
        ],
        -1,
        31,
      ),
    ),
  )
  const [chamfer, ...more] = only(found, 'chamfer')
  expect(more).toEqual([])
  expect(chamfer!.sizes).toEqual({ length_mm: 30, width_mm: expect.closeTo(3 * Math.SQRT2, 4) })
  expect(only(found, ...cavities)).toEqual([])
})

test('what stands on a plate and turns is a boss', async () => {
  const found = await made((t) => t.join(block(t), t.cylinder([40, 30, 30], 10, 15)))
  expect(only(found, 'boss').map(({ sizes }) => sizes)).toEqual([
    { diameter_mm: 20, height_mm: 15 },
  ])
  expect(found.holes).toEqual([])
})

test('an angle of sheet is sheet with a bend', async () => {
  const angle: Made = (t) => {
    const bend = t.turned(
      [0, 0, 0],
      [
        [3, 0],
        [5, 0],
        [5, 50],
        [3, 50],
      ],
      Math.PI / 2,
    )
    return t.join(t.box([3, -40, 0], [5, 0, 50]), bend, t.box([-30, 3, 0], [0, 5, 50]))
  }
  const found = await made(angle)
  expect(only(found, 'sheet').map(({ sizes }) => sizes)).toEqual([{ thickness_mm: 2, bends: 1 }])
  expect(only(found, 'bend').map(({ sizes }) => sizes)).toEqual([
    { radius_mm: 3, angle_deg: 90, length_mm: 50, axis: [0, 0, 1] },
  ])
  expect(only(found, 'thin_wall', ...cavities)).toEqual([])
})

test('a thin wall is found with its thickness, what is thick is not', async () => {
  const found = await made((t) => t.cut(block(t), t.box([1.2, 10, 5], [40, 50, 31])))
  expect(only(found, 'thin_wall').map(({ sizes }) => sizes)).toEqual([
    { thickness_mm: 1.2 },
    { thickness_mm: 5 },
  ])
})

let teeSlot: PartAnalysis
beforeAll(async () => {
  teeSlot = await made((t) =>
    t.cut(block(t), t.box([-1, 25, 15], [81, 35, 31]), t.box([-1, 15, 5], [81, 45, 15])),
  )
})

test('a T-slot is hidden from above, and reached from its ends', () => {
  const [undercut] = only(teeSlot, 'undercut')
  // A mould that opens along the slot frees everything.
  expect(undercut).toBeUndefined()
  const [setups] = only(teeSlot, 'setups')
  expect(setups!.faces).toEqual([])
  expect(setups!.sizes['count']).toBeGreaterThanOrEqual(2)
})

test('a groove inside a bore is hidden from everywhere', async () => {
  const found = await made((t) =>
    t.cut(block(t), t.cylinder([40, 30, -1], 10, 40), t.cylinder([40, 30, 10], 15, 8)),
  )
  const [undercut] = only(found, 'undercut')
  expect(undercut!.faces.length).toBeGreaterThanOrEqual(1)
  expect(found.holes.map(({ through }) => through)).toContain(true)
})

const findings = async (make: Made, process: string | null = null) => {
  const wish = { limits: usualLimits, densityGPerCm3: null, process }
  const found = await analysePart(await madeStep(make), wish)
  const pinned = found.findings.every(({ faces }) => faces.every((id) => id >= 1))
  expect(pinned).toBe(true)
  return { process: found.process, codes: found.findings.map(({ code }) => code) }
}

test('rules of the process speak: sharp corners, deep holes, thin walls', async () => {
  const pocket: Made = (t) => t.cut(block(t), t.box([20, 20, 20], [60, 40, 31]))
  expect(await findings(pocket)).toEqual({ process: 'milling', codes: ['milling.corner_sharp'] })
  const deep: Made = (t) => t.cut(block(t), t.cylinder([40, 30, -1], 1, 40))
  expect((await findings(deep)).codes).toEqual(['milling.hole_too_deep'])
  expect((await findings(deep, 'injection')).codes).toEqual([
    'injection.too_solid',
    'injection.hole_too_small',
  ])
  const thin: Made = (t) => t.cut(block(t), t.box([0.6, 10, 5], [40, 50, 31]))
  expect((await findings(thin, 'additive')).codes).toEqual(['additive.wall_too_thin'])
})
