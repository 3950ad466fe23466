/** What of spaces waits for whoever looks at the desk: invitations to answer, requests to decide, signatures to accept. */
import { listSignatures } from '../../domain/spaces/agreement.endpoints.ts'
import { listSpaces } from '../../domain/spaces/space.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

export async function spacesWaiting(): Promise<readonly Waiting[]> {
  const [{ waiting }, signatures] = await Promise.all([
    call(listSpaces, { query: { limit: 1 } }),
    call(listSignatures, { query: { side: 'received', limit: 1 } }),
  ])
  const line = (
    key: 'toAnswer' | 'toDecide' | 'toAccept',
    count: number,
    to: string,
  ): readonly Waiting[] =>
    count === 0
      ? []
      : [
          {
            id: `spaces ${key}`,
            label: `desk:spaces.${key}` as const,
            values: { count },
            about: null,
            until: null,
            to,
          },
        ]
  return [
    ...line('toAnswer', waiting.invitations, '/spaces?own=invited'),
    ...line('toDecide', waiting.requests, '/spaces?own=member'),
    ...line('toAccept', signatures.waiting, '/confidentiality?state=waiting'),
  ]
}
