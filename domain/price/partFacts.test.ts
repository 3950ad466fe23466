import { describe, expect, it } from 'vitest'
import type { Feature, Hole, PartAnalysis } from '../parts/analysis.ts'
import { factsOfAnalysis } from './partFacts.ts'

const hole: Hole = {
  ...{ kind: 'simple', diameter_mm: 10, depth_mm: 12, through: true },
  ...{ axis: [0, 0, 1], at_mm: [0, 0, 0], counterbore: null, countersink: null, tip_deg: null },
  faces: [7],
}
const feature = (kind: Feature['kind'], sizes: Feature['sizes']): Feature => ({
  ...{ kind, faces: [], sizes },
})
const block: PartAnalysis = {
  ...{ format: 'step', schema: 'AP214', units: ['millimetre'], solids: 1 },
  ...{ volume_mm3: 28_328.76, area_mm2: 6541.2, bbox_mm: [40, 60, 12], bbox_min_mm: [0, 0, 0] },
  ...{ mass_g: null, faces: { plane: 6, cylinder: 1 }, radii: [{ radius_mm: 5, faces: [7] }] },
  ...{ open_faces: 0, process: 'milling', tree: [], holes: [hole], findings: [], missing: [] },
  ...{ reason: null, facts: {} },
  features: [
    feature('hole', { diameter_mm: 10, depth_mm: 12 }),
    feature('pocket', { length_mm: 20, width_mm: 8, depth_mm: 5, corner_radius_mm: 2 }),
    feature('step', { length_mm: 20, width_mm: 8 }),
    feature('setups', { count: 2 }),
  ],
}
const facts = {
  ...{ lengthMm: 60, widthMm: 40, heightMm: 12, volumeMm3: 28_328.76, areaMm2: 6541.2 },
  ...{ setups: 2, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ undercuts: 0, thinWalls: 0, faces: 7, freeFaces: 0 },
  holes: [{ diameterMm: 10, depthMm: 12, through: 1 }],
  pockets: [{ lengthMm: 20, widthMm: 8, depthMm: 5, cornerRadiusMm: 2 }],
  bends: [],
}

describe('what a price rests on of a part', () => {
  it('is its box with the longest edge first, its volume and features', () => {
    expect(factsOfAnalysis(block)).toEqual({ ok: true, facts })
  })

  it('is sheet with its bends where the analysis found one', () => {
    const sheet = [
      feature('sheet', { thickness_mm: 2, bends: 2 }),
      feature('bend', { length_mm: 40 }),
      feature('bend', { length_mm: 30 }),
      feature('thin_wall', { thickness_mm: 2 }),
      feature('undercut', { area_mm2: 5 }),
    ]
    expect(factsOfAnalysis({ ...block, features: sheet, faces: { bspline: 3, plane: 9 } })).toEqual(
      {
        ok: true,
        facts: {
          ...{ ...facts, setups: null, thicknessMm: 2, pockets: [], thinWalls: 1, undercuts: 1 },
          ...{ faces: 12, freeFaces: 3, bends: [{ lengthMm: 40 }, { lengthMm: 30 }] },
        },
      },
    )
  })

  it('is round where two edges are alike and a cylinder is as wide as they are', () => {
    const shaft: PartAnalysis = { ...block, bbox_mm: [30, 80, 30.001] }
    expect(factsOfAnalysis(shaft)).toMatchObject({ facts: { diameterMm: null } })
    const turned = factsOfAnalysis({ ...shaft, radii: [{ radius_mm: 15, faces: [1] }] })
    expect(turned).toMatchObject({ facts: { diameterMm: 30.001, roundLengthMm: 80 } })
  })

  it.each([
    ['not_analysed', { reason: 'too_large' }],
    ['parts_elsewhere', { missing: ['screw.stp'] }],
    ['no_solid', { solids: 0 }],
    ['open_surfaces', { solids: 0, open_faces: 5 }],
    ['several_solids', { solids: 2 }],
    ['no_solid', { volume_mm3: null }],
  ] as const)('is nothing, and says so: %s', (reason, change) => {
    expect(factsOfAnalysis({ ...block, ...change } as PartAnalysis)).toEqual({ ok: false, reason })
  })
})
