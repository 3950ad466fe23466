/** Rounded edges, bosses, bends of sheet. */
import type { Feature } from '../../../domain/parts/analysis.ts'
import { aboutAxis } from '../brep/geometry.ts'
import { dot } from '../brep/vectors.ts'
import { placeOf, tripleOf } from '../rounding.ts'
import { idsOf, isPlane, normalOf, type Graph, type Joint } from './joints.ts'
import { sameAxis, widest, type Turned } from './turned.ts'

const joinsOf = (graph: Graph, one: Turned): Joint[] => {
  const own = new Set(one.faces.map(({ id }) => id))
  return one.faces
    .flatMap((face) => graph.of.get(face.id) ?? [])
    .filter(({ a, b }) => own.has(a.id) !== own.has(b.id))
}

const degrees = (radians: number): number => placeOf((radians * 180) / Math.PI)
const radiusOf = (one: Turned): number => (one.kind === 'cylinder' ? widest(one) : one.tube)

/** Goes over smoothly into what it joins on two sides: an edge was rounded, or an inner corner filled. */
export function roundsIn(graph: Graph, turned: readonly Turned[]): Feature[] {
  return turned
    .filter((one) => one.kind !== 'cone' && (one.kind !== 'cylinder' || one.turn < 2.2))
    .filter((one) => joinsOf(graph, one).filter(({ meeting }) => meeting === 'smooth').length >= 2)
    .map((one) => ({
      kind: one.inner ? 'fillet' : 'round',
      faces: idsOf(one.faces),
      sizes: { radius_mm: placeOf(radiusOf(one)) },
    }))
}

/** What stands on a face and turns: at one end it meets a plane in a concave edge. */
export function bossesIn(graph: Graph, turned: readonly Turned[]): Feature[] {
  return turned
    .filter(({ kind, full, inner }) => kind === 'cylinder' && full && !inner)
    .flatMap((one): Feature[] => {
      const foot = joinsOf(graph, one).filter(({ meeting }) => meeting === 'concave')
      const plane = foot.flatMap(({ a, b }) => [a, b]).find(isPlane)
      if (plane === undefined || Math.abs(dot(normalOf(plane), one.axis.n)) < 1 - 1e-6) return []
      // On a shaft every shoulder is such a foot; a boss's foot goes on around it.
      const around = plane.face.loops.length > 1
      if (!around) return []
      const sizes = {
        diameter_mm: placeOf(2 * widest(one)),
        height_mm: placeOf(one.high - one.low),
      }
      return [{ kind: 'boss', faces: idsOf(one.faces), sizes }]
    })
}

/** Systems that draw both walls of a bend on their own put the axes some hundredths of a millimetre apart. */
const axesApartMm = 0.05

type Bend = { readonly inner: Turned; readonly outer: Turned; readonly mm: number }

/** Two walls about one axis, the outer one the thickness farther out. */
function bendsOf(turned: readonly Turned[]): Bend[] {
  const part = turned.filter(({ kind, full }) => kind === 'cylinder' && !full)
  return part
    .filter(({ inner }) => inner)
    .flatMap((inner) => {
      const outer = part.find(
        (other) =>
          !other.inner &&
          widest(other) > widest(inner) &&
          Math.abs(other.turn - inner.turn) < 0.02 &&
          sameAxis(inner.axis, other.axis, Math.max(1000 * axesApartMm, widest(inner))) &&
          Math.abs(aboutAxis(inner.axis, other.axis.p).along + other.low - inner.low) < 0.1,
      )
      return outer ? [{ inner, outer, mm: widest(outer) - widest(inner) }] : []
    })
}

/** Each plane with the nearest one behind it that looks the other way: area by distance. */
function thicknesses({ solid }: Graph): Map<number, number> {
  const planes = solid.faces.filter(isPlane)
  const levels = planes.map((plane) => {
    const normal = normalOf(plane)
    return { plane, normal, level: dot(normal, plane.centre) }
  })
  const byMm = new Map<number, number>()
  for (const one of levels) {
    let least = Infinity
    for (const other of levels) {
      if (dot(one.normal, other.normal) > -1 + 1e-6) continue
      const mm = one.level - dot(one.normal, other.plane.centre)
      if (mm > 1e-6 && mm < least) least = mm
    }
    if (least === Infinity) continue
    const key = Math.round(least * 1e3) / 1e3
    byMm.set(key, (byMm.get(key) ?? 0) + one.plane.area)
  }
  return byMm
}

/** One thickness everywhere, small beside the part, is sheet; its bends are pairs of cylinders that far apart. */
export function sheetIn(graph: Graph, turned: readonly Turned[]): Feature[] {
  const { solid } = graph
  const area = solid.faces.reduce((sum, face) => sum + face.area, 0)
  const [best] = [...thicknesses(graph)].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  if (best === undefined) return []
  const [mm, paired] = best
  const bends = bendsOf(turned).filter((bend) => Math.abs(bend.mm - mm) < 0.01 * mm + 1e-3)
  const bent = bends.flatMap(({ inner, outer }) => [...inner.faces, ...outer.faces])
  const share = (paired + bent.reduce((sum, face) => sum + face.area, 0)) / area
  // Of a sheet volume over half the area is its thickness, less what the rims add.
  const filled = (2 * solid.volume) / area / mm
  if (share < 0.75 || filled < 0.7 || filled > 1.02 || mm * mm * 60 > area) return []
  const sheet: Feature = {
    kind: 'sheet',
    faces: [],
    sizes: { thickness_mm: placeOf(mm), bends: bends.length },
  }
  const each = bends.map(({ inner, outer }): Feature => {
    const sizes = {
      ...{ radius_mm: placeOf(widest(inner)), angle_deg: degrees(inner.turn) },
      ...{ length_mm: placeOf(inner.high - inner.low), axis: tripleOf(inner.axis.n) },
    }
    return { kind: 'bend', faces: idsOf([...inner.faces, ...outer.faces]), sizes }
  })
  return [sheet, ...each]
}
