/** Calls of a rehearsal: each goes over HTTP as a stranger's program would send it, and is timed by its endpoint. */
import {
  pathOf,
  type AnswerOf,
  type AnyEndpoint,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
} from '../../domain/kernel/endpoint.ts'

/** Whoever calls; null for the public. */
export type Token = string | null

export type CallParts<E extends AnyEndpoint> = {
  readonly params?: ParamsOf<E>
  readonly query?: QueryOf<E>
  readonly body?: BodyOf<E>
}

type Problem = {
  readonly code?: string
  readonly detail?: string
  readonly faults?: readonly { readonly at: string; readonly message: string }[]
}

/** What was said, and of every fault where it is. */
function saidBy({ code, detail, faults = [] }: Problem): string {
  return [detail ?? code ?? '', ...faults.map(({ at, message }) => `${at} ${message}`)].join(' ')
}

/** A call that was answered otherwise than the rehearsal needs: what it found out. */
export class CallRefused extends Error {
  readonly endpoint: string
  readonly status: number
  readonly code: string | null
  constructor(endpoint: string, status: number, problem: Problem) {
    super(`${endpoint}: ${status} ${saidBy(problem)}`)
    this.endpoint = endpoint
    this.status = status
    this.code = problem.code ?? null
  }
}

export type Calls = {
  ask<E extends AnyEndpoint>(who: Token, endpoint: E, parts?: CallParts<E>): Promise<AnswerOf<E>>
  /** Milliseconds of every call, by endpoint. */
  readonly times: ReadonlyMap<string, readonly number[]>
}

function problemIn(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return { detail: text.slice(0, 200) }
  }
}

function requestOf(who: Token, endpoint: AnyEndpoint, body: unknown): RequestInit {
  return {
    method: endpoint.method,
    headers: {
      'accept-language': 'zh',
      // On one machine packing costs time and saves none.
      'accept-encoding': 'identity',
      ...(who === null ? {} : { cookie: `baigong_session=${who}` }),
      ...(endpoint.method === 'GET' ? {} : { 'x-baigong-csrf': '1' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

/** `origin` is where the house listens, such as `http://127.0.0.1:7100`. */
export function openCalls(origin: string): Calls {
  const times = new Map<string, number[]>()
  return {
    times,
    async ask(who, endpoint, parts = {}) {
      const path = pathOf(endpoint, (parts.params ?? {}) as Record<string, string | number>)
      const query = new URLSearchParams((parts.query ?? {}) as Record<string, string>).toString()
      const begun = performance.now()
      const response = await fetch(
        `${origin}${path}${query === '' ? '' : `?${query}`}`,
        requestOf(who, endpoint, parts.body),
      )
      const text = await response.text()
      const taken = performance.now() - begun
      const known = times.get(endpoint.name)
      if (known === undefined) times.set(endpoint.name, [taken])
      else known.push(taken)
      if (!response.ok) throw new CallRefused(endpoint.name, response.status, problemIn(text))
      return JSON.parse(text)
    },
  }
}

/** Does it with each, several at once, in their order; after the first fault none is begun and none is under way. */
export async function withEach<T>(
  all: readonly T[],
  atOnce: number,
  act: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const faults: unknown[] = []
  const lane = async (): Promise<void> => {
    while (next < all.length && faults.length === 0) {
      const index = next++
      try {
        await act(all[index]!, index)
      } catch (fault) {
        faults.push(fault)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane))
  if (faults.length > 0) throw faults[0]
}
