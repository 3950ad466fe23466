/** Starts the process that computes plans, draws and rankings, and reads its one answer. */
import { fileURLToPath } from 'node:url'
import { askApart } from '../kernel/apart.ts'
import type { SolverAnswer, SolverOrder } from './solverChild.ts'

type Order<K> = Extract<SolverOrder, { readonly kind: K }>
type Answer<K> = Extract<SolverAnswer, { readonly kind: K }>

const child = fileURLToPath(new URL('./solverChild.ts', import.meta.url))
const heapMegabytes = 2048

/** Null for a process that ended without an answer, by itself or because it took too long. */
export function solveApart<K extends SolverOrder['kind']>(
  order: Order<K>,
  timeLimitMs: number,
): Promise<Answer<K> | null> {
  return askApart(child, order, { heapMegabytes, timeLimitMs })
}
