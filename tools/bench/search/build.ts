/** The index of the benchmark, made in as many threads as there are cores. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { once } from 'node:events'
import { emptyIndex, holdSegment, type SearchIndex } from '../../../engines/search/index/hold.ts'
import { documentsMax, type SearchSchema } from '../../../engines/search/schema.ts'
import { openSegment } from '../../../engines/search/segment/segment.ts'
import type { Made, Run } from './build.worker.ts'
import { schema as benchSchema } from './world.ts'

export type Built = {
  readonly index: SearchIndex
  /** Of the slowest thread: cutting texts and building, without inventing the rows. */
  readonly seconds: number
  readonly cutSeconds: number
  readonly files: readonly string[]
}

/** Segments of these runs, made by the threads' own file, held together. */
export async function buildIn(
  {
    file,
    schema,
    seed,
  }: { readonly file: string; readonly schema: SearchSchema; readonly seed: number },
  runs: readonly Run[],
  threads: number,
): Promise<Omit<Built, 'files'>> {
  const index = emptyIndex(schema)
  const made: Made[] = []
  const waiting = [...runs.keys()]
  const sums = await Promise.all(
    Array.from({ length: Math.min(threads, runs.length) }, async () => {
      const worker = new Worker(join(import.meta.dirname, file), { workerData: { seed } })
      let [all, cut] = [0, 0]
      for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
        worker.postMessage(runs[place])
        const [one] = (await once(worker, 'message')) as [Made]
        made[place] = one
        all += one.cutMs + one.buildMs
        cut += one.cutMs
      }
      await worker.terminate()
      return { all, cut }
    }),
  )
  const begun = performance.now()
  for (const { buffer } of made) index.held.push(holdSegment(index, openSegment(schema, buffer)))
  const opening = performance.now() - begun
  return {
    index,
    seconds: (Math.max(...sums.map(({ all }) => all)) + opening) / 1000,
    cutSeconds: Math.max(...sums.map(({ cut }) => cut)) / 1000,
  }
}

/** Which offers lie in each segment. */
export function runsOf(offers: number): Run[] {
  return Array.from({ length: Math.ceil(offers / documentsMax) }, (_, place) => {
    const from = place * documentsMax
    return { from, to: Math.min(offers, from + documentsMax) }
  })
}

export async function buildIndex(
  seed: number,
  offers: number,
  threads: number,
  peersFolder: string | undefined,
): Promise<Built> {
  const files: string[] = []
  const runs = runsOf(offers).map((run, place): Run => {
    if (peersFolder === undefined) return run
    const peersFile = join(peersFolder, `terms.${place}.tsv`)
    files.push(peersFile)
    return { ...run, peersFile }
  })
  return {
    ...(await buildIn({ file: 'build.worker.ts', schema: benchSchema, seed }, runs, threads)),
    files,
  }
}
