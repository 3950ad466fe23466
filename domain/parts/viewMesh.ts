/**
 * A part as triangles to look at: coarse, each face by its number, in a compact form of its own.
 *
 * `BGV1`, then little-endian: faces, points, triangles (u32); the box (6 f32); of each face its number, its solid, its
 * first triangle and how many (4 u32); of each point x, y, z within the box (3 u16); of each triangle its corners (3 u32).
 */

/** 0 where triangles belong to no face: a mesh has none. */
export type ViewFace = {
  readonly face: number
  /** From 1. */
  readonly solid: number
  readonly first: number
  readonly count: number
}

export type ViewMesh = {
  readonly min: readonly number[]
  readonly max: readonly number[]
  readonly faces: readonly ViewFace[]
  /** x, y, z, in millimetres. */
  readonly points: Float32Array
  readonly triangles: Uint32Array
}

const magic = 0x31564742
const headBytes = 16 + 24
const steps = 65_535

const even = (bytes: number): number => (bytes + 3) & ~3

export function packView({ min, max, faces, points, triangles }: ViewMesh): Uint8Array {
  const pointsAt = headBytes + faces.length * 16
  const trianglesAt = pointsAt + even(points.length * 2)
  const bytes = new Uint8Array(trianglesAt + triangles.length * 4)
  const view = new DataView(bytes.buffer)
  const heads = [magic, faces.length, points.length / 3, triangles.length / 3]
  for (const [at, head] of heads.entries()) view.setUint32(at * 4, head, true)
  for (const [at, side] of [...min, ...max].entries()) view.setFloat32(16 + at * 4, side, true)
  for (const [at, { face, solid, first, count }] of faces.entries()) {
    for (const [column, value] of [face, solid, first, count].entries()) {
      view.setUint32(headBytes + at * 16 + column * 4, value, true)
    }
  }
  for (let at = 0; at < points.length; at++) {
    const axis = at % 3
    const span = max[axis]! - min[axis]!
    const share = span > 0 ? (points[at]! - min[axis]!) / span : 0
    view.setUint16(pointsAt + at * 2, Math.round(Math.min(1, Math.max(0, share)) * steps), true)
  }
  for (let at = 0; at < triangles.length; at++) {
    view.setUint32(trianglesAt + at * 4, triangles[at]!, true)
  }
  return bytes
}

/** Null where the bytes are none of ours. */
export function unpackView(bytes: Uint8Array): ViewMesh | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < headBytes || view.getUint32(0, true) !== magic) return null
  const [faceCount, pointCount, triangleCount] = [4, 8, 12].map((at) => view.getUint32(at, true))
  const pointsAt = headBytes + faceCount! * 16
  const trianglesAt = pointsAt + even(pointCount! * 6)
  if (bytes.byteLength !== trianglesAt + triangleCount! * 12) return null
  const sides = Array.from({ length: 6 }, (_none, at) => view.getFloat32(16 + at * 4, true))
  const [min, max] = [sides.slice(0, 3), sides.slice(3)]
  const faces = Array.from({ length: faceCount! }, (_none, at): ViewFace => {
    const [face, solid, first, count] = [0, 4, 8, 12].map((column) =>
      view.getUint32(headBytes + at * 16 + column, true),
    )
    return { face: face!, solid: solid!, first: first!, count: count! }
  })
  const points = new Float32Array(pointCount! * 3)
  for (let at = 0; at < points.length; at++) {
    const axis = at % 3
    const share = view.getUint16(pointsAt + at * 2, true) / steps
    points[at] = min[axis]! + share * (max[axis]! - min[axis]!)
  }
  const triangles = new Uint32Array(triangleCount! * 3)
  for (let at = 0; at < triangles.length; at++) {
    triangles[at] = view.getUint32(trianglesAt + at * 4, true)
  }
  return { min, max, faces, points, triangles }
}
