/** What the house knows of an organisation already, in the words of forms. */
import { useMemo } from 'react'
import { readOrganisation, readProfile } from '../../../domain/people/organisation.endpoints.ts'
import { profileFacts } from '../../../domain/programmes/profileFacts.ts'
import { useCallWhen } from '../../kernel/query.ts'

/** Undefined while it is read, and where nobody's organisation is asked for. */
export function useOwnProfile(orgId: string | null) {
  const input = { params: { id: orgId ?? '' } }
  const org = useCallWhen(orgId !== null, readOrganisation, input)
  const own = useCallWhen(orgId !== null, readProfile, input)
  const profile = useMemo(
    () => (org.data === undefined ? undefined : profileFacts(org.data, own.data?.profile ?? {})),
    [org.data, own.data],
  )
  return { profile, settled: orgId === null || (!org.isPending && !own.isPending) }
}
