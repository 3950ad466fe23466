/** All rules, in the order of the laws. */
import type { Fault, Repository, Rule } from './repository.ts'
import { dangersRule } from './rules/dangers.ts'
import { migrationsRule } from './rules/migrations.ts'
import { modulesRule } from './rules/modules.ts'
import { papersRule, untoldRules } from './rules/papers.ts'
import { exportsRule, namesRule, parsesRule, suppressionsRule } from './rules/shape.ts'
import { sizesRule } from './rules/sizes.ts'
import { tablesRule } from './rules/tables.ts'
import { treesRule } from './rules/trees.ts'
import { wordsRule } from './rules/words.ts'

const laws: readonly Rule[] = [
  parsesRule,
  treesRule,
  modulesRule,
  tablesRule,
  dangersRule,
  sizesRule,
  namesRule,
  exportsRule,
  suppressionsRule,
  migrationsRule,
  wordsRule,
  papersRule,
]

export const rules: readonly Rule[] = [
  ...laws,
  { name: 'told', check: (repository) => untoldRules(repository, laws) },
]

export type Refusal = Fault & { readonly rule: string }

export function refusalsOf(repository: Repository): Refusal[] {
  return rules.flatMap(({ name, check }) =>
    check(repository).map((fault) => ({ ...fault, rule: name })),
  )
}
