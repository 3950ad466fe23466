/** Solids of a boundary representation: faces, edges with the sides they join, loops, all in one place. */
import type { BrepText, Child, Orientation, Range, RawEdge, RawShape } from './text.ts'
import {
  curveAt,
  curveTangent,
  parametersOf,
  surfaceAt,
  surfaceNormal,
  type Curve,
  type Surface,
} from './geometry.ts'
import { movedCurve, movedSurface } from './moved.ts'
import { composed, placed, scaled, type Placement, type Vector } from './vectors.ts'

/** One use of an edge by a face. */
export type Side = {
  readonly face: Face
  readonly loop: number
  /** Whether the loop runs against the curve. */
  readonly against: boolean
  /** In the parameters of the face's surface; null on planes. */
  readonly curve: Curve | null
  readonly curveRange: Range
}

export type Edge = {
  /** The shape of the representation; two uses of one edge have the same. */
  readonly id: number
  readonly tolerance: number
  readonly curve: Curve | null
  readonly range: Range
  /** A point: the tip of a cone, the pole of a sphere. */
  readonly degenerated: boolean
  readonly ends: readonly Vector[]
  readonly sides: Side[]
}

export type Face = {
  /** From 0 within its solid, as the kernel walks. */
  readonly index: number
  readonly surface: Surface
  /** Whether the outside is where the surface's normal points, 1, or on the other side, -1. */
  readonly outward: 1 | -1
  readonly tolerance: number
  /** The edges of each loop, in its order. */
  readonly loops: { readonly edge: Edge; readonly side: Side }[][]
}

export type Solid = {
  readonly shape: number
  readonly place: Placement
  readonly faces: readonly Face[]
  readonly edges: readonly Edge[]
  /** Each shell's faces. */
  readonly shells: readonly (readonly Face[])[]
}

type At = { readonly shape: number; readonly place: Placement; readonly turn: Orientation }

function turnOf(outer: Orientation, inner: Orientation): Orientation {
  if (inner === 'i' || inner === 'e') return inner
  if (outer === 'i' || outer === 'e') return outer
  return outer === inner ? '+' : '-'
}

function into(text: BrepText, parent: At, child: Child): At {
  const place = composed(parent.place, text.places[child.place]!)
  return { shape: child.shape, place, turn: turnOf(parent.turn, child.turn) }
}

/** All shapes of a type under one, as the kernel's explorer meets them. */
function found(text: BrepText, from: At, type: RawShape['type'], seen: At[] = []): At[] {
  const shape = text.shapes[from.shape]
  if (!shape) return seen
  if (shape.type === type) seen.push(from)
  else for (const child of shape.children) found(text, into(text, from, child), type, seen)
  return seen
}

function pointOf(text: BrepText, { shape, place }: At): Vector[] {
  const raw = text.shapes[shape]
  return raw?.type === 'Ve' ? [placed(place, raw.point)] : []
}

function edgeOf(text: BrepText, at: At, raw: RawEdge & RawShape): Edge {
  const { curve } = raw
  const base = curve && text.curves[curve.of - 1]
  return {
    id: at.shape,
    tolerance: raw.tolerance,
    curve: base ? movedCurve(base, composed(at.place, text.places[curve.place]!)) : null,
    range: curve?.range ?? [0, 0],
    degenerated: raw.degenerated || !base,
    ends: raw.children.flatMap((child) => pointOf(text, into(text, at, child))),
    sides: [],
  }
}

type Builder = { readonly text: BrepText; readonly edges: Map<number, Edge> }

function loopsOf({ text, edges }: Builder, face: Face, at: At, surface: number): void {
  const raw = text.shapes[at.shape]!
  // A face that lies reversed shows its loops reversed: the inside is always on the left.
  for (const child of raw.children) {
    const wire = into(text, at, child)
    if (text.shapes[wire.shape]?.type !== 'Wi') continue
    const loop: Face['loops'][number] = []
    for (const one of text.shapes[wire.shape]!.children) {
      const edgeAt = into(text, wire, one)
      const shape = text.shapes[edgeAt.shape]
      if (shape?.type !== 'Ed') continue
      const edge = edges.get(edgeAt.shape) ?? edgeOf(text, edgeAt, shape)
      edges.set(edgeAt.shape, edge)
      const on = shape.onSurfaces.find((each) => each.surface === surface)
      const second = on?.curves.length === 2 && edge.sides.some((side) => side.face === face)
      const curve = on ? (text.curves2d[on.curves[second ? 1 : 0]! - 1] ?? null) : null
      const side: Side = {
        ...{ face, loop: face.loops.length, against: edgeAt.turn === '-' },
        ...{ curve, curveRange: on?.range ?? edge.range },
      }
      edge.sides.push(side)
      loop.push({ edge, side })
    }
    face.loops.push(loop)
  }
}

function faceOf(builder: Builder, at: At, index: number): Face {
  const { text } = builder
  const raw = text.shapes[at.shape]
  if (raw?.type !== 'Fa') throw new Error('not a face')
  const place = composed(at.place, text.places[raw.place]!)
  const surface = text.surfaces[raw.surface - 1]
  if (surface === undefined) throw new Error('a face without a surface')
  const face: Face = {
    ...{ index, surface: movedSurface(surface, place), tolerance: raw.tolerance },
    ...{ outward: at.turn === '-' ? -1 : 1, loops: [] },
  }
  loopsOf(builder, face, at, raw.surface)
  return face
}

function solidOf(text: BrepText, at: At): Solid {
  const builder: Builder = { text, edges: new Map() }
  const faces: Face[] = []
  const shells = found(text, at, 'Sh').map((shell) =>
    found(text, shell, 'Fa').map((face) => {
      const made = faceOf(builder, face, faces.length)
      faces.push(made)
      return made
    }),
  )
  const { shape, place } = at
  return { shape, place, faces, edges: [...builder.edges.values()], shells }
}

/** The solids of the representation in the order in which the kernel's explorer meets them. */
export function solidsOf(text: BrepText): Solid[] {
  const root: At = { ...text.root, place: text.places[text.root.place]! }
  return found(text, root, 'So').map((at) => solidOf(text, at))
}

export const middleOf = ([first, last]: Range): number => (first + last) / 2

/** Parameters of the face's surface at a place of one of its edges, from 0 to 1 along the curve. */
export function parametersAt(edge: Edge, side: Side, share: number): readonly [number, number] {
  if (side.curve !== null) {
    const [first, last] = side.curveRange
    const [u, v] = curveAt(side.curve, first + (last - first) * share)
    return [u!, v!]
  }
  const [first, last] = edge.range
  const point = curveAt(edge.curve!, first + (last - first) * share)
  const at = parametersOf(side.face.surface, point)
  if (at === undefined) throw new Error('an edge without a curve on its face')
  return at
}

/** Out of the material. */
export function outwardAt(face: Face, u: number, v: number): Vector {
  return scaled(surfaceNormal(face.surface, u, v), face.outward)
}

export function pointAt(edge: Edge, share: number): Vector {
  const [first, last] = edge.range
  return edge.curve ? curveAt(edge.curve, first + (last - first) * share) : edge.ends[0]!
}

/** As the face's loop runs: the face lies on the left of it, seen from outside. */
export function tangentAt(edge: Edge, side: Side, share: number): Vector {
  const [first, last] = edge.range
  const along = curveTangent(edge.curve!, first + (last - first) * share)
  return side.against ? scaled(along, -1) : along
}

/** How far the face's surface is from the edge that should lie on it. */
export function surfacePoint(edge: Edge, side: Side, share: number): Vector {
  return surfaceAt(side.face.surface, ...parametersAt(edge, side, share))
}
