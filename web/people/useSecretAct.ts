/** Acts whose input or answer is a secret: nothing of them is kept for a repeated request. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf, AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import { call, type CallArguments, type CallInput } from '../kernel/call.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { type ActOptions, renew } from '../kernel/query.ts'

/** Like `useAct`, without an idempotency key. */
export function useSecretAct<E extends AnyEndpoint>(endpoint: E, options: ActOptions<E> = {}) {
  const client = useQueryClient()
  return useMutation<AnswerOf<E>, CallProblem, CallInput<E>>({
    mutationKey: [endpoint.name],
    mutationFn: (input) => call(endpoint, ...([input] as unknown as CallArguments<E>)),
    onSuccess: async (answer, input) => {
      await renew(client, ...(options.renews ?? []))
      options.onDone?.(answer, input)
    },
    onError: (problem) => options.onProblem?.(problem),
  })
}
