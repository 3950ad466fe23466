/** The index of the benchmark, made in as many threads as there are cores. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { once } from 'node:events'
import { emptyIndex, holdSegment, type SearchIndex } from '../../../engines/search/index/hold.ts'
import { documentsMax } from '../../../engines/search/schema.ts'
import { openSegment } from '../../../engines/search/segment/segment.ts'
import type { Made, Run } from './build.worker.ts'
import { schema } from './world.ts'

export type Built = {
  readonly index: SearchIndex
  /** Of the slowest thread: cutting texts and building, without inventing the rows. */
  readonly seconds: number
  readonly cutSeconds: number
  readonly files: readonly string[]
}

export async function buildIndex(
  seed: number,
  offers: number,
  threads: number,
  peersFolder: string | undefined,
): Promise<Built> {
  const index = emptyIndex(schema)
  const runs: Run[] = []
  for (let from = 0; from < offers; from += documentsMax) {
    const peersFile = peersFolder && join(peersFolder, `terms.${runs.length}.tsv`)
    const to = Math.min(offers, from + documentsMax)
    runs.push({ from, to, ...(peersFile === undefined ? {} : { peersFile }) })
  }
  const made: Made[] = []
  const waiting = [...runs.keys()]
  const sums = await Promise.all(
    Array.from({ length: Math.min(threads, runs.length) }, async () => {
      const worker = new Worker(join(import.meta.dirname, 'build.worker.ts'), {
        workerData: { seed },
      })
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
    files: runs.flatMap(({ peersFile }) => peersFile ?? []),
  }
}
