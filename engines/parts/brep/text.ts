/**
 * Reads the text form of a boundary representation, as OpenCASCADE writes it: one call hands over the whole
 * part, and everything after is arithmetic of ours. Curves are parsed, points and faces kept as they lie.
 */
import { identity, composed, inverse, type Placement, type Vector } from './vectors.ts'
import type { Curve, Frame, Surface } from './geometry.ts'

export type Orientation = '+' | '-' | 'i' | 'e'
export type Child = { readonly shape: number; readonly place: number; readonly turn: Orientation }

export type RawEdge = {
  readonly type: 'Ed'
  readonly tolerance: number
  readonly degenerated: boolean
  readonly curve: { readonly of: number; readonly place: number; readonly range: Range } | null
  /** By surface: curves in its parameters; two of a seam. */
  readonly onSurfaces: readonly {
    readonly surface: number
    readonly curves: readonly number[]
    readonly range: Range
  }[]
}
export type Range = readonly [number, number]
export type RawFace = {
  readonly type: 'Fa'
  readonly tolerance: number
  readonly surface: number
  readonly place: number
}
export type RawVertex = { readonly type: 'Ve'; readonly tolerance: number; readonly point: Vector }
export type RawOther = { readonly type: 'Wi' | 'Sh' | 'So' | 'CS' | 'Co' }
export type RawShape = (RawEdge | RawFace | RawVertex | RawOther) & {
  readonly children: readonly Child[]
  readonly closed: boolean
}

export type BrepText = {
  /** From 1; 0 is where things are. */
  readonly places: readonly Placement[]
  /** Curves and surfaces are named from 1 as well, and stand here from 0. */
  readonly curves2d: readonly Curve[]
  readonly curves: readonly Curve[]
  readonly surfaces: readonly Surface[]
  /** From 1, as children name them. */
  readonly shapes: readonly (RawShape | null)[]
  readonly root: Child
}

type Words = { readonly all: readonly string[]; at: number }

function word(words: Words): string {
  const found = words.all[words.at++]
  if (found === undefined) throw new Error('the representation ends early')
  return found
}
const number = (words: Words): number => Number(word(words))
const numbers = (words: Words, count: number): number[] =>
  Array.from({ length: count }, () => number(words))

function section(words: Words, name: string): number {
  const found = word(words)
  if (found !== name) throw new Error(`"${name}" expected, not "${found}"`)
  return number(words)
}

function table<T>(words: Words, name: string, read: (words: Words) => T): T[] {
  const count = section(words, name)
  const found: T[] = []
  for (let index = 0; index < count; index++) found.push(read(words))
  return found
}

function placesOf(words: Words): Placement[] {
  const places: Placement[] = [identity]
  const count = section(words, 'Locations')
  for (let index = 0; index < count; index++) {
    if (number(words) === 1) {
      places.push(numbers(words, 12))
      continue
    }
    let place = identity
    for (let of = number(words); of !== 0; of = number(words)) {
      const power = number(words)
      const one = power < 0 ? inverse(places[of]!) : places[of]!
      for (let time = 0; time < Math.abs(power); time++) place = composed(place, one)
    }
    places.push(place)
  }
  return places
}

/** Knots with how often each counts, as one list. */
function knotsOf(words: Words, count: number): number[] {
  const knots: number[] = []
  for (let index = 0; index < count; index++) {
    const knot = number(words)
    const times = number(words)
    for (let time = 0; time < times; time++) knots.push(knot)
  }
  return knots
}

/** A periodic spline as an open one: poles and knots go on round the seam. */
function opened(degree: number, knots: number[], poles: number): { knots: number[]; wrap: number } {
  const period = knots.at(-1)! - knots[0]!
  const ends = knots.filter((knot) => knot === knots[0]).length
  const inner = knots.slice(0, knots.length - ends)
  const before: number[] = []
  for (let index = 1; index <= degree + 1 - ends; index++) {
    before.unshift(inner.at(-index)! - period)
  }
  const all = [...before, ...knots]
  for (let index = ends; all.length < poles + 2 * degree + 2 - ends; index++) {
    all.push(knots[index]! + period)
  }
  return { knots: all, wrap: all.length - degree - 1 - poles }
}

type Poles = { readonly poles: Vector[]; readonly weights: number[] | null }

function polesOf(words: Words, count: number, size: number, rational: boolean): Poles {
  const poles: Vector[] = []
  const weights: number[] = []
  for (let index = 0; index < count; index++) {
    poles.push(numbers(words, size))
    if (rational) weights.push(number(words))
  }
  return { poles, weights: rational ? weights : null }
}

const clamped = (degree: number): number[] => [
  ...Array.from({ length: degree + 1 }, () => 0),
  ...Array.from({ length: degree + 1 }, () => 1),
]

const wrapped = <T>(list: readonly T[], more: number): T[] => [
  ...list,
  ...Array.from({ length: more }, (_none, index) => list[index % list.length]!),
]

function splineOf(words: Words, size: number): Curve {
  const [rational, periodic, degree, count, knotCount] = numbers(words, 5)
  const { poles, weights } = polesOf(words, count!, size, rational === 1)
  const given = knotsOf(words, knotCount!)
  if (periodic !== 1) return { kind: 'bspline', degree: degree!, knots: given, poles, weights }
  const { knots, wrap } = opened(degree!, given, count!)
  const round = weights && wrapped(weights, wrap)
  return { kind: 'bspline', degree: degree!, knots, poles: wrapped(poles, wrap), weights: round }
}

/** A curve of the plane (size 2) or of space (3). */
function curveOf(words: Words, size: number): Curve {
  const kind = number(words)
  const vector = () => numbers(words, size)
  if (kind === 1) return { kind: 'line', p: vector(), d: vector() }
  if (kind >= 2 && kind <= 5) {
    const p = vector()
    if (size === 3) vector()
    const axes = { p, x: vector(), y: vector() }
    const a = number(words)
    if (kind === 2) return { kind: 'circle', ...axes, a, b: a }
    if (kind === 4) return { kind: 'parabola', ...axes, focal: a }
    return { kind: kind === 3 ? 'ellipse' : 'hyperbola', ...axes, a, b: number(words) }
  }
  if (kind === 6) {
    const [rational, degree] = numbers(words, 2)
    const poles = polesOf(words, degree! + 1, size, rational === 1)
    return { kind: 'bspline', degree: degree!, knots: clamped(degree!), ...poles }
  }
  if (kind === 7) return splineOf(words, size)
  if (kind === 8) {
    numbers(words, 2)
    return curveOf(words, size)
  }
  if (kind !== 9) throw new Error(`a curve of kind ${kind}`)
  const by = number(words)
  const direction = size === 3 ? vector() : null
  return { kind: 'offset', by, direction, base: curveOf(words, size) }
}

function frameOf(words: Words): Frame {
  const [p, n, x, y] = [numbers(words, 3), numbers(words, 3), numbers(words, 3), numbers(words, 3)]
  return { p, n, x, y }
}

type Grid = { readonly poles: Vector[][]; readonly weights: number[][] | null }

function gridOf(words: Words, rows: number, columns: number, rational: boolean): Grid {
  const lines = Array.from({ length: rows }, () => polesOf(words, columns, 3, rational))
  const weights = rational ? lines.map((line) => line.weights!) : null
  return { poles: lines.map((line) => line.poles), weights }
}

function splineSurfaceOf(words: Words): Surface {
  const [rationalU, rationalV, periodicU, periodicV] = numbers(words, 4)
  const [degreeU, degreeV, rows, columns, knotsU, knotsV] = numbers(words, 6)
  const rational = rationalU === 1 || rationalV === 1
  let { poles, weights } = gridOf(words, rows!, columns!, rational)
  let [u, v] = [knotsOf(words, knotsU!), knotsOf(words, knotsV!)]
  if (periodicU === 1) {
    const { knots, wrap } = opened(degreeU!, u, rows!)
    u = knots
    poles = wrapped(poles, wrap)
    weights = weights && wrapped(weights, wrap)
  }
  if (periodicV === 1) {
    const { knots, wrap } = opened(degreeV!, v, columns!)
    v = knots
    poles = poles.map((row) => wrapped(row, wrap))
    weights = weights && weights.map((row) => wrapped(row, wrap))
  }
  return { kind: 'bspline', degrees: [degreeU!, degreeV!], knots: [u, v], poles, weights }
}

function surfaceOf(words: Words): Surface {
  const kind = number(words)
  switch (kind) {
    case 1:
      return { kind: 'plane', ...frameOf(words) }
    case 2:
      return { kind: 'cylinder', ...frameOf(words), r: number(words) }
    case 3:
      return { kind: 'cone', ...frameOf(words), r: number(words), angle: number(words) }
    case 4:
      return { kind: 'sphere', ...frameOf(words), r: number(words) }
    case 5:
      return { kind: 'torus', ...frameOf(words), r: number(words), tube: number(words) }
    case 6:
      return { kind: 'extrusion', d: numbers(words, 3), base: curveOf(words, 3) }
    case 7: {
      const [p, n] = [numbers(words, 3), numbers(words, 3)]
      return { kind: 'revolution', p, n, base: curveOf(words, 3) }
    }
    case 8: {
      const [rationalU, rationalV, degreeU, degreeV] = numbers(words, 4)
      const rational = rationalU === 1 || rationalV === 1
      const grid = gridOf(words, degreeU! + 1, degreeV! + 1, rational)
      const knots = [clamped(degreeU!), clamped(degreeV!)] as const
      return { kind: 'bspline', degrees: [degreeU!, degreeV!], knots, ...grid }
    }
    case 9:
      return splineSurfaceOf(words)
    case 10:
      numbers(words, 4)
      return surfaceOf(words)
    case 11:
      return { kind: 'offset', by: number(words), base: surfaceOf(words) }
    default:
      throw new Error(`a surface of kind ${kind}`)
  }
}

function vertexOf(words: Words): RawVertex {
  const tolerance = number(words)
  const point = numbers(words, 3)
  for (;;) {
    number(words)
    const kind = number(words)
    if (kind === 0) return { type: 'Ve', tolerance, point }
    numbers(words, kind === 1 ? 2 : 3)
  }
}

const glued = /^(\d+)?([CG][\dN])$/

/** A seam's second curve and the continuity across it may be written as one word. */
function secondCurve(words: Words): number {
  const found = word(words)
  const parts = glued.exec(found)
  if (parts?.[1] !== undefined) return Number(parts[1])
  word(words)
  return Number(found)
}

function edgeOf(words: Words): RawEdge {
  const [tolerance, , , degenerated] = numbers(words, 4)
  const onSurfaces: RawEdge['onSurfaces'][number][] = []
  let curve: RawEdge['curve'] = null
  const range = (): Range => [number(words), number(words)]
  for (let kind = number(words); kind !== 0; kind = number(words)) {
    if (kind === 1) {
      const [of, place] = numbers(words, 2)
      curve = { of: of!, place: place!, range: range() }
      if (of === 0) curve = null
    } else if (kind === 2 || kind === 3) {
      const curves = [number(words)]
      if (kind === 3) curves.push(secondCurve(words))
      const [surface] = numbers(words, 2)
      onSurfaces.push({ surface: surface!, curves, range: range() })
    } else if (kind === 4) {
      word(words)
      numbers(words, 4)
    } else if (kind === 5) numbers(words, 2)
    else numbers(words, kind === 6 ? 3 : 4)
  }
  return { type: 'Ed', tolerance: tolerance!, degenerated: degenerated === 1, curve, onSurfaces }
}

const flags = /^[01]{7}$/

function faceOf(words: Words): RawFace {
  const [, tolerance, surface, place] = numbers(words, 4)
  if (!flags.test(words.all[words.at] ?? '')) numbers(words, 2)
  return { type: 'Fa', tolerance: tolerance!, surface: surface!, place: place! }
}

function childOf(words: Words, shapes: number, first = word(words)): Child {
  const turn = first[0] as Orientation
  return { turn, shape: shapes - Number(first.slice(1)) + 1, place: number(words) }
}

function shapeOf(words: Words, shapes: number): RawShape {
  const type = word(words)
  const read = { Ve: vertexOf, Ed: edgeOf, Fa: faceOf }[type]
  const own = read ? read(words) : { type: type as RawOther['type'] }
  const flagged = word(words)
  if (!flags.test(flagged)) throw new Error(`flags expected, not "${flagged}"`)
  const children: Child[] = []
  for (let next = word(words); next !== '*'; next = word(words)) {
    children.push(childOf(words, shapes, next))
  }
  return { ...own, children, closed: flagged[4] === '1' }
}

export function readBrep(text: string): BrepText {
  const all = text.split(/\s+/).filter((one) => one !== '')
  const words: Words = { all, at: all.indexOf('Locations') }
  const places = placesOf(words)
  const curves2d = table(words, 'Curve2ds', (from) => curveOf(from, 2))
  const curves = table(words, 'Curves', (from) => curveOf(from, 3))
  if (section(words, 'Polygon3D') + section(words, 'PolygonOnTriangulations') > 0) {
    throw new Error('the representation holds a mesh')
  }
  const surfaces = table(words, 'Surfaces', surfaceOf)
  if (section(words, 'Triangulations') > 0) throw new Error('the representation holds a mesh')
  const count = section(words, 'TShapes')
  const shapes: (RawShape | null)[] = [null]
  for (let index = 0; index < count; index++) shapes.push(shapeOf(words, count))
  return { places, curves2d, curves, surfaces, shapes, root: childOf(words, count) }
}
