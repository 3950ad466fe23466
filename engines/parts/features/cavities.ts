/**
 * What was cut away between planes: passages, pockets, slots, steps, blind or through. Faces that meet in a
 * concave edge bound one cavity; where a cavity opens tells what it is.
 */
import type { Feature, FeatureKind } from '../../../domain/parts/analysis.ts'
import {
  across as anyAcross,
  cross,
  dot,
  minus,
  scaled,
  unit,
  type Vector,
} from '../brep/vectors.ts'
import type { PartFace } from '../part.ts'
import { pointAt } from '../brep/solids.ts'
import { placeOf, tripleOf } from '../rounding.ts'
import { across, groupsOf, idsOf, isPlane, normalOf, type Graph, type Joint } from './joints.ts'
import { canonical, type Turned } from './turned.ts'

/** Directions are the same to a thousandth. */
const parallel = (a: Vector, b: Vector): boolean => Math.abs(dot(a, b)) > 1 - 1e-3
const square = (a: Vector, b: Vector): boolean => Math.abs(dot(a, b)) < 1e-3
const against = (a: Vector, b: Vector): boolean => dot(a, b) < -1 + 1e-3

const pointsOf = ({ face }: PartFace): Vector[] =>
  face.loops.flatMap((loop) =>
    loop.flatMap(({ edge }) => (edge.degenerated ? [] : [pointAt(edge, 0), pointAt(edge, 0.5)])),
  )

/** Planes with all of the part on one side: what is left of the stock. */
export function hullOf({ solid }: Graph, size: number): Set<number> {
  const points = solid.edges
    .filter(({ degenerated }) => !degenerated)
    .flatMap((edge) => [pointAt(edge, 0), pointAt(edge, 0.5)])
  const allowed = 1e-5 * size
  const planes = solid.faces.filter(isPlane).filter((plane) => {
    const normal = normalOf(plane)
    const [origin] = pointsOf(plane)
    if (origin === undefined) return false
    const level = dot(normal, origin)
    return points.every((point) => dot(normal, point) <= level + allowed)
  })
  return new Set(planes.map(({ id }) => id))
}

/** A plane cut off an edge of the stock: narrow, and oblique to both faces that it joins. */
function isChamfer(graph: Graph, plane: PartFace): boolean {
  const normal = normalOf(plane)
  const all = graph.of.get(plane.id) ?? []
  // A face of the stock between two chamfers looks like one itself; it lies along the axes.
  if (
    all.some(({ meeting }) => meeting === 'concave') ||
    normal.some((one) => Math.abs(one) > 1 - 1e-6)
  ) {
    return false
  }
  const joints = all.filter((joint) => isPlane(across(joint, plane)))
  const oblique = joints.filter(
    ({ meeting, angle }) => meeting === 'convex' && angle > 100 && angle < 170,
  )
  const longest = Math.max(0, ...joints.map(({ length }) => length))
  const sides = oblique
    .filter(({ length }) => length > 0.5 * longest)
    .map((joint) => across(joint, plane))
  return sides.some((one, index) =>
    sides.slice(index + 1).some((other) => {
      const [a, b] = [normalOf(one), normalOf(other)]
      // Both sides lie in the plane of the cut: what it took away was a prism.
      return !parallel(a, b) && square(cross(a, b), normal) && plane.area < one.area + other.area
    }),
  )
}

type Cavity = {
  readonly faces: readonly PartFace[]
  readonly planes: readonly PartFace[]
  /** Inner joints, along which it is one cavity. */
  readonly inner: readonly Joint[]
}

/** A face that goes over smoothly into a wall and fills a corner. */
const fills = (corners: ReadonlySet<number>, { a, b, meeting }: Joint): boolean =>
  meeting === 'smooth' && (corners.has(a.id) || corners.has(b.id))

function cavitiesOf(graph: Graph, free: readonly PartFace[], corners: ReadonlySet<number>) {
  const ids = new Set(free.map(({ id }) => id))
  const inner = graph.joints.filter(
    (joint) =>
      ids.has(joint.a.id) &&
      ids.has(joint.b.id) &&
      (joint.meeting === 'concave' || fills(corners, joint)),
  )
  return groupsOf(
    free,
    inner.map(({ a, b }) => [a, b] as const),
  ).map((faces): Cavity => {
    const own = new Set(faces.map(({ id }) => id))
    return {
      faces,
      planes: faces.filter(isPlane),
      inner: inner.filter(({ a }) => own.has(a.id)),
    }
  })
}

/** The direction to which all planes are parallel, if there is one. */
function alongOf(planes: readonly PartFace[]): Vector | undefined {
  const normals = planes.map(normalOf)
  const [first] = normals
  const other = normals.find((one) => !parallel(one, first!))
  if (other === undefined) return undefined
  const direction = unit(cross(first!, other))
  return normals.every((one) => square(one, direction)) ? canonical(direction) : undefined
}

/** Outward normals of the stock that a face borders in convex edges. */
function opensTo(graph: Graph, hull: ReadonlySet<number>, face: PartFace): Vector[] {
  const found: Vector[] = []
  for (const joint of graph.of.get(face.id) ?? []) {
    const other = across(joint, face)
    if (joint.meeting !== 'convex' || !hull.has(other.id)) continue
    const normal = normalOf(other)
    if (!found.some((one) => dot(one, normal) > 1 - 1e-3)) found.push(normal)
  }
  return found
}

const innerNeighbours = ({ inner }: Cavity, face: PartFace): Set<number> =>
  new Set(
    inner
      .filter(({ a, b }) => a.id === face.id || b.id === face.id)
      .map((joint) => across(joint, face).id),
  )

function isRing(cavity: Cavity): boolean {
  return (
    cavity.faces.length >= 3 &&
    cavity.faces.every((face) => innerNeighbours(cavity, face).size >= 2)
  )
}

/** A chain of walls along one direction: a slot where both ends open to one side, otherwise a step. */
function chainKind(
  graph: Graph,
  hull: ReadonlySet<number>,
  cavity: Cavity,
  along: Vector,
): FeatureKind {
  const ends = cavity.planes.filter((face) => innerNeighbours(cavity, face).size <= 1)
  const opened = cavity.planes.flatMap((face) => opensTo(graph, hull, face))
  const atEnds = opened.filter((normal) => !square(normal, along))
  const isThrough =
    atEnds.length === 0 ||
    atEnds.some((one, index) => atEnds.slice(index + 1).some((other) => dot(one, other) < -0.5))
  const [first, last] = [ends[0] ?? cavity.planes[0]!, ends.at(-1) ?? cavity.planes.at(-1)!]
  const sides = [first, last].map((face) =>
    opensTo(graph, hull, face).filter((normal) => square(normal, along)),
  )
  const shared = sides[0]!.some((one) => sides[1]!.some((other) => dot(one, other) > 1 - 1e-3))
  const known = sides.every((side) => side.length > 0)
  const isSlot = known ? shared : dot(normalOf(first), normalOf(last)) < -0.1
  if (isThrough) return isSlot ? 'slot' : 'step'
  return isSlot ? 'blind_slot' : 'blind_step'
}

type Opening = { readonly open: number }
const byOpening = (a: Opening, b: Opening): number => (a.open === b.open ? 0 : b.open - a.open)

/** The face on which most of the others stand; of several one that opens nowhere, else the one that opens most. */
function floorOf(graph: Graph, hull: ReadonlySet<number>, cavity: Cavity): PartFace {
  const ranked = cavity.planes
    .map((face) => ({
      ...{ face, stand: innerNeighbours(cavity, face).size },
      open: opensTo(graph, hull, face).length || Infinity,
    }))
    .toSorted((a, b) => b.stand - a.stand || byOpening(a, b) || b.face.area - a.face.area)
  return ranked[0]!.face
}

function flooredKind(graph: Graph, hull: ReadonlySet<number>, cavity: Cavity): FeatureKind {
  const floor = floorOf(graph, hull, cavity)
  const normal = normalOf(floor)
  const sides = opensTo(graph, hull, floor).filter((one) => !parallel(one, normal))
  const walls = cavity.planes.filter((face) => face !== floor)
  const faceEachOther = walls.some((one) =>
    walls.some((other) => dot(normalOf(one), normalOf(other)) < -0.2),
  )
  const joined = cavity.inner.some(({ a, b }) => walls.includes(a) && walls.includes(b))
  // Round an outer corner of what was left standing: walls that meet in a convex edge.
  if (walls.length === 2 && !faceEachOther && !joined) return 'step'
  if (sides.length === 0) {
    const facing = walls.map(normalOf)
    const closed = facing.every((one) => facing.some((other) => dot(one, other) < -0.2))
    return closed || walls.length >= 4 ? 'pocket' : walls.length >= 3 ? 'blind_slot' : 'blind_step'
  }
  const through = sides.some((one, index) =>
    sides.slice(index + 1).some((two) => against(one, two)),
  )
  if (through) return faceEachOther ? 'slot' : 'step'
  return sides.length === 1 ? 'blind_slot' : 'blind_step'
}

function extentAlong(points: readonly Vector[], axis: Vector): number {
  const places = points.map((point) => dot(axis, point))
  return placeOf(Math.max(...places) - Math.min(...places))
}

/** Of the corners that a tool must round on its way in: nothing where two walls meet in an edge. */
function cornerRadius(cavity: Cavity, into: Vector): number {
  const isWall = (face: PartFace) => isPlane(face) && square(normalOf(face), into)
  if (cavity.inner.some(({ a, b }) => isWall(a) && isWall(b))) return 0
  const radii = cavity.faces.flatMap(({ face: { surface } }) =>
    surface.kind === 'cylinder' && parallel(surface.n, into) ? [surface.r] : [],
  )
  return radii.length === 0 ? 0 : placeOf(Math.min(...radii))
}

/** Along the way in, which is the depth, and across it. */
function depthSizes(cavity: Cavity, into: Vector): Feature['sizes'] {
  const points = cavity.faces.flatMap(pointsOf)
  const wall = cavity.planes.map(normalOf).find((one) => square(one, into)) ?? anyAcross(into)
  const [a, b] = [extentAlong(points, wall), extentAlong(points, cross(into, wall))]
  const sides = { length_mm: Math.max(a, b), width_mm: Math.min(a, b) }
  const depth = {
    depth_mm: extentAlong(points, into),
    corner_radius_mm: cornerRadius(cavity, into),
  }
  return { direction: tripleOf(into), ...depth, ...sides }
}

/** Along the run of walls, and across it: deep is the shortest way to where it opens. */
function runSizes(cavity: Cavity, along: Vector, openings: readonly Vector[]): Feature['sizes'] {
  const points = cavity.faces.flatMap(pointsOf)
  const ways = openings.length > 0 ? openings : [normalOf(cavity.planes[0]!)]
  const [shallow] = ways
    .map((way) => ({ way, depth: extentAlong(points, way) }))
    .toSorted((a, b) => a.depth - b.depth)
  return {
    ...{ direction: tripleOf(along), length_mm: extentAlong(points, along) },
    ...{ width_mm: extentAlong(points, cross(along, shallow!.way)), depth_mm: shallow!.depth },
  }
}

function cavityFeature(
  graph: Graph,
  hull: ReadonlySet<number>,
  cavity: Cavity,
): Feature | undefined {
  if (cavity.planes.length < 2) return undefined
  const along = alongOf(cavity.planes)
  if (along !== undefined) {
    const kind = isRing(cavity) ? 'passage' : chainKind(graph, hull, cavity, along)
    const openings = cavity.planes
      .flatMap((face) => opensTo(graph, hull, face))
      .filter((normal) => square(normal, along))
    const sizes = kind === 'passage' ? depthSizes(cavity, along) : runSizes(cavity, along, openings)
    return { kind, faces: idsOf(cavity.faces), sizes }
  }
  const kind = flooredKind(graph, hull, cavity)
  const into = scaled(normalOf(floorOf(graph, hull, cavity)), -1)
  return { kind, faces: idsOf(cavity.faces), sizes: depthSizes(cavity, into) }
}

/** `taken` are faces that belong to holes and roundings; corners are concave ones of these. */
export function cavitiesIn(
  graph: Graph,
  turned: readonly Turned[],
  taken: ReadonlySet<number>,
  size: number,
): Feature[] {
  const hull = hullOf(graph, size)
  const chamfers = graph.solid.faces.filter(
    (face) => isPlane(face) && !taken.has(face.id) && isChamfer(graph, face),
  )
  const cut = new Set(chamfers.map(({ id }) => id))
  const corners = new Set(
    turned
      .filter(({ inner, full }) => inner && !full)
      .flatMap(({ faces }) => faces.map(({ id }) => id)),
  )
  const free = graph.solid.faces.filter(
    ({ id, kind }) =>
      !hull.has(id) && !cut.has(id) && !taken.has(id) && (kind === 'plane' || corners.has(id)),
  )
  const cavities = cavitiesOf(graph, free, corners)
    .map((cavity) => cavityFeature(graph, hull, cavity))
    .filter((one) => one !== undefined)
  const edges = chamfers.map((face): Feature => {
    const along = face.face.loops
      .flat()
      .map(({ edge }) => minus(pointAt(edge, 1), pointAt(edge, 0)))
    const length = Math.max(...along.map((one) => Math.hypot(...one)))
    return {
      kind: 'chamfer',
      faces: [face.id],
      sizes: { length_mm: placeOf(length), width_mm: placeOf(face.area / length) },
    }
  })
  return [...cavities, ...edges]
}
