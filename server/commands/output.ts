/** How commands speak: JSON alone with --json, sentences otherwise; errors go to standard error in the same manner. */

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
