/** Meshes written by ourselves: a block of 20 × 30 × 40 from the origin, eight corners, twelve triangles. */
import { strToU8, zipSync } from 'fflate'

export type Point = readonly [number, number, number]
export type Facet = readonly Point[]

const corners = Array.from({ length: 8 }, (_none, bits): Point => [
  ...([bits & 1 ? 20 : 0, bits & 2 ? 30 : 0, bits & 4 ? 40 : 0] as const),
])
const triangles = [
  ...[0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4],
  ...[2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5],
]

export const sampleFacets: readonly Facet[] = Array.from({ length: 12 }, (_none, at) =>
  triangles.slice(3 * at, 3 * at + 3).map((corner) => corners[corner]!),
)

export function binaryStl(all: readonly Facet[]): Buffer {
  const bytes = Buffer.alloc(84 + 50 * all.length)
  bytes.write('solid looks like words', 'latin1')
  bytes.writeUInt32LE(all.length, 80)
  for (const [facet, points] of all.entries()) {
    for (const [at, place] of points.flat().entries()) {
      bytes.writeFloatLE(place, 84 + 50 * facet + 12 + 4 * at)
    }
  }
  return bytes
}

export const wordStl = (all: readonly Facet[]): Buffer =>
  Buffer.from(
    `solid box\n${all
      .map((points) => {
        const lines = points.map((point) => `vertex ${point.join(' ')}`)
        return `facet normal 0 0 0\nouter loop\n${lines.join('\n')}\nendloop\nendfacet`
      })
      .join('\n')}\nendsolid box\n`,
  )

/** The block twice, 100 apart, as an object made of components. `transform` is an attribute of the build's item. */
export function threeMfModel(unit: string, transform = ''): string {
  const vertices = corners.map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}"/>`)
  const faces = Array.from({ length: 12 }, (_none, at) => {
    const [a, b, c] = triangles.slice(3 * at, 3 * at + 3)
    return `<triangle v1="${a}" v2="${b}" v3="${c}"/>`
  })
  const mesh = `<mesh><vertices>${vertices.join('')}</vertices><triangles>${faces.join('')}</triangles></mesh>`
  const pair =
    '<components><component objectid="1"/><component objectid="1" transform="1 0 0 0 1 0 0 0 1 100 0 0"/></components>'
  const resources = `<resources><object id="1">${mesh}</object><object id="2">${pair}</object></resources>`
  const build = `<build><item objectid="2"${transform}/></build>`
  return `<model unit="${unit}" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">${resources}${build}</model>`
}

export const threeMf = (model: string): Uint8Array =>
  zipSync({ '3D/3dmodel.model': strToU8(model, true) })

/** Each object is ten of the one below and the lowest is `bottom`: a few lines, a billion parts. */
export function threeMfTower(levels: number, bottom: string): string {
  const objects = Array.from({ length: levels }, (_none, at) => {
    const ten = `<component objectid="${at}"/>`.repeat(10)
    return `<object id="${at + 1}"><components>${ten}</components></object>`
  })
  const build = `<build><item objectid="${levels}"/></build>`
  return `<model unit="millimeter"><resources><object id="0">${bottom}</object>${objects.join('')}</resources>${build}</model>`
}
