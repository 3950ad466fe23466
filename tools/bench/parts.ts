/**
 * STEP files to the whole answer, through the confined process that the house uses, warm: plates with holes of
 * three sizes, made by us, and the real files of the test material where it is there.
 */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleStep, type SampleHole } from '../../engines/parts/sample.ts'
import { openAnalyser, type Analyser } from '../../server/parts/index.ts'
import { machine, percentile, type Report, type Result } from './report.ts'

type Sizes = {
  readonly seed: number
  /** Measured times a file, after one that warms up. */
  readonly rounds: number
  /** Faces of the largest plate. */
  readonly faces: number
  /** Real files of the test material at most, the smallest first; 0: all of them. */
  readonly real: number
}

/** A plate with as many holes as make up the faces: each has one face, the plate six. */
function plate(faces: number): Uint8Array {
  const count = faces - 6
  const side = Math.ceil(Math.sqrt(count))
  const holes = Array.from({ length: count }, (_none, index): SampleHole => {
    const place = (at: number) => 5 + at * 10
    const [x, y] = [place(index % side), place(Math.floor(index / side))]
    return { x, y, radius: 2 + (index % 3) / 2, depth: 12 }
  })
  return sampleStep({ size: [side * 10, side * 10, 12], holes })
}

const rounded = (value: number): number => Number(value.toPrecision(3))

async function measured(
  analyser: Analyser,
  what: string,
  files: readonly string[],
  rounds: number,
): Promise<Result> {
  const each: number[] = []
  let [faces, refused] = [0, 0]
  for (const file of files) {
    await analyser.analyse(file)
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      const found = await analyser.analyse(file)
      each.push(performance.now() - begun)
      if (found.reason !== null) refused++
      faces = Math.max(
        faces,
        Object.values(found.faces).reduce((sum, count) => sum + count, 0),
      )
    }
  }
  return {
    ...{ who: 'baigong', what, p50_ms: rounded(percentile(each, 0.5)) },
    ...{ p95_ms: rounded(percentile(each, 0.95)), files: files.length, most_faces: faces, refused },
  }
}

/** STEP files of the material by whether the kernel was told to be there; the assembly of other files has no part. */
async function realFiles(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  const files = all.filter((name) => /\.(stp|step)$/i.test(name)).map((name) => join(folder, name))
  const sized = files.map(async (file) => ({ file, bytes: (await stat(file)).size }))
  return (await Promise.all(sized)).toSorted((a, b) => a.bytes - b.bytes).map(({ file }) => file)
}

export async function benchParts({ seed, rounds, faces, real }: Sizes): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'baigong-bench-parts-'))
  const analyser = openAnalyser(() => undefined)
  const results: Result[] = []
  try {
    for (const count of [50, 200, 1000].filter((one) => one <= faces)) {
      const file = join(folder, `${count}.step`)
      await writeFile(file, plate(count))
      results.push(await measured(analyser, `plate of ${count} faces`, [file], rounds))
    }
    const material = process.env['BAIGONG_TEST_DATA']
    if (material === undefined) console.error('BAIGONG_TEST_DATA is not set: no real files')
    else {
      const all = await realFiles(join(material, 'cad'))
      const files = real === 0 ? all : all.slice(0, real)
      results.push(await measured(analyser, 'real files, at most 208 faces', files, 1))
    }
  } finally {
    await analyser.close()
    await rm(folder, { recursive: true, force: true })
  }
  const versions = { node: process.version, opencascade: 'replicad-opencascadejs 1.1.0' }
  return {
    name: 'parts',
    machine: machine(),
    versions,
    seed,
    sizes: { rounds, faces, real },
    results,
  }
}
