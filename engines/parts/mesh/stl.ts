/** STL, binary and in words. It does not say its unit: millimetres are assumed, and that is a finding. */
import { refuse } from '../refusal.ts'
import { maxTriangles, type Mesh } from './solid.ts'

const headBytes = 84
const facetBytes = 50

/** The number of facets tells a binary file; many begin with "solid" as those in words do. */
export function isBinaryStl(bytes: Uint8Array): boolean {
  if (bytes.length < headBytes) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return headBytes + facetBytes * view.getUint32(80, true) === bytes.length
}

export function isWordStl(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return /^\s*solid\b/i.test(head) && /\bfacet\b/i.test(head)
}

function counted(points: Float64Array): Mesh {
  return { points, triangles: Uint32Array.from({ length: points.length / 3 }, (_none, at) => at) }
}

function binary(bytes: Uint8Array): Mesh {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const count = view.getUint32(80, true)
  if (count > maxTriangles) refuse('parts.triangles_too_many', { limit: maxTriangles })
  const points = new Float64Array(9 * count)
  for (let facet = 0; facet < count; facet++) {
    const start = headBytes + facetBytes * facet + 12
    for (let at = 0; at < 9; at++) points[9 * facet + at] = view.getFloat32(start + 4 * at, true)
  }
  return counted(points)
}

const vertex = /\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/gi

function words(bytes: Uint8Array): Mesh {
  const text = Buffer.from(bytes).toString('latin1')
  const numbers: number[] = []
  for (const [, ...found] of text.matchAll(vertex)) {
    const place = found.map(Number)
    if (!place.every(Number.isFinite)) refuse('parts.mesh_broken')
    numbers.push(...place)
    if (numbers.length > 9 * maxTriangles) {
      refuse('parts.triangles_too_many', { limit: maxTriangles })
    }
  }
  if (numbers.length % 9 !== 0) refuse('parts.mesh_broken')
  return counted(Float64Array.from(numbers))
}

export function readStl(bytes: Uint8Array): Mesh {
  return isBinaryStl(bytes) ? binary(bytes) : words(bytes)
}
