/** One HTTP call to a messenger or gateway, and what its trouble means. */
import type { Sent } from '../channel.ts'

const timeoutMs = 10_000
const faultMaxLength = 300

export type Answer = { readonly status: number; readonly said: Readonly<Record<string, unknown>> }

/** Trouble with the line or over there: worth another attempt. */
export class Trouble extends Error {}

/** Addresses of these calls carry tokens and keys: they never become part of a fault. */
export async function call(
  url: string,
  body: object | string | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const sending = body === null ? { method: 'GET' } : { method: 'POST', body: text }
  const type = body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }
  const answer = await fetch(url, {
    ...sending,
    headers: { ...type, ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: Error & { readonly cause?: { readonly code?: string } }) => {
    throw new Trouble(error.cause?.code ?? error.name)
  })
  const said = await answer.text().catch(() => '')
  if (answer.status >= 500 || answer.status === 429) throw new Trouble(`${answer.status}`)
  try {
    return { status: answer.status, said: JSON.parse(said) as Record<string, unknown> }
  } catch {
    return { status: answer.status, said: {} }
  }
}

export const faultOf = (code: unknown, message: unknown): string =>
  `${String(code)} ${String(message ?? '')}`.trim().slice(0, faultMaxLength)

export const deferred = (fault: string): Sent => ({
  outcome: 'deferred',
  fault: fault.slice(0, faultMaxLength),
})
export const bounced = (fault: string): Sent => ({ outcome: 'bounced', fault })

/** Runs one sending; trouble on the way defers it, everything else is our own bug and shows. */
export async function attempt(act: () => Promise<Sent>): Promise<Sent> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Trouble) return deferred(error.message)
    throw error
  }
}

/** Text of at most so many bytes, cut between signs. */
export function within(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text
  let kept = ''
  let bytes = 3
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > maxBytes) break
    kept += sign
  }
  return `${kept}…`
}

export type Token = { readonly value: string; readonly seconds: number }

/** Keeps an access token until shortly before it ends, or until it is called wrong. */
export function keptToken(fetchToken: () => Promise<Token>, now: () => Date) {
  const marginMs = 5 * 60_000
  let kept: { readonly value: Promise<Token>; endsAtMs: number } | undefined
  return {
    async get(): Promise<string> {
      if (kept === undefined || kept.endsAtMs < now().getTime()) {
        const mine = { value: fetchToken(), endsAtMs: Infinity }
        kept = mine
        mine.value.then(
          ({ seconds }) => {
            mine.endsAtMs = now().getTime() + Math.max(0, seconds * 1000 - marginMs)
          },
          () => {
            if (kept === mine) kept = undefined
          },
        )
      }
      return (await kept.value).value
    },
    forget(): void {
      kept = undefined
    },
  }
}

export type Said = Answer['said']

/** Sends with an access token; one that is called spent is renewed at once, and the sending tried again. */
export async function withToken(
  token: ReturnType<typeof keptToken>,
  send: (token: string) => Promise<Said>,
  isSpent: (said: Said) => boolean,
): Promise<Said> {
  const said = await send(await token.get())
  if (!isSpent(said)) return said
  token.forget()
  return send(await token.get())
}

/** What a messenger's code means: 0 is sent, some name a member who cannot be reached, the rest may pass. */
export function meaningBy(unreachable: ReadonlySet<number>) {
  return (code: number, message: unknown): Sent => {
    if (code === 0) return { outcome: 'sent' }
    const fault = faultOf(code, message)
    return unreachable.has(code) ? bounced(fault) : deferred(fault)
  }
}
