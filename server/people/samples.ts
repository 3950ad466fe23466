/** Builders of persons and organisations: tests, the demo world and the bulk loader use the same. */
import { randomBytes } from 'node:crypto'
import { newId } from '../kernel/id.ts'
import { record } from '../kernel/history/record.ts'
import type { Writing } from '../kernel/work.ts'
import { tokenHash } from './identity.ts'

export type OrganisationSample = {
  readonly name: string
  readonly kind: 'enterprise' | 'institute' | 'authority' | 'office' | 'association' | 'operator'
  readonly uscc?: string
  readonly division?: string
  readonly profile?: object
}

/** A verified organisation. */
export async function makeOrganisation(work: Writing, sample: OrganisationSample): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.organisation')
    .values({
      id,
      kind: sample.kind,
      name: sample.name,
      uscc: sample.uscc ?? null,
      division: sample.division ?? null,
      state: 'verified',
      verified_at: work.now,
      profile: JSON.stringify(sample.profile ?? {}),
      demo: true,
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.organisation.register', id)
  return id
}

export type PersonSample = {
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly language?: 'zh' | 'en'
}

/** A person whose e-mail is confirmed. */
export async function makePerson(work: Writing, sample: PersonSample): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.person')
    .values({
      id,
      email: sample.email,
      name: sample.name,
      language: sample.language ?? 'zh',
      password_hash: sample.passwordHash,
      email_verified_at: work.now,
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.person.signUp', id)
  return id
}

export async function makeMembership(
  work: Writing,
  personId: string,
  orgId: string,
  roles: readonly string[],
): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('people.membership')
    .values({ id, person_id: personId, org_id: orgId, roles: [...roles], since: work.now })
    .execute()
  await record(work, 'people.membership.grant', id, { personId, orgId })
  return id
}

/** An open session without the cost of a password check; answers the cookie's value. */
export async function makeSession(
  work: Writing,
  personId: string,
  orgId: string | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await work.db
    .insertInto('people.session')
    .values({
      token_hash: tokenHash(token),
      person_id: personId,
      acting_org_id: orgId,
      made_at: work.now,
      seen_at: work.now,
      // Tests travel in time; a year's idleness does not end what they hold.
      idle_minutes: 525_600,
      expires_at: new Date(work.now.getTime() + 365 * 86_400_000),
    })
    .execute()
  return token
}
