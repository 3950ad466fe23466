/** How the faces of a solid meet: the graph in which features are found. */
import {
  outwardAt,
  parametersAt,
  pointAt,
  tangentAt,
  type Edge,
  type Face,
  type Side,
} from '../brep/solids.ts'
import { cross, distance, dot, type Vector } from '../brep/vectors.ts'
import type { PartFace, PartSolid } from '../part.ts'

/** `convex`: the material fills less than half a turn at the edge; `smooth`: the faces go over into each other. */
export type Meeting = 'convex' | 'concave' | 'smooth'

export type Joint = {
  readonly edge: Edge
  readonly a: PartFace
  readonly b: PartFace
  readonly meeting: Meeting
  /** Of the material at the edge, in degrees. */
  readonly angle: number
  readonly length: number
  readonly middle: Vector
}

export type Graph = {
  readonly solid: PartSolid
  readonly joints: readonly Joint[]
  /** The joints of each face, by its number. */
  readonly of: ReadonlyMap<number, readonly Joint[]>
}

const smoothCosine = Math.cos((3 * Math.PI) / 180)
const degrees = (radians: number): number => (radians * 180) / Math.PI

const outward = (edge: Edge, side: Side, share: number): Vector =>
  outwardAt(side.face, ...parametersAt(edge, side, share))

/** The angle of the material at a place of an edge. */
function meetingAt(edge: Edge, a: Side, b: Side, share: number) {
  const [na, nb] = [outward(edge, a, share), outward(edge, b, share)]
  const cosine = Math.max(-1, Math.min(1, dot(na, nb)))
  const inward = cross(na, tangentAt(edge, a, share))
  const convex = dot(inward, nb) < 0
  const turn = degrees(Math.acos(cosine))
  const meeting: Meeting = cosine > smoothCosine ? 'smooth' : convex ? 'convex' : 'concave'
  return { meeting, angle: convex ? 180 - turn : 180 + turn }
}

/** Chords are enough: lengths are only weighed against each other. */
function lengthOf(edge: Edge): number {
  const points = [0, 0.25, 0.5, 0.75, 1].map((share) => pointAt(edge, share))
  return points.slice(1).reduce((sum, point, index) => sum + distance(point, points[index]!), 0)
}

export function graphOf(solid: PartSolid): Graph {
  const faces = new Map<Face, PartFace>(solid.faces.map((one) => [one.face, one]))
  const joints: Joint[] = []
  const of = new Map<number, Joint[]>(solid.faces.map(({ id }) => [id, []]))
  for (const edge of solid.edges) {
    const [one, other] = edge.sides
    if (edge.degenerated || one === undefined || other === undefined) continue
    if (one.face === other.face) continue
    const [a, b] = [faces.get(one.face)!, faces.get(other.face)!]
    const place = { edge, a, b, length: lengthOf(edge), middle: pointAt(edge, 0.5) }
    const joint: Joint = { ...place, ...meetingAt(edge, one, other, 0.5) }
    joints.push(joint)
    of.get(a.id)!.push(joint)
    of.get(b.id)!.push(joint)
  }
  // Edges come as the file lists them; places do not depend on that.
  joints.sort((left, right) => left.a.id - right.a.id || left.b.id - right.b.id)
  return { solid, joints, of }
}

export const across = (joint: Joint, face: PartFace): PartFace =>
  joint.a.id === face.id ? joint.b : joint.a

/** Groups of faces that a relation joins, each ordered by number, the groups too. */
export function groupsOf(
  faces: readonly PartFace[],
  pairs: Iterable<readonly [PartFace, PartFace]>,
): PartFace[][] {
  const leader = new Map<number, number>(faces.map(({ id }) => [id, id]))
  const lead = (id: number): number => {
    let at = id
    while (leader.get(at)! !== at) at = leader.get(at)!
    return at
  }
  for (const [a, b] of pairs) {
    if (!leader.has(a.id) || !leader.has(b.id)) continue
    const [x, y] = [lead(a.id), lead(b.id)]
    leader.set(Math.max(x, y), Math.min(x, y))
  }
  const groups = Map.groupBy(
    faces.toSorted((a, b) => a.id - b.id),
    ({ id }) => lead(id),
  )
  return [...groups.values()]
}

export const idsOf = (faces: Iterable<PartFace>): number[] =>
  [...new Set([...faces].map(({ id }) => id))].toSorted((a, b) => a - b)

export const isPlane = ({ kind }: PartFace): boolean => kind === 'plane'

/** Of a plane, out of the material. */
export function normalOf({ face }: PartFace): Vector {
  return outwardAt(face, 0, 0)
}
