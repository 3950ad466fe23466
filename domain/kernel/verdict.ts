/**
 * A verdict is the answer of a pure rule to "may this actor do this, now?".
 * The server refuses with it, the web disables the button and explains with it.
 */

/** The six ways a request can be refused; each has one HTTP status. */
export const refusalStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  /** Something the house relies on is away for a while; the same request may succeed later. */
  unavailable: 503,
} as const

export type RefusalKind = keyof typeof refusalStatus

/** Values that a translated sentence may name. */
export type Facts = Readonly<Record<string, string | number>>

/** Where a rule comes from: word for word from a notice, an example of ours, or the house itself. */
export type RuleSource = 'notice' | 'example' | 'house'

/** The three parts of an explanation: the rule, the very input it looked at, what would change it. */
export type Why = {
  readonly rule: { readonly source: RuleSource; readonly clause?: string; readonly text: string }
  readonly inputs: readonly {
    readonly label: string
    readonly value: string
    readonly at?: string
  }[]
  /** Code of the sentence that says what would change the outcome, `<module>.<name>`. */
  readonly change?: string
}

/** `code` is `<module>.<reason>`; its sentence is `<module>:reason.<reason>` in the texts. */
export type Refusal = {
  readonly ok: false
  readonly kind: RefusalKind
  readonly code: string
  readonly facts?: Facts
  readonly why?: Why
}

export type Verdict = { readonly ok: true } | Refusal

export const allowed: Verdict = { ok: true }

function refusal(kind: RefusalKind) {
  return (code: string, facts?: Facts, why?: Why): Refusal => ({
    ok: false,
    kind,
    code,
    ...(facts === undefined ? {} : { facts }),
    ...(why === undefined ? {} : { why }),
  })
}

export const invalid = refusal('invalid')
export const unauthenticated = refusal('unauthenticated')
export const forbidden = refusal('forbidden')
export const missing = refusal('missing')
export const conflict = refusal('conflict')
export const unavailable = refusal('unavailable')

/** The first refusal among several verdicts, or `allowed`. */
export function allOf(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.ok) ?? allowed
}
