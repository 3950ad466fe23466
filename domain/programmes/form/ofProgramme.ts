/** A form as one programme asks it: its own year, and the earlier lists that its own exclusions name. */
import type { Bilingual } from '../../kernel/sourced.ts'
import type { Json } from '../../kernel/stableJson.ts'
import type { Language } from '../../kernel/text.ts'
import type { Exclusion, ProgrammeDefinition } from '../programme.ts'
import type { FormDefinition } from './definition.ts'
import { fill } from '../words.ts'
import { formOfYear } from './ofYear.ts'
import { wordsIn } from './words.ts'

/** Years as sentences name them; programmes without earlier lists speak of earlier years as such. */
function saidOf(years: readonly number[]): Bilingual {
  const said = (language: Language): string => {
    const { earlierYears, yearList, yearComma } = wordsIn(language)
    return years.length === 0 ? earlierYears : fill(yearList, { years: years.join(yearComma) })
  }
  return { zh: said('zh'), en: said('en') }
}

function replaced(thing: Json, from: Bilingual, to: Bilingual): Json {
  if (typeof thing === 'string') return thing.replaceAll(from.zh, to.zh).replaceAll(from.en, to.en)
  if (Array.isArray(thing)) return thing.map((one: Json) => replaced(one, from, to))
  if (thing === null || typeof thing !== 'object') return thing
  return Object.fromEntries(
    Object.entries(thing as { readonly [key: string]: Json }).map(([key, value]) => [
      key,
      replaced(value, from, to),
    ]),
  )
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

/** The same form where its file speaks of this programme's years already. */
export function formOfProgramme(
  form: FormDefinition,
  definition: Pick<ProgrammeDefinition, 'year' | 'exclusions'>,
): FormDefinition {
  const ofYear = formOfYear(form, definition.year)
  if (form.priorYears === undefined) return ofYear
  const exclusion = definition.exclusions.find(({ on }) => on === 'priorSelection')
  const priorYears = [...(exclusion?.years ?? [])]
  const from = saidOf(form.priorYears)
  const to = saidOf(priorYears)
  const sections = replaced(ofYear.sections as unknown as Json, from, to)
  const rules = replaced(ofYear.rules as unknown as Json, from, to)
  return {
    ...ofYear,
    priorYears,
    sections: sections as unknown as FormDefinition['sections'],
    rules: rulesOf(rules as unknown as FormDefinition['rules'], definition.exclusions),
  }
}
