/** Walls that are thin, faces that no tool reaches from a side, the set-ups that a part needs. */
import type { Feature, Hole } from '../../../domain/parts/analysis.ts'
import { dot, scaled, type Vector } from '../brep/vectors.ts'
import type { PartFace, PartSolid } from '../part.ts'
import { placeOf, tripleOf } from '../rounding.ts'
import { idsOf } from './joints.ts'
import { firstHit, isFree, placesOn, sceneOf, type Place, type Scene } from './rays.ts'

/** Beyond this a wall is not thin for any process. */
const thinMm = 5
/** Faces are looked at one against all others: beyond this it takes too long. */
export const maxReachFaces = 1500

type Wall = { readonly a: PartFace; readonly b: PartFace; readonly mm: number }

/** The least material behind a face, straight through to a face that looks the other way. */
function wallBehind(scene: Scene, face: PartFace): Wall | undefined {
  let found: Wall | undefined
  for (const { point, normal } of placesOn(scene, face)) {
    const hit = firstHit(scene, point, scaled(normal, -1))
    if (hit === undefined || dot(hit.normal, normal) > -0.95) continue
    if (hit.distance <= thinMm && (!found || hit.distance < found.mm)) {
      found = { a: face, b: hit.face, mm: hit.distance }
    }
  }
  return found
}

export function thinWallsIn(solid: PartSolid, scene: Scene): Feature[] {
  const walls = new Map<string, Wall>()
  for (const face of solid.faces) {
    const wall = wallBehind(scene, face)
    if (wall === undefined) continue
    const key = idsOf([wall.a, wall.b]).join()
    const known = walls.get(key)
    if (known === undefined || wall.mm < known.mm) walls.set(key, wall)
  }
  return [...walls.values()].map(({ a, b, mm }) => ({
    ...{ kind: 'thin_wall', faces: idsOf([a, b]), sizes: { thickness_mm: placeOf(mm) } },
  }))
}

const axes: readonly Vector[] = [
  ...[
    [0, 0, 1],
    [0, 0, -1],
    [0, 1, 0],
    [0, -1, 0],
    [1, 0, 0],
    [-1, 0, 0],
  ],
]

/** Walls along the direction count as reached by the side of the tool. */
const grazing = 0.01

const reaches = (scene: Scene, place: Place, from: Vector): boolean =>
  dot(place.normal, from) >= -grazing && isFree(scene, place, from)

type Seen = { readonly face: PartFace; readonly from: ReadonlySet<number> }

/** From which directions each face is reached at all of its places. */
function seenFaces(solid: PartSolid, scene: Scene, ways: readonly Vector[]): Seen[] {
  return solid.faces.flatMap((face) => {
    const places = placesOn(scene, face)
    if (places.length === 0) return []
    const from = [...ways.keys()].filter((way) =>
      places.every((place) => reaches(scene, place, ways[way]!)),
    )
    return [{ face, from: new Set(from) }]
  })
}

const opposite = (way: number): number => way ^ 1

/** Least hidden faces when a mould opens along an axis, both ways. */
function undercutOf(seen: readonly Seen[]): Feature | undefined {
  const hidden = [0, 2, 4].map((way) => {
    const faces = seen.filter(({ from }) => !from.has(way) && !from.has(opposite(way)))
    return { way, faces: faces.map(({ face }) => face) }
  })
  const areaOf = (faces: readonly PartFace[]) => faces.reduce((sum, { area }) => sum + area, 0)
  const [best] = hidden.toSorted((a, b) => areaOf(a.faces) - areaOf(b.faces) || a.way - b.way)
  if (best === undefined || best.faces.length === 0) return undefined
  const sizes = { direction: tripleOf(axes[best.way]!), area_mm2: placeOf(areaOf(best.faces)) }
  return { kind: 'undercut', faces: idsOf(best.faces), sizes }
}

/** As few directions as reach everything, the one that reaches most first. */
function setupsOf(seen: readonly Seen[], ways: readonly Vector[]): Feature {
  let left = seen.filter(({ from }) => from.size > 0)
  const never = seen.filter(({ from }) => from.size === 0)
  const chosen: number[] = []
  while (left.length > 0) {
    const counts = [...ways.keys()].map((way) => left.filter(({ from }) => from.has(way)).length)
    const best = counts.indexOf(Math.max(...counts))
    chosen.push(best)
    left = left.filter(({ from }) => !from.has(best))
  }
  const directions = chosen.map((way) => tripleOf(ways[way]!))
  const faces = idsOf(never.map(({ face }) => face))
  return { kind: 'setups', faces, sizes: { count: chosen.length, directions } }
}

/** Directions from which holes are drilled that no axis is. */
function oblique(holes: readonly Hole[]): Vector[] {
  const found: Vector[] = []
  for (const { axis } of holes) {
    const from = scaled(axis, -1)
    const known = [...axes, ...found].some((one) => dot(one, from) > 1 - 1e-4)
    if (!known) found.push(from)
  }
  return found
}

export function reachOf(solid: PartSolid, holes: readonly Hole[], size: number): Feature[] {
  const scene = sceneOf(solid, size)
  const ways = [...axes, ...oblique(holes)]
  const seen = seenFaces(solid, scene, ways)
  const undercut = undercutOf(seen)
  const setups = seen.length > 0 ? [setupsOf(seen, ways)] : []
  return [...thinWallsIn(solid, scene), ...(undercut ? [undercut] : []), ...setups]
}
