/** Which directions a project may claim, which remain selectable, and why. */
import type { EnterpriseSize } from '../kernel/enterpriseSize.ts'
import type { Language } from '../kernel/text.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { directionOf, type Direction, type ProgrammeDefinition } from './programme.ts'
import { labelOf, saidBy, whyOf } from './words.ts'

export type DirectionFacts = {
  /** Code of an applicant kind, or `other`; null while unanswered. */
  readonly kind: string | null
  readonly size: EnterpriseSize | null
  /** Directions that the same applicant claims in other applications of this programme. */
  readonly claimedElsewhere?: readonly string[]
}

export type DirectionOption = {
  readonly code: string
  readonly chosen: boolean
  /** Whether it may be taken (or kept) beside those chosen now. */
  readonly verdict: Verdict
  /** Whether the applicant is one of those whom the direction names; null where nobody can tell. */
  readonly natural: boolean | null
}

export function directionName(direction: Direction, language: Language): string {
  return direction.name.value?.[language] ?? `${direction.code} ${labelOf('unpublished', language)}`
}

/** Every direction in the order of the notice, with its verdict. */
export function directionOptions(
  definition: ProgrammeDefinition,
  chosen: readonly string[],
  facts: DirectionFacts,
  language: Language = 'zh',
): readonly DirectionOption[] {
  return definition.directions.map((direction) => {
    const isChosen = chosen.includes(direction.code)
    const wanted = isChosen ? chosen : [...chosen, direction.code]
    return {
      code: direction.code,
      chosen: isChosen,
      verdict: allOf(
        withinLimit(definition, wanted, language),
        withinArea(definition, wanted, facts.claimedElsewhere ?? [], language, direction),
      ),
      natural: isNatural(direction, facts),
    }
  })
}

/** Whether exactly these directions may be claimed, at least one, none twice. */
export function mayClaimDirections(
  definition: ProgrammeDefinition,
  chosen: readonly string[],
  claimedElsewhere: readonly string[] = [],
  language: Language = 'zh',
): Verdict {
  if (definition.directions.length === 0) {
    return chosen.length === 0 ? allowed : invalid('programmes.direction_none_here')
  }
  if (chosen.length === 0) return invalid('programmes.direction_missing')
  const unknown = chosen.find((code) => directionOf(definition, code) === null)
  if (unknown !== undefined) return invalid('programmes.direction_not_found', { code: unknown })
  if (new Set(chosen).size < chosen.length) return invalid('programmes.direction_twice')
  return allOf(
    withinLimit(definition, chosen, language),
    withinArea(definition, chosen, claimedElsewhere, language),
  )
}

function withinLimit(
  definition: ProgrammeDefinition,
  chosen: readonly string[],
  language: Language,
): Verdict {
  const limit = definition.limits.directionsPerProject
  if (limit.value === null || chosen.length <= limit.value.max) return allowed
  const facts = { max: limit.value.max, chosen: chosen.length }
  return conflict(
    'programmes.direction_limit',
    facts,
    whyOf(
      { ...saidBy(limit), text: { key: 'directionsPerProject', facts } },
      [{ label: 'directions', value: chosen.join(', '), at: '/directions' }],
      'programmes.change_drop_direction',
      language,
    ),
  )
}

/** Looks at the area of `only`, or at all areas of what is chosen. */
function withinArea(
  definition: ProgrammeDefinition,
  chosen: readonly string[],
  claimedElsewhere: readonly string[],
  language: Language,
  only?: Direction,
): Verdict {
  const limit = definition.limits.directionsPerArea
  if (limit?.value == null) return allowed
  const all = [...new Set([...chosen, ...claimedElsewhere])]
  const areas = only === undefined ? definition.areas.map(({ code }) => code) : [only.area]
  for (const area of areas) {
    const claimed = all.filter((code) => directionOf(definition, code)?.area === area)
    // Where no text says which area a direction belongs to, nobody can count.
    if (area === null || claimed.length <= limit.value.max) continue
    const facts = { max: limit.value.max, area }
    return conflict(
      'programmes.direction_area_limit',
      facts,
      whyOf(
        { ...saidBy(limit), text: { key: 'directionsPerArea', facts } },
        [{ label: 'directions', value: claimed.join(', '), at: '/directions' }],
        'programmes.change_drop_direction',
        language,
      ),
    )
  }
  return allowed
}

/**
 * Whether a direction names an applicant of this kind and size. An enterprise whose size is not yet
 * known is not called too small. Null where the direction names nobody or the kind is unanswered.
 */
export function isNatural(direction: Direction, facts: DirectionFacts): boolean | null {
  const named = direction.naturalApplicants.value
  if (named === null || facts.kind === null) return null
  return named.some(
    ({ kind, large }) =>
      (kind === null || kind === facts.kind) &&
      (!large || facts.size === null || facts.size === 'large'),
  )
}
