/** One field by itself, as it arrives in an edit: only what could never be right is refused. */
import type { Address } from './address.ts'
import { isBlank, type Value } from './answers.ts'
import { checkAnswers } from './check.ts'
import { collectFaults, type FormFault } from './faults.ts'
import type { Outline } from './outline.ts'
import { checkScalar, checkText, isScalar } from './scalars.ts'
import { fieldPlace } from './state.ts'

const nowhere = { directions: [] }

/** The fault for which a value cannot be stored even in a draft, or undefined. Blank always can. */
export function checkField(outline: Outline, at: Address, value: unknown): FormFault | undefined {
  const place = fieldPlace(outline, at)
  if (place === undefined) return { at, code: 'programmes.form_field_unknown', severity: 'hard' }
  if (isBlank(value as Value)) return undefined
  const { item, columns, section } = place.entry
  if (section.role === 'officer')
    return { at, code: 'programmes.form_field_of_officer', severity: 'hard' }
  const found = collectFaults()
  const field = place.column === undefined ? item : columns.get(place.column)!
  const { directions } = outline.definition
  const known = directions.length === 0 || directions.some(({ id }) => id === place.part)
  if (item.kind === 'statement' && !known)
    return { at, code: 'programmes.form_direction_unknown', severity: 'hard' }
  if (item.kind === 'statement') checkText({ ...item, single: false }, value, at, found.sink)
  else if (isScalar(field)) checkScalar(field, value, at, nowhere, found.sink)
  else {
    const checked = checkAnswers(
      outline.definition,
      { [at]: value },
      { mode: 'draft', context: nowhere },
    )
    return checked.faults[0]
  }
  return found.never[0]
}
