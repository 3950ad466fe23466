/** What `npm run check` runs, all at once; `npm test` runs the same first. */
import { script, type Step } from '../steps.ts'

const minutes = { maxMinutes: 5 } as const

/**
 * One checker a tree: each further one would work out anew the types that all files share, which is most
 * of them, and the trees are checked at once anyway. Memory is cheap for those seconds: collect it less.
 */
function types(project: string): Step {
  return {
    name: `types (${project})`,
    script: script('tsc'),
    args: ['-p', project, '--checkers', '1'],
    environment: { GOGC: '300' },
    ...minutes,
  }
}

export const checkSteps: readonly Step[] = [
  types('tsconfig.web.json'),
  types('tsconfig.json'),
  types('tsconfig.domain.json'),
  { name: 'laws', script: 'tools/check/laws.ts', ...minutes },
  { name: 'lint', script: script('oxlint'), args: ['--deny-warnings'], ...minutes },
  { name: 'format', script: script('oxfmt'), args: ['--check'], ...minutes },
]
