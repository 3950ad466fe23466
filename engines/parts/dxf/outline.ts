/** Closed loops of what is drawn: which are the part, which are cut out of it, and how long the cut is. */
import { refuse } from '../refusal.ts'
import type { Drawing, Piece, XY } from './read.ts'

export type Loop = {
  readonly areaMm2: number
  readonly lengthMm: number
  readonly min: XY
  readonly max: XY
  /** Of a full circle. */
  readonly diameterMm: number | null
  /** Around it, arcs as straight pieces: to ask what lies within. */
  readonly around: readonly XY[]
}

export type Outline = {
  readonly outer: readonly Loop[]
  readonly inner: readonly Loop[]
  readonly min: XY
  readonly max: XY
}

/** Ends nearer than this are one: drawings are rounded. */
const gapMm = 0.01
const arcSteps = 24

const apart = ([ax, ay]: XY, [bx, by]: XY): number => Math.hypot(ax - bx, ay - by)
const turned = ({ from, to, bulge }: Piece): Piece => ({ from: to, to: from, bulge: -bulge })

const endsFrom = ({ from, to }: Piece, at: XY): [number, number] => [apart(from, at), apart(to, at)]

/** Pieces by their ends, in a grid whose cells are as wide as a gap may be. */
function endsOf(pieces: readonly Piece[]) {
  const cells = new Map<string, Set<number>>()
  const cellOf = ([x, y]: XY): XY => [Math.round(x / gapMm), Math.round(y / gapMm)]
  const key = (x: number, y: number) => `${x} ${y}`
  for (const [index, { from, to }] of pieces.entries()) {
    for (const end of [from, to]) {
      const cell = key(...cellOf(end))
      cells.set(cell, (cells.get(cell) ?? new Set()).add(index))
    }
  }
  return (at: XY, free: ReadonlySet<number>): number | undefined => {
    const [x, y] = cellOf(at)
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        const cell = cells.get(key(x + dx, y + dy)) ?? new Set()
        for (const index of cell) {
          // What is taken is not asked again: in a drawing of one point that would be all by all.
          if (!free.has(index)) cell.delete(index)
          else if (Math.min(...endsFrom(pieces[index]!, at)) <= gapMm) return index
        }
      }
    }
    return undefined
  }
}

const digits = (value: number): number => Number(value.toPrecision(6))

/** Where more than two pieces meet, the first that goes on is taken: outlines do not touch themselves. */
function chained(pieces: readonly Piece[]): Piece[][] {
  const nextAt = endsOf(pieces)
  const free = new Set(pieces.keys())
  const chains: Piece[][] = []
  for (const [index, first] of pieces.entries()) {
    if (!free.delete(index)) continue
    const chain = [first]
    while (apart(chain.at(-1)!.to, first.from) > gapMm) {
      const end = chain.at(-1)!.to
      const next = nextAt(end, free)
      if (next === undefined) {
        return refuse('parts.dxf_open', { x: digits(end[0]), y: digits(end[1]) })
      }
      free.delete(next)
      const piece = pieces[next]!
      chain.push(apart(piece.from, end) <= gapMm ? piece : turned(piece))
    }
    chains.push(chain)
  }
  return chains
}

/** Chord, radius and angle of an arc with its bulge. */
function arcOf({ from, to, bulge }: Piece) {
  const chord = apart(from, to)
  const angle = 4 * Math.atan(bulge)
  const radius = bulge === 0 ? Infinity : Math.abs((chord * (1 + bulge * bulge)) / (4 * bulge))
  return { chord, angle, radius }
}

function pointsOf(piece: Piece): XY[] {
  const { from, to, bulge } = piece
  if (bulge === 0) return [from]
  const { angle, radius } = arcOf(piece)
  const way = Math.atan2(to[1] - from[1], to[0] - from[0])
  // The centre lies left of the chord for what turns left by less than half.
  const toCentre = way + Math.PI / 2 - angle / 2
  const side = Math.sign(angle)
  const centre: XY = [
    from[0] + radius * Math.cos(toCentre) * side,
    from[1] + radius * Math.sin(toCentre) * side,
  ]
  const begin = Math.atan2(from[1] - centre[1], from[0] - centre[0])
  return Array.from({ length: arcSteps }, (_none, step): XY => {
    const at = begin + (angle * step) / arcSteps
    return [centre[0] + radius * Math.cos(at), centre[1] + radius * Math.sin(at)]
  })
}

function boxOf(points: readonly XY[]): Pick<Loop, 'min' | 'max'> {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    ;[minX, minY] = [Math.min(minX, x), Math.min(minY, y)]
    ;[maxX, maxY] = [Math.max(maxX, x), Math.max(maxY, y)]
  }
  return { min: [minX, minY], max: [maxX, maxY] }
}

/** Exact: the polygon of the chords and the segment under each arc. */
function loopOf(chain: readonly Piece[]): Loop {
  let [area, length] = [0, 0]
  for (const piece of chain) {
    const { from, to, bulge } = piece
    area += (from[0] * to[1] - to[0] * from[1]) / 2
    const { chord, angle, radius } = arcOf(piece)
    length += bulge === 0 ? chord : radius * Math.abs(angle)
    if (bulge !== 0) area += ((radius * radius) / 2) * (angle - Math.sin(angle))
  }
  const around = chain.flatMap(pointsOf)
  return { areaMm2: Math.abs(area), lengthMm: length, ...boxOf(around), around, ...roundOf(chain) }
}

/** A circle in two or more arcs is one as well. */
function roundOf(chain: readonly Piece[]): Pick<Loop, 'diameterMm'> {
  const arcs = chain.map(arcOf)
  const radius = arcs[0]!.radius
  const turn = arcs.reduce((sum, { angle }) => sum + angle, 0)
  const isRound =
    Number.isFinite(radius) &&
    arcs.every((arc) => Math.abs(arc.radius - radius) <= gapMm) &&
    Math.abs(Math.abs(turn) - 2 * Math.PI) < 1e-3
  return { diameterMm: isRound ? 2 * radius : null }
}

function circleLoop({ at: [x, y], radius }: Drawing['circles'][number]): Loop {
  const around = Array.from({ length: 4 * arcSteps }, (_none, step): XY => {
    const angle = (Math.PI * step) / (2 * arcSteps)
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
  return {
    areaMm2: Math.PI * radius * radius,
    lengthMm: 2 * Math.PI * radius,
    diameterMm: 2 * radius,
    ...{ min: [x - radius, y - radius], max: [x + radius, y + radius], around },
  }
}

const within = (inner: Loop, outer: Loop): boolean =>
  inner.areaMm2 < outer.areaMm2 &&
  [0, 1].every((axis) => inner.min[axis]! >= outer.min[axis]! - gapMm) &&
  [0, 1].every((axis) => inner.max[axis]! <= outer.max[axis]! + gapMm) &&
  encloses(outer.around, inner.around[0]!)

function encloses(around: readonly XY[], [x, y]: XY): boolean {
  let inside = false
  for (const [index, [ax, ay]] of around.entries()) {
    const [bx, by] = around[(index + 1) % around.length]!
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  }
  return inside
}

/** Each asks all that are larger: beyond this many it takes longer than anybody waits. */
const maxLoops = 4000

export function outlineOf({ pieces, circles }: Drawing): Outline {
  // What has no length is a mark.
  const drawn = pieces.filter((piece) => apart(piece.from, piece.to) > 1e-6 || piece.bulge !== 0)
  const loops = [
    ...chained(drawn).map(loopOf),
    ...circles.filter(({ radius }) => radius > 0).map(circleLoop),
  ].filter(({ areaMm2 }) => areaMm2 > 1e-6)
  if (loops.length === 0) refuse('parts.dxf_nothing')
  if (loops.length > maxLoops) refuse('parts.dxf_loops', { limit: maxLoops })
  const depth = loops.map((one) => loops.filter((other) => within(one, other)).length)
  const outer = loops.filter((_loop, at) => depth[at]! % 2 === 0)
  const inner = loops.filter((_loop, at) => depth[at]! % 2 === 1)
  return { outer, inner, ...boxOf(outer.flatMap(({ min, max }) => [min, max])) }
}
