/** `node tools/check/laws.ts`: applies every rule to the project and prints what is refused, and the sizes. */
import { resolve } from 'node:path'
import { readRepository } from './repository.ts'
import { refusalsOf, rules } from './rules.ts'
import { sizesOf } from './rules/sizes.ts'
import { limits } from '../laws.ts'

const repository = readRepository(resolve(import.meta.dirname, '../..'))
const refusals = refusalsOf(repository)
for (const { at, rule, message } of refusals) console.log(`${at}  [${rule}]  ${message}`)
const { files, median, p90, max } = sizesOf(repository)
console.log(
  `laws: ${rules.length} rules over ${files} files, ${refusals.length} refused; ` +
    `lines a file: median ${median}, p90 ${p90} (aim ≤ ${limits.fileP90Aim}), max ${max}`,
)
process.exitCode = refusals.length === 0 ? 0 : 1
