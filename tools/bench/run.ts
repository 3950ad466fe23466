/** `npm run --silent bench -- NAME [--option number] [--json]`: prints one report. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbedded } from '../../server/kernel/database/embedded.ts'
import { urlOf } from '../../server/testing/scratch.ts'
import { root } from '../steps.ts'
import { runAll } from './all.ts'
import { benchApi } from './api.ts'
import { benchAssignment } from './assignment.ts'
import { benchColdStart } from './coldStart.ts'
import { benchDeadline } from './deadline.ts'
import { benchFeatures } from './features.ts'
import { benchFirstPage } from './firstPage.ts'
import { benchFuzz } from './fuzz.ts'
import { benchGrowth } from './growth.ts'
import { benchGrowthMarket } from './growthMarket.ts'
import { benchImport } from './importList.ts'
import { benchKeystrokes } from './keystrokes.ts'
import { benchParts } from './parts.ts'
import { benchRecovery } from './recovery.ts'
import { benchRehearse } from './rehearse.ts'
import type { Report } from './report.ts'
import { benchSealed } from './sealed.ts'
import { benchSearch } from './search.ts'
import { benchSession } from './session.ts'
import { fuzzReaders } from '../../engines/parts/fuzz/inputs.sample.ts'

type Numbers = Readonly<Record<string, number>>
type Bench = {
  readonly defaults: Numbers
  /** Options that are one of some words, the first where none is said. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly run: (options: never) => Promise<Report>
}

/** Defaults finish within a minute on two cores. */
const benches: Readonly<Record<string, Bench>> = {
  session: { defaults: { seed: 1, people: 1000, checks: 5000 }, run: benchSession },
  api: { defaults: { seed: 1, people: 50, requests: 4000, concurrency: 16 }, run: benchApi },
  assignment: {
    defaults: {
      ...{ seed: 1, items: 2115, experts: 300, reviews: 5, utilisation: 85 },
      ...{ rounds: 1, peer: 0, native: 60, native_whole: 0 },
    },
    run: benchAssignment,
  },
  'deadline-hour': {
    defaults: {
      seed: 1,
      sessions: 3000,
      saves: 600,
      seconds: 600,
      submits: 3000,
      submit_seconds: 60,
      uploads: 50,
      upload_bytes: 5_000_000,
      databases: 2,
    },
    run: benchDeadline,
  },
  'cold-start': { defaults: { seed: 1, build: 0, rest: 1 }, run: benchColdStart },
  growth: {
    defaults: { seed: 1, few: 10_000, many: 1_000_000, requests: 200 },
    run: benchGrowth,
  },
  'growth-market': {
    defaults: { seed: 1, few: 10_000, many: 1_000_000, requests: 200 },
    run: benchGrowthMarket,
  },
  import: { defaults: { seed: 1, rows: 20_000, rounds: 3 }, run: benchImport },
  keystrokes: { defaults: { seed: 1, rounds: 30, key_ms: 15 }, run: benchKeystrokes },
  features: { defaults: { seed: 1, files: 0 }, run: benchFeatures },
  fuzz: {
    defaults: { seed: 1, minutes: 1, inputs: 0 },
    choices: { reader: fuzzReaders },
    run: benchFuzz,
  },
  parts: {
    defaults: { seed: 1, rounds: 5, faces: 1000, real: 0, megabytes: 20, native: 1 },
    run: benchParts,
  },
  recovery: {
    defaults: { seed: 1, items: 120, experts: 40, reviews: 5, panels: 100 },
    run: benchRecovery,
  },
  rehearse: {
    defaults: { seed: 1, applications: 30, times: 1, full: 0, seconds: 0 },
    run: benchRehearse,
  },
  sealed: {
    defaults: { seed: 1, items: 2115, experts: 300, requests: 100 },
    run: benchSealed,
  },
  search: {
    defaults: { seed: 1, offers: 100_000, questions: 400, peers: 40, seconds: 10 },
    run: benchSearch,
  },
  'first-page': {
    defaults: { seed: 1, visits: 5, slowdown: 4, kbit: 1600, latency_ms: 150 },
    run: benchFirstPage,
  },
}

const most = 100_000_000

function usage(): never {
  const lines = Object.entries(benches).map(([name, { defaults, choices = {} }]) => {
    const options = [
      ...Object.entries(choices).map(([option, words]) => `--${option} ${words.join('|')}`),
      ...Object.entries(defaults).map(([option, value]) => `--${option} ${value}`),
    ]
    return `  ${name.padEnd(10)} ${options.join(' ')}`
  })
  console.error(
    `usage: npm run --silent bench -- NAME [options] [--json]\n\n${lines.join('\n')}\n  all        --markdown`,
  )
  process.exit(2)
}

type Wish = { readonly json: boolean; readonly options: Readonly<Record<string, number | string>> }

function readOptions({ defaults, choices = {} }: Bench, args: readonly string[]): Wish {
  const names = [...Object.keys(defaults), ...Object.keys(choices)]
  const declared = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const options = { ...declared, json: { type: 'boolean' as const } }
  const { values } = parseArgs({ args: [...args], options, strict: true })
  const given = values as Record<string, string | boolean | undefined>
  const sizes = Object.entries(defaults).map(([name, usual]): [string, number] => {
    const size = Number(given[name] ?? usual)
    return Number.isInteger(size) && size >= 0 && size <= most ? [name, size] : usage()
  })
  const chosen = Object.entries(choices).map(([name, words]): [string, string] => {
    const word = String(given[name] ?? words[0])
    return words.includes(word) ? [name, word] : usage()
  })
  return { json: given['json'] === true, options: Object.fromEntries([...sizes, ...chosen]) }
}

function tell({ name, machine, results }: Report): void {
  console.log(`${name}, on ${machine.cores} × ${machine.cpu}`)
  console.table(results)
}

/** On a database of its own: that of tests is full of their leavings. */
async function measure(run: () => Promise<Report>): Promise<Report> {
  if (process.env['TEST_DATABASE_URL']) return run()
  const database = await openEmbedded(join(root, '.baigong', 'bench'), { keepAdopted: true })
  process.env['TEST_DATABASE_URL'] = urlOf(database.connection, 'postgres')
  try {
    return await run()
  } finally {
    await database.stop()
  }
}

if (process.argv[2] === 'all') {
  await runAll(Object.keys(benches), process.argv.includes('--markdown'))
  process.exit(0)
}
const bench = benches[process.argv[2] ?? '']
if (bench === undefined) usage()
let wish
try {
  wish = readOptions(bench, process.argv.slice(3))
} catch (error) {
  console.error((error as Error).message)
  usage()
}
const report = await measure(() => bench.run(wish.options as never))
if (wish.json) console.log(JSON.stringify(report))
else tell(report)
process.exit(0)
