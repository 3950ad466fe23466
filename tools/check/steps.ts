/** What `npm run check` runs, all at once; `npm test` runs the same first. */
import { script, type Step } from '../steps.ts'

const minutes = { maxMinutes: 5 } as const

function types(project: string): Step {
  return { name: `types (${project})`, script: script('tsc'), args: ['-p', project], ...minutes }
}

export const checkSteps: readonly Step[] = [
  types('tsconfig.json'),
  types('tsconfig.domain.json'),
  types('tsconfig.web.json'),
  { name: 'laws', script: 'tools/check/laws.ts', ...minutes },
  { name: 'lint', script: script('oxlint'), args: ['--quiet'], ...minutes },
  { name: 'format', script: script('oxfmt'), args: ['--check'], ...minutes },
]
