/** Starts the process that computes plans and draws, and reads its one answer. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DrawAnswer, PlanAnswer, SolverOrder } from './solverChild.ts'

type Order<K> = Extract<SolverOrder, { readonly kind: K }>
type Answer<K> = Extract<PlanAnswer | DrawAnswer, { readonly kind: K }>

const child = fileURLToPath(new URL('./solverChild.ts', import.meta.url))
const heapMegabytes = 2048

/** Null for a process that ended without an answer, by itself or because it took too long. */
export function solveApart<K extends SolverOrder['kind']>(
  order: Order<K>,
  timeLimitMs: number,
): Promise<Answer<K> | null> {
  return new Promise((resolve) => {
    const solver = fork(child, [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
      // Nothing of the server's environment belongs in a process that only computes.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => solver.kill('SIGKILL'), timeLimitMs)
    const settle = (answer: Answer<K> | null): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    solver.on('message', (answer: Answer<K>) => settle(answer))
    solver.on('close', () => settle(null))
    solver.on('error', () => settle(null))
    solver.send(order)
  })
}
