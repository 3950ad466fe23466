/** How the tests of the rules ask: one rule over a project that exists only in the test. */
import { repositoryOf, type Rule } from '../repository.ts'

/** `path:line message` for everything the rule refuses. */
export function refused(
  rule: Rule,
  files: Readonly<Record<string, string>>,
  committed: Readonly<Record<string, string>> = {},
): string[] {
  return rule.check(repositoryOf(files, committed)).map(({ at, message }) => `${at} ${message}`)
}

export const repeated = (line: string, times: number): string => `${line}\n`.repeat(times)
