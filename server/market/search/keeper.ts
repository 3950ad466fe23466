/** The index as it lives: read from its snapshot or from rows, kept up with the log, merged and written when idle. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { sumIn } from '../../../engines/search/index/contents.ts'
import {
  documentCount,
  emptyIndex,
  mergeHeld,
  putDocuments,
  removeDocuments,
  type SearchIndex,
} from '../../../engines/search/index/hold.ts'
import { learnWords } from '../../../engines/search/index/known.ts'
import { mergeDue } from '../../../engines/search/index/policy.ts'
import {
  documentsMax,
  type SearchDocument,
  type SearchSchema,
} from '../../../engines/search/schema.ts'
import { makeLexicon, type Lexicon } from '../../../engines/search/text/lexicon.ts'
import { marketKey } from '../../../domain/spaces/audience.ts'
import { allKinds } from '../../catalog/index.ts'
import type { Database } from '../../kernel/database/database.ts'
import {
  allOffers,
  beginning,
  cursorNow,
  documentsOf,
  hearFrom,
  isOfThisLog,
  reading,
  sumsOf,
  type Cursor,
} from './follow.ts'
import { marketSchema } from './marketSchema.ts'
import type { Tools } from './offerDocument.ts'
import { readSnapshot, writeSnapshot } from './snapshots.ts'
import { protocol, type IndexStatus } from './wire.ts'
import type { MarketWords } from './words.ts'

export type KeeperWish = {
  readonly database: Database
  readonly folder: string
  readonly words: MarketWords
  readonly tools: Tools
  /** A snapshot is written this long after the one before, if anything changed. */
  readonly snapshotEveryMs: number
  /** Words are learnt anew this long after the time before, if anything changed: those that came since are looked up by
   * their own signs alone until then. */
  readonly learnEveryMs: number
  readonly note: (what: string) => void
  /** Whether this process is still the one that is asked: another may have taken its place. */
  readonly isOwner: () => Promise<boolean>
}

const followEveryMs = 150
const compareEveryMs = 10 * 60_000
/** A question waits for no more than this of what can wait. */
const stepMs = 5
const noSuchDatabase = '3D000'

/** Mutable: there is one of it, and one loop that changes it. */
export type Keeper = {
  readonly wish: KeeperWish
  readonly schema: SearchSchema
  index: SearchIndex
  lexicon: Lexicon
  /** As far as the log was heard. */
  kinds: Awaited<ReturnType<typeof allKinds>>
  ready: boolean
  read: number
  total: number
  cursor: Cursor
  early: ReadonlySet<number>
  /** By the clock of this process, and by that of the database. */
  heardAtMs: number
  atMs: number
  snapshotAtMs: number | null
  merging: ReturnType<typeof mergeHeld> | undefined
  learning: ReturnType<typeof learnWords> | undefined
  writing: Promise<void> | undefined
  unwritten: boolean
  unlearnt: boolean
  /** Who waits for an index that is made anew. */
  wanting: (() => void)[]
  ended: boolean
}

export function openKeeper(wish: KeeperWish): Keeper {
  const schema = marketSchema(wish.words.version)
  return {
    ...{ wish, schema, index: emptyIndex(schema), lexicon: makeLexicon([]), ready: false },
    kinds: new Map(),
    ...{ read: 0, total: 0, cursor: beginning, early: new Set<number>() },
    ...{ heardAtMs: performance.now(), atMs: 0, snapshotAtMs: null },
    ...{ merging: undefined, learning: undefined, writing: undefined },
    ...{ unwritten: true, unlearnt: true },
    ...{ wanting: [], ended: false },
  }
}

/** The words of the open market serve everybody. What changes from here on is learnt the next time. */
function beginLearning(keeper: Keeper, index: SearchIndex): void {
  keeper.learning = learnWords(index, keeper.wish.words.trade, [marketKey])
  keeper.unlearnt = false
}

/** Goes on for as long as a question may wait; undefined where there is more to do. */
function someSteps<Done>(steps: Generator<undefined, Done>): { readonly done: Done } | undefined {
  const until = performance.now() + stepMs
  do {
    const step = steps.next()
    if (step.done === true) return { done: step.value }
  } while (performance.now() < until)
  return undefined
}

/** A little of what words there are; false where nothing is being learnt. */
function learnSome(keeper: Keeper): boolean {
  if (keeper.learning === undefined) return false
  const learnt = someSteps(keeper.learning)
  if (learnt !== undefined) Object.assign(keeper, { lexicon: learnt.done, learning: undefined })
  return true
}

async function learnAll(keeper: Keeper, index: SearchIndex): Promise<void> {
  beginLearning(keeper, index)
  while (!keeper.ended && learnSome(keeper)) await nextTurn()
}

function markChanged(keeper: Keeper): void {
  keeper.unwritten = true
  keeper.unlearnt = true
}

function sumsIn({ index }: Keeper): { offers: number; versions: number } {
  return { offers: documentCount(index), versions: sumIn(index, 'version') }
}

export function statusOf(keeper: Keeper): IndexStatus {
  const { cursor, snapshotAtMs } = keeper
  return {
    protocol,
    state: keeper.ready ? 'ready' : 'building',
    ...{ read: keeper.read, total: keeper.total, ...sumsIn(keeper) },
    segments: keeper.index.held.length,
    cursor: { xid: cursor.xid, id: cursor.id },
    silentMs: Math.round(performance.now() - keeper.heardAtMs),
    snapshotAt: snapshotAtMs === null ? null : new Date(snapshotAtMs).toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    pid: process.pid,
  }
}

/** Documents that wait take room of their own: segments of an eighth are merged later. */
const documentsWaiting = documentsMax / 8

async function fill(keeper: Keeper, index: SearchIndex): Promise<void> {
  const { database, tools } = keeper.wish
  keeper.read = 0
  keeper.total = (await sumsOf(database)).offers
  let waiting: SearchDocument[] = []
  for await (const offers of allOffers(database)) {
    waiting.push(...(await documentsOf(offers, tools)))
    keeper.read += offers.length
    if (waiting.length >= documentsWaiting) {
      putDocuments(index, waiting)
      waiting = []
    }
    await nextTurn()
    if (keeper.ended) return
  }
  putDocuments(index, waiting)
}

/** From rows, while the old index answers. */
async function rebuild(keeper: Keeper): Promise<void> {
  const cursor = await reading(keeper.wish.database, cursorNow)
  const index = emptyIndex(keeper.schema)
  await fill(keeper, index)
  await learnAll(keeper, index)
  if (keeper.ended) return
  Object.assign(keeper, { index, cursor, early: new Set<number>(), merging: undefined })
  keeper.unwritten = true
  await catchUp(keeper)
}

/** Takes in everything that happened since. */
async function catchUp(keeper: Keeper): Promise<void> {
  const { database, tools } = keeper.wish
  for (let more = true; more && !keeper.ended;) {
    const before = keeper.cursor
    const heard = await hearFrom(database, before, keeper.early)
    const documents = await documentsOf(heard.changed, tools)
    const put = new Set(documents.map(({ id }) => id))
    keeper.kinds = await allKinds()
    const unkind = heard.changed.map(({ id }) => id).filter((id) => !put.has(id))
    putDocuments(keeper.index, documents)
    removeDocuments(keeper.index, [...heard.gone, ...unkind])
    if (heard.changed.length + heard.gone.length > 0) markChanged(keeper)
    Object.assign(keeper, { cursor: heard.cursor, early: heard.early, atMs: heard.atMs })
    keeper.heardAtMs = performance.now()
    // Where all that came is still undecided there is nothing more to pass.
    more = heard.more && heard.cursor.id !== before.id
  }
}

/** Whether the index holds what the rows say. Offers may move between the two looks, so it is looked again. */
async function equalsRows(keeper: Keeper): Promise<boolean> {
  for (let turn = 0; turn < 3; turn++) {
    await catchUp(keeper)
    const rows = await sumsOf(keeper.wish.database)
    const held = sumsIn(keeper)
    if (held.offers === rows.offers && held.versions === rows.versions) return true
  }
  return false
}

async function openKept(keeper: Keeper): Promise<boolean> {
  const { folder, database, note } = keeper.wish
  const kept = readSnapshot(folder, keeper.schema)
  if (typeof kept === 'string') {
    if (kept !== 'absent') note(`the snapshot is not taken: ${kept}`)
    return false
  }
  const cursor = JSON.parse(kept.cursor) as Cursor
  if (!(await reading(database, (db) => isOfThisLog(db, cursor)))) {
    note('the snapshot is of another database')
    return false
  }
  Object.assign(keeper, { index: kept.index, cursor, unwritten: false })
  if (await equalsRows(keeper)) return true
  note('the snapshot holds other offers than the database')
  return false
}

export function snapshot(keeper: Keeper): Promise<void> {
  keeper.writing ??= writeNow(keeper).finally(() => (keeper.writing = undefined))
  return keeper.writing
}

async function writeNow(keeper: Keeper): Promise<void> {
  if (!keeper.ready || !(await keeper.wish.isOwner())) return
  keeper.unwritten = false
  const { atMs, index, cursor } = keeper
  await writeSnapshot(keeper.wish.folder, index, JSON.stringify(cursor))
  keeper.snapshotAtMs = atMs
}

/** A little of what is due; false where nothing is. */
function mergeSome(keeper: Keeper): boolean {
  if (keeper.merging === undefined) {
    const due = mergeDue(keeper.index)
    if (due === undefined) return false
    keeper.merging = mergeHeld(keeper.index, due)
    keeper.unwritten = true
  }
  if (someSteps(keeper.merging) !== undefined) keeper.merging = undefined
  return true
}

/** What is done from time to time, each after its own while. */
async function keepHouse(
  keeper: Keeper,
  last: { snapshot: number; words: number; compare: number },
) {
  const now = performance.now()
  const { wish } = keeper
  if (keeper.unlearnt && now - last.words > wish.learnEveryMs) {
    beginLearning(keeper, keeper.index)
    last.words = now
  }
  if (keeper.unwritten && !keeper.merging && now - last.snapshot > wish.snapshotEveryMs) {
    await snapshot(keeper)
    last.snapshot = performance.now()
  }
  const anew = keeper.wanting.splice(0)
  if (now - last.compare > compareEveryMs || anew.length > 0) {
    last.compare = now
    if (anew.length > 0 || !(await equalsRows(keeper))) {
      if (anew.length === 0) wish.note('the index holds other offers than the database')
      await rebuild(keeper)
    }
    for (const done of anew) done()
  }
}

/** Runs until it is ended; throws what cannot be mended here. */
export async function keep(keeper: Keeper): Promise<void> {
  if (await openKept(keeper)) await learnAll(keeper, keeper.index)
  else await rebuild(keeper)
  keeper.ready = !keeper.ended
  const begun = performance.now()
  const last = { snapshot: -Infinity, words: begun, compare: begun }
  let troubled = false
  while (!keeper.ended) {
    const turnMs = performance.now()
    try {
      await catchUp(keeper)
      await keepHouse(keeper, last)
      if (troubled) keeper.wish.note('the database answers again')
      troubled = false
    } catch (error) {
      if ((error as { code?: string }).code === noSuchDatabase) throw error
      if (!troubled) keeper.wish.note(`not kept up: ${(error as Error).message}`)
      troubled = true
    }
    // Words come to an end within seconds, merges may be due again and again; of either a little however late it is.
    while (learnSome(keeper) || mergeSome(keeper)) {
      await nextTurn()
      if (performance.now() - turnMs >= followEveryMs) break
    }
    await sleep(Math.max(stepMs, followEveryMs - (performance.now() - turnMs)))
  }
}

/** Resolves when an index made anew from rows answers. */
export const wantRebuild = (keeper: Keeper): Promise<void> =>
  new Promise((done) => keeper.wanting.push(done))

export async function endKeeper(keeper: Keeper): Promise<void> {
  keeper.ended = true
  await keeper.writing
  if (keeper.unwritten) await snapshot(keeper)
}
