/** What becomes of somebody whom a provider vouches for: enters, is linked, is made, or is refused. */
import type { Me } from '../../domain/people/person.ts'
import { arrivalOf, type Arrival, type Claims } from '../../domain/people/provider.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { makeAccount } from './account.actions.ts'
import type { Attempt } from './attempts.ts'
import type { KeptProvider } from './provider.kept.ts'
import type { SecondFactor } from './secondFactor.ts'
import { finishSignIn, personByEmail } from './session.actions.ts'
import type { Door } from './session.start.ts'
import { followMapping } from './signOn.membership.ts'

export async function linkedPerson(
  work: Writing,
  providerId: string,
  subject: string,
): Promise<string | undefined> {
  const link = await work.db
    .updateTable('people.identity_link')
    .set({ last_used_at: work.now })
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .returning('person_id')
    .executeTakeFirst()
  return link?.person_id
}

/** Joins an account elsewhere to a person, and tells the person. */
export async function addLink(
  work: Writing,
  providerId: string,
  subject: string,
  personId: string,
): Promise<void> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.identity_link')
    .values({ id, provider_id: providerId, person_id: personId, subject, made_at: work.now })
    .execute()
  await record(work, 'people.signOn.link', id, { personId, providerId })
  await announce(work, 'people.account.waysChanged', { personId, change: 'linked' })
}

/** Somebody who came from a provider, as known here. */
export type Comer = {
  readonly personId: string
  readonly arrival: Arrival
  readonly provider: KeptProvider
  readonly claims: Claims
}

/** Who it is here; somebody new is made at once. Refused by the operator's rule. */
export async function comerOf(
  work: Writing,
  provider: KeptProvider,
  claims: Claims,
  door: Door,
): Promise<Comer> {
  const linked = await linkedPerson(work, provider.id, claims.subject)
  const owner = claims.email === null ? undefined : await personByEmail(work, claims.email)
  const verdict = arrivalOf(provider.rule, claims, linked !== undefined, owner !== undefined)
  if (!verdict.ok) throw new Problem(verdict)
  const { arrival } = verdict
  const known = linked ?? owner?.id
  if (known !== undefined) return { personId: known, arrival, provider, claims }
  const personId = await makeAccount(work, {
    email: claims.email ?? '',
    name: (claims.name ?? claims.email ?? '').slice(0, 100),
    passwordHash: null,
    language: door.request.identity.language,
  })
  return { personId, arrival, provider, claims }
}

/** Signs in whom a provider vouches for. A second factor is asked for as after a password. */
export async function arrive(
  attempt: Attempt,
  { personId, arrival, provider, claims }: Comer,
  second: SecondFactor,
  door: Door,
  signOutUrl: string | null,
): Promise<Me> {
  const { work } = attempt
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select(['id', 'disabled_at'])
    .executeTakeFirstOrThrow()
  return finishSignIn(attempt, person, second, door, {
    providerId: provider.id,
    signOutUrl,
    enter: async () => {
      if (arrival !== 'enter') await addLink(work, provider.id, claims.subject, personId)
      await followMapping(work, provider, personId, claims)
    },
  })
}
