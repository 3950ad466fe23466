/** Holes: walls that turn all the way round an axis, with what belongs to them at both ends. */
import type { Hole } from '../../../domain/parts/analysis.ts'
import { aboutAxis } from '../brep/geometry.ts'
import { dot, plus, scaled, type Vector } from '../brep/vectors.ts'
import type { PartFace } from '../part.ts'
import { placeOf, tripleOf } from '../rounding.ts'
import { across, idsOf, isPlane, normalOf, type Graph, type Joint } from './joints.ts'
import { narrowest, sameAxis, widest, type Turned } from './turned.ts'

/** A part of a hole along the common axis. */
type Section = Turned & { readonly from: number; readonly to: number }

type End = 'open' | 'blind'

/** Sections of one axis that go over into each other, from low to high. */
type Stack = {
  readonly axis: Turned['axis']
  readonly sections: readonly Section[]
  /** Planes that close it or lie between its sections. */
  readonly floors: readonly PartFace[]
}

const isSquare = (face: PartFace, axis: Vector): boolean =>
  isPlane(face) && Math.abs(dot(normalOf(face), axis)) > 1 - 1e-6

/** Walls, countersinks and drill tips; the rounding of a rim or of a bottom as well. */
const isWall = (one: Turned): boolean => one.full && (one.inner || one.kind === 'torus')

function sectionOf(one: Turned, axis: Turned['axis']): Section {
  const shift = aboutAxis(axis, one.axis.p).along
  return { ...one, from: one.low + shift, to: one.high + shift }
}

const joinsOf = (graph: Graph, one: Turned): Joint[] =>
  one.faces.flatMap((face) => graph.of.get(face.id) ?? [])

/** Planes across the axis that touch a wall, and the other walls that it touches. */
function neighbours(graph: Graph, one: Turned): Set<number> {
  const own = new Set(one.faces.map(({ id }) => id))
  const found = new Set<number>()
  for (const joint of joinsOf(graph, one)) {
    const face = own.has(joint.a.id) ? joint.b : joint.a
    if (own.has(face.id)) continue
    found.add(face.id)
    // Over a floor to the next, narrower wall: the floor meets the wider one as a bottom does.
    if (!isSquare(face, one.axis.n) || joint.meeting === 'convex') continue
    for (const next of graph.of.get(face.id) ?? []) {
      if (next.meeting !== 'concave') found.add(across(next, face).id)
    }
  }
  return found
}

function stacksOf(graph: Graph, turned: readonly Turned[]): Stack[] {
  const walls = turned.filter(isWall)
  const touches = walls.map((one) => neighbours(graph, one))
  const stack = walls.map((_wall, index) => index)
  const lead = (index: number): number => (stack[index] === index ? index : lead(stack[index]!))
  const wallOf = new Map(walls.flatMap(({ faces }, at) => faces.map(({ id }) => [id, at] as const)))
  for (const [index, one] of walls.entries()) {
    for (const id of touches[index]!) {
      const at = wallOf.get(id)
      if (at === undefined || at === index) continue
      if (!sameAxis(one.axis, walls[at]!.axis, widest(one))) continue
      const [a, b] = [lead(index), lead(at)]
      stack[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const groups = Map.groupBy(walls.keys(), lead)
  return [...groups.values()]
    .map((members) => members.map((index) => walls[index]!))
    .filter((members) => members.some((one) => one.kind === 'cylinder' && one.inner))
    .map((members) => {
      const { axis } = members[0]!
      const sections = members.map((one) => sectionOf(one, axis))
      sections.sort((a, b) => a.from + a.to - b.from - b.to)
      const touched = members.flatMap((one) => {
        return joinsOf(graph, one)
          .filter(({ meeting }) => meeting !== 'convex')
          .flatMap(({ a, b }) => [a, b])
          .filter((face) => isSquare(face, axis.n))
      })
      return { axis, sections, floors: touched }
    })
}

/** Whether the rounding at an end rounds a rim: its material lies within the tube. */
const roundsRim = (section: Section): boolean => section.kind === 'torus' && !section.inner

function endOf(graph: Graph, stack: Stack, high: boolean): End {
  const last = high ? stack.sections.at(-1)! : stack.sections[0]!
  if (last.kind === 'sphere') return 'blind'
  const radius = high ? last.highRadius : last.lowRadius
  if (last.kind === 'cone' && radius < 1e-3 * widest(last)) return 'blind'
  if (roundsRim(last)) return 'open'
  const own = new Set(stack.sections.flatMap(({ faces }) => faces.map(({ id }) => id)))
  const level = (last.from + last.to) / 2
  let [open, blind] = [0, 0]
  for (const joint of joinsOf(graph, last)) {
    const other = own.has(joint.a.id) ? joint.b : joint.a
    if (own.has(other.id)) continue
    if (aboutAxis(stack.axis, joint.middle).along > level !== high) continue
    // A rim that goes over into a free surface is rounded; a bottom that does so turns to the axis.
    const isOpen = joint.meeting === 'smooth' ? last.kind !== 'torus' : joint.meeting === 'convex'
    if (isOpen) open += joint.length
    else blind += joint.length
  }
  return open >= blind ? 'open' : 'blind'
}

type Oriented = {
  readonly stack: Stack
  readonly through: boolean
  /** From where it opens inwards. */
  readonly inwards: Vector
  readonly sections: readonly Section[]
  readonly start: number
  readonly sign: 1 | -1
}

/** A through hole is looked at from its wider end. */
function oriented(graph: Graph, stack: Stack): Oriented | undefined {
  const { sections, axis } = stack
  const [low, high] = [endOf(graph, stack, false), endOf(graph, stack, true)]
  if (low === 'blind' && high === 'blind') return undefined
  const through = low === 'open' && high === 'open'
  const [first, last] = [sections[0]!, sections.at(-1)!]
  const fromHigh = through ? last.highRadius > first.lowRadius + 1e-6 : high === 'open'
  return {
    ...{ stack, through, inwards: fromHigh ? scaled(axis.n, -1) : axis.n },
    sections: fromHigh ? sections.toReversed() : sections,
    start: fromHigh
      ? Math.max(...sections.map(({ to }) => to))
      : Math.min(...sections.map(({ from }) => from)),
    sign: fromHigh ? -1 : 1,
  }
}

const degreesOf = (one: Section): number =>
  placeOf((Math.atan2(widest(one) - narrowest(one), one.to - one.from) * 360) / Math.PI)

/** A cone at the mouth is a countersink when a screw could sit in it, otherwise a broken edge. */
const sinkShare = 1.2

function shapeOf({ sections, through }: Oriented, radius: number) {
  const cylinders = sections.filter(({ kind }) => kind === 'cylinder')
  const mouth = sections.find(({ kind }) => kind !== 'torus')
  const isSink =
    mouth?.kind === 'cone' && cylinders.length > 0 && widest(mouth) >= sinkShare * radius
  const [bore] = cylinders
  const isBore = cylinders.length === 2 && widest(bore!) > radius * 1.001
  const tip = sections.at(-1)!
  const hasTip = !through && tip.kind === 'cone' && narrowest(tip) < 1e-3 * widest(tip)
  return {
    kind: isSink
      ? ('countersink' as const)
      : isBore
        ? ('counterbore' as const)
        : cylinders.length > 1
          ? ('stepped' as const)
          : ('simple' as const),
    countersink: isSink
      ? { diameter_mm: placeOf(2 * widest(mouth)), angle_deg: degreesOf(mouth) }
      : null,
    counterbore: isBore
      ? { diameter_mm: placeOf(2 * widest(bore!)), depth_mm: placeOf(bore!.to - bore!.from) }
      : null,
    tip_deg: hasTip ? degreesOf(tip) : null,
  }
}

function holeOf(found: Oriented): Hole {
  const { stack, through, inwards, sections, start, sign } = found
  const cylinders = sections.filter(({ kind, inner }) => kind === 'cylinder' && inner)
  const radius = Math.min(...cylinders.map(widest))
  const narrow = cylinders.filter((one) => widest(one) <= radius * 1.0001)
  const end = through
    ? Math.max(...sections.flatMap(({ from, to }) => [sign * from, sign * to]))
    : Math.max(...narrow.flatMap(({ from, to }) => [sign * from, sign * to]))
  const faces = [...sections.flatMap((one) => one.faces), ...stack.floors]
  return {
    ...shapeOf(found, radius),
    diameter_mm: placeOf(2 * radius),
    depth_mm: placeOf(end - sign * start),
    through,
    axis: tripleOf(inwards),
    at_mm: tripleOf(plus(stack.axis.p, stack.axis.n, start)),
    faces: idsOf(faces),
  }
}

/** The floors of walls that do not belong to it, a plate that it stands on, are not its own. */
function ownFloors(graph: Graph, stack: Stack): Stack {
  const own = new Set(stack.sections.flatMap(({ faces }) => faces.map(({ id }) => id)))
  const floors = stack.floors.filter((floor) =>
    (graph.of.get(floor.id) ?? []).every(
      (joint) => joint.meeting === 'convex' || own.has(across(joint, floor).id),
    ),
  )
  return { ...stack, floors }
}

/** All holes of a solid; a cavity that opens nowhere is none. */
export function holesIn(graph: Graph, turned: readonly Turned[]): Hole[] {
  return stacksOf(graph, turned)
    .map((stack) => oriented(graph, ownFloors(graph, stack)))
    .filter((one) => one !== undefined)
    .map(holeOf)
    .toSorted((a, b) => a.faces[0]! - b.faces[0]!)
}
