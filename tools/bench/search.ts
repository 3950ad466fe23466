/** Offers searched: ours beside Xapian, SQLite FTS5 and PostgreSQL full text over the same terms. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { snapshotOf } from '../../engines/search/index/snapshot.ts'
import { makeThesaurus, type Reader } from '../../engines/search/text/expand.ts'
import { makeLexicon } from '../../engines/search/text/lexicon.ts'
import { shippedCutter } from '../../engines/search/text/shipped.ts'
import { machine, percentile, resultOf, type Report, type Result } from './report.ts'
import { buildIndex } from './search/build.ts'
import { loadWith, request, startServing } from './search/load.ts'
import { measureNeeds } from './search/needs.ts'
import { opaque } from './search/opaque.ts'
import { postgresPeer, sqlitePeer, xapianPeer, type Measured, type Task } from './search/peers.ts'
import { audience, groupsFor, kinds } from './search/questions.ts'
import { askedOf, makeWorld, type Asked, type World } from './search/world.ts'

type Sizes = {
  readonly seed: number
  readonly offers: number
  readonly questions: number
  /** Of the questions, how many the peers are asked; 0 leaves them out. */
  readonly peers: number
  /** Seconds at 100 questions and 50 updates a second. */
  readonly seconds: number
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)
const rounded = (value: number): number => Number(value.toPrecision(3))

type Each = { readonly each: readonly number[]; readonly eachCpu: readonly number[] }

/** Beside the time that passed the processor's, which a busy machine does not blur. */
function resultFrom(who: string, what: string, { each, eachCpu }: Each): Result {
  const result = resultOf(who, what, { each, allMs: sumOf(each) })
  if (eachCpu.length === 0) return result
  const [p50, p95] = [0.5, 0.95].map((share) => rounded(percentile(eachCpu, share)))
  return { ...result, p50_cpu_ms: p50!, p95_cpu_ms: p95! }
}

/** Something that happened once. */
const once = (
  what: string,
  seconds: number,
  more: Readonly<Record<string, number>> = {},
): Result => ({
  ...{
    who: 'baigong',
    what,
    p50_ms: Math.round(seconds * 1000),
    p95_ms: Math.round(seconds * 1000),
  },
  ...more,
})

/** Whoever finds another number of offers did not answer the same question. */
function insistSame(who: string, own: readonly number[], theirs: readonly number[]): void {
  const place = theirs.findIndex((hits, number) => hits !== own[number])
  if (place >= 0) throw new Error(`${who} finds ${theirs[place]} where we find ${own[place]}`)
}

async function peersOf(task: Task, hits: readonly number[]) {
  const results: Result[] = []
  const versions: Record<string, string> = {}
  const all: readonly [string, (task: Task) => Promise<Measured | undefined>][] = [
    ['xapian', xapianPeer],
    ['fts5', sqlitePeer],
    ['postgres', postgresPeer],
  ]
  for (const [who, measure] of all) {
    const measured = await measure(task)
    if (measured === undefined) continue
    insistSame(who, hits, measured.hits)
    results.push({
      ...resultFrom(who, 'ranked', measured),
      build_seconds: rounded(measured.buildSeconds),
    })
    versions[who] = measured.version
  }
  return { results, versions }
}

/** The words as the peers are asked: the same alternatives, without their weights. */
function taskOf(
  world: World,
  asked: readonly Asked[],
  folder: string,
  files: readonly string[],
): Task {
  const cutter = shippedCutter(world.trade)
  const lexicon = makeLexicon([])
  const reader: Reader = { cutter, lexicon, thesaurus: makeThesaurus(cutter, world.trade) }
  const questions = asked.map((one) =>
    groupsFor(reader, one, 'ranked').map(({ alternatives }) => [
      ...new Set(alternatives.map(({ term }) => opaque(term))),
    ]),
  )
  return { files, folder, questions, audience: audience.map(opaque) }
}

/** Changed offers: those of the same ids, written anew. */
function updatesOf(world: World, { offers, seconds }: Sizes) {
  return Array.from({ length: seconds * 50 }, (_, number) => ({
    ...world.row(offers + number),
    id: world.row((number * 7919) % offers).id,
  }))
}

/** Needs with a part, ranked by the market's own code, with the reasons of the page. */
async function matchedOf(folder: string, sizes: Sizes, threads: number): Promise<Result[]> {
  const measured = await measureNeeds(folder, sizes, threads)
  return measured.map(({ what, candidates, ...each }) => ({
    ...resultFrom('baigong', what, each),
    mean_candidates: Math.round(sumOf(candidates) / candidates.length),
  }))
}

async function measureOurs(world: World, asked: readonly Asked[], folder: string, sizes: Sizes) {
  const child = startServing()
  const results: Result[] = []
  try {
    const opened = await request<'opened'>(child, { kind: 'open', folder, seed: sizes.seed })
    results.push(
      once('snapshot load', opened.loadSeconds, {
        lexicon_seconds: rounded(opened.lexiconSeconds),
        process_mb: opened.rssMb,
      }),
    )
    // The first questions find code that is not compiled yet.
    await request(child, {
      kind: 'measure',
      as: 'everything',
      asked: asked.slice(0, 100),
      updates: [],
    })
    let hits: readonly number[] = []
    for (const as of kinds) {
      const measured = await request<'measured'>(child, { kind: 'measure', as, asked, updates: [] })
      if (as === 'ranked') hits = measured.hits
      results.push({
        ...resultFrom('baigong', as, measured),
        mean_hits: Math.round(sumOf(measured.hits) / asked.length),
      })
    }
    const updates = updatesOf(world, sizes)
    const updated = await request<'measured'>(child, {
      kind: 'measure',
      as: 'everything',
      asked,
      updates,
    })
    results.push(resultFrom('baigong', 'everything, 50 updates/s', updated))
    const many = Array.from(
      { length: sizes.seconds * 100 },
      (_, number) => asked[number % asked.length]!,
    )
    const loaded = await loadWith(child, many, 100, updates)
    results.push(resultOf('baigong', 'everything, 50 updates/s, 100 questions/s', loaded))
    return { results, hits }
  } finally {
    child.disconnect()
  }
}

export async function benchSearch(sizes: Sizes): Promise<Report> {
  const { seed, offers } = sizes
  const folder = await mkdtemp(join(tmpdir(), 'baigong-search-'))
  try {
    const threads = Math.min(2, cpus().length)
    const built = await buildIndex(seed, offers, threads, sizes.peers > 0 ? folder : undefined)
    const world = makeWorld(seed)
    const begun = performance.now()
    const { files, manifest } = snapshotOf(built.index, '0')
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
    await writeFile(join(folder, 'manifest'), manifest)
    const saveSeconds = (performance.now() - begun) / 1000
    const bytes = sumOf(files.map((file) => file.bytes.length))
    const postings = sumOf(built.index.held.map(({ segment }) => segment.postingDocuments.length))
    built.index.held = []
    const asked = askedOf(world, seed, sizes.questions, offers)
    const ours = await measureOurs(world, asked, folder, sizes)
    const results = [
      once('build from rows', built.seconds, { threads, cut_seconds: rounded(built.cutSeconds) }),
      once('snapshot save', saveSeconds, { mb: Math.round(bytes / 1e6), postings }),
      ...ours.results,
      ...(await matchedOf(folder, sizes, threads)),
    ]
    const task = taskOf(world, asked.slice(0, sizes.peers), folder, built.files)
    const peers = sizes.peers > 0 ? await peersOf(task, ours.hits) : { results: [], versions: {} }
    return {
      ...{ name: 'search', machine: machine(), seed, sizes: { ...sizes } },
      versions: { node: process.version, ...peers.versions },
      results: [...results, ...peers.results],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
