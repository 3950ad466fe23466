/** What is shown of a part: its triangles and a small picture. The file has been analysed and found sound before. */
import { gzipSync } from 'node:zlib'
import { packView, type ViewMesh } from '../../../domain/parts/viewMesh.ts'
import type { PartAnalysis } from '../../../domain/parts/analysis.ts'
import type { Mesh } from '../mesh/solid.ts'
import { isBinaryStl, isWordStl, readStl } from '../mesh/stl.ts'
import { read3mf } from '../mesh/threeMf.ts'
import { Refusal, refuse } from '../refusal.ts'
import { pictureOf } from './picture.ts'
import { boxOf, maxViewTriangles, stepView } from './stepView.ts'
import { thinned } from './thinned.ts'

/** Raised with every change by which the same bytes are shown otherwise: what was made is kept by it. */
export const viewVersion = 1

export type ViewAnswer =
  | {
      readonly reason: null
      /** `packView`, gzipped, in Base64. */
      readonly mesh: string
      /** PNG, in Base64. */
      readonly picture: string
    }
  | { readonly reason: string; readonly facts: PartAnalysis['facts'] }

function ofMesh({ points, triangles }: Mesh): ViewMesh {
  if (triangles.length === 0) refuse('parts.view_nothing')
  const mesh = { points: Float32Array.from(points), triangles }
  const shown = triangles.length / 3 > maxViewTriangles ? thinned(mesh) : mesh
  const count = shown.triangles.length / 3
  if (count > maxViewTriangles) refuse('parts.view_too_large', { limit: maxViewTriangles })
  return { ...boxOf(shown.points), ...shown, faces: [{ face: 0, solid: 1, first: 0, count }] }
}

function viewOf(bytes: Uint8Array): Promise<ViewMesh> {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (/ISO-10303-21/i.test(head)) return stepView(bytes)
  if (head.startsWith('PK\u0003\u0004')) return Promise.resolve(ofMesh(read3mf(bytes).mesh))
  if (isBinaryStl(bytes) || isWordStl(bytes)) return Promise.resolve(ofMesh(readStl(bytes)))
  return refuse('parts.view_nothing')
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export async function makeView(bytes: Uint8Array): Promise<ViewAnswer> {
  try {
    const mesh = await viewOf(bytes)
    return { reason: null, mesh: text(gzipSync(packView(mesh))), picture: text(pictureOf(mesh)) }
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.code, facts: error.facts }
    throw error
  }
}
