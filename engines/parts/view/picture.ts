/** A small picture of a part, drawn without a browser: seen from the front, right and above, with a depth for each dot. */
import { crc32, deflateSync } from 'node:zlib'
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'

export const pictureSize = { width: 240, height: 180 } as const
/** Drawn larger and averaged, so that edges are smooth. */
const finer = 2
const margin = 0.06

type Row = readonly [number, number, number]
const unit = ([x, y, z]: Row): Row => {
  const size = Math.hypot(x, y, z)
  return [x / size, y / size, z / size]
}
const cross = (a: Row, b: Row): Row => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

/** Towards whoever looks. */
const towards = unit([1, -1.4, 0.95])
const right = unit(cross([0, 0, 1], towards))
const up = cross(towards, right)
const light = unit([0.35, -0.75, 1])

const body: Row = [126, 142, 163]
const darkest = 0.42

const along = (axis: Row, points: Float32Array, corner: number): number =>
  axis[0] * points[3 * corner]! +
  axis[1] * points[3 * corner + 1]! +
  axis[2] * points[3 * corner + 2]!

type Dots = { readonly x: Float32Array; readonly y: Float32Array; readonly depth: Float32Array }

/** Where each corner is drawn. */
function dotsOf({ points }: ViewMesh, width: number, height: number): Dots {
  const count = points.length / 3
  const axes = [right, up, towards].map((axis) =>
    Float32Array.from({ length: count }, (_none, corner) => along(axis, points, corner)),
  ) as [Float32Array, Float32Array, Float32Array]
  const range = (all: Float32Array) => {
    let [least, most] = [Infinity, -Infinity]
    for (const one of all) {
      least = Math.min(least, one)
      most = Math.max(most, one)
    }
    return { least, most }
  }
  const [h, v] = [range(axes[0]), range(axes[1])]
  const room = 1 - 2 * margin
  const scale = Math.min(
    (width * room) / Math.max(h.most - h.least, 1e-6),
    (height * room) / Math.max(v.most - v.least, 1e-6),
  )
  const [midH, midV] = [(h.least + h.most) / 2, (v.least + v.most) / 2]
  return {
    x: axes[0].map((one) => width / 2 + (one - midH) * scale),
    y: axes[1].map((one) => height / 2 - (one - midV) * scale),
    depth: axes[2],
  }
}

/** How bright a triangle is; both sides are lit, as a mesh may be turned inside out. */
function brightness({ points }: ViewMesh, a: number, b: number, c: number): number {
  const edge = (from: number, to: number): Row => [
    points[3 * to]! - points[3 * from]!,
    points[3 * to + 1]! - points[3 * from + 1]!,
    points[3 * to + 2]! - points[3 * from + 2]!,
  ]
  const normal = cross(edge(a, b), edge(a, c))
  const size = Math.hypot(...normal)
  if (size === 0) return darkest
  const turned = normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]
  return darkest + (1 - darkest) * Math.abs(turned / size)
}

function drawn(mesh: ViewMesh, width: number, height: number): Uint8Array {
  const { x, y, depth } = dotsOf(mesh, width, height)
  const rgba = new Uint8Array(width * height * 4)
  const nearest = new Float32Array(width * height).fill(-Infinity)
  const { triangles } = mesh
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!]
    const area = (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!)
    if (area === 0) continue
    const shade = brightness(mesh, a, b, c)
    const fromX = Math.max(0, Math.floor(Math.min(x[a]!, x[b]!, x[c]!)))
    const toX = Math.min(width - 1, Math.ceil(Math.max(x[a]!, x[b]!, x[c]!)))
    const fromY = Math.max(0, Math.floor(Math.min(y[a]!, y[b]!, y[c]!)))
    const toY = Math.min(height - 1, Math.ceil(Math.max(y[a]!, y[b]!, y[c]!)))
    for (let py = fromY; py <= toY; py++) {
      for (let px = fromX; px <= toX; px++) {
        const [dx, dy] = [px + 0.5, py + 0.5]
        const wb = ((dx - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (dy - y[a]!)) / area
        const wc = ((x[b]! - x[a]!) * (dy - y[a]!) - (dx - x[a]!) * (y[b]! - y[a]!)) / area
        const wa = 1 - wb - wc
        if (wa < -1e-6 || wb < -1e-6 || wc < -1e-6) continue
        const near = wa * depth[a]! + wb * depth[b]! + wc * depth[c]!
        const dot = py * width + px
        if (near <= nearest[dot]!) continue
        nearest[dot] = near
        for (const [channel, full] of body.entries()) rgba[dot * 4 + channel] = full * shade * 1.25
        rgba[dot * 4 + 3] = 255
      }
    }
  }
  return rgba
}

/** Each dot from the finer ones under it. */
function averaged(fine: Uint8Array, width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  for (let dot = 0; dot < width * height; dot++) {
    const [px, py] = [dot % width, Math.floor(dot / width)]
    const sums = [0, 0, 0, 0]
    for (let under = 0; under < finer * finer; under++) {
      const fx = px * finer + (under % finer)
      const fy = py * finer + Math.floor(under / finer)
      const from = (fy * width * finer + fx) * 4
      const alpha = fine[from + 3]!
      for (const channel of [0, 1, 2]) sums[channel]! += fine[from + channel]! * alpha
      sums[3]! += alpha
    }
    const [red, green, blue, alpha] = sums as [number, number, number, number]
    if (alpha > 0) {
      rgba.set([red / alpha, green / alpha, blue / alpha, alpha / (finer * finer)], dot * 4)
    }
  }
  return rgba
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

/** PNG (ISO/IEC 15948), eight bits a channel, with transparency. */
function png(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const lines = Buffer.alloc(height * (width * 4 + 1))
  for (let row = 0; row < height; row++) {
    lines.set(rgba.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1)
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function pictureOf(mesh: ViewMesh): Uint8Array {
  const { width, height } = pictureSize
  const fine = drawn(mesh, width * finer, height * finer)
  return png(averaged(fine, width, height), width, height)
}
