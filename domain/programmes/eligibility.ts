/**
 * May this applicant apply? Answered before anything is typed, from facts that a profile or a few
 * questions give. Every reason names its rule, the input it looked at, and what would change it.
 */
import type { EnterpriseSize } from '../kernel/enterpriseSize.ts'
import type { Language } from '../kernel/text.ts'
import { allowed, conflict, type Facts, type Verdict, type Why } from '../kernel/verdict.ts'
import { directionName, isNatural, mayClaimDirections } from './directions.ts'
import { applicantReasons } from './eligibilityApplicant.ts'
import { exclusionReasons, limitReasons } from './eligibilityLimits.ts'
import type { LicenceType } from './legalPerson.ts'
import type { PriorWinner, WinnerConfirmation } from './priorWinners.ts'
import { directionOf, type ProgrammeDefinition } from './programme.ts'
import { saidBy, whyOf } from './words.ts'

/** `other`: a kind that the list does not name. */
export type EligibilityFacts = {
  readonly kind: string | null
  readonly code: string | null
  /** An officer has seen the licence and accepted a code that fails its check. */
  readonly codeAccepted?: boolean
  readonly licence: LicenceType | null
  readonly name: string
  readonly formerNames: readonly string[]
  readonly registeredInMainland: boolean | null
  readonly division: string | null
  readonly size: EnterpriseSize | null
  /** The project is supported by central government funds through another channel. */
  readonly centralFunding: boolean | null
  readonly directions: readonly string[]
  /** Null: one applicant alone. `members` counts the lead. */
  readonly consortium: { readonly members: number } | null
  /** Live applications of the same applicant in this programme, through whatever unit. */
  readonly otherApplications: readonly {
    readonly id: string
    readonly unit: string
    readonly directions: readonly string[]
  }[]
  /** Answers to the programme's priorities, by code. */
  readonly priorities?: Readonly<Record<string, boolean | null>>
}

/** What the programme office knows beside the applicant's answers. */
export type EligibilityLists = {
  readonly priorWinners: readonly PriorWinner[]
  /** `<series> <year>` of the lists that have been imported; a list that is missing proves nothing. */
  readonly imported: readonly string[]
  readonly confirmations?: readonly WinnerConfirmation[]
}

export type EligibilityOutcome = 'passes' | 'fails' | 'needsPerson' | 'unanswered' | 'warns'

export type EligibilityReason = {
  readonly outcome: EligibilityOutcome
  readonly code: string
  readonly facts?: Facts
  readonly why: Why
}

export type Eligibility = {
  /** `unanswered`: nothing forbids it yet, and a question is still open. */
  readonly answer: 'yes' | 'no' | 'needsPerson' | 'unanswered'
  readonly reasons: readonly EligibilityReason[]
  /** Codes of the priorities that the applicant meets. */
  readonly priorities: readonly string[]
}

export function eligibilityOf(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  lists: EligibilityLists,
  language: Language = 'zh',
): Eligibility {
  const reasons = [
    ...applicantReasons(definition, facts, language),
    ...exclusionReasons(definition, facts, lists, language),
    ...limitReasons(definition, facts, language),
    ...directionReasons(definition, facts, language),
  ]
  return {
    answer: answerOf(reasons),
    reasons,
    priorities: definition.priorities
      .filter(({ code }) => facts.priorities?.[code] === true)
      .map(({ code }) => code),
  }
}

/**
 * Whether an applicant may hand in, and its file may pass the check: no means no. What only a person can judge,
 * and what holds in principle, stands in nobody's way here; a draft may be written whatever the answer is.
 */
export function mayApply({ reasons }: Eligibility): Verdict {
  const failing = reasons.find(({ outcome }) => outcome === 'fails')
  return failing === undefined ? allowed : conflict(failing.code, failing.facts, failing.why)
}

/** One failing reason decides; then open questions; then what a person has to judge. */
function answerOf(reasons: readonly EligibilityReason[]): Eligibility['answer'] {
  const has = (outcome: EligibilityOutcome): boolean =>
    reasons.some((reason) => reason.outcome === outcome)
  if (has('fails')) return 'no'
  if (has('unanswered')) return 'unanswered'
  return has('needsPerson') ? 'needsPerson' : 'yes'
}

/** Directions may be left open at this point; those chosen must be possible together. */
function directionReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  if (facts.directions.length === 0) return []
  const elsewhere = facts.otherApplications.flatMap(({ directions }) => directions)
  const verdict = mayClaimDirections(definition, facts.directions, elsewhere, language)
  const limit = definition.limits.directionsPerProject
  const why = whyOf(
    {
      ...saidBy(limit),
      text:
        limit.value === null
          ? { key: 'unpublished' }
          : { key: 'directionsPerProject', facts: { max: limit.value.max } },
    },
    [{ label: 'directions', value: facts.directions.join(', '), at: '/directions' }],
    null,
    language,
  )
  if (!verdict.ok) {
    const { code, facts: told } = verdict
    const explained = verdict.why ?? why
    return [
      { outcome: 'fails', code, ...(told === undefined ? {} : { facts: told }), why: explained },
    ]
  }
  return [
    { outcome: 'passes', code: 'programmes.directions_possible', why },
    ...naturalWarnings(definition, facts, language),
  ]
}

/** A direction names its natural applicants. To be another is no obstacle, but reviewers will ask. */
function naturalWarnings(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  return facts.directions.flatMap((code): EligibilityReason[] => {
    const direction = directionOf(definition, code)
    if (direction === null || isNatural(direction, facts) !== false) return []
    const named = direction.naturalApplicants.value ?? []
    const text = {
      zh: named.map((entry) => entry.text.zh).join('、'),
      en: named.map((entry) => entry.text.en).join('; '),
    }
    const kind = definition.applicants.kinds.find((entry) => entry.code === facts.kind)
    return [
      {
        outcome: 'warns',
        code: 'programmes.direction_names_others',
        facts: { direction: directionName(direction, language), named: text[language] },
        why: whyOf(
          { ...saidBy(direction.naturalApplicants), text },
          [
            { label: 'applicantKind', value: kind?.name[language] ?? facts.kind, at: '/kind' },
            { label: 'size', value: facts.size, at: '/size' },
          ],
          'programmes.change_explain_or_choose',
          language,
        ),
      },
    ]
  })
}
