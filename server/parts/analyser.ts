/** Analyses parts in confined processes: whatever is in a file, there is an answer with a reason. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PartAnalysis, WholeAnalysis } from '../../domain/parts/analysis.ts'
import { refused, usualLimits, type PartWish } from '../../engines/parts/analyse.ts'
import type { ViewAnswer } from '../../engines/parts/view/view.ts'
import { openPool, type PoolWish } from '../kernel/confined/pool.ts'
import type { PartQuestion } from './analyseChild.ts'

export type Analyser = {
  /** `path` is read by the confined process. */
  readonly analyse: (path: string, wish?: Partial<PartWish>) => Promise<PartAnalysis>
  /** With every face by its number. */
  readonly analyseWhole: (path: string) => Promise<WholeAnalysis>
  /** What is shown of it; why nothing is. */
  readonly view: (path: string) => Promise<ViewAnswer>
  readonly close: () => Promise<void>
}

export const analyserBounds: Omit<PoolWish, 'note'> = {
  script: fileURLToPath(new URL('./analyseChild.ts', import.meta.url)),
  // Beside the 2 GB that a part may take, what Node and the compiled kernel need.
  limits: { heapMiB: 1024, dataKiB: 2_600_000 },
  size: Math.max(1, Math.min(4, availableParallelism() - 1)),
  timeLimitMs: 60_000,
  maxAsks: 200,
  maxAnswerBytes: 64 * 1024 * 1024,
}

const reasons = {
  out_of_time: 'parts.out_of_time',
  out_of_memory: 'parts.out_of_memory',
  fault: 'parts.kernel_fault',
} as const

export function openAnalyser(note: (error: string) => void, bounds = analyserBounds): Analyser {
  const pool = openPool({ ...bounds, note })
  const ask = async (path: string, wish: Partial<PartWish>): Promise<WholeAnalysis> => {
    const question: PartQuestion = {
      path,
      wish: { limits: usualLimits, densityGPerCm3: null, process: null, ...wish },
    }
    const outcome = await pool.ask<WholeAnalysis>(question)
    if (outcome.kind === 'answer') return outcome.answer
    return { analysis: refused(reasons[outcome.kind]), surfaces: [] }
  }
  return {
    analyse: async (path, wish = {}) => (await ask(path, wish)).analysis,
    analyseWhole: (path) => ask(path, {}),
    view: async (path) => {
      const outcome = await pool.ask<ViewAnswer>({ path, view: true } satisfies PartQuestion)
      if (outcome.kind === 'answer') return outcome.answer
      return { reason: reasons[outcome.kind], facts: {} }
    },
    close: pool.close,
  }
}
