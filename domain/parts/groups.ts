/** Features that are alike, once with their number: eight equal holes are one line. */
import type { Feature, FeatureKind, Hole } from './analysis.ts'

export type HoleGroup = Omit<Hole, 'axis' | 'at_mm' | 'faces'> & {
  readonly count: number
  readonly faces: readonly number[]
}

const grain = (value: number): number => Math.round(value * 1000) / 1000

/** In the order of size; holes that differ in nothing but where they are stand together. */
export function groupHoles(holes: readonly Hole[]): HoleGroup[] {
  const groups = new Map<string, HoleGroup>()
  for (const { axis: _axis, at_mm: _at, faces, ...hole } of holes) {
    const { counterbore: bore, countersink: sink } = hole
    const key = JSON.stringify([
      ...[hole.kind, hole.through, grain(hole.diameter_mm), grain(hole.depth_mm), hole.tip_deg],
      ...(bore ? [grain(bore.diameter_mm), grain(bore.depth_mm)] : []),
      ...(sink ? [grain(sink.diameter_mm), grain(sink.angle_deg)] : []),
    ])
    const known = groups.get(key)
    groups.set(key, {
      ...(known ?? hole),
      count: (known?.count ?? 0) + 1,
      faces: [...(known?.faces ?? []), ...faces],
    })
  }
  return [...groups.values()].toSorted(
    (a, b) => a.diameter_mm - b.diameter_mm || a.depth_mm - b.depth_mm,
  )
}

export type FeatureGroup = {
  readonly kind: FeatureKind
  /** Numbers only: directions are no size. */
  readonly sizes: Readonly<Record<string, number>>
  readonly count: number
  readonly faces: readonly number[]
}

/** Without holes, which have a list of their own. */
export function groupFeatures(features: readonly Feature[]): FeatureGroup[] {
  const groups = new Map<string, FeatureGroup>()
  for (const { kind, faces, sizes: all } of features) {
    if (kind === 'hole') continue
    const numbers = Object.entries(all).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    )
    const sizes = Object.fromEntries(numbers)
    const key = JSON.stringify([kind, numbers.map(([name, value]) => [name, grain(value)])])
    const known = groups.get(key)
    groups.set(key, {
      ...{ kind, sizes, count: (known?.count ?? 0) + 1 },
      faces: [...(known?.faces ?? []), ...faces],
    })
  }
  return [...groups.values()]
}
