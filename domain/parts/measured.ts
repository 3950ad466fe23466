/** Features as rules of manufacturability see them. */
import type { Feature, Hole } from './analysis.ts'
import type { Measured } from './rules.ts'

export type Recognised = { readonly holes: readonly Hole[]; readonly features: readonly Feature[] }

export type PartSizes = {
  readonly box: readonly number[]
  readonly volume: number
  readonly area: number
}

const sizeOf = ({ sizes }: Feature, name: string): number | undefined => {
  const value = sizes[name]
  return typeof value === 'number' ? value : undefined
}

const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined || b <= 0 ? undefined : a / b

/** Without what is not known. */
function known(all: Record<string, number | undefined>): Measured['measures'] {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function holeMeasures(hole: Hole, thickness: number | undefined): Measured {
  const { diameter_mm, depth_mm, through, tip_deg, faces } = hole
  const measures = known({
    ...{ diameter_mm, depth_mm, depth_to_diameter: ratio(depth_mm, diameter_mm) },
    diameter_to_thickness: ratio(diameter_mm, thickness),
    flat_bottom: !through && tip_deg === null ? 1 : 0,
  })
  return { entity: 'hole', faces, measures }
}

function featureMeasures(feature: Feature, thickness: number | undefined): Measured['measures'] {
  const size = (name: string) => sizeOf(feature, name)
  return known({
    ...{ depth_mm: size('depth_mm'), width_mm: size('width_mm'), radius_mm: size('radius_mm') },
    ...{ thickness_mm: size('thickness_mm'), area_mm2: size('area_mm2'), count: size('count') },
    depth_to_width: ratio(size('depth_mm'), size('width_mm')),
    radius_to_thickness: ratio(size('radius_mm'), thickness),
    hidden_faces: feature.kind === 'setups' ? feature.faces.length : undefined,
    corner_radius_mm: size('corner_radius_mm'),
  })
}

export function measuredOf({ holes, features }: Recognised, part: PartSizes): Measured[] {
  const sheet = features.find(({ kind }) => kind === 'sheet')
  const thickness = sheet && sizeOf(sheet, 'thickness_mm')
  const [longest, shortest] = [Math.max(...part.box), Math.min(...part.box)]
  const whole = known({
    ...{ longest_mm: longest, shortest_mm: shortest, slenderness: ratio(longest, shortest) },
    wall_ratio: ratio(2 * part.volume, part.area),
  })
  return [
    ...holes.map((hole) => holeMeasures(hole, thickness)),
    ...features
      .filter(({ kind }) => kind !== 'hole')
      .map((one): Measured => {
        const measures = featureMeasures(one, thickness)
        return { entity: one.kind, faces: one.faces, measures }
      }),
    { entity: 'part', faces: [], measures: whole },
  ]
}
