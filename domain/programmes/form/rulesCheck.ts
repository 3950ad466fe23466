/** The rules of a definition against the answers that are shown. */
import { cellAddress, readAddress } from './address.ts'
import { rowsIn, type Value } from './answers.ts'
import type { FormDefinition, Rule } from './definition.ts'
import { holds, numberOf, roundTo, type Scope } from './expression.ts'
import type { FaultDetail, Sink } from './faults.ts'
import { showNumber } from './numbers.ts'
import { fenPerWan } from './scalars.ts'

/** A number as a sentence shows it: 4180 as `4,180`, money in 万元. */
function factOf(number: number, { as, decimals = 2 }: { as: string; decimals?: number }): string {
  return showNumber(as === 'money' ? number / fenPerWan : number, decimals)
}

function repairOf(rule: Rule, scope: Scope): Value | undefined {
  const value = rule.repair?.value
  if (value === undefined) return undefined
  const found =
    typeof value === 'object' && 'copy' in value
      ? scope.valueAt(value.copy)
      : numberOf(value, scope)
  // Money is whole fen: a repaired product of amounts must not bring fractions back.
  return typeof found === 'number' ? roundTo(found, 6) : found
}

function detailOf(rule: Rule, scope: Scope, placed: (at: string) => string): FaultDetail {
  const facts: Record<string, string | number> = {}
  for (const [name, fact] of Object.entries(rule.facts ?? {})) {
    const number = numberOf(fact.term, scope)
    if (number !== undefined) facts[name] = factOf(number, fact)
  }
  const repaired = repairOf(rule, scope)
  return {
    severity: rule.severity,
    rule: rule.id,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(repaired === undefined ? {} : { repair: { at: placed(rule.repair!.at), value: repaired } }),
  }
}

function broken(rule: Rule, scope: Scope): boolean {
  if (rule.when !== undefined && holds(rule.when, scope) !== true) return false
  return holds(rule.claim, scope) === false
}

export function checkRules(definition: FormDefinition, scope: Scope, sink: Sink): void {
  for (const rule of definition.rules) {
    const place = readAddress(rule.at)
    if (place?.part !== '*') {
      if (broken(rule, scope))
        sink.yet(
          rule.at,
          'rule_broken',
          detailOf(rule, scope, (at) => at),
        )
      continue
    }
    for (const row of rowsIn(scope.valueAt(place.item))) {
      const cell = (column: string): Value | undefined =>
        Object.hasOwn(row.cells, column) ? row.cells[column] : undefined
      const inRow = { ...scope, cell }
      if (!broken(rule, inRow)) continue
      const placed = (at: string) => {
        const target = readAddress(at)
        return target?.part === '*' ? cellAddress(target.item, row.id, target.column ?? '') : at
      }
      sink.yet(placed(rule.at), 'rule_broken', detailOf(rule, inRow, placed))
    }
  }
}
