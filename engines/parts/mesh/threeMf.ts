/** 3MF (ISO/IEC 25422): meshes and where the build puts them, in the unit that the model names. */
import { unzipSync } from 'fflate'
import { refuse } from '../refusal.ts'
import { maxTriangles, type Mesh } from './solid.ts'

const units: Readonly<Record<string, number>> = {
  ...{ micron: 1e-3, millimeter: 1, centimeter: 10, inch: 25.4, foot: 304.8, meter: 1000 },
}
const names: Readonly<Record<string, string>> = {
  ...{ micron: 'micrometre', millimeter: 'millimetre', centimeter: 'centimetre' },
  ...{ inch: 'inch', foot: 'foot', meter: 'metre' },
}

const maxModelBytes = 300 * 1024 * 1024
const maxDepth = 16
/** Objects that the build shows, each time one stands somewhere: an object of ten of ten of ten is soon a billion. */
const maxInstances = 100_000

type Attributes = Readonly<Record<string, string>>
type Place = readonly number[]
type Component = { readonly object: string; readonly place: Place }
type Thing = { points: number[]; triangles: number[]; components: Component[] }

function attributesOf(text: string): Attributes {
  return Object.fromEntries(
    [...text.matchAll(/(?<![\w:])([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
}

const still: Place = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]

function placeOf(text: string | undefined): Place {
  if (text === undefined) return still
  const numbers = text.trim().split(/\s+/).map(Number)
  return numbers.length === 12 && numbers.every(Number.isFinite)
    ? numbers
    : refuse('parts.mesh_broken')
}

const moved = (m: Place, [x, y, z]: readonly number[]): number[] =>
  [0, 1, 2].map((axis) => x! * m[axis]! + y! * m[axis + 3]! + z! * m[axis + 6]! + m[axis + 9]!)

/** Rows are vectors in this format: first `inner`, then `outer`. */
function after(inner: Place, outer: Place): Place {
  const rows = [0, 3, 6].map((row) => {
    const turned = moved(outer, [inner[row]!, inner[row + 1]!, inner[row + 2]!])
    return turned.map((one, axis) => one - outer[axis + 9]!)
  })
  return [...rows.flat(), ...moved(outer, [inner[9]!, inner[10]!, inner[11]!])]
}

/** No attribute has a bare `<`: without this a file of tags that never end takes its length squared. */
const tag = /<(\/?)(?:\w+:)?(object|vertex|triangle|component|item)\b([^<>]*)>/g

type Model = { readonly things: Map<string, Thing>; readonly items: Component[] }

function modelOf(text: string): Model {
  const things = new Map<string, Thing>()
  const items: Component[] = []
  let thing: Thing | undefined
  for (const [, closing, name, rest] of text.matchAll(tag)) {
    if (closing === '/') continue
    const found = attributesOf(rest!)
    const numbers = (...keys: string[]) => keys.map((key) => Number(found[key]))
    if (name === 'object') {
      thing = { points: [], triangles: [], components: [] }
      things.set(found['id'] ?? '', thing)
    } else if (name === 'vertex') thing?.points.push(...numbers('x', 'y', 'z'))
    else if (name === 'triangle') thing?.triangles.push(...numbers('v1', 'v2', 'v3'))
    else {
      const one = { object: found['objectid'] ?? '', place: placeOf(found['transform']) }
      if (name === 'item') items.push(one)
      else thing?.components.push(one)
    }
  }
  return { things, items }
}

type Gathered = { readonly points: number[]; readonly triangles: number[]; instances: number }

/** Refuses what refers to corners that are not there, and what multiplies beyond measure. */
function insistGathered({ points, triangles }: Thing, into: Gathered): void {
  const corners = points.length / 3
  if (!points.every(Number.isFinite)) refuse('parts.mesh_broken')
  if (triangles.some((corner) => !Number.isInteger(corner) || corner < 0 || corner >= corners)) {
    refuse('parts.mesh_broken')
  }
  into.instances++
  if (into.instances > maxInstances) refuse('parts.instances_too_many', { limit: maxInstances })
  const many = Math.max(
    into.triangles.length + triangles.length,
    into.points.length + points.length,
  )
  if (many / 3 > maxTriangles) refuse('parts.triangles_too_many', { limit: maxTriangles })
}

function gather(model: Model, one: Component, scale: number, into: Gathered, depth = 0): void {
  const thing = model.things.get(one.object)
  if (thing === undefined || depth > maxDepth) refuse('parts.mesh_broken')
  insistGathered(thing, into)
  const first = into.points.length / 3
  for (let at = 0; at < thing.points.length; at += 3) {
    const place = moved(one.place, thing.points.slice(at, at + 3))
    for (const axis of place) into.points.push(axis * scale)
  }
  for (const corner of thing.triangles) into.triangles.push(first + corner)
  for (const { object, place } of thing.components) {
    gather(model, { object, place: after(place, one.place) }, scale, into, depth + 1)
  }
}

function modelText(bytes: Uint8Array): string {
  let unpacked = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.model$/i.test(name)) return false
        unpacked += originalSize
        if (unpacked > maxModelBytes) refuse('parts.mesh_too_large')
        return true
      },
    })
    const [main] = Object.keys(files).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
    if (main !== undefined) return Buffer.from(files[main]!).toString('utf8')
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
  }
  return refuse('parts.mesh_broken')
}

export function read3mf(bytes: Uint8Array): { readonly mesh: Mesh; readonly unit: string } {
  const text = modelText(bytes)
  const unit = /<(?:\w+:)?model\b[^>]*\bunit\s*=\s*"(\w+)"/.exec(text)?.[1] ?? 'millimeter'
  const scale = units[unit]
  if (scale === undefined) refuse('parts.mesh_broken')
  const model = modelOf(text)
  const into: Gathered = { points: [], triangles: [], instances: 0 }
  for (const item of model.items) gather(model, item, scale, into)
  const mesh = {
    points: Float64Array.from(into.points),
    triangles: Uint32Array.from(into.triangles),
  }
  return { mesh, unit: names[unit]! }
}
