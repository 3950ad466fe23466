/** `npm run check`: laws, types, lint and format, at once. */
import { runStep, sumOf, tellOutcome } from '../steps.ts'
import { checkSteps } from './steps.ts'

const outcomes = await Promise.all(
  checkSteps.map(async (step) => {
    const outcome = await runStep(step)
    tellOutcome(outcome)
    if (step.name === 'laws' && outcome.ok) console.log(outcome.output.trimEnd())
    return outcome
  }),
)
process.exitCode = sumOf(outcomes).failed === 0 ? 0 : 1
