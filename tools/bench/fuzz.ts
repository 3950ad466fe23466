/**
 * Broken files of one reader for as many minutes as told: in this process as far as the reader is ours alone, and
 * each of them once more through the confined process of the house, as a server would. Prints what came out, how
 * much of the readers was reached, and memory early and late. A fault keeps its input beside the seed.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzzInputs, type FuzzReader } from '../../engines/parts/fuzz/inputs.sample.ts'
import { insistAnswer, lookAt } from '../../engines/parts/fuzz/look.sample.ts'
import { analyserBounds, openAnalyser } from '../../server/parts/index.ts'
import { root } from '../steps.ts'
import { childLoad } from './childLoad.ts'
import { machine, percentile, type Report, type Result } from './report.ts'

type FuzzWish = {
  readonly seed: number
  readonly minutes: number
  /** Instead of minutes: inputs in all. */
  readonly inputs: number
  readonly reader: FuzzReader
}

type Seen = {
  readonly outcomes: Map<string, number>
  readonly faults: string[]
  readonly each: number[]
  /** Of the confined process and of this one, in MB. */
  readonly memory: { peak: number; readonly child: number[]; readonly own: number[] }
}

const rounded = (value: number): number => Number(value.toPrecision(3))
const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024)

async function notesMemory({ memory }: Seen): Promise<void> {
  const { nowMb, peakMb } = await childLoad()
  memory.child.push(nowMb)
  memory.own.push(mb(process.memoryUsage.rss()))
  memory.peak = Math.max(memory.peak, peakMb)
}

const readersAt = /\/engines\/parts\/(step|mesh|dxf)\/[a-zA-Z0-9]+\.ts$/

/** Shares of functions entered and of signs of the text run through, of the reader's files that were loaded. */
async function coverageOf(session: Session, reader: FuzzReader): Promise<Partial<Result>> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const folder = reader === 'step' ? 'step' : reader === 'dxf' ? 'dxf' : 'mesh'
  let [functions, entered, signs, missed] = [0, 0, 0, 0]
  for (const { url, functions: all } of result) {
    if (readersAt.exec(url)?.[1] !== folder || /(sample|test)\.ts$/.test(url)) continue
    if (reader === 'stl' && url.endsWith('threeMf.ts')) continue
    if (reader === '3mf' && url.endsWith('stl.ts')) continue
    const reached = new Uint8Array((await readFile(new URL(url))).length).fill(1)
    for (const { ranges, functionName } of all) {
      if (functionName !== '') functions++
      if (functionName !== '' && ranges[0]!.count > 0) entered++
      // Inner ranges come after the outer ones and say otherwise.
      for (const { startOffset, endOffset, count } of ranges) {
        reached.fill(count > 0 ? 1 : 0, startOffset, endOffset)
      }
    }
    signs += reached.length
    missed += reached.filter((one) => one === 0).length
  }
  const share = (part: number, whole: number) => Number((part / whole).toFixed(3))
  return { functions_entered: share(entered, functions), text_run: share(signs - missed, signs) }
}

const early = 0.1

function memoryOf({ memory }: Seen): Partial<Result> {
  const of = (all: readonly number[]) => [
    percentile(all.slice(0, Math.ceil(all.length * early)), 0.5),
    percentile(all.slice(-Math.ceil(all.length * early)), 0.5),
  ]
  const [childEarly, childLate] = of(memory.child)
  const [ownEarly, ownLate] = of(memory.own)
  return {
    ...{ child_mb_early: childEarly!, child_mb_late: childLate!, child_mb_peak: memory.peak },
    ...{ own_mb_early: ownEarly!, own_mb_late: ownLate! },
  }
}

async function keepFault(reader: FuzzReader, seed: number, index: number, bytes: Uint8Array) {
  const folder = join(root, '.baigong', 'fuzz')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${reader}-${seed}-${index}`), bytes)
}

const often = 50
/** Longer than this is told with its number. */
const slowMs = 10_000

async function run(wish: FuzzWish, seen: Seen, notes: string[], folder: string): Promise<number> {
  const { reader, seed, minutes, inputs } = wish
  const inputOf = await fuzzInputs(reader, seed)
  const path = join(folder, 'part')
  // One process for all: what grows in it would show.
  const bounds = { ...analyserBounds, size: 1, maxAsks: 1_000_000 }
  const analyser = openAnalyser((error) => void notes.push(error), bounds)
  const until = performance.now() + minutes * 60_000
  let index = 0
  try {
    for (; inputs > 0 ? index < inputs : performance.now() < until; index++) {
      const bytes = inputOf(index)
      const begun = performance.now()
      try {
        await lookAt(reader, bytes)
        await writeFile(path, bytes)
        const code = insistAnswer(await analyser.analyse(path))
        seen.outcomes.set(code, (seen.outcomes.get(code) ?? 0) + 1)
        const isEnded = /^parts\.(kernel_fault|out_of_time|out_of_memory)$/.test(code)
        if (isEnded) await keepFault(reader, seed, index, bytes)
        if (isEnded) console.error(`${reader}, seed ${seed}, input ${index}: ${code}`)
      } catch (error) {
        seen.faults.push(`${reader}, seed ${seed}, input ${index}: ${String(error)}`)
        await keepFault(reader, seed, index, bytes)
      }
      const took = performance.now() - begun
      seen.each.push(took)
      if (took > slowMs) console.error(`${reader}, seed ${seed}, input ${index}: ${took} ms`)
      if (index % often === 0) await notesMemory(seen)
    }
    await notesMemory(seen)
  } finally {
    await analyser.close()
  }
  return index
}

export async function benchFuzz(wish: FuzzWish): Promise<Report> {
  const { reader, seed, minutes, inputs } = wish
  const seen: Seen = {
    ...{ outcomes: new Map(), faults: [], each: [] },
    memory: { peak: 0, child: [], own: [] },
  }
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  const folder = await mkdtemp(join(tmpdir(), 'baigong-fuzz-'))
  const begun = performance.now()
  const notes: string[] = []
  const executions = await run(wish, seen, notes, folder)
  const took = performance.now() - begun
  await rm(folder, { recursive: true, force: true })
  for (const fault of seen.faults) console.error(fault)
  const times = {
    p50_ms: rounded(percentile(seen.each, 0.5)),
    p95_ms: rounded(percentile(seen.each, 0.95)),
  }
  const summary: Result = {
    ...{ who: 'baigong', what: `broken files, ${reader}`, ...times, count: executions },
    ...{ minutes_run: rounded(took / 60_000), faults: seen.faults.length },
    ...{
      most_ms: rounded(seen.each.reduce((most, ms) => Math.max(most, ms), 0)),
      processes_that_ended: notes.length,
    },
    ...memoryOf(seen),
    ...(await coverageOf(session, reader)),
  }
  session.disconnect()
  const outcomes = [...seen.outcomes].toSorted((a, b) => b[1] - a[1])
  const rows = outcomes.map(([what, count]): Result => {
    return { who: 'baigong', what, p50_ms: 0, p95_ms: 0, count }
  })
  return {
    ...{ name: 'fuzz', machine: machine(), seed, sizes: { minutes, inputs } },
    versions: { node: process.version, opencascade: 'replicad-opencascadejs 1.1.0', reader },
    results: [summary, ...rows],
  }
}
