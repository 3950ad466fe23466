/** The part of eligibility that looks at who the applicant is: kind, code, licence, place. */
import type { Language } from '../kernel/text.ts'
import { readUscc, type UsccReading } from '../kernel/uscc.ts'
import { divisionDigits } from './channels.ts'
import type { EligibilityFacts, EligibilityReason } from './eligibility.ts'
import { legalPersonOf } from './legalPerson.ts'
import type { ApplicantCondition, ProgrammeDefinition } from './programme.ts'
import { saidBy, whyOf, type InputLooked } from './words.ts'

export function applicantReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  const code = facts.code === null || facts.code.trim() === '' ? null : readUscc(facts.code)
  return [
    ...kindReasons(definition, facts, language),
    ...codeReasons(code, facts, language),
    ...definition.applicants.conditions.flatMap((condition) =>
      conditionReasons(condition, facts, code, language),
    ),
  ]
}

function kindReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  const { kinds, open } = definition.applicants
  const known = kinds.find(({ code }) => code === facts.kind)
  const list = {
    zh: kinds.map(({ name }) => name.zh).join('、'),
    en: kinds.map(({ name }) => name.en).join(', '),
  }
  const reason = (
    outcome: EligibilityReason['outcome'],
    code: string,
    change: string | null,
  ): EligibilityReason[] => [
    {
      outcome,
      code: `programmes.${code}`,
      why: whyOf(
        {
          ...saidBy(known ?? kinds[0] ?? open),
          text: kinds.length === 0 ? { key: 'unpublished' } : list,
        },
        [{ label: 'applicantKind', value: known?.name[language] ?? facts.kind, at: '/kind' }],
        change,
        language,
      ),
    },
  ]
  if (kinds.length === 0) return reason('needsPerson', 'kind_unpublished', 'programmes.change_ask')
  if (facts.kind === null) return reason('unanswered', 'kind_missing', 'programmes.change_answer')
  if (known !== undefined) return reason('passes', 'kind_named', null)
  return open.value === false
    ? reason('fails', 'kind_not_named', 'programmes.change_other_applicant')
    : reason('needsPerson', 'kind_other', 'programmes.change_ask')
}

function codeReasons(
  code: UsccReading | null,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  const reason = (
    outcome: EligibilityReason['outcome'],
    name: string,
    change: string | null,
  ): EligibilityReason[] => [
    {
      outcome,
      code: `programmes.${name}`,
      why: whyOf(
        { source: 'house', text: { key: 'uscc' } },
        [{ label: 'uscc', value: code?.code ?? null, at: '/code' }],
        change,
        language,
      ),
    },
  ]
  if (code === null) return reason('unanswered', 'code_missing', 'programmes.change_answer')
  if (code.valid) return reason('passes', 'code_valid', null)
  if (!code.officerMayAccept) return reason('fails', 'code_wrong', 'programmes.change_mend_code')
  if (facts.codeAccepted === true) return reason('passes', 'code_accepted', null)
  return reason('needsPerson', 'code_fails_check', 'programmes.change_show_licence')
}

function conditionReasons(
  condition: ApplicantCondition,
  facts: EligibilityFacts,
  code: UsccReading | null,
  language: Language,
): EligibilityReason[] {
  const reason = (
    outcome: EligibilityReason['outcome'],
    name: string,
    inputs: readonly InputLooked[],
    change: string | null,
  ): EligibilityReason => ({
    // A condition that holds in principle is passed by a person, never by the machine.
    outcome: outcome === 'fails' && condition.strength === 'inPrinciple' ? 'needsPerson' : outcome,
    code: `programmes.${name}`,
    facts: { condition: condition.text[language] },
    why: whyOf({ ...saidBy(condition), text: condition.text }, inputs, change, language),
  })
  switch (condition.check) {
    case 'registeredInMainland': {
      const answer = facts.registeredInMainland
      const inputs: InputLooked[] = [
        { label: 'registeredInMainland', value: answer, at: '/registeredInMainland' },
      ]
      if (answer === null) {
        return [reason('unanswered', 'mainland_missing', inputs, 'programmes.change_answer')]
      }
      return answer
        ? [reason('passes', 'mainland', inputs, null)]
        : [reason('fails', 'mainland_not', inputs, 'programmes.change_other_applicant')]
    }
    case 'independentLegalPerson': {
      const found = legalPersonOf(code, facts.licence)
      const inputs: InputLooked[] = [
        { label: 'uscc', value: code?.code ?? null, at: '/code' },
        { label: 'licence', value: facts.licence, at: '/licence' },
      ]
      return [reason(outcomes[found.outcome], found.reason, inputs, legalChanges[found.outcome])]
    }
    case 'registeredInRegion': {
      const inputs: InputLooked[] = [{ label: 'division', value: facts.division, at: '/division' }]
      if (facts.division === null) {
        return [reason('unanswered', 'region_missing', inputs, 'programmes.change_answer')]
      }
      return divisionDigits(facts.division).startsWith(condition.region ?? '')
        ? [reason('passes', 'region_inside', inputs, null)]
        : [reason('fails', 'region_outside', inputs, 'programmes.change_other_programme')]
    }
    // Reviewers judge it; nobody can say it beforehand.
    case 'judged':
      return [reason('warns', 'condition_judged', [], null)]
  }
}

const outcomes = {
  yes: 'passes',
  no: 'fails',
  needsPerson: 'needsPerson',
  unanswered: 'unanswered',
} as const

const legalChanges = {
  yes: null,
  no: 'programmes.change_parent_applies',
  needsPerson: 'programmes.change_show_licence',
  unanswered: 'programmes.change_answer',
} as const
