/** A process for tests: works or waits as it is told, and answers how long. */
import { answerApart } from './apart.ts'

export type TimeOrder = { readonly workMs: number; readonly waitMs: number }

answerApart(async ({ workMs, waitMs }: TimeOrder) => {
  for (const began = performance.now(); performance.now() - began < workMs;);
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  return { workMs, waitMs }
})
