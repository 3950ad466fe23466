/**
 * Every HTTP call is declared once. The server validates and serialises with the declaration,
 * the web calls with its types, OpenAPI and the leak matrix are generated from it.
 */
import type { Static, TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may knock. `public`: anybody. `signedIn`: any person. Otherwise the permission that one of the
 * actor's roles must give. What the actor may see behind the door is the query's business.
 */
export type Audience = 'public' | 'signedIn' | { readonly permit: string }

export type Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> = {
  /** `<module>.<noun>.<verb>`: also the operation id, the API-key scope and the metric label. */
  readonly name: string
  readonly method: Method
  /** Fastify style: `/api/people/organisations/:id`. */
  readonly path: string
  readonly audience: Audience
  /** One line for the API page. */
  readonly summary: { readonly zh: string; readonly en: string }
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  /** Requests per minute and client; the house limit applies where it is silent. */
  readonly ratePerMinute?: number
  /** Largest body in bytes; the house limit (1 MiB) applies where it is silent. */
  readonly bodyBytes?: number
  /** The answer is a file or a stream and not JSON; `answer` then describes nothing. */
  readonly raw?: true
  /** Passwords, keys or codes travel: nothing of it is kept for repeated requests. */
  readonly secret?: true
  /** A GET whose reading leaves a trace of who saw what. */
  readonly traced?: true
  /** Codes of problems that a caller should expect. */
  readonly problems?: readonly string[]
}

// `any` lets the list of all endpoints hold endpoints of every shape; each use site has the exact types.
export type AnyEndpoint = Endpoint<any, any, any, any>

/** Declares an endpoint; the identity function, for its types. */
export function endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
>(declaration: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return declaration
}

export type ParamsOf<E> = E extends Endpoint<infer P, any, any, any> ? Static<P> : never
export type QueryOf<E> = E extends Endpoint<any, infer Q, any, any> ? Static<Q> : never
export type BodyOf<E> = E extends Endpoint<any, any, infer B, any> ? Static<B> : never
export type AnswerOf<E> = E extends Endpoint<any, any, any, infer A> ? Static<A> : never

/** The path with its parameters filled in, as it stands in an address. */
export function pathOf(
  { name, path }: AnyEndpoint,
  params: Readonly<Record<string, unknown>>,
): string {
  return path.replaceAll(/:(\w+)/g, (_match, part: string) => {
    const value = params[part]
    if (value === undefined) throw new Error(`${name}: nothing is known for ${part}`)
    return encodeURIComponent(String(value))
  })
}

/** The endpoints among the exports of files that declare them; such files export shapes as well. */
export function endpointsOf(...files: readonly object[]): AnyEndpoint[] {
  return files
    .flatMap((file) => Object.values(file) as unknown[])
    .filter(
      (value): value is AnyEndpoint =>
        typeof value === 'object' && value !== null && 'audience' in value && 'path' in value,
    )
}
