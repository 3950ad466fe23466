/** Makes segments of runs of invented offers in the market's own columns; no text is cut: a need reads none. */
import { parentPort, workerData } from 'node:worker_threads'
import { allKinds } from '../../../server/catalog/index.ts'
import { addDocument, finishSegment, startSegment } from '../../../engines/search/segment/build.ts'
import {
  documentOf,
  gradeNamer,
  marketSchema,
  readWords,
  type Tools,
} from '../../../server/market/index.ts'
import type { Made, Run, Wish } from './build.worker.ts'
import { kindsInOrder, makeOffers } from './offers.ts'

const kinds = await allKinds()
const { trade, cutter } = readWords()
const world = makeOffers(kindsInOrder(kinds), (workerData as Wish).seed)
const gradeOf = gradeNamer(trade, cutter.normal)
const tools: Tools = { cutter: { ...cutter, terms: () => [] }, gradeOf, divisionName: () => null }
const schema = marketSchema('bench')

parentPort!.on('message', ({ from, to }: Run) => {
  const begun = performance.now()
  const builder = startSegment(schema)
  for (let number = from; number < to; number++) {
    const offer = world.offer(number)
    addDocument(builder, documentOf(kinds.get(offer.kindId), offer, tools)!)
  }
  const { buffer } = finishSegment(builder)
  const made: Made = { buffer, cutMs: 0, buildMs: performance.now() - begun }
  parentPort!.postMessage(made, [buffer])
})
