/** What the rules of eligibility say of the application at hand, while it is written. */
import { useMemo } from 'react'
import type {
  EligibilityAnswer,
  EligibilityAsk,
} from '../../../domain/programmes/eligibility.endpoints.ts'
import type { Answers } from '../../../domain/programmes/form/answers.ts'
import { outlineOf } from '../../../domain/programmes/form/outline.ts'
import { knownOf } from '../eligibility/known.ts'
import { blankAsk, useEligibility } from '../eligibility/useEligibility.ts'
import { useCheck, useFormDesk } from '../form/FormContext.ts'
import { useApplication } from './ApplicationContext.ts'

/** What the form says already of what eligibility asks, found by where the fields are filled from. */
function askFrom(
  answers: Answers,
  form: Parameters<typeof outlineOf>[0],
  directions: readonly string[],
  licence: EligibilityAsk['licence'],
): EligibilityAsk {
  const facts: Record<string, unknown> = {}
  for (const { item, at } of outlineOf(form).entries) {
    const key = item.prefill?.replace(/^profile\./, '')
    if (key !== undefined) facts[key] = answers[at]
  }
  const funded = answers['B.funded']
  return {
    ...blankAsk,
    ...knownOf(facts),
    licence,
    centralFunding: typeof funded === 'boolean' ? funded : null,
    directions: [...directions],
  }
}

function useAsk(): EligibilityAsk {
  const { application, form } = useApplication()
  const { store } = useFormDesk()
  useCheck()
  const ask = askFrom(store.answers(), form, application.directions, application.licence)
  const digest = JSON.stringify(ask)
  // The same question is the same object, or it would be asked with every keystroke.
  return useMemo(() => JSON.parse(digest) as EligibilityAsk, [digest])
}

/** Undefined until the first answer. */
export function useOwnReasons(): EligibilityAnswer['reasons'] | undefined {
  const { application } = useApplication()
  const { data } = useEligibility(application.programmeId, useAsk())
  // This very application is among the applicant's own: it does not stand against itself.
  return data?.reasons.filter(({ code }) => code !== 'programmes.project_limit')
}
