/**
 * Calls an endpoint as it is declared: path, query and body come from the declaration's types, the
 * answer has its type, and whatever goes wrong is a `CallProblem`.
 */
import {
  pathOf,
  type AnswerOf,
  type AnyEndpoint,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
} from '../../domain/kernel/endpoint.ts'
import { learnServerTime } from './clock.ts'
import { shownLanguage } from './language.ts'
import { CallProblem, isProblemDocument, localProblem } from './problem.ts'

// A part that the declaration leaves out has type `unknown` and must not be given.
type Part<Name extends string, T> = unknown extends T
  ? { readonly [K in Name]?: never }
  : Record<string, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T }

/** What an endpoint needs, part by part. */
export type CallInput<E extends AnyEndpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & { readonly idempotencyKey?: string }

type AnyInput = {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

export type CallOptions = {
  readonly signal?: AbortSignal
  /** 30 s where it is silent. */
  readonly timeoutMs?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Lets the request outlive the page: for the last save before it closes (64 kB at most). */
  readonly keepalive?: boolean
}

/** The input may be left out where the endpoint needs none. */
export type CallArguments<E extends AnyEndpoint> =
  Record<string, never> extends CallInput<E>
    ? [input?: CallInput<E>, options?: CallOptions]
    : [input: CallInput<E>, options?: CallOptions]

const timeoutMsDefault = 30_000

/** Where an endpoint is with its parameters filled in, for links and downloads. */
export function addressOf<E extends AnyEndpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, 'params' | 'query'>,
): string {
  const { params, query } = input as AnyInput
  const path = pathOf(endpoint, params ?? {})
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

function isBytes(body: unknown): body is Blob | ArrayBuffer | FormData {
  return body instanceof Blob || body instanceof ArrayBuffer || body instanceof FormData
}

function requestOf(endpoint: AnyEndpoint, input: AnyInput, options: CallOptions): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': shownLanguage(),
    ...options.headers,
  }
  if (endpoint.method !== 'GET') headers['x-baigong-csrf'] = '1'
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (options.keepalive === true) request.keepalive = true
  if (input.body === undefined) return request
  if (isBytes(input.body)) return { ...request, body: input.body }
  headers['content-type'] ??= 'application/json'
  return { ...request, body: JSON.stringify(input.body) }
}

async function problemOf(response: Response): Promise<CallProblem> {
  const value: unknown = await response.json().catch(() => null)
  if (isProblemDocument(value)) return new CallProblem(value)
  return localProblem('kernel.unreadable_answer', response.status)
}

/** The plain response, for endpoints declared `raw`. Throws `CallProblem` unless it is a success. */
export async function callRaw<E extends AnyEndpoint>(
  endpoint: E,
  ...[input, options = {}]: CallArguments<E>
): Promise<Response> {
  const given = (input ?? {}) as AnyInput
  const late = AbortSignal.timeout(options.timeoutMs ?? timeoutMsDefault)
  const signal = options.signal === undefined ? late : AbortSignal.any([options.signal, late])
  let response: Response
  try {
    const address = addressOf(endpoint, given as Pick<CallInput<E>, 'params' | 'query'>)
    response = await fetch(address, { ...requestOf(endpoint, given, options), signal })
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    if (late.aborted) throw localProblem('kernel.timeout')
    throw localProblem(navigator.onLine ? 'kernel.unreachable' : 'kernel.offline')
  }
  learnServerTime(response.headers.get('date'))
  if (!response.ok) throw await problemOf(response)
  return response
}

/**
 * Calls an endpoint and answers what it declares.
 * @throws {CallProblem} with the server's problem, or `kernel.offline`, `kernel.unreachable`,
 * `kernel.timeout`, `kernel.unreadable_answer`; an `AbortError` when the caller's signal aborts.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  ...input: CallArguments<E>
): Promise<AnswerOf<E>> {
  const response = await callRaw(endpoint, ...input)
  if (response.status === 204) return {} as AnswerOf<E>
  try {
    return (await response.json()) as AnswerOf<E>
  } catch (error) {
    if (input[1]?.signal?.aborted === true) throw error
    throw localProblem('kernel.unreadable_answer', response.status)
  }
}

/** A fresh idempotency key: 128 random bits. Works on plain HTTP too, where `randomUUID` is absent. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
