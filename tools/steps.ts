/** Steps of `npm run check` and `npm test`: child processes whose output is shown only where they fail. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export type Step = {
  readonly name: string
  /** A script to run with this Node, from the project's root, and its arguments. */
  readonly script: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Shows the output as it comes instead of only after a failure. */
  readonly live?: boolean
  /** What the step counted; without it a step is one thing that passed or failed. */
  readonly counts?: () => Promise<Counts>
  /** Longer than this is a failure. */
  readonly maxMinutes: number
}

export type Outcome = Counts & {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly output: string
}

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const

export const script = (name: keyof typeof bin): string => bin[name]

/** A child sees a pipe and would drop its colours even where a person looks on. */
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** What one process compiled is there for the next: tests start the server many times. */
const compiled = join(root, 'node_modules/.cache/node-compile')

type Ended = { readonly code: number; readonly output: string }

function run(step: Step): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, step.script), ...(step.args ?? [])], {
      cwd: root,
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...colours, ...step.environment },
      stdio: ['ignore', step.live ? 'inherit' : 'pipe', step.live ? 'inherit' : 'pipe'],
    })
    let output = ''
    const note = (chunk: Buffer): void => void (output += chunk.toString())
    child.stdout?.on('data', note)
    child.stderr?.on('data', note)
    const late = setTimeout(() => {
      output += `\n${step.name} took longer than ${step.maxMinutes} minutes and was ended\n`
      child.kill('SIGKILL')
    }, step.maxMinutes * 60_000)
    child.on('error', (error) => note(Buffer.from(error.message)))
    child.on('close', (code) => {
      clearTimeout(late)
      done({ code: code ?? 1, output })
    })
  })
}

/** A step that ended well but counted a failure has failed, and one that ended badly counts at least one. */
async function countsOf(step: Step, code: number): Promise<Counts> {
  const ok = code === 0
  const own = await step.counts?.().catch(() => undefined)
  if (own === undefined) {
    return { passed: ok && !step.counts ? 1 : 0, failed: ok && !step.counts ? 0 : 1, skipped: 0 }
  }
  return ok ? own : { ...own, failed: Math.max(1, own.failed) }
}

export async function runStep(step: Step): Promise<Outcome> {
  const started = performance.now()
  const { code, output } = await run(step)
  const counts = await countsOf(step, code)
  const seconds = (performance.now() - started) / 1000
  return { name: step.name, ok: counts.failed === 0, seconds, output, ...counts }
}

/** One line for a step, after whatever it said if it failed. */
export function tellOutcome(outcome: Outcome): void {
  if (!outcome.ok && outcome.output !== '') console.log(`\n${outcome.output.trimEnd()}\n`)
  const verdict = outcome.ok ? 'ok    ' : 'FAILED'
  console.log(`${verdict} ${outcome.seconds.toFixed(1).padStart(6)} s  ${outcome.name}`)
}

export function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}
