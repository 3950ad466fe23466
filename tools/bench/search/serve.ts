/** A search process: reads a snapshot, measures questions, then answers and takes updates through its channel. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexiconOf } from '../../../engines/search/index/known.ts'
import { mergeHeld, putDocuments, type SearchIndex } from '../../../engines/search/index/hold.ts'
import { mergeDue } from '../../../engines/search/index/policy.ts'
import { openSnapshot } from '../../../engines/search/index/snapshot.ts'
import { answerQuestion } from '../../../engines/search/query/answer.ts'
import { makeScratch } from '../../../engines/search/query/scratch.ts'
import type { SearchDocument } from '../../../engines/search/schema.ts'
import { makeThesaurus, type Reader } from '../../../engines/search/text/expand.ts'
import { shippedCutter } from '../../../engines/search/text/shipped.ts'
import { questionOf, type Kind } from './questions.ts'
import { spentMs } from './spent.ts'
import { documentOf, makeWorld, schema, type Asked, type Row } from './world.ts'

export type Request =
  | { readonly kind: 'open'; readonly folder: string; readonly seed: number }
  | {
      readonly kind: 'measure'
      readonly as: Kind
      readonly asked: readonly Asked[]
      readonly updates: readonly Row[]
    }
  | { readonly kind: 'ask'; readonly number: number; readonly asked: Asked }
  | { readonly kind: 'update'; readonly row: Row }

export type Reply =
  | {
      readonly kind: 'opened'
      readonly loadSeconds: number
      readonly lexiconSeconds: number
      readonly rssMb: number
    }
  | {
      readonly kind: 'measured'
      readonly each: readonly number[]
      readonly eachCpu: readonly number[]
      readonly hits: readonly number[]
    }
  | { readonly kind: 'answer'; readonly number: number }

const scratch = makeScratch()
let index: SearchIndex | undefined
let reader: Reader | undefined
let pending: SearchDocument[] = []
let merging: Generator<undefined> | undefined

const reply = (message: Reply): void => void process.send!(message)

function open(folder: string, seed: number): void {
  const begun = performance.now()
  const read = (name: string): Uint8Array => readFileSync(join(folder, name))
  const opened = openSnapshot(schema, read('manifest'), read)
  index = opened.index
  const loaded = performance.now()
  const { trade } = makeWorld(seed)
  const cutter = shippedCutter(trade)
  const lexicon = lexiconOf(index, trade, ['open'], 2)
  reader = { cutter, lexicon, thesaurus: makeThesaurus(cutter, trade) }
  const rssMb = Math.round(process.memoryUsage().rss / 1e6)
  const lexiconSeconds = (performance.now() - loaded) / 1000
  reply({ kind: 'opened', loadSeconds: (loaded - begun) / 1000, lexiconSeconds, rssMb })
}

/** A little upkeep between questions: what came becomes a segment, a due merge goes on by one step. */
function upkeep(): void {
  if (pending.length > 0) {
    putDocuments(index!, pending)
    pending = []
  }
  const due = merging === undefined ? mergeDue(index!) : undefined
  if (due !== undefined) merging = mergeHeld(index!, due)
  if (merging?.next().done === true) merging = undefined
}

function ask(asked: Asked, kind: Kind): number {
  return answerQuestion(index!, questionOf(reader!, asked, kind), scratch).count
}

/** One after the other; updates come in at 50 a second of the time that passes. */
function measure(as: Kind, asked: readonly Asked[], updates: readonly Row[]): void {
  const [each, eachCpu, hits]: [number[], number[], number[]] = [[], [], []]
  const begun = performance.now()
  let [came, kept] = [0, begun]
  for (const one of asked) {
    const due = Math.min(updates.length, Math.floor((performance.now() - begun) / 20))
    for (; came < due; came++) pending.push(documentOf(reader!.cutter, updates[came]!))
    if (updates.length > 0 && performance.now() - kept > 200) {
      upkeep()
      kept = performance.now()
    }
    const [started, used] = [performance.now(), process.cpuUsage()]
    hits.push(ask(one, as))
    each.push(performance.now() - started)
    eachCpu.push(spentMs(used))
  }
  reply({ kind: 'measured', each, eachCpu, hits })
}

setInterval(() => index !== undefined && upkeep(), 200)
process.on('disconnect', () => process.exit(0))
process.on('message', (request: Request) => {
  if (request.kind === 'open') open(request.folder, request.seed)
  else if (request.kind === 'measure') measure(request.as, request.asked, request.updates)
  else if (request.kind === 'update') pending.push(documentOf(reader!.cutter, request.row))
  else {
    ask(request.asked, 'everything')
    reply({ kind: 'answer', number: request.number })
  }
})
