/**
 * HiGHS as native code over all pairs at once, where the machine has Debian's python3-scipy: a peer that shares
 * nothing with the engine, not even the tables. It counts our plan anew, then bounds every plan.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { AssignmentAnswer, AssignmentProblem } from '../../domain/evaluation/assignmentPlan.ts'
import { root } from '../steps.ts'

export type Programme = {
  readonly ended: boolean
  readonly value: number | null
  /** No plan passes it. */
  readonly bound: number | null
  readonly seconds: number
}

export type Counted = {
  /** All items together ask more of these experts than they may read, or less than they must. */
  readonly proved: boolean
  readonly asked: number
  readonly allowed: number
  /** Items that have no such cover at all. */
  readonly unable: number
  readonly seconds: number
}

export type Judged = {
  readonly scipy: string
  /** Of our plan, counted there. */
  readonly total: number
  readonly worst: number
  readonly pairs: number
  readonly rows: number
  /** The linear programme of the greatest sum at our cover. */
  readonly sum: Programme
  /** How many reviews by the experts of our reason each item needs or can take, in whole numbers, for the next cover. */
  readonly counted?: Counted
  /** Levels that all items together miss at least of the next cover; asked where nothing was proved by counting. */
  readonly cover?: Programme
  /** The greatest sum of a whole plan, where it was sought. */
  readonly whole?: Programme
  readonly memory_mb: number
}

export type Seconds = { readonly secondsMax: number; readonly wholeSecondsMax: number }

const candidates = ['python3', '/usr/bin/python3']

/** A Python that has scipy; undefined where there is none. */
export function nativePython(): string | undefined {
  return candidates.find((one) => spawnSync(one, ['-c', 'import scipy.optimize']).status === 0)
}

export async function judgedBy(
  python: string,
  problem: AssignmentProblem,
  { pairs, worstReason }: AssignmentAnswer,
  seconds: Seconds,
): Promise<Judged> {
  const child = spawn(python, [join(root, 'tools/bench/allPairs.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  })
  const plan = pairs.map(({ item, expert }) => ({ item, expert }))
  child.stdin.end(JSON.stringify({ problem, plan, reason: worstReason, ...seconds }))
  const said = text(child.stdout)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the native solver ended with ${code}`)
  return JSON.parse(await said) as Judged
}
