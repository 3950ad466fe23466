/**
 * The typesetting process: keeps a warm Typst compiler and answers one paper at a time. Started by
 * `openTypesetter`, which kills it when a page takes too long; it holds nothing worth keeping.
 */
import { createCompiler, type CompileLimits } from './compile.ts'
import type { Paper } from './paper.ts'

export type TypesetOrder = {
  readonly paper: Paper
  readonly limits: CompileLimits
}

const compiler = createCompiler(process.argv.slice(2))

process.on('message', ({ paper, limits }: TypesetOrder) => {
  const start = performance.now()
  const outcome = compiler.pdf(paper, limits)
  process.send!({
    outcome,
    ms: performance.now() - start,
    residentBytes: process.memoryUsage.rss(),
  })
})
process.on('disconnect', () => process.exit(0))
