/** What of a form is asked at all, given directions and answers. What is not shown is parked, never deleted. */
import { itemOf, readAddress, type Address } from './address.ts'
import { isRecord, rowsIn, type Value } from './answers.ts'
import type { FormContext } from './context.ts'
import { holds, type Scope } from './expression.ts'
import type { FormDefinition } from './definition.ts'
import { outlineOf, type Entry } from './outline.ts'

export type Shown = {
  readonly scope: Scope
  readonly isShown: (entry: Entry) => boolean
  readonly isRequired: (entry: Entry) => boolean
}

function read(answers: Readonly<Record<string, unknown>>, at: Address): unknown {
  return Object.hasOwn(answers, at) ? answers[at] : undefined
}

/** The value at any address: an item's, a statement's, or a cell's. */
export function valueIn(
  answers: Readonly<Record<string, unknown>>,
  at: Address,
): Value | undefined {
  const place = readAddress(at)
  if (place === undefined) return undefined
  const value = read(answers, place.item)
  if (place.part === undefined) return value as Value
  if (place.column === undefined) {
    if (Array.isArray(value) || !isRecord(value)) return undefined
    return read(value, place.part) as Value
  }
  const row = rowsIn(value).find((candidate) => candidate.id === place.part)
  return row === undefined ? undefined : (read(row.cells, place.column) as Value)
}

/**
 * Conditions see only what is shown: a value parked behind a closed condition has no say. A circle of
 * conditions cannot be (`readDefinition` refuses it).
 */
export function shownIn(
  definition: FormDefinition,
  answers: Readonly<Record<string, unknown>>,
  context: Pick<FormContext, 'directions'>,
): Shown {
  const outline = outlineOf(definition)
  const known = new Map<Address, boolean>()
  const scope: Scope = {
    directions: new Set(context.directions),
    valueAt: (at) => {
      const entry = outline.at.get(itemOf(at))
      return entry === undefined || isShown(entry) ? valueIn(answers, at) : undefined
    },
  }
  function isShown(entry: Entry): boolean {
    const cached = known.get(entry.at)
    if (cached !== undefined) return cached
    const { shown } = entry.item
    const result = shown === undefined || holds(shown, scope) === true
    known.set(entry.at, result)
    return result
  }
  function isRequired(entry: Entry): boolean {
    const { required = true } = entry.item
    return typeof required === 'boolean' ? required : holds(required, scope) === true
  }
  return { scope, isShown, isRequired }
}
