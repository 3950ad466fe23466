/**
 * A change of directions changes the form. What is no longer asked is parked: it stays where it is kept, is
 * neither checked nor printed nor sealed, and is there again when the direction comes back.
 */
import { partAddress, type Address } from './address.ts'
import {
  isBlank,
  isRecord,
  recordIn,
  rowsIn,
  type Answers,
  type Row,
  type Value,
} from './answers.ts'
import type { FormDefinition } from './definition.ts'
import { holds } from './expression.ts'
import { holdsRows } from './items.ts'
import { answeredEntries, outlineOf, type Entry } from './outline.ts'
import { shownIn, type Shown } from './shown.ts'

type Directions = readonly string[]

/** Every place the form asks something: items, statements by direction, rows the definition fixes. */
function askedPlaces(
  definition: FormDefinition,
  answers: Answers,
  directions: Directions,
): Address[] {
  const shown = shownIn(definition, answers, { directions })
  return answeredEntries(outlineOf(definition)).flatMap((entry) => {
    if (!shown.isShown(entry)) return []
    if (entry.item.kind === 'statement') return directions.map((id) => partAddress(entry.at, id))
    const rows = [...entry.fixedRows.values()].filter((row) => row.shown !== undefined)
    const open = rows.filter((row) => holds(row.shown!, shown.scope) === true)
    return [entry.at, ...open.map((row) => partAddress(entry.at, row.id))]
  })
}

function isFilled(answers: Answers, at: Address): boolean {
  const slash = at.indexOf('/')
  if (slash < 0) return !isBlank(answers[at])
  const value = answers[at.slice(0, slash)]
  const part = at.slice(slash + 1)
  const row = rowsIn(value).find((candidate) => candidate.id === part)
  if (row !== undefined) return Object.values(row.cells).some((cell) => !isBlank(cell))
  return !isBlank(recordIn(value)[part] as Value)
}

export type Adaptation = {
  /** `restored`: an answer given earlier is back. */
  readonly appears: readonly { readonly at: Address; readonly restored: boolean }[]
  /** `filled`: an answer is parked, and the page says so before the change is made. */
  readonly parks: readonly { readonly at: Address; readonly filled: boolean }[]
}

export function adapt(
  definition: FormDefinition,
  answers: Answers,
  before: Directions,
  after: Directions,
): Adaptation {
  const asked = askedPlaces(definition, answers, before)
  const askedNow = askedPlaces(definition, answers, after)
  const was = new Set(asked)
  const is = new Set(askedNow)
  return {
    appears: askedNow
      .filter((at) => !was.has(at))
      .map((at) => ({ at, restored: isFilled(answers, at) })),
    parks: asked.filter((at) => !is.has(at)).map((at) => ({ at, filled: isFilled(answers, at) })),
  }
}

function liveValue(entry: Entry, value: Value, shown: Shown): Value {
  if (entry.item.kind === 'statement' && isRecord(value))
    return Object.fromEntries(
      Object.entries(value).filter(([id]) => shown.scope.directions.has(id)),
    ) as Value
  if (!holdsRows(entry.item)) return value
  return rowsIn(value).filter((row) => isLiveRow(entry, row, shown))
}

function isLiveRow(entry: Entry, row: Row, shown: Shown): boolean {
  const open = entry.fixedRows.get(row.id)?.shown
  return open === undefined || holds(open, shown.scope) === true
}

/** The answers without what is parked: what is printed, sealed and sent. */
export function liveAnswers(
  definition: FormDefinition,
  answers: Answers,
  directions: Directions,
): Answers {
  const shown = shownIn(definition, answers, { directions })
  const live: Record<Address, Value> = {}
  for (const entry of answeredEntries(outlineOf(definition))) {
    const value = Object.hasOwn(answers, entry.at) ? answers[entry.at] : undefined
    if (value !== undefined && shown.isShown(entry)) live[entry.at] = liveValue(entry, value, shown)
  }
  return live
}

/** Addresses whose answers are kept but not asked at present: items, statements and rows. */
export function parkedPlaces(
  definition: FormDefinition,
  answers: Answers,
  directions: Directions,
): Address[] {
  const shown = shownIn(definition, answers, { directions })
  return answeredEntries(outlineOf(definition)).flatMap((entry) => {
    const value = Object.hasOwn(answers, entry.at) ? answers[entry.at] : undefined
    if (isBlank(value)) return []
    if (!shown.isShown(entry)) return [entry.at]
    if (entry.item.kind === 'statement' && isRecord(value))
      return Object.keys(value)
        .filter((id) => !shown.scope.directions.has(id) && !isBlank(recordIn(value)[id] as Value))
        .map((id) => partAddress(entry.at, id))
    return rowsIn(value)
      .filter((row) => !isLiveRow(entry, row, shown))
      .map((row) => partAddress(entry.at, row.id))
  })
}
