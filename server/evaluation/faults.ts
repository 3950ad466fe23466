/** Faults of a shape that was sent, in the words of whoever sent it. */
import type { EvaluationFault } from '../../domain/evaluation/rubricCheck.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { refuseFaults } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Refuses unless there are none. */
export function insistNoFaults(
  work: Reading,
  language: Language,
  faults: readonly EvaluationFault[],
): void {
  if (faults.length === 0) return
  refuseFaults(
    faults.map(({ at, code, facts }) => ({
      at,
      code,
      message: work.host.say(language, code, facts),
      ...(facts === undefined ? {} : { facts }),
    })),
  )
}
