/** `npm test`: laws, types, lint, format, the web's build, all tests, journeys; then one line that counts them. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openScratchServer } from '../server/testing/scratch.ts'
import { memoryFolder } from '../server/testing/scratchPlace.ts'
import { openOlderServer } from '../server/testing/olderServer.ts'
import { checkSteps } from './check/steps.ts'
import { root, runStep, script, sumOf, tellOutcome, type Counts, type Step } from './steps.ts'

const cache = join(root, 'node_modules/.cache/baigong')

type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

async function readCounts(file: string): Promise<Counts> {
  const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** A run of vitest whose tests are counted one by one. */
function vitest(
  name: string,
  maxMinutes: number,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Step {
  const report = join(cache, `${name.replaceAll(/\W+/g, '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name,
    script: script('vitest'),
    args: ['run', ...args, ...reporters],
    environment: { ...temporary?.environment, ...environment },
    live: true,
    counts: () => readCounts(report),
    maxMinutes,
  }
}

const build: Step = { name: 'web build', script: 'tools/build.ts', maxMinutes: 6 }

/** Houses that are processes keep their data here, and what tests write for a moment lies here. */
const temporary = await memoryFolder()

/** Several runs use it at once: none of them may be the one that stops it. */
const database = await openScratchServer()

/** What must also hold on the oldest PostgreSQL that is supported; backups are restored on both by their own test. */
const smoke = [
  ...['server/people/session', 'server/kernel'],
  ...['--exclude=server/kernel/documents/**', '--exclude=server/kernel/backup/**'],
]
const older = await openOlderServer()
if (older === undefined)
  console.log('PostgreSQL 15 is not installed here: its smoke tests are skipped')
const olderSmoke =
  older === undefined
    ? []
    : [vitest('smoke on PostgreSQL 15', 10, smoke, { TEST_DATABASE_URL: older.url })]

/** Tests wait a third of their time (for killed servers, office suites): half of the journeys use it. */
function journeys(part: 1 | 2, maxWorkers: number): Step {
  const config = ['--config', 'journeys/vitest.config.ts']
  const args = [...config, `--shard=${part}/2`, `--maxWorkers=${maxWorkers}`]
  return vitest(`journeys, part ${part}`, 25, args)
}

/** Steps of one group run at once, groups one after another: what follows needs what came before. */
const groups: readonly (readonly Step[])[] = [
  [...checkSteps, build],
  [vitest('tests', 20), journeys(1, 1)],
  [...olderSmoke, journeys(2, 2)],
]

await mkdir(cache, { recursive: true })
const started = performance.now()
const outcomes = []
for (const group of groups) {
  outcomes.push(
    ...(await Promise.all(
      group.map(async (step) => {
        const outcome = await runStep(step)
        tellOutcome(outcome)
        return outcome
      }),
    )),
  )
}
await older?.stop()
await database.stop()
await temporary?.leave()
console.log('\nseconds a step:')
for (const { name, seconds, ok } of outcomes) {
  console.log(`${seconds.toFixed(1).padStart(8)}  ${name}${ok ? '' : '  FAILED'}`)
}
console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(8)}  all\n`)
const { passed, failed, skipped } = sumOf(outcomes)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1
