/** Who is signed in, for which organisation, and what that permits. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Language } from '../../domain/kernel/text.ts'
import { house } from './house.ts'
import { CallProblem } from './problem.ts'

export type Membership = {
  readonly orgId: string
  readonly orgName: string
  readonly orgKind: string
  readonly roles: readonly string[]
}

export type Me = {
  readonly person: { readonly id: string; readonly name: string; readonly email: string } | null
  readonly actingOrg: {
    readonly id: string
    readonly name: string
    readonly kind: string
  } | null
  readonly memberships: readonly Membership[]
  /** `<module>.<noun>.<verb>` */
  readonly permits: readonly string[]
  readonly language: Language
  /** Everything shown is invented. */
  readonly demo: boolean
  /** The operator who looks through this person's eyes. */
  readonly viewedBy: string | null
}

export const nobody: Me = {
  person: null,
  actingOrg: null,
  memberships: [],
  permits: [],
  language: 'zh',
  demo: false,
  viewedBy: null,
}

async function readMe(signal: AbortSignal): Promise<Me> {
  try {
    return await house().identity.read(signal)
  } catch (problem) {
    if (problem instanceof CallProblem && problem.problem.status === 401) return nobody
    throw problem
  }
}

export function meOptions() {
  return queryOptions({
    queryKey: [house().identity.name, {}] as const,
    queryFn: ({ signal }) => readMe(signal),
    staleTime: 60_000,
  })
}

/** Who is signed in. While it loads, and where the server cannot be reached, nobody. */
export function useMe(): Me {
  return useQuery(meOptions()).data ?? nobody
}

/** Whether the acting roles permit something, for what to show. The server decides for itself. */
export function mayI(me: Me, permission: string): boolean {
  return me.permits.includes(permission)
}
