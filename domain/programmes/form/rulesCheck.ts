/** The rules of a definition against the answers that are shown. */
import { cellAddress, readAddress } from './address.ts'
import { rowsIn, type Value } from './answers.ts'
import type { FormDefinition, Rule } from './definition.ts'
import { holds, numberOf, type Scope } from './expression.ts'
import type { FaultDetail, Sink } from './faults.ts'

const fenPerWan = 1_000_000

/** A number for a sentence: 4180 as `4,180`; money in 万元. */
export function factOf(number: number, as: 'number' | 'money', decimals = 2): string {
  const shown = as === 'money' ? number / fenPerWan : number
  const scale = 10 ** decimals
  const rounded = Math.round(shown * scale) / scale
  const [whole = '', fraction] = String(rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function detailOf(rule: Rule, scope: Scope, placed: (at: string) => string): FaultDetail {
  const facts: Record<string, string | number> = {}
  for (const [name, fact] of Object.entries(rule.facts ?? {})) {
    const number = numberOf(fact.term, scope)
    if (number !== undefined) facts[name] = factOf(number, fact.as, fact.decimals)
  }
  const repaired = rule.repair === undefined ? undefined : numberOf(rule.repair.value, scope)
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
