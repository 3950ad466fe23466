/**
 * Recognised features beside the labels of MFCAD, face by face: recall and precision of each class. The labels
 * stand by the name that a face has in its file; faces are matched by their corners.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { usualLimits } from '../../engines/parts/analyse.ts'
import { readPart } from '../../engines/parts/analyseStep.ts'
import { recognise } from '../../engines/parts/features/recognise.ts'
import type { PartFace } from '../../engines/parts/part.ts'
import { scanStep, type StepFile } from '../../engines/parts/step/scan.ts'
import { isReference, numbersIn, partsOf, referencesIn } from '../../engines/parts/step/values.ts'
import { machine, type Report, type Result } from './report.ts'

/** By the number of the label; the three kinds each of passages, pockets and steps are one of ours. */
const classes = [
  ...['chamfer', 'passage', 'passage', 'passage', 'slot', 'slot', 'step', 'step', 'step'],
  ...['pocket', 'pocket', 'pocket', 'blind_slot', 'blind_step', 'blind_step', 'stock'],
]
const recognisable = new Set(classes)

type Corners = readonly (readonly number[])[]

/** Faces with the same corners are the same: their mean and their number, to a ten-thousandth. */
function keyOf(corners: Corners): string {
  const distinct = [
    ...new Map(corners.map((at) => [at.map((one) => one.toFixed(4)).join(), at])).values(),
  ]
  const mean = [0, 1, 2].map((axis) => {
    const sum = distinct.reduce((all, at) => all + at[axis]!, 0)
    return (sum / distinct.length + 0).toFixed(3).replace(/^-(0\.0+)$/, '$1')
  })
  return `${mean.join()}/${distinct.length}`
}

const topology = /^(FACE_(OUTER_)?BOUND|EDGE_LOOP|ORIENTED_EDGE|EDGE_CURVE)$/

function cornersIn(file: StepFile, id: number): number[][] {
  const instance = file.instances.get(id)!
  const values = [...partsOf(file, instance).values()].flat()
  const [name] = instance.names
  if (name === 'VERTEX_POINT') {
    const point = file.instances.get(referencesIn(values)[0]!)!
    return [numbersIn([...partsOf(file, point).values()].flat())]
  }
  return topology.test(name!) ? referencesIn(values).flatMap((one) => cornersIn(file, one)) : []
}

/** The name of each face, by its corners. */
function namesOf(bytes: Uint8Array): Map<string, number> {
  const file = scanStep(bytes, usualLimits)
  const names = new Map<string, number>()
  for (const instance of file.instances.values()) {
    const values = partsOf(file, instance).get('ADVANCED_FACE')
    if (values === undefined || !instance.names.includes('ADVANCED_FACE')) continue
    const bounds = referencesIn(values.slice(1, 2)).flatMap((id) => cornersIn(file, id))
    if (isReference(values[2])) names.set(keyOf(bounds), Number(values[0]))
  }
  return names
}

const cornersOf = ({ face }: PartFace): Corners =>
  face.loops.flat().flatMap(({ edge }) => edge.ends)

type Tally = Map<string, Map<string, number>>

async function tally(counts: Tally, bytes: Uint8Array, labels: readonly number[]): Promise<void> {
  const { part } = await readPart(bytes, 1)
  if (part === null) throw new Error('no part')
  const kinds = new Map<number, string>()
  for (const { kind, faces } of recognise(part).features) {
    if (recognisable.has(kind)) for (const id of faces) kinds.set(id, kind)
  }
  const names = namesOf(bytes)
  for (const face of part.solids.flatMap(({ faces }) => faces)) {
    const name = names.get(keyOf(cornersOf(face)))
    if (name === undefined) throw new Error('a face that the file does not have')
    const row = counts.get(classes[labels[name]!]!)!
    const found = kinds.get(face.id) ?? 'stock'
    row.set(found, (row.get(found) ?? 0) + 1)
  }
}

const share = (part: number, all: number): number =>
  all === 0 ? 1 : Number((part / all).toFixed(4))

type FeatureOptions = {
  readonly seed: number
  /** Labelled parts at most; 0: all of them. */
  readonly files: number
}

export async function benchFeatures({ seed, files: most }: FeatureOptions): Promise<Report> {
  const material = process.env['BAIGONG_TEST_DATA']
  const counts: Tally = new Map([...recognisable].map((kind) => [kind, new Map()]))
  let files: string[] = []
  if (material === undefined) console.error('BAIGONG_TEST_DATA is not set: there are no labels')
  else {
    const folder = join(material, 'cad/mfcad')
    const labels = JSON.parse(await readFile(join(folder, 'dev_face_labels.json'), 'utf8'))
    files = (await readdir(join(folder, 'dev'))).filter((name) => name.endsWith('.step'))
    if (most > 0) files = files.slice(0, most)
    for (const name of files) {
      await tally(counts, await readFile(join(folder, 'dev', name)), labels[name.slice(0, -5)])
    }
  }
  const results = [...counts].map(([kind, row]): Result => {
    const right = row.get(kind) ?? 0
    const labelled = [...row.values()].reduce((sum, one) => sum + one, 0)
    const named = [...counts.values()].reduce((sum, one) => sum + (one.get(kind) ?? 0), 0)
    const rates = { recall: share(right, labelled), precision: share(right, named) }
    return { who: 'baigong', what: kind, p50_ms: 0, p95_ms: 0, faces: labelled, ...rates }
  })
  const sizes = { files: files.length }
  return {
    name: 'features',
    machine: machine(),
    versions: { node: process.version },
    seed,
    sizes,
    results,
  }
}
