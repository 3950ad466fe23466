/** How commands speak: JSON alone with --json, sentences otherwise. */

export type Spoken = { readonly json?: boolean }

/** Prints one JSON value or the sentences; standard output carries nothing else. */
export function tell(options: Spoken, value: unknown, sentences: readonly string[]): void {
  console.log(options.json ? JSON.stringify(value) : sentences.join('\n'))
}
