/** Reads a form file: its shape, and everything a shape cannot say. A definition that passes cannot fail later. */
import { Value } from 'typebox/value'
import { itemAddress, itemOf, readAddress, type Address } from './address.ts'
import { isRecord } from './answers.ts'
import { FormDefinition } from './definition.ts'
import { type DefinitionFault, fault } from './definitionFault.ts'
import { addressesIn } from './expression.ts'
import { holdsRows, itemSchemas, type Item, type ItemKind } from './items.ts'
import { columnsOf, outlineOf, type Outline } from './outline.ts'
import { openPlaces } from './places.ts'

export type DefinitionReading =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly faults: readonly DefinitionFault[] }

const faultsShown = 50

/**
 * Takes any JSON. Items are checked against the schema of their own kind first, because the errors of a
 * union of seventeen kinds tell nobody what is wrong.
 */
export function readDefinition(json: unknown): DefinitionReading {
  const shape = [...shapeFaults(json)]
  if (shape.length > 0) return { ok: false, faults: shape.slice(0, faultsShown) }
  const definition = json as FormDefinition
  const faults = [...doubles(definition)]
  if (faults.length === 0) {
    faults.push(...references(definition), ...circles(definition))
    faults.push(...openPlaces(definition))
  }
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, faultsShown) }
    : { ok: true, definition }
}

function* shapeFaults(json: unknown): Generator<DefinitionFault> {
  const sections = isRecord(json) && Array.isArray(json.sections) ? json.sections : []
  let found = false
  for (const [s, section] of sections.entries()) {
    const items = isRecord(section) && Array.isArray(section.items) ? section.items : []
    for (const [i, item] of items.entries()) {
      const at = `/sections/${s}/items/${i}`
      const kind = isRecord(item) ? item.kind : undefined
      if (typeof kind !== 'string' || !Object.hasOwn(itemSchemas, kind)) {
        found = true
        yield fault(`${at}/kind`, 'kind_unknown', { given: String(kind).slice(0, 40) })
        continue
      }
      for (const error of Value.Errors(itemSchemas[kind as ItemKind], item).slice(0, 3)) {
        found = true
        yield fault(at + error.instancePath, 'shape', { message: error.message })
      }
    }
  }
  if (found || Value.Check(FormDefinition, json)) return
  for (const error of Value.Errors(FormDefinition, json).slice(0, faultsShown))
    yield fault(error.instancePath, 'shape', { message: error.message })
}

function* twice(ids: readonly string[], at: string): Generator<DefinitionFault> {
  const seen = new Set<string>()
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) yield fault(`${at}/${index}/id`, 'id_twice', { id })
    seen.add(id)
  }
}

function* doubles(definition: FormDefinition): Generator<DefinitionFault> {
  const ids = (things: readonly { id: string }[]) => things.map((thing) => thing.id)
  yield* twice(ids(definition.sections), '/sections')
  yield* twice(ids(definition.rules), '/rules')
  yield* twice(ids(definition.directions), '/directions')
  for (const [s, section] of definition.sections.entries()) {
    yield* twice(ids(section.items), `/sections/${s}/items`)
    for (const [i, item] of section.items.entries()) {
      const at = `/sections/${s}/items/${i}`
      yield* twice(ids(columnsOf(item)), `${at}/columns`)
      if ('rows' in item && item.rows !== undefined) yield* twice(ids(item.rows), `${at}/rows`)
      if ('options' in item) yield* twice(ids(item.options), `${at}/options`)
      yield* limits(item, at)
    }
  }
}

function* limits(item: Item, at: string): Generator<DefinitionFault> {
  const pairs: readonly [unknown, unknown, string][] = [
    ['minChars' in item && item.minChars, 'maxChars' in item && item.maxChars, 'minChars'],
    ['minRows' in item && item.minRows, 'maxRows' in item && item.maxRows, 'minRows'],
    ['minCount' in item && item.minCount, 'maxCount' in item && item.maxCount, 'minCount'],
    ['min' in item && item.min, 'max' in item && item.max, 'min'],
    ['minFen' in item && item.minFen, 'maxFen' in item && item.maxFen, 'minFen'],
    ['minBytes' in item && item.minBytes, 'maxBytes' in item && item.maxBytes, 'minBytes'],
  ]
  for (const [least, most, name] of pairs) {
    if (typeof least === 'number' && typeof most === 'number' && least > most)
      yield fault(`${at}/${name}`, 'limits_reversed', { least, most })
  }
  const columns = new Set(columnsOf(item).map((column) => column.id))
  const totals = (item.kind === 'table' || item.kind === 'people') && item.totals
  for (const total of totals || [])
    if (!columns.has(total)) yield fault(`${at}/totals`, 'column_missing', { column: total })
}

function addressExists(outline: Outline, at: Address): boolean {
  const place = readAddress(at)
  const entry = place === undefined ? undefined : outline.at.get(place.item)
  if (place === undefined || entry === undefined) return false
  if (place.part === undefined) return true
  if (entry.item.kind === 'statement') return place.column === undefined
  if (!holdsRows(entry.item) || place.column === undefined) return false
  const row = place.part === '*' || entry.fixedRows.has(place.part)
  return row && entry.columns.has(place.column)
}

function* named(outline: Outline, part: unknown, at: string): Generator<DefinitionFault> {
  for (const address of addressesIn(part))
    if (!addressExists(outline, address)) yield fault(at, 'address_missing', { address })
}

function* references(definition: FormDefinition): Generator<DefinitionFault> {
  const outline = outlineOf(definition)
  for (const [s, section] of definition.sections.entries()) {
    for (const [i, item] of section.items.entries()) {
      const at = `/sections/${s}/items/${i}`
      yield* named(outline, item.shown, `${at}/shown`)
      yield* named(outline, item.required, `${at}/required`)
      if (item.kind === 'computed') yield* named(outline, item.term, `${at}/term`)
      if ('rows' in item) yield* named(outline, item.rows, `${at}/rows`)
    }
  }
  for (const [r, rule] of definition.rules.entries()) {
    const at = `/rules/${r}`
    const targets = [rule.at, rule.repair?.at, rule.reasonAt].filter(
      (target) => target !== undefined,
    )
    for (const address of targets)
      if (!addressExists(outline, address)) yield fault(at, 'address_missing', { address })
    yield* named(outline, [rule.when, rule.claim, rule.repair?.value], at)
    for (const fact of Object.values(rule.facts ?? {})) yield* named(outline, fact.term, at)
  }
}

/** What is shown may depend on other answers, never on itself, also not round a corner. */
function* circles(definition: FormDefinition): Generator<DefinitionFault> {
  const leadsTo = new Map<Address, readonly Address[]>()
  for (const section of definition.sections)
    for (const item of section.items)
      leadsTo.set(itemAddress(section.id, item.id), addressesIn(item.shown).map(itemOf))
  const done = new Set<Address>()
  const open = new Set<Address>()
  function returns(at: Address): boolean {
    if (open.has(at)) return true
    if (done.has(at)) return false
    open.add(at)
    const circle = (leadsTo.get(at) ?? []).some(returns)
    open.delete(at)
    done.add(at)
    return circle
  }
  for (const [s, section] of definition.sections.entries())
    for (const [i, item] of section.items.entries())
      if (returns(itemAddress(section.id, item.id)))
        yield fault(`/sections/${s}/items/${i}/shown`, 'circle')
}
