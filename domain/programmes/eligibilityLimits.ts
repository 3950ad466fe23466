/** The part of eligibility that looks at history and company: earlier winners, funding, limits, consortium. */
import type { Language } from '../kernel/text.ts'
import type { Facts } from '../kernel/verdict.ts'
import type { EligibilityFacts, EligibilityLists, EligibilityReason } from './eligibility.ts'
import { normaliseUscc } from '../kernel/uscc.ts'
import { matchPriorWinners } from './priorWinners.ts'
import { unitOf, type Exclusion, type ProgrammeDefinition } from './programme.ts'
import type { Origin } from '../kernel/sourced.ts'
import { labelOf, saidBy, whyOf, type InputLooked, type RuleSaid } from './words.ts'

type Outcome = EligibilityReason['outcome']

export function exclusionReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  lists: EligibilityLists,
  language: Language,
): EligibilityReason[] {
  return definition.exclusions.flatMap((exclusion) =>
    exclusion.on === 'priorSelection'
      ? winnerReasons(exclusion, facts, lists, language)
      : fundingReasons(exclusion, facts, language),
  )
}

function excluded(
  exclusion: Exclusion,
  outcome: Outcome,
  name: string,
  inputs: readonly InputLooked[],
  options: { change?: string; facts?: Facts; language: Language },
): EligibilityReason {
  return {
    outcome,
    code: `programmes.${name}`,
    ...(options.facts === undefined ? {} : { facts: options.facts }),
    why: whyOf(
      { ...saidBy(exclusion), text: exclusion.text },
      inputs,
      options.change ?? null,
      options.language,
    ),
  }
}

function winnerReasons(
  exclusion: Exclusion,
  facts: EligibilityFacts,
  lists: EligibilityLists,
  language: Language,
): EligibilityReason[] {
  const years = exclusion.years ?? []
  const winners = lists.priorWinners.filter(
    ({ series, year }) => series === exclusion.series && years.includes(year),
  )
  const applicant = {
    code: facts.code === null ? null : normaliseUscc(facts.code),
    name: facts.name,
    formerNames: facts.formerNames,
  }
  const matches = matchPriorWinners(winners, applicant, lists.confirmations)
  const reasons = matches.map((match) => {
    const { winner, certainty } = match
    const told = { year: winner.year, project: winner.project, applicant: winner.applicant }
    const inputs: InputLooked[] = [
      match.name === null
        ? { label: 'uscc', value: applicant.code, at: '/code' }
        : { label: 'name', value: match.name, at: '/name' },
      ...(match.by === 'officer' ? [foundBy('winner_same', language)] : []),
    ]
    if (certainty === 'likely') {
      const change = 'programmes.change_officer_confirms'
      return excluded(exclusion, 'needsPerson', 'prior_winner_likely', inputs, {
        change,
        facts: told,
        language,
      })
    }
    return exclusion.strength === 'hard'
      ? excluded(exclusion, 'fails', 'prior_winner', inputs, { facts: told, language })
      : excluded(exclusion, 'needsPerson', 'prior_winner_in_principle', inputs, {
          change: 'programmes.change_unit_writes_reason',
          facts: told,
          language,
        })
  })
  const looked: InputLooked[] = [{ label: 'name', value: facts.name, at: '/name' }]
  const [dismissed] = reasons.length > 0 ? [] : matchPriorWinners(winners, applicant)
  if (dismissed !== undefined) {
    const { year, applicant: like } = dismissed.winner
    const inputs = [...looked, foundBy('winner_other', language)]
    const told = { year, applicant: like }
    reasons.push(
      excluded(exclusion, 'passes', 'prior_winner_dismissed', inputs, { facts: told, language }),
    )
  }
  const absent = years.filter((year) => !lists.imported.includes(`${exclusion.series} ${year}`))
  if (absent.length > 0) {
    const told = { years: absent.join(language === 'zh' ? '、' : ', ') }
    reasons.push(
      excluded(exclusion, 'warns', 'prior_winner_list_absent', [], { facts: told, language }),
    )
  }
  if (reasons.length > 0) return reasons
  return [excluded(exclusion, 'passes', 'prior_winner_not', looked, { language })]
}

/** What an officer found on a name that is like an earlier winner's. */
function foundBy(finding: 'winner_same' | 'winner_other', language: Language): InputLooked {
  return { label: 'officerFinding', value: labelOf(finding, language) }
}

function fundingReasons(
  exclusion: Exclusion,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  const inputs: InputLooked[] = [
    { label: 'centralFunding', value: facts.centralFunding, at: '/centralFunding' },
  ]
  const reason = (outcome: Outcome, name: string, change?: string): EligibilityReason[] => [
    excluded(exclusion, outcome, name, inputs, {
      language,
      ...(change === undefined ? {} : { change }),
    }),
  ]
  if (facts.centralFunding === null) {
    return reason('unanswered', 'funding_missing', 'programmes.change_answer')
  }
  if (!facts.centralFunding) return reason('passes', 'funding_not')
  return exclusion.strength === 'hard'
    ? reason('fails', 'funding', 'programmes.change_other_project')
    : reason('needsPerson', 'funding_in_principle', 'programmes.change_unit_writes_reason')
}

export function limitReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  return [
    ...projectReasons(definition, facts, language),
    ...consortiumReasons(definition, facts, language),
  ]
}

function limited(
  origin: Origin,
  outcome: Outcome,
  name: string,
  text: RuleSaid['text'],
  inputs: readonly InputLooked[],
  options: { change?: string; facts?: Facts; language: Language },
): EligibilityReason {
  return {
    outcome,
    code: `programmes.${name}`,
    ...(options.facts === undefined ? {} : { facts: options.facts }),
    why: whyOf({ ...saidBy(origin), text }, inputs, options.change ?? null, options.language),
  }
}

/** One project an applicant, whatever unit the others went through. */
function projectReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  const limit = definition.limits.projectsPerApplicant
  const count = facts.otherApplications.length
  const [first] = facts.otherApplications
  const inputs: InputLooked[] = [{ label: 'otherApplications', value: count }]
  const unit = first === undefined ? null : unitOf(definition, first.unit)
  const told = { count, unit: unit?.name[language] ?? first?.unit ?? '' }
  if (limit.value === null) {
    const text = { key: 'unpublished' } as const
    return count === 0
      ? []
      : [
          limited(limit, 'needsPerson', 'project_limit_unpublished', text, inputs, {
            change: 'programmes.change_ask',
            facts: told,
            language,
          }),
        ]
  }
  const text = { key: 'projectsPerApplicant', facts: { max: limit.value.max } } as const
  if (count < limit.value.max) {
    return [limited(limit, 'passes', 'project_limit_free', text, inputs, { language })]
  }
  const outcome = limit.value.strength === 'hard' ? 'fails' : 'needsPerson'
  return [
    limited(limit, outcome, 'project_limit', text, inputs, {
      change: 'programmes.change_withdraw_other',
      facts: { ...told, max: limit.value.max },
      language,
    }),
  ]
}

function consortiumReasons(
  definition: ProgrammeDefinition,
  facts: EligibilityFacts,
  language: Language,
): EligibilityReason[] {
  if (facts.consortium === null) return []
  const rule = definition.consortium
  const { members } = facts.consortium
  const inputs: InputLooked[] = [{ label: 'members', value: members, at: '/consortium/members' }]
  const reason = (outcome: Outcome, name: string, change?: string): EligibilityReason[] => [
    limited(
      rule,
      outcome,
      name,
      {
        key:
          rule.value === null ? 'unpublished' : rule.value.allowed ? 'consortium' : 'noConsortium',
      },
      inputs,
      {
        language,
        facts: { members, max: rule.value?.maxMembers ?? 0 },
        ...(change === undefined ? {} : { change }),
      },
    ),
  ]
  if (rule.value === null) {
    return reason('needsPerson', 'consortium_unpublished', 'programmes.change_ask')
  }
  if (!rule.value.allowed) return reason('fails', 'consortium_not', 'programmes.change_apply_alone')
  if (rule.value.maxMembers !== null && members > rule.value.maxMembers) {
    return reason('fails', 'consortium_too_large', 'programmes.change_fewer_members')
  }
  return reason('passes', 'consortium_allowed')
}
