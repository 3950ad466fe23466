/**
 * STEP files to the whole answer, through the confined process that the house uses, warm: plates with holes of
 * three sizes, made by us; a plate among annotation that is most of its file; the real files of the test material
 * where it is there. Beside each the same work by native OpenCASCADE, which recognises nothing and is as warm. A file
 * comes when the process is at rest, as files do that people bring; its processor time counts what it makes ready for
 * the next.
 */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { maxReachFaces } from '../../engines/parts/features/reach.ts'
import { sampleStep, type SampleHole } from '../../engines/parts/sample.ts'
import { analyserBounds, openAnalyser, type Analyser } from '../../server/parts/index.ts'
import { childrenAtRest, watchedPeak } from './childLoad.ts'
import { openNative, type NativeLook, type NativeOcct } from './nativeOcct.ts'
import { machine, percentile, type Report, type Result } from './report.ts'

type Sizes = {
  readonly seed: number
  /** Measured times a file, after one that warms up. */
  readonly rounds: number
  /** Faces of the largest plate. */
  readonly faces: number
  /** Real files of the test material at most, the smallest first; 0: all of them. */
  readonly real: number
  /** Megabytes of the plate among annotation; 0: none. */
  readonly megabytes: number
  /** 0 leaves out the native peer. */
  readonly native: number
}

const plates = [50, 100, 200, 500, 1000, 2000, 5000, 18_000]

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

/** Points and lines that belong to no solid until the file is as large as told, as drawn dimensions do it. */
function annotated(bytes: Uint8Array, megabytes: number): Uint8Array {
  const end = 'ENDSEC;\nEND-ISO-10303-21;\n'
  const head = Buffer.from(bytes).toString('latin1').slice(0, -end.length)
  const lines: string[] = []
  const each = 5
  for (let [size, id] = [head.length, 1_000_000]; size < megabytes * 1e6; id += each + 1) {
    const points = Array.from({ length: each }, (_none, at) => {
      return `#${id + at}=CARTESIAN_POINT('',(${(id % 977) + at / 8}.,${(id % 313) / 16},0.));`
    }).map((line) => line.replace(/(\d\.\d+)\./, '$1'))
    const names = Array.from({ length: each }, (_none, at) => `#${id + at}`)
    const block = [...points, `#${id + each}=POLYLINE('',(${names.join(',')}));`].join('\n')
    size += block.length + 1
    lines.push(block)
  }
  return Buffer.from(`${head}${lines.join('\n')}\n${end}`, 'latin1')
}

const rounded = (value: number): number => Number(value.toPrecision(3))
const geometricMean = (all: readonly number[]): number =>
  Math.exp(all.reduce((sum, one) => sum + Math.log(one), 0) / all.length)

/** Longer nobody waits for the peer either. */
const nativeMsMax = 60_000

export type Measured = {
  readonly file: string
  readonly each: readonly number[]
  readonly cpu: readonly number[]
  readonly faces: number
  readonly peakMb: number
  readonly reason: string | null
  /** Parts of it live in other files. */
  readonly isSomeElsewhere: boolean
  readonly native: readonly NativeLook[]
}

export type Bench = {
  readonly open: () => Analyser
  readonly native: Pick<NativeOcct, 'pid' | 'look'> | undefined
  /** A small file, so that the first that counts meets compiled code. */
  readonly warm: string
}

/** After these ours answers from another process, which is as cold as the peer's after one that was too late. */
const endings: readonly (string | null)[] = [
  ...['parts.out_of_time', 'parts.out_of_memory', 'parts.kernel_fault'],
]

async function measuredFile(
  { native, warm }: Bench,
  analyser: Analyser,
  file: string,
  rounds: number,
): Promise<Measured> {
  const [each, cpu, looks]: [number[], number[], NativeLook[]] = [[], [], []]
  let [faces, peakMb, reason]: [number, number, string | null] = [0, 0, null]
  let isSomeElsewhere = false
  for (let round = 0; round < rounds; round++) {
    const before = await childrenAtRest(native?.pid())
    const begun = performance.now()
    const watched = watchedPeak(native?.pid())
    const found = await analyser.analyse(file)
    each.push(performance.now() - begun)
    peakMb = Math.max(peakMb, await watched())
    const used = (await childrenAtRest(native?.pid())).cpuMs - before.cpuMs
    // A process that was ended took its count along.
    if (used > 0) cpu.push(used)
    reason = found.reason
    isSomeElsewhere = found.missing.length > 0
    if (endings.includes(reason)) await analyser.analyse(warm)
    faces = Object.values(found.faces).reduce((sum, count) => sum + count, 0)
    const look = await native?.look(file, nativeMsMax)
    if (look === undefined) await native?.look(warm, nativeMsMax)
    else looks.push(look)
  }
  return { file, each, cpu, faces, peakMb, reason, isSomeElsewhere, native: looks }
}

/** In a confined process of its own, so that its memory is that of these files. Ours and the peer are warmed alike. */
export async function measured(
  bench: Bench,
  files: readonly string[],
  rounds: number,
): Promise<Measured[]> {
  const analyser = bench.open()
  const all: Measured[] = []
  async function warmed(file: string): Promise<void> {
    await analyser.analyse(file)
    await bench.native?.look(file, nativeMsMax)
  }
  try {
    await warmed(bench.warm)
    for (const file of files) {
      if (rounds > 1) await warmed(file)
      all.push(await measuredFile(bench, analyser, file, rounds))
    }
  } finally {
    await analyser.close()
  }
  return all
}

const middle = (all: readonly number[]): number => percentile(all, 0.5)

/** Why a file says nothing of ours beside the peer; null where both did the whole of their work on it. */
function leftOutOf(one: Measured): string | null {
  if (one.reason !== null) return one.reason
  if (one.isSomeElsewhere) return 'parts.some_elsewhere'
  // Thin walls and what is hidden are not looked for then.
  if (one.faces > maxReachFaces) return 'reach_not_looked_at'
  if (one.native.length === 0) return 'no_answer_of_the_peer'
  if (one.native.some((look) => look.faces !== one.faces)) return 'other_faces_than_the_peer'
  return one.cpu.length === 0 ? 'processor_time_unknown' : null
}

/** Ours to the peer's, of each file on which both did the whole of their work. */
const ratiosOf = (all: readonly Measured[], what: 'ms' | 'cpu_ms'): number[] =>
  all
    .filter((one) => leftOutOf(one) === null)
    .map(({ each, cpu, native }) => {
      return middle(what === 'ms' ? each : cpu) / middle(native.map((look) => look[what]))
    })

const meanOf = (ratios: readonly number[]): number | '' =>
  ratios.length === 0 ? '' : rounded(geometricMean(ratios))

async function rowOf(what: string, all: readonly Measured[]): Promise<Result> {
  const each = all.flatMap((one) => one.each)
  const sizes = await Promise.all(all.map(async ({ file }) => (await stat(file)).size))
  const cpus = all.flatMap(({ cpu }) => cpu)
  const refused = all.filter(({ reason }) => reason !== null)
  const looks = all.flatMap(({ native }) => native)
  const peer = (of: (look: NativeLook) => number): number | '' =>
    looks.length === 0 ? '' : rounded(middle(looks.map(of)))
  return {
    ...{ who: 'baigong', what, p50_ms: rounded(middle(each)) },
    ...{ p95_ms: rounded(percentile(each, 0.95)), files: all.length },
    most_faces: Math.max(...all.map(({ faces }) => faces)),
    most_mb: rounded(Math.max(...sizes) / 1e6),
    cpu_ms: cpus.length === 0 ? '' : rounded(middle(cpus)),
    ...{ peak_mb: Math.max(...all.map((one) => one.peakMb)), refused: refused.length },
    reasons: [...new Set(refused.map(({ reason }) => reason))].join(' '),
    native_p50_ms: peer(({ ms }) => ms),
    native_cpu_ms: peer((look) => look.cpu_ms),
    native_peak_mb: Math.round(Math.max(0, ...looks.map((look) => look.peak_kb)) / 1024),
    ratio: meanOf(ratiosOf(all, 'ms')),
    cpu_ratio: meanOf(ratiosOf(all, 'cpu_ms')),
  }
}

/** Over all files that both analysed whole; how many it leaves out, and how many of them why. */
export function meanRow(all: readonly Measured[]): Result {
  const [ratios, cpuRatios] = [ratiosOf(all, 'ms'), ratiosOf(all, 'cpu_ms')]
  const whys = all.map(leftOutOf).filter((why) => why !== null)
  const counted = [...new Set(whys)].map((why) => {
    return `${why} ${whys.filter((one) => one === why).length}`
  })
  return {
    ...{ who: 'baigong', what: 'all that both analysed, geometric mean', p50_ms: 0, p95_ms: 0 },
    ...{ ratio: meanOf(ratios), cpu_ratio: meanOf(cpuRatios), files: ratios.length },
    ...{ left_out: whys.length, left_out_why: counted.toSorted().join(', ') },
  }
}

/** STEP files of the material, the smallest first. */
async function realFiles(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  const files = all.filter((name) => /\.(stp|step)$/i.test(name)).map((name) => join(folder, name))
  const sized = files.map(async (file) => ({ file, bytes: (await stat(file)).size }))
  return (await Promise.all(sized)).toSorted((a, b) => a.bytes - b.bytes).map(({ file }) => file)
}

async function rowsOf(wish: Sizes, folder: string, bench: Bench): Promise<Result[]> {
  const { rounds, faces, real, megabytes } = wish
  const all: Measured[] = []
  const results: Result[] = []
  async function row(what: string, files: readonly string[], times: number): Promise<void> {
    const found = await measured(bench, files, times)
    all.push(...found)
    results.push(await rowOf(what, found))
  }
  for (const count of plates.filter((one) => one <= faces)) {
    const file = join(folder, `${count}.step`)
    await writeFile(file, plate(count))
    await row(`plate of ${count} faces`, [file], count > 1000 ? 1 : rounds)
  }
  if (megabytes > 0) {
    const file = join(folder, 'annotated.step')
    await writeFile(file, annotated(plate(200), megabytes))
    await row('plate of 200 faces among annotation', [file], rounds)
  }
  const material = process.env['BAIGONG_TEST_DATA']
  if (material === undefined) console.error('BAIGONG_TEST_DATA is not set: no real files')
  else {
    const found = await realFiles(join(material, 'cad'))
    const files = real === 0 ? found : found.slice(0, real)
    await row('real files', files, 1)
    const slowest = all.slice(-files.length).toSorted((a, b) => b.each[0]! - a.each[0]!)[0]!
    results.push(await rowOf(`slowest of these, ${basename(slowest.file)}`, [slowest]))
  }
  return [...results, meanRow(all)]
}

export async function benchParts(wish: Sizes): Promise<Report> {
  const { seed, ...sizes } = wish
  const folder = await mkdtemp(join(tmpdir(), 'baigong-bench-parts-'))
  const native = wish.native === 0 ? undefined : await openNative(folder)
  if (native === undefined) console.error('no native OpenCASCADE, or not asked for: no ratio')
  try {
    const warm = join(folder, 'warm.step')
    await writeFile(warm, plate(50))
    const open = () => openAnalyser(() => undefined, { ...analyserBounds, size: 1 })
    const results = await rowsOf(wish, folder, { open, native, warm })
    const versions = {
      ...{ node: process.version, opencascade: 'replicad-opencascadejs 1.1.0' },
      native_opencascade: native?.version ?? 'none',
    }
    return { name: 'parts', machine: machine(), versions, seed, sizes, results }
  } finally {
    native?.close()
    await rm(folder, { recursive: true, force: true })
  }
}
