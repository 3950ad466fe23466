/** A search process of the market: reads a snapshot of its index and measures needs held against it, with reasons. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchFields } from '../../../domain/catalog/match.ts'
import { saidOf } from '../../../domain/market/need.ts'
import { lookedMost } from '../../../domain/market/partStanding.ts'
import { pageSize } from '../../../domain/market/search.endpoints.ts'
import { openSnapshot } from '../../../engines/search/index/snapshot.ts'
import { makeScratch } from '../../../engines/search/query/scratch.ts'
import { makeThesaurus } from '../../../engines/search/text/expand.ts'
import { makeLexicon } from '../../../engines/search/text/lexicon.ts'
import { allKinds } from '../../../server/catalog/index.ts'
import {
  gradeNamer,
  marketSchema,
  matchNeed,
  readWords,
  reasonsOf,
  type Asking,
} from '../../../server/market/index.ts'
import { kindsInOrder, makeOffers, numberOfId, type AskedNeed, type OfferWorld } from './offers.ts'
import { spentMs } from './spent.ts'

export type NeedRequest =
  | { readonly kind: 'open'; readonly folder: string; readonly seed: number }
  | { readonly kind: 'measure'; readonly needs: readonly AskedNeed[] }

export type NeedReply =
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'measured'
      readonly each: readonly number[]
      readonly eachCpu: readonly number[]
      /** Offers that were judged. */
      readonly candidates: readonly number[]
    }

let asking: Asking | undefined
let world: OfferWorld | undefined

const reply = (message: NeedReply): void => void process.send!(message)

async function open(folder: string, seed: number): Promise<void> {
  const read = (name: string): Uint8Array => readFileSync(join(folder, name))
  const { index } = openSnapshot(marketSchema('bench'), read('manifest'), read)
  const { cutter, trade } = readWords()
  const kinds = await allKinds()
  world = makeOffers(kindsInOrder(kinds), seed)
  asking = {
    ...{ index, scratch: makeScratch(), kinds, gradeOf: gradeNamer(trade, cutter.normal) },
    reader: { cutter, lexicon: makeLexicon([]), thesaurus: makeThesaurus(cutter, trade) },
  }
  reply({ kind: 'opened' })
}

/** Where a day is named, the house compares the first of them by more: it asks for all of those at once. */
function ask({ kinds, gradeOf, ...rest }: Asking, { hasDue, ...asked }: AskedNeed) {
  const kind = kinds.get(asked.kind)!
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const most = hasDue ? lookedMost : pageSize
  const answer = matchNeed({ kinds, gradeOf, ...rest }, { ...asked, from: 0, most })
  const [ranked, rankedCpu] = [performance.now() - begun, spentMs(used)]
  // Rows come from the database in the house; here they are invented again, while no clock runs.
  const rows = answer.ids.slice(0, pageSize).map((id) => world!.offer(numberOfId(id)).values)
  const [again, usedAgain] = [performance.now(), process.cpuUsage()]
  for (const values of rows) {
    const byFields = matchFields(kind, asked.need, saidOf(values), gradeOf)
    reasonsOf(kind, asked.need, { values, byFields, beyond: [] })
  }
  return {
    ms: ranked + performance.now() - again,
    cpuMs: rankedCpu + spentMs(usedAgain),
    candidates: answer.admitted + answer.nearly,
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', (request: NeedRequest) => {
  if (request.kind === 'open') {
    void open(request.folder, request.seed)
    return
  }
  const all = request.needs.map((need) => ask(asking!, need))
  reply({
    kind: 'measured',
    each: all.map(({ ms }) => ms),
    eachCpu: all.map(({ cpuMs }) => cpuMs),
    candidates: all.map(({ candidates }) => candidates),
  })
})
