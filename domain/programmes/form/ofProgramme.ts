/** A form as one programme asks it: its places filled, and its rules on exclusions in the programme's words. */
import type { Bilingual } from '../../kernel/sourced.ts'
import type { Language } from '../../kernel/text.ts'
import type { Exclusion, ProgrammeDefinition } from '../programme.ts'
import type { FormDefinition } from './definition.ts'
import { fill } from '../words.ts'
import { filledForm, openPlaces } from './places.ts'
import type { DefinitionReading } from './readDefinition.ts'
import { wordsIn } from './words.ts'

/** Years as sentences name them; programmes without earlier lists speak of earlier years as such. */
function saidOf(years: readonly number[]): Bilingual {
  const said = (language: Language): string => {
    const { earlierYears, yearList, yearComma } = wordsIn(language)
    return years.length === 0 ? earlierYears : fill(yearList, { years: years.join(yearComma) })
  }
  return { zh: said('zh'), en: said('en') }
}

/** Rules that ask about an exclusion, and on what that exclusion stands. */
const ruleOn: Readonly<Record<string, Exclusion['on']>> = {
  prior_winner: 'priorSelection',
  funded_before: 'centralFunding',
}

/**
 * A rule on an exclusion in the words of the programme: a hard one is quoted. Where the programme has no such
 * exclusion, there is none on earlier selection, and that on funds stays as the form has it.
 */
function rulesOf(
  rules: FormDefinition['rules'],
  exclusions: readonly Exclusion[],
): FormDefinition['rules'] {
  return rules.flatMap((rule) => {
    const on = ruleOn[rule.id]
    if (on === undefined) return [rule]
    const exclusion = exclusions.find((one) => one.on === on)
    if (exclusion === undefined) return on === 'priorSelection' ? [] : [rule]
    const { clause: _another, ...rest } = rule
    const own = exclusion.clause === undefined ? rest : { ...rest, clause: exclusion.clause }
    if (exclusion.strength === 'inPrinciple') return [own]
    const said = (language: Language) =>
      fill(wordsIn(language).excluded, { rule: exclusion.text[language] })
    return [{ ...own, text: { zh: said('zh'), en: said('en') } }]
  })
}

/** The form that a file makes for a programme, or the places in it that nothing fills. */
export function formOfProgramme(
  file: FormDefinition,
  definition: Pick<ProgrammeDefinition, 'year' | 'exclusions'>,
): DefinitionReading {
  const exclusion = definition.exclusions.find(({ on }) => on === 'priorSelection')
  const { year } = definition
  const filled = filledForm(file, { year, priorYears: saidOf(exclusion?.years ?? []) })
  const form = { ...filled, rules: rulesOf(filled.rules, definition.exclusions) }
  const faults = [...openPlaces(form)]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, definition: form }
}
