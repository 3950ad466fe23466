/** How commands speak: JSON alone with --json, sentences otherwise; errors go to standard error in the same manner. */
import { readFile } from 'node:fs/promises'

export type Spoken = { readonly json?: boolean }

export const exit = { yes: 0, no: 1, wrongUse: 2, ourFault: 3 } as const

/** Prints one JSON value or the sentences; standard output carries nothing else. */
export function tell(options: Spoken, value: unknown, sentences: readonly string[]): void {
  console.log(options.json ? JSON.stringify(value) : sentences.join('\n'))
}

/** Says what went wrong on standard error, so that what reads standard output never meets it. */
export function complain(spoken: Spoken, code: string, message: string): void {
  console.error(spoken.json ? JSON.stringify({ error: { code, message } }) : message)
}

/** The JSON of a file, or undefined after saying that it cannot be read and setting the exit code for it. */
export async function readJson(
  file: string,
  spoken: Spoken,
): Promise<{ readonly value: unknown } | undefined> {
  try {
    return { value: JSON.parse(await readFile(file, 'utf8')) }
  } catch (error) {
    complain(spoken, 'file_unreadable', `${file}: ${(error as Error).message}`)
    process.exitCode = exit.wrongUse
    return undefined
  }
}
