/** `serve` binds a declared endpoint to the function that does it: find the actor, open the work, answer. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { permits } from '../../../domain/kernel/actor.ts'
import type {
  AnswerOf,
  AnyEndpoint,
  BodyOf,
  ParamsOf,
  QueryOf,
} from '../../../domain/kernel/endpoint.ts'
import { stableJson } from '../../../domain/kernel/stableJson.ts'
import type { Language } from '../../../domain/kernel/text.ts'
import { conflict, forbidden, invalid, unauthenticated } from '../../../domain/kernel/verdict.ts'
import type { Host } from '../host.ts'
import { insist, Problem } from '../problem.ts'
import { vaultOf } from '../vault/masterKey.ts'
import { reading, writing, type Reading, type Writing } from '../work.ts'

/** What an endpoint's function gets beside its work. */
export type Input<E> = {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type WorkOf<E extends AnyEndpoint> = E['method'] extends 'GET' ? Reading : Writing

type Act<E extends AnyEndpoint, Rest extends readonly unknown[] = []> = (
  work: E extends { method: 'GET' } ? Reading : Writing,
  input: Input<E>,
  ...rest: Rest
) => Promise<AnswerOf<E>>

export type Serve = {
  <E extends AnyEndpoint>(endpoint: E, act: Act<E>): void
  /** What lies outside is brought before the work opens: no transaction waits for a network. */
  <E extends AnyEndpoint, Brought>(
    endpoint: E,
    bring: (input: Input<E>) => Promise<Brought>,
    act: Act<E, [brought: Brought]>,
  ): void
}

/** Who is asking, found once a request. */
export type Identity = { readonly actor: Actor; readonly language: Language }
export type Identify = (request: FastifyRequest) => Promise<Identity>

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity
  }
  interface FastifyContextConfig {
    endpoint?: AnyEndpoint
  }
}

const houseBodyBytes = 1024 * 1024

/** Refuses at the door: who may knock, and whether a browser's write comes from our own pages. */
export function checkDoor(endpoint: AnyEndpoint, request: FastifyRequest, actor: Actor): void {
  if (endpoint.audience !== 'public' && actor.personId === null) {
    throw new Problem(unauthenticated('kernel.sign_in_first'))
  }
  if (typeof endpoint.audience === 'object' && !permits(actor, endpoint.audience.permit)) {
    // Whoever belongs nowhere has no administrator to ask: their way is another.
    if (actor.orgId === null) throw new Problem(forbidden('kernel.no_organisation'))
    throw new Problem(forbidden('kernel.permit_missing', { permit: endpoint.audience.permit }))
  }
  if (actor.via === 'apiKey' && !actor.permits.has(endpoint.name) && !actor.permits.has('*')) {
    throw new Problem(forbidden('kernel.scope_missing', { scope: endpoint.name }))
  }
  const fromBrowser = request.headers.cookie !== undefined
  if (endpoint.method !== 'GET' && fromBrowser && request.headers['x-baigong-csrf'] === undefined) {
    throw new Problem(forbidden('kernel.csrf_missing'))
  }
}

type Kept = { readonly digest: string; readonly answer: Buffer }

/**
 * Does a write once for one key: the insert of the key waits for a twin in flight, then the twin's answer
 * is given again. The same key with another request is refused. Kept answers are sealed: some hold what nobody
 * may read in the database, such as a review that was handed in.
 */
async function once<T>(
  work: Writing,
  endpoint: AnyEndpoint,
  key: string,
  request: unknown,
  act: () => Promise<T>,
): Promise<T> {
  insist(/^[\w.:-]{8,100}$/.test(key) ? { ok: true } : invalid('kernel.idempotency_key_malformed'))
  const actor = work.actor.personId ?? 'public'
  const [vault, context] = [vaultOf(work.host), `kernel.idempotency ${actor} ${key}`]
  const digest = createHash('sha256')
    .update(stableJson({ name: endpoint.name, request: JSON.parse(JSON.stringify(request)) }))
    .digest('hex')
  const made = await work.db
    .insertInto('kernel.idempotency')
    .values({ actor, key, endpoint: endpoint.name, digest, made_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  const mine = () =>
    work.db.selectFrom('kernel.idempotency').where('actor', '=', actor).where('key', '=', key)
  if (Number(made.numInsertedOrUpdatedRows) === 0) {
    const kept = (await mine().select(['digest', 'answer']).executeTakeFirstOrThrow()) as Kept
    if (kept.digest !== digest) throw new Problem(conflict('kernel.idempotency_key_reused'))
    return JSON.parse(vault.open(kept.answer, context)) as T
  }
  const answer = await act()
  await work.db
    .updateTable('kernel.idempotency')
    .set({ status: 200, answer: vault.seal(JSON.stringify(answer ?? null), context) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
  return answer
}

function startOf(request: FastifyRequest) {
  return { actor: request.identity.actor, requestId: request.id }
}

function doWrite<E extends AnyEndpoint>(
  host: Host,
  endpoint: E,
  input: Input<E>,
  act: (work: Writing, input: Input<E>) => Promise<AnswerOf<E>>,
): Promise<AnswerOf<E>> {
  const { request } = input
  return writing(host, startOf(request), (work) => {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || endpoint.raw || endpoint.secret) return act(work, input)
    const asked = {
      params: input.params ?? null,
      query: input.query ?? null,
      body: input.body ?? null,
    }
    return once(work, endpoint, key, asked, () => act(work, input))
  })
}

function inputOf<E>(request: FastifyRequest, reply: FastifyReply): Input<E> {
  return {
    params: request.params as ParamsOf<E>,
    query: request.query as QueryOf<E>,
    body: request.body as BodyOf<E>,
    request,
    reply,
  }
}

type Whole<E extends AnyEndpoint> = (
  work: WorkOf<E>,
  input: Input<E>,
  brought: unknown,
) => Promise<AnswerOf<E>>

/** A `serve` that adds routes to this Fastify instance. */
export function makeServe(app: FastifyInstance, host: Host, seen: Set<string>): Serve {
  function serve<E extends AnyEndpoint>(
    endpoint: E,
    ...acts: readonly ((...given: never[]) => Promise<unknown>)[]
  ): void {
    const act = acts.at(-1) as Whole<E>
    const bring = acts.length > 1 ? (acts[0] as (input: Input<E>) => Promise<unknown>) : undefined
    if (seen.has(endpoint.name)) throw new Error(`${endpoint.name} is served twice`)
    seen.add(endpoint.name)
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.bodyBytes ?? houseBodyBytes,
      config: {
        endpoint,
        ...(endpoint.ratePerMinute === undefined
          ? {}
          : { rateLimit: { max: endpoint.ratePerMinute, timeWindow: '1 minute' } }),
      },
      schema: {
        ...(endpoint.params ? { params: endpoint.params } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
        ...(endpoint.body ? { body: endpoint.body } : {}),
        ...(endpoint.raw ? {} : { response: { 200: endpoint.answer } }),
      },
      preValidation: async (request) => checkDoor(endpoint, request, request.identity.actor),
      handler: async (request, reply) => {
        const input = inputOf<E>(request, reply)
        const brought = await bring?.(input)
        const todo = (work: WorkOf<E>, given: Input<E>) => act(work, given, brought)
        if (endpoint.method !== 'GET') {
          return doWrite(host, endpoint, input, todo as Parameters<typeof doWrite<E>>[3])
        }
        return reading(host, startOf(request), (work) => todo(work as WorkOf<E>, input))
      },
    })
  }
  return serve as Serve
}
