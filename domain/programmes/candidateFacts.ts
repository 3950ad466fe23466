/** What the eligibility rules look at, taken from a submitted form and the verified organisation. */
import { enterpriseSizes, type EnterpriseSize } from '../kernel/enterpriseSize.ts'
import type { EligibilityFacts } from './eligibility.ts'
import type { Answers, Value } from './form/answers.ts'
import type { LicenceType } from './legalPerson.ts'

export type ApplicantOrg = {
  readonly name: string
  readonly code: string | null
  readonly division: string | null
  readonly formerNames: readonly string[]
  /** An officer has seen the licence and accepted a code that fails its check. */
  readonly codeAccepted: boolean
}

/** Forms keep the same ids for what the rules ask, whatever their sections. */
function answerNamed(answers: Answers, item: string): Value | undefined {
  return Object.entries(answers).find(([at]) => at.endsWith(`.${item}`))?.[1]
}

/**
 * The licence is what the applicant said when the file was sealed; where nothing was said, whether a 91 code
 * is a legal person stays a question for the officer.
 * An organisation with a code was registered in the mainland: GB 32100 codes are given nowhere else.
 */
export function eligibilityFactsOf(
  org: ApplicantOrg,
  answers: Answers,
  directions: readonly string[],
  licence: LicenceType | null,
): EligibilityFacts {
  const kind = answerNamed(answers, 'kind')
  const size = answerNamed(answers, 'size')
  const funded = answerNamed(answers, 'funded')
  const division = answerNamed(answers, 'division')
  return {
    kind: typeof kind === 'string' ? kind : null,
    code: org.code,
    codeAccepted: org.codeAccepted,
    licence,
    name: org.name,
    formerNames: org.formerNames,
    registeredInMainland: org.code === null ? null : true,
    division: org.division ?? (typeof division === 'string' ? division : null),
    size: enterpriseSizes.includes(size as EnterpriseSize) ? (size as EnterpriseSize) : null,
    centralFunding: typeof funded === 'boolean' ? funded : null,
    directions,
    consortium: null,
    otherApplications: [],
  }
}
