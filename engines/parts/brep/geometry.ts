/** Curves and surfaces of a boundary representation, in the parameters of OpenCASCADE. */
import {
  cross,
  dot,
  lengthOf,
  minus,
  plus,
  rejected,
  scaled,
  unit,
  type Vector,
} from './vectors.ts'

/** A curve in the plane or in space: the dimension is that of its vectors. */
export type Curve =
  | { readonly kind: 'line'; readonly p: Vector; readonly d: Vector }
  | {
      readonly kind: 'circle' | 'ellipse' | 'hyperbola'
      readonly p: Vector
      readonly x: Vector
      readonly y: Vector
      readonly a: number
      readonly b: number
    }
  | {
      readonly kind: 'parabola'
      readonly p: Vector
      readonly x: Vector
      readonly y: Vector
      readonly focal: number
    }
  | {
      readonly kind: 'bspline'
      readonly degree: number
      readonly knots: readonly number[]
      readonly poles: readonly Vector[]
      readonly weights: readonly number[] | null
    }
  | {
      readonly kind: 'offset'
      readonly base: Curve
      readonly by: number
      /** In space the offset lies along the tangent crossed with it; null in the plane. */
      readonly direction: Vector | null
    }

/** Origin and axes; `n` is the axis of what turns. */
export type Frame = {
  readonly p: Vector
  readonly n: Vector
  readonly x: Vector
  readonly y: Vector
}

export type Surface =
  | (Frame & { readonly kind: 'plane' })
  | (Frame & { readonly kind: 'cylinder' | 'sphere'; readonly r: number })
  | (Frame & { readonly kind: 'cone'; readonly r: number; readonly angle: number })
  | (Frame & { readonly kind: 'torus'; readonly r: number; readonly tube: number })
  | { readonly kind: 'extrusion'; readonly base: Curve; readonly d: Vector }
  | { readonly kind: 'revolution'; readonly base: Curve; readonly p: Vector; readonly n: Vector }
  | {
      readonly kind: 'bspline'
      readonly degrees: readonly [number, number]
      readonly knots: readonly [readonly number[], readonly number[]]
      /** One row for each pole along u. */
      readonly poles: readonly (readonly Vector[])[]
      readonly weights: readonly (readonly number[])[] | null
    }
  | { readonly kind: 'offset'; readonly base: Surface; readonly by: number }

/** The span of knots in which a parameter lies. */
function spanOf(knots: readonly number[], degree: number, t: number): number {
  const last = knots.length - degree - 2
  if (t >= knots[last + 1]!) return last
  let [low, high] = [degree, last]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (knots[middle]! <= t) low = middle
    else high = middle - 1
  }
  return low
}

/** De Boor: the point of weighted poles, which carry their weight as last coordinate. */
function deBoor(
  knots: readonly number[],
  degree: number,
  poles: readonly Vector[],
  t: number,
): Vector {
  const span = spanOf(knots, degree, t)
  const work = poles.slice(span - degree, span + 1)
  for (let round = 1; round <= degree; round++) {
    for (let index = degree; index >= round; index--) {
      const low = knots[span - degree + index]!
      const high = knots[span + 1 + index - round]!
      const share = high > low ? (t - low) / (high - low) : 0
      work[index] = plus(scaled(work[index - 1]!, 1 - share), work[index]!, share)
    }
  }
  return work[degree]!
}

const weighted = (pole: Vector, weight: number): Vector => [...scaled(pole, weight), weight]
const unweighted = (point: Vector): Vector => scaled(point.slice(0, -1), 1 / point.at(-1)!)

/** Derivatives by differences are good to what we ask: on which side of an edge a face lies. */
const step = 1e-6

export function curveAt(curve: Curve, t: number): Vector {
  switch (curve.kind) {
    case 'line':
      return plus(curve.p, curve.d, t)
    case 'circle':
    case 'ellipse':
      return plus(plus(curve.p, curve.x, curve.a * Math.cos(t)), curve.y, curve.b * Math.sin(t))
    case 'hyperbola':
      return plus(plus(curve.p, curve.x, curve.a * Math.cosh(t)), curve.y, curve.b * Math.sinh(t))
    case 'parabola':
      return plus(plus(curve.p, curve.x, (t * t) / (4 * curve.focal)), curve.y, t)
    case 'bspline': {
      const { degree, knots, poles, weights } = curve
      if (weights === null) return deBoor(knots, degree, poles, t)
      const lifted = poles.map((pole, index) => weighted(pole, weights[index]!))
      return unweighted(deBoor(knots, degree, lifted, t))
    }
    case 'offset': {
      const tangent = curveTangent(curve.base, t)
      const side = curve.direction ? cross(tangent, curve.direction) : [tangent[1]!, -tangent[0]!]
      return plus(curveAt(curve.base, t), unit(side), curve.by)
    }
  }
}

/** Along the curve, of length one. */
export function curveTangent(curve: Curve, t: number): Vector {
  if (curve.kind === 'line') return unit(curve.d)
  return unit(minus(curveAt(curve, t + step), curveAt(curve, t - step)))
}

function turnedAbout(point: Vector, origin: Vector, axis: Vector, angle: number): Vector {
  const arm = minus(point, origin)
  const along = scaled(axis, dot(arm, axis))
  const flat = minus(arm, along)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return plus(plus(plus(plus(origin, along), flat, cos), cross(axis, flat), sin), [0, 0, 0])
}

const around = ({ p, x, y }: Frame, radius: number, u: number): Vector =>
  plus(plus(p, x, radius * Math.cos(u)), y, radius * Math.sin(u))

function splineAt(surface: Surface & { kind: 'bspline' }, u: number, v: number): Vector {
  const { degrees, knots, poles, weights } = surface
  const rows = poles.map((row, index) => {
    const lifted = weights ? row.map((pole, at) => weighted(pole, weights[index]![at]!)) : row
    return deBoor(knots[1], degrees[1], lifted, v)
  })
  const point = deBoor(knots[0], degrees[0], rows, u)
  return weights ? unweighted(point) : point
}

export function surfaceAt(surface: Surface, u: number, v: number): Vector {
  switch (surface.kind) {
    case 'plane':
      return plus(plus(surface.p, surface.x, u), surface.y, v)
    case 'cylinder':
      return plus(around(surface, surface.r, u), surface.n, v)
    case 'cone': {
      const radius = surface.r + v * Math.sin(surface.angle)
      return plus(around(surface, radius, u), surface.n, v * Math.cos(surface.angle))
    }
    case 'sphere':
      return plus(around(surface, surface.r * Math.cos(v), u), surface.n, surface.r * Math.sin(v))
    case 'torus': {
      const radius = surface.r + surface.tube * Math.cos(v)
      return plus(around(surface, radius, u), surface.n, surface.tube * Math.sin(v))
    }
    case 'extrusion':
      return plus(curveAt(surface.base, u), surface.d, v)
    case 'revolution':
      return turnedAbout(curveAt(surface.base, v), surface.p, surface.n, u)
    case 'bspline':
      return splineAt(surface, u, v)
    case 'offset':
      return plus(surfaceAt(surface.base, u, v), surfaceNormal(surface.base, u, v), surface.by)
  }
}

/** The derivative along u crossed with that along v, of length one. */
export function surfaceNormal(surface: Surface, u: number, v: number): Vector {
  if (surface.kind === 'plane') return cross(surface.x, surface.y)
  const alongU = minus(surfaceAt(surface, u + step, v), surfaceAt(surface, u - step, v))
  const alongV = minus(surfaceAt(surface, u, v + step), surfaceAt(surface, u, v - step))
  return unit(cross(alongU, alongV))
}

/** The parameters of a point of an elementary surface; undefined for the others. */
export function parametersOf(
  surface: Surface,
  point: Vector,
): readonly [number, number] | undefined {
  if (!('x' in surface)) return undefined
  const arm = minus(point, surface.p)
  const [a, b, c] = [dot(arm, surface.x), dot(arm, surface.y), dot(arm, surface.n)]
  const turn = Math.atan2(b, a)
  switch (surface.kind) {
    case 'plane':
      return [a, b]
    case 'cylinder':
      return [turn, c]
    case 'cone':
      return [
        surface.r + c * Math.tan(surface.angle) < 0 ? turn + Math.PI : turn,
        c / Math.cos(surface.angle),
      ]
    case 'sphere':
      return [turn, Math.atan2(c, Math.hypot(a, b))]
    case 'torus':
      return [turn, Math.atan2(c, Math.hypot(a, b) - surface.r)]
  }
}

/** How far a point lies from an elementary surface; undefined for the others. */
export function distanceTo(surface: Surface, point: Vector): number | undefined {
  const at = parametersOf(surface, point)
  return at && lengthOf(minus(surfaceAt(surface, ...at), point))
}

/** A point's foot on the axis of what turns, its distance from it and its place along it. */
export function aboutAxis({ p, n }: Pick<Frame, 'p' | 'n'>, point: Vector) {
  const arm = minus(point, p)
  return { along: dot(arm, n), off: lengthOf(rejected(arm, n)) }
}
