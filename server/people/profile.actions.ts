/** Saving the profile of an organisation, version by version. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { findIndustry } from '../../domain/kernel/industry.ts'
import { readPhone, readResidentId } from '../../domain/kernel/identity.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as organisation from '../../domain/people/organisation.endpoints.ts'
import type { Profile } from '../../domain/people/profile.ts'
import { profileFaults, type ProfileFault } from '../../domain/people/profileCheck.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem, refuseFaults } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from './organisation.queries.ts'
import { openRepresentative, readProfile, representativeField } from './profile.queries.ts'
import type { Representative } from './profile.queries.ts'
import { sealFor } from './subject.ts'

type Body = BodyOf<typeof organisation.saveProfile>

function faultsOf(work: Writing, { profile, representative }: Body): ProfileFault[] {
  const today = dayOfMoment(work.now.toISOString())
  const faults = profileFaults(profile, today, (code) => findIndustry(code) !== undefined).map(
    (fault) => ({ ...fault, at: `/profile${fault.at}` }),
  )
  const { identityNumber, phone } = representative ?? {}
  const read = [
    ['identityNumber', identityNumber ? readResidentId(identityNumber, today) : undefined],
    ['phone', phone ? readPhone(phone) : undefined],
  ] as const
  for (const [field, reading] of read) {
    if (reading !== undefined && !reading.ok) {
      faults.push({ at: `/representative/${field}`, code: reading.code })
    }
  }
  return faults
}

function insistSound(work: Writing, body: Body, language: Language): void {
  const faults = faultsOf(work, body)
  if (faults.length === 0) return
  refuseFaults(
    faults.map((fault) => ({
      ...fault,
      message: work.host.say(language, fault.code, fault.facts),
    })),
  )
}

/** A field left out stays as it is; null takes it away. */
async function mergedRepresentative(
  work: Writing,
  id: string,
  given: Body['representative'],
): Promise<Representative> {
  const kept = await openRepresentative(work, id)
  const identityNumber =
    typeof given?.identityNumber === 'string'
      ? readResidentId(given.identityNumber)
      : given?.identityNumber
  const phone = typeof given?.phone === 'string' ? readPhone(given.phone) : given?.phone
  const valueOf = (
    reading: ReturnType<typeof readPhone> | ReturnType<typeof readResidentId> | null | undefined,
    before: string | null,
  ): string | null => {
    if (reading === undefined) return before
    if (reading === null || !reading.ok) return null
    return typeof reading.value === 'string' ? reading.value : reading.value.id
  }
  return {
    identityNumber: valueOf(identityNumber, kept.identityNumber),
    phone: valueOf(phone, kept.phone),
  }
}

async function nextVersion(work: Writing, id: string, profile: Profile, edited: number) {
  const changed = await work.db
    .updateTable('people.organisation')
    .set({
      profile: JSON.stringify(profile),
      profile_version: edited + 1,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .where('profile_version', '=', edited)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) === 0) {
    const { version } = await readProfile(work, id)
    throw new Problem(conflict('people.profile_changed_meanwhile', { edited, version }))
  }
  await work.db
    .insertInto('people.profile_version')
    .values({
      org_id: id,
      version: edited + 1,
      profile: JSON.stringify(profile),
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  return edited + 1
}

/** Saves over the version that was edited; another's newer version is not overwritten. */
export async function saveProfile(
  work: Writing,
  id: string,
  body: Body,
  language: Language,
): Promise<AnswerOf<typeof organisation.saveProfile>> {
  if (id !== ownOrgId(work)) found(undefined, 'organisation')
  insistSound(work, body, language)
  const version = await nextVersion(work, id, body.profile, body.version)
  if (body.representative !== undefined) {
    const merged = await mergedRepresentative(work, id, body.representative)
    const sealed = await sealFor(work, id, representativeField, JSON.stringify(merged))
    await work.db
      .updateTable('people.organisation')
      .set({ representative_sealed: sealed })
      .where('id', '=', id)
      .execute()
  }
  await record(work, 'people.profile.save', id, { version })
  await announce(work, 'people.profile.saved', { organisationId: id, version })
  return readProfile(work, id)
}
