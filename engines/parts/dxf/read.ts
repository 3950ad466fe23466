/** DXF as text: pairs of a group code and a value (AutoCAD DXF Reference). Only what is drawn in the plane is read. */
import { refuse } from '../refusal.ts'

export type XY = readonly [number, number]

/** From one point to another; with a bulge (the tangent of a quarter of its angle) it is an arc, left of its chord. */
export type Piece = { readonly from: XY; readonly to: XY; readonly bulge: number }

export type Drawing = {
  readonly pieces: readonly Piece[]
  readonly circles: readonly { readonly at: XY; readonly radius: number }[]
  /** Millimetres of a unit; null where the file does not say. */
  readonly unit: { readonly name: string; readonly mm: number } | null
  /** Kinds of what is drawn that is not read: texts, dimensions and the like cut nothing. */
  readonly unread: readonly string[]
}

type Pair = { readonly code: number; readonly value: string }
type Entity = { readonly kind: string; readonly pairs: readonly Pair[] }

const maxEntities = 200_000
/** Beyond a kilometre it is a mistake of units. */
const absurd = 1e6

/** $INSUNITS. */
const units: Readonly<Record<number, { readonly name: string; readonly mm: number }>> = {
  1: { name: 'inch', mm: 25.4 },
  2: { name: 'foot', mm: 304.8 },
  4: { name: 'millimetre', mm: 1 },
  5: { name: 'centimetre', mm: 10 },
  6: { name: 'metre', mm: 1000 },
}

/** Cut nothing, and say nothing of the outline. */
const silent = new Set([
  'TEXT',
  'MTEXT',
  'DIMENSION',
  'LEADER',
  'POINT',
  'HATCH',
  'ATTDEF',
  'VIEWPORT',
])

const isBinary = (text: string): boolean => text.startsWith('AutoCAD Binary DXF')

export function isDxf(head: string): boolean {
  return isBinary(head) || /^(\s*999[^\n]*\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s*\r?\n/.test(head)
}

function pairsOf(text: string): Pair[] {
  const lines = text.split(/\r\n|\r|\n/)
  const pairs: Pair[] = []
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const code = Number(lines[at]!.trim())
    if (!Number.isInteger(code)) refuse('parts.dxf_syntax', { line: at + 1 })
    pairs.push({ code, value: lines[at + 1]!.trim() })
    if (code === 0 && pairs.at(-1)!.value === 'EOF') return pairs
  }
  return refuse('parts.dxf_cut_off', { line: lines.length })
}

function unitOf(pairs: readonly Pair[]): Drawing['unit'] {
  const at = pairs.findIndex(({ code, value }) => code === 9 && value === '$INSUNITS')
  return at < 0 ? null : (units[Number(pairs[at + 1]?.value)] ?? null)
}

/** What stands in the section of entities; blocks are drawn elsewhere. */
function entitiesOf(pairs: readonly Pair[]): Entity[] {
  const begin = pairs.findIndex(
    ({ code, value }, at) =>
      code === 2 && value === 'ENTITIES' && pairs[at - 1]?.value === 'SECTION',
  )
  if (begin < 0) refuse('parts.dxf_nothing')
  const entities: { kind: string; pairs: Pair[] }[] = []
  for (const pair of pairs.slice(begin + 1)) {
    if (pair.code === 0 && pair.value === 'ENDSEC') break
    if (pair.code === 0) entities.push({ kind: pair.value, pairs: [] })
    else entities.at(-1)?.pairs.push(pair)
    if (entities.length > maxEntities) refuse('parts.entities_too_many', { limit: maxEntities })
  }
  return entities
}

function numberOf({ kind, pairs }: Entity, code: number, usual?: number): number {
  const text = pairs.find((pair) => pair.code === code)?.value
  const value = text === undefined ? usual : Number(text)
  if (value === undefined || !(Math.abs(value) <= absurd)) {
    return refuse('parts.dxf_value', { entity: kind, code })
  }
  return value
}

const point = (entity: Entity, x = 10): XY => [numberOf(entity, x), numberOf(entity, x + 10)]

/** What is drawn on the other side of the plane is mirrored: files of flat parts do not need it. */
function insistFlat(entity: Entity): void {
  const z = entity.pairs.find(({ code }) => code === 230)
  if (z !== undefined && !(Number(z.value) > 0.999)) {
    refuse('parts.dxf_not_flat', { entity: entity.kind })
  }
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

function arcOf(entity: Entity): Piece {
  const [x, y] = point(entity)
  const radius = numberOf(entity, 40)
  const from = radians(numberOf(entity, 50))
  let sweep = radians(numberOf(entity, 51)) - from
  while (sweep <= 1e-9) sweep += 2 * Math.PI
  const on = (angle: number): XY => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  return { from: on(from), to: on(from + sweep), bulge: Math.tan(sweep / 4) }
}

type Corner = { readonly at: XY; readonly bulge: number }

function joined(corners: readonly Corner[], closed: boolean): Piece[] {
  const ends = closed ? [...corners, corners[0]!] : corners
  return ends
    .slice(0, -1)
    .map(({ at, bulge }, index) => ({ from: at, to: ends[index + 1]!.at, bulge }))
}

/** Corners come one after the other in the pairs of one entity. */
function lightPolyline(entity: Entity): Piece[] {
  const corners: { at: [number, number]; bulge: number }[] = []
  for (const { code, value } of entity.pairs) {
    const number = Number(value)
    if (![10, 20, 42].includes(code)) continue
    if (!(Math.abs(number) <= absurd)) refuse('parts.dxf_value', { entity: entity.kind, code })
    if (code === 10) corners.push({ at: [number, 0], bulge: 0 })
    else if (code === 20 && corners.length > 0) corners.at(-1)!.at[1] = number
    else if (code === 42 && corners.length > 0) corners.at(-1)!.bulge = number
  }
  if (corners.length === 0) return []
  return joined(corners, (numberOf(entity, 70, 0) & 1) === 1)
}

/** Straight pieces in place of an ellipse: off by less than a ten thousandth of its size. */
const ellipseSteps = 128

function ellipseOf(entity: Entity): Piece[] {
  const [x, y] = point(entity)
  const [ax, ay] = point(entity, 11)
  const ratio = numberOf(entity, 40)
  const [from, until] = [numberOf(entity, 41, 0), numberOf(entity, 42, 2 * Math.PI)]
  const sweep = until > from ? until - from : until - from + 2 * Math.PI
  if (!(sweep > 0 && sweep <= 2 * Math.PI + 1e-6))
    refuse('parts.dxf_value', { entity: 'ELLIPSE', code: 42 })
  const corners = Array.from({ length: ellipseSteps + 1 }, (_none, step): Corner => {
    const angle = from + (sweep * step) / ellipseSteps
    const [c, s] = [Math.cos(angle), Math.sin(angle) * ratio]
    return { at: [x + ax * c - ay * s, y + ay * c + ax * s], bulge: 0 }
  })
  return joined(corners, false)
}

/** Old polylines are a head, a vertex each, and an end. */
function polylineOf(entities: readonly Entity[], at: number): Piece[] {
  const head = entities[at]!
  const flags = numberOf(head, 70, 0)
  if ((flags & 0b1111000) !== 0) refuse('parts.dxf_not_flat', { entity: 'POLYLINE' })
  const corners: Corner[] = []
  for (let next = at + 1; entities[next]?.kind === 'VERTEX'; next++) {
    corners.push({ at: point(entities[next]!), bulge: numberOf(entities[next]!, 42, 0) })
  }
  return corners.length === 0 ? [] : joined(corners, (flags & 1) === 1)
}

function scaled({ pieces, circles, ...rest }: Drawing): Drawing {
  const mm = rest.unit?.mm ?? 1
  const put = ([x, y]: XY): XY => [x * mm, y * mm]
  return {
    ...rest,
    pieces: pieces.map(({ from, to, bulge }) => ({ from: put(from), to: put(to), bulge })),
    circles: circles.map(({ at, radius }) => ({ at: put(at), radius: radius * mm })),
  }
}

export function readDxf(bytes: Uint8Array): Drawing {
  const text = Buffer.from(bytes).toString('latin1')
  if (isBinary(text)) refuse('parts.dxf_binary')
  const pairs = pairsOf(text)
  const entities = entitiesOf(pairs)
  const pieces: Piece[] = []
  const circles: { at: XY; radius: number }[] = []
  const unread = new Set<string>()
  for (const [at, entity] of entities.entries()) {
    const { kind } = entity
    if (silent.has(kind) || kind === 'VERTEX' || kind === 'SEQEND') continue
    insistFlat(entity)
    if (kind === 'LINE') pieces.push({ from: point(entity), to: point(entity, 11), bulge: 0 })
    else if (kind === 'ARC') pieces.push(arcOf(entity))
    else if (kind === 'CIRCLE') circles.push({ at: point(entity), radius: numberOf(entity, 40) })
    else if (kind === 'LWPOLYLINE') pieces.push(...lightPolyline(entity))
    else if (kind === 'POLYLINE') pieces.push(...polylineOf(entities, at))
    else if (kind === 'ELLIPSE') pieces.push(...ellipseOf(entity))
    else unread.add(kind)
    if (pieces.length > maxEntities) refuse('parts.entities_too_many', { limit: maxEntities })
  }
  return scaled({ pieces, circles, unit: unitOf(pairs), unread: [...unread].toSorted() })
}
