/** Makes segments of runs of offers, in a thread of its own; for the peers it writes the same terms into a file. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { addDocument, finishSegment, startSegment } from '../../../engines/search/segment/build.ts'
import { shippedCutter } from '../../../engines/search/text/shipped.ts'
import { opaque } from './opaque.ts'
import { documentOf, makeWorld, schema } from './world.ts'

export type Wish = { readonly seed: number }
export type Run = { readonly from: number; readonly to: number; readonly peersFile?: string }
export type Made = {
  readonly buffer: ArrayBuffer
  readonly cutMs: number
  readonly buildMs: number
}

const world = makeWorld((workerData as Wish).seed)
const cutter = shippedCutter(world.trade)

/** What this thread has computed, so that a busy machine does not blur it. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function make({ from, to, peersFile }: Run): Made {
  const rows = Array.from({ length: to - from }, (_, place) => world.row(from + place))
  const begun = cpuMs()
  const documents = rows.map((row) => documentOf(cutter, row))
  const cut = cpuMs()
  const builder = startSegment(schema)
  for (const document of documents) addDocument(builder, document)
  const { buffer } = finishSegment(builder)
  const built = cpuMs()
  if (peersFile !== undefined) {
    const file = openSync(peersFile, 'w')
    const lines = documents.map(({ texts, audience }, place) =>
      [
        from + place + 1,
        texts['title']!.map(opaque).join(' '),
        texts['text']!.map(opaque).join(' '),
        audience.map(opaque).join(' '),
      ].join('\t'),
    )
    writeSync(file, `${lines.join('\n')}\n`)
    closeSync(file)
  }
  return { buffer, cutMs: cut - begun, buildMs: built - cut }
}

parentPort!.on('message', (run: Run) => {
  const made = make(run)
  parentPort!.postMessage(made, [made.buffer])
})
