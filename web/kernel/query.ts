/** Reading and acting through TanStack Query, typed by the endpoint. */
import {
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { AnswerOf, AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import { call, type CallArguments, type CallInput, freshKey } from './call.ts'
import { CallProblem } from './problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallProblem
  }
}

const triesOfReading = 2
const freshForMs = 15_000

function worthAnotherTry(failures: number, problem: unknown): boolean {
  return failures < triesOfReading && problem instanceof CallProblem && problem.passing
}

/**
 * @param onSignedOut called when an answer says that the session has ended.
 */
export function newQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(problem) {
        if (problem instanceof CallProblem && problem.problem.status === 401) onSignedOut(client)
      },
    }),
    defaultOptions: {
      queries: { retry: worthAnotherTry, staleTime: freshForMs },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

/** Query options of a call, for loaders and prefetching. */
export function callOptions<E extends AnyEndpoint>(endpoint: E, ...[input]: CallArguments<E>) {
  return queryOptions({
    queryKey: [endpoint.name, input ?? {}] as const,
    queryFn: ({ signal }): Promise<AnswerOf<E>> =>
      call(endpoint, ...([input, { signal }] as unknown as CallArguments<E>)),
  })
}

/** Reads an endpoint. The key is its name and input: `renew` finds every reading of a name. */
export function useCall<E extends AnyEndpoint>(endpoint: E, ...input: CallArguments<E>) {
  return useQuery(callOptions(endpoint, ...input))
}

/** Like `useCall`, and silent while `ready` is false. */
export function useCallWhen<E extends AnyEndpoint>(
  ready: boolean,
  endpoint: E,
  ...input: CallArguments<E>
) {
  return useQuery({ ...callOptions(endpoint, ...input), enabled: ready })
}

export type ActOptions<E extends AnyEndpoint> = {
  /** Endpoints whose readings are stale afterwards. */
  readonly renews?: readonly AnyEndpoint[]
  readonly onDone?: (answer: AnswerOf<E>, input: CallInput<E>) => void
  readonly onProblem?: (problem: CallProblem) => void
}

/**
 * Writes to an endpoint. One key per intention: after an answer that was lost on the way, acting again
 * with the same input sends the same idempotency key, so nothing happens twice.
 */
export function useAct<E extends AnyEndpoint>(endpoint: E, options: ActOptions<E> = {}) {
  const client = useQueryClient()
  const open = useRef<{ readonly digest: string; readonly key: string } | null>(null)
  return useMutation<AnswerOf<E>, CallProblem, CallInput<E>>({
    mutationKey: [endpoint.name],
    mutationFn: async (input) => {
      const digest = JSON.stringify(input)
      if (open.current?.digest !== digest) open.current = { digest, key: freshKey() }
      const keyed = { idempotencyKey: open.current.key, ...input }
      try {
        const answer = await call(endpoint, ...([keyed] as unknown as CallArguments<E>))
        open.current = null
        return answer
      } catch (problem) {
        if (!(problem instanceof CallProblem && problem.passing)) open.current = null
        throw problem
      }
    },
    onSuccess: async (answer, input) => {
      await renew(client, ...(options.renews ?? []))
      options.onDone?.(answer, input)
    },
    onError: (problem) => options.onProblem?.(problem),
  })
}

/** Marks every reading of these endpoints stale. */
export async function renew(
  client: QueryClient,
  ...endpoints: readonly AnyEndpoint[]
): Promise<void> {
  await Promise.all(
    endpoints.map((endpoint) => client.invalidateQueries({ queryKey: [endpoint.name] })),
  )
}
