/** STEP: looked at as text, then read by the kernel, then doubted. */
import type { Finding, Surface, SurfaceKind } from '../../domain/parts/analysis.ts'
import { rulesFindings, packFor } from '../../domain/parts/findings.ts'
import type { Found, PartWish } from './analyse.ts'
import { readBrep } from './brep/text.ts'
import { solidsOf, type Solid } from './brep/solids.ts'
import { placed, distance, minus, type Placement } from './brep/vectors.ts'
import { tornOf } from './brep/watertight.ts'
import { freshKernel, type Kernel } from './occt/instance.ts'
import {
  areaOf,
  boxOf,
  explore,
  freeFaces,
  readShape,
  shapeText,
  unplaced,
  volumeOf,
  type Measured,
} from './occt/measure.ts'
import { recognise } from './features/recognise.ts'
import { numbered, type Part, type PartFace } from './part.ts'
import { refuse } from './refusal.ts'
import { rounded, tripleOf } from './rounding.ts'
import { assemblyOf, filesElsewhere } from './step/products.ts'
import { scanStep, type StepFile } from './step/scan.ts'
import { tessellated } from './step/shapes.ts'
import { checkGeometry } from './step/soundness.ts'
import { lengthUnits } from './step/units.ts'

type Shape = ReturnType<typeof readShape>

function kindOf({ kind }: Solid['faces'][number]['surface']): SurfaceKind {
  return kind
}

type Own = { readonly volume: Measured; readonly areas: readonly Measured[] }

/** In coordinates of its own: what stands in many places is measured once. */
function measureOwn(kernel: Kernel, shape: Shape, solid: Solid): Own {
  const own = unplaced(kernel, shape)
  const faces = explore(kernel, own, 'FACE')
  if (faces.length !== solid.faces.length) throw new Error('text and shape differ in their faces')
  return { volume: volumeOf(kernel, own), areas: faces.map((face) => areaOf(kernel, face)) }
}

const put = ({ size, centre }: Measured, place: Placement) => ({
  size,
  centre: placed(place, centre),
})

function partOf(kernel: Kernel, shapes: readonly Shape[], solids: readonly Solid[]): Part {
  const owns = new Map<number, Own>()
  const measured = solids.map((solid, index) => {
    const own = owns.get(solid.shape) ?? measureOwn(kernel, shapes[index]!, solid)
    owns.set(solid.shape, own)
    const volume = put(own.volume, solid.place)
    const faces = solid.faces.map((face, at): Omit<PartFace, 'id'> => {
      const { size: area, centre } = put(own.areas[at]!, solid.place)
      return { kind: kindOf(face.surface), area, centre, face }
    })
    return { volume: volume.size, centre: volume.centre, faces, edges: solid.edges }
  })
  return { solids: numbered(measured), ...boxOf(kernel, shapes) }
}

/** Refuses what the kernel took for a solid and is none. */
function doubt(solids: readonly Solid[], part: Part): void {
  const diagonal = distance(part.min, part.max)
  // Exporters round to a micrometre or so and approximate intersections; a wrong surface is off by far more.
  const allowed = Math.max(0.05, diagonal * 1e-3)
  for (const solid of solids) {
    const torn = tornOf(solid, allowed)
    if (torn !== undefined) {
      refuse(`parts.${torn.fault}`, { off: Number(torn.off.toPrecision(3)) })
    }
  }
  const hollow = part.solids.find(({ volume }) => !(volume > 0))
  if (hollow !== undefined) refuse('parts.volume_nothing')
  if (![...part.min, ...part.max].every(Number.isFinite)) refuse('parts.volume_nothing')
}

/** Every face by its number: what it is, how large and where its middle lies. */
function surfacesOf(part: Part): Surface[] {
  return part.solids.flatMap(({ faces }, index) =>
    faces.map(({ id, kind, area, centre }) => ({
      ...{ face: id, kind, area_mm2: rounded(area), at_mm: tripleOf(centre), solid: index + 1 },
    })),
  )
}

type Outline = Pick<Found, 'format' | 'schema' | 'units' | 'tree' | 'missing'>

function countKinds(part: Part): Found['faces'] {
  const counts: Partial<Record<SurfaceKind, number>> = {}
  const kinds = part.solids.flatMap(({ faces }) => faces.map(({ kind }) => kind))
  for (const kind of kinds.toSorted()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function radiiOf(part: Part): Found['radii'] {
  const byRadius = new Map<number, number[]>()
  for (const { id, face } of part.solids.flatMap(({ faces }) => faces)) {
    if (face.surface.kind !== 'cylinder') continue
    const radius = Math.round(face.surface.r * 1e4) / 1e4
    byRadius.set(radius, [...(byRadius.get(radius) ?? []), id])
  }
  return [...byRadius]
    .toSorted(([a], [b]) => a - b)
    .map(([radius, faces]) => ({ radius_mm: radius, faces }))
}

function emptyOf(outline: Outline, code: string, more: Partial<Found> = {}): Found {
  return {
    ...outline,
    ...{ solids: 0, volume_mm3: null, area_mm2: null, faces: {}, radii: [], open_faces: 0 },
    ...{ process: null, holes: [], features: [], findings: [], min: null, max: null },
    refusal: { code, facts: {} },
    ...more,
  }
}

/** Why a file without solids has none. */
function absence(file: StepFile, missing: readonly string[]): string {
  if (missing.length > 0) return 'parts.elsewhere'
  const names = new Set([...file.instances.values()].flatMap((instance) => instance.names))
  return [...names].some((name) => tessellated.test(name))
    ? 'parts.tessellated_only'
    : 'parts.no_solid'
}

function findingsOf(outline: Outline, free: number): Finding[] {
  const found: Finding[] = []
  const tell = (code: string, severity: Finding['severity'], facts: Finding['facts']) =>
    found.push({ code, severity, faces: [], facts })
  if (free > 0) tell('parts.free_surfaces', 'info', { count: free })
  if (outline.units.length === 0) tell('parts.units_missing', 'warning', {})
  if (outline.units.length > 1)
    tell('parts.units_mixed', 'info', { units: outline.units.join(', ') })
  if (outline.missing.length > 0) {
    tell('parts.some_elsewhere', 'warning', { files: outline.missing.join(', ') })
  }
  return found
}

type Read =
  | {
      readonly part: Part
      readonly free: number
      readonly kernel: Kernel
      /** Each solid as the kernel has it, beside its faces as we have them, in the kernel's order. */
      readonly shapes: readonly (readonly [Shape, Solid])[]
    }
  | { readonly part: null; readonly free: number; readonly freeArea: number }

/** The solids of a sound file, measured and doubted; `written` is how many it lists. */
export async function readPart(bytes: Uint8Array, written: number): Promise<Read> {
  const kernel = await freshKernel()
  const shape = readShape(kernel, bytes)
  const shapes = explore(kernel, shape, 'SOLID')
  const free = freeFaces(kernel, shape)
  if (shapes.length === 0) {
    if (written > 0) refuse('parts.solid_lost', { written })
    const freeArea = free.reduce((sum, face) => sum + areaOf(kernel, face).size, 0)
    return { part: null, free: free.length, freeArea }
  }
  const solids = solidsOf(readBrep(shapeText(kernel, shape)))
  if (solids.length !== shapes.length) throw new Error('text and shape differ in their solids')
  const part = partOf(kernel, shapes, solids)
  doubt(solids, part)
  const both = shapes.map((one, index) => [one, solids[index]!] as const)
  return { part, free: free.length, kernel, shapes: both }
}

export async function analyseStep(
  bytes: Uint8Array,
  { limits, process }: PartWish,
): Promise<Found> {
  const file = scanStep(bytes, limits)
  const units = lengthUnits(file)
  const sound = checkGeometry(file, Math.min(...units.map(({ mm }) => mm), 1))
  if (sound.faces > limits.maxFaces) refuse('parts.faces_too_many', { limit: limits.maxFaces })
  const outline: Outline = {
    ...{ format: 'step', schema: file.schemas[0] ?? null, units: units.map(({ name }) => name) },
    ...{ tree: assemblyOf(file, limits), missing: filesElsewhere(file) },
  }
  if (sound.solids.length + sound.surfaceModels.length === 0) {
    return emptyOf(outline, absence(file, outline.missing))
  }
  const read = await readPart(bytes, sound.solids.length)
  if (read.part === null) {
    if (read.free === 0) return emptyOf(outline, absence(file, outline.missing))
    return emptyOf(outline, 'parts.open_only', { area_mm2: read.freeArea, open_faces: read.free })
  }
  const { part, free } = read
  const recognised = recognise(part)
  const { holes, features } = recognised
  const sum = (size: (face: PartFace) => number) =>
    part.solids.flatMap(({ faces }) => faces).reduce((all, face) => all + size(face), 0)
  const volume = part.solids.reduce((all, one) => all + one.volume, 0)
  const area = sum((face) => face.area)
  const pack = packFor(recognised, process)
  const sizes = { box: minus(part.max, part.min), volume, area }
  const rules = rulesFindings(pack, recognised, sizes)
  return {
    ...outline,
    ...{ solids: part.solids.length, volume_mm3: volume, area_mm2: area },
    process: pack?.process ?? null,
    ...{ min: part.min, max: part.max, faces: countKinds(part), radii: radiiOf(part) },
    ...{
      open_faces: free,
      holes: [...holes],
      features: [...features],
      findings: [...findingsOf(outline, free), ...rules],
    },
    surfaces: surfacesOf(part),
    refusal: null,
  }
}
