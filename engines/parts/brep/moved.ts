/** Curves and surfaces where they stand: in the coordinates of the whole part. */
import type { Curve, Surface } from './geometry.ts'
import { identity, placed, turned, type Placement } from './vectors.ts'

export function movedCurve(curve: Curve, place: Placement): Curve {
  if (place === identity) return curve
  switch (curve.kind) {
    case 'line':
      return { ...curve, p: placed(place, curve.p), d: turned(place, curve.d) }
    case 'bspline':
      return { ...curve, poles: curve.poles.map((pole) => placed(place, pole)) }
    case 'offset': {
      const direction = curve.direction && turned(place, curve.direction)
      return { ...curve, base: movedCurve(curve.base, place), direction }
    }
    default: {
      const [x, y] = [turned(place, curve.x), turned(place, curve.y)]
      return { ...curve, p: placed(place, curve.p), x, y }
    }
  }
}

export function movedSurface(surface: Surface, place: Placement): Surface {
  if (place === identity) return surface
  switch (surface.kind) {
    case 'extrusion':
      return { ...surface, base: movedCurve(surface.base, place), d: turned(place, surface.d) }
    case 'revolution': {
      const [p, n] = [placed(place, surface.p), turned(place, surface.n)]
      return { ...surface, base: movedCurve(surface.base, place), p, n }
    }
    case 'bspline': {
      const poles = surface.poles.map((row) => row.map((pole) => placed(place, pole)))
      return { ...surface, poles }
    }
    case 'offset':
      return { ...surface, base: movedSurface(surface.base, place) }
    default: {
      const [p, n] = [placed(place, surface.p), turned(place, surface.n)]
      return { ...surface, p, n, x: turned(place, surface.x), y: turned(place, surface.y) }
    }
  }
}
