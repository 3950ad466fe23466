/** The profile of an organisation: as it is, as it was, and the two numbers that are kept sealed. */
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { mask, maskResidentId } from '../../domain/kernel/identity.ts'
import * as organisation from '../../domain/people/organisation.endpoints.ts'
import { profileGaps, type Profile } from '../../domain/people/profile.ts'
import { trace } from '../kernel/history/trace.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { ownOrgId, readOrganisation } from './organisation.queries.ts'
import { openFor } from './subject.ts'

export const representativeField = 'representative'

export type Representative = {
  readonly identityNumber: string | null
  readonly phone: string | null
}

/** For the house's own use: masking, merging, printing. */
export async function openRepresentative(work: Reading, orgId: string): Promise<Representative> {
  const { representative_sealed } = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', orgId)
    .select('representative_sealed')
    .executeTakeFirstOrThrow()
  const text = await openFor(work, orgId, representativeField, representative_sealed)
  return text === null
    ? { identityNumber: null, phone: null }
    : (JSON.parse(text) as Representative)
}

export async function readProfile(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof organisation.readProfile>> {
  await readOrganisation(work, id)
  const row = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', id)
    .select(['profile', 'profile_version'])
    .executeTakeFirstOrThrow()
  const profile = row.profile as Profile
  const { identityNumber, phone } = await openRepresentative(work, id)
  return {
    orgId: id,
    version: row.profile_version,
    profile,
    gaps: profileGaps(profile),
    representative: {
      identityNumberMasked: identityNumber === null ? null : maskResidentId(identityNumber),
      phoneMasked: phone === null ? null : mask(phone, 3, 4),
    },
  }
}

/** Newest first; the cursor is the last version shown. */
export async function listProfileVersions(
  work: Reading,
  id: string,
  query: QueryOf<typeof organisation.listProfileVersions>,
): Promise<AnswerOf<typeof organisation.listProfileVersions>> {
  await readOrganisation(work, id)
  const limit = query.limit ?? 50
  const { total } = await work.db
    .selectFrom('people.profile_version')
    .where('org_id', '=', id)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const before = Number(query.after ?? Number.MAX_SAFE_INTEGER)
  const rows = await work.db
    .selectFrom('people.profile_version as v')
    .leftJoin('people.person as p', 'p.id', 'v.changed_by')
    .where('v.org_id', '=', id)
    .where('v.version', '<', Number.isSafeInteger(before) ? Math.min(before, 2 ** 31 - 1) : 0)
    .select(['v.version', 'v.profile', 'v.changed_at', 'p.name'])
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()
  return {
    rows: rows.map((row) => ({
      version: row.version,
      changedByName: row.name,
      changedAt: row.changed_at.toISOString(),
      profile: row.profile as Profile,
    })),
    total: Number(total),
    next: rows.length === limit ? String(rows.at(-1)?.version) : null,
  }
}

/** In clear, for the organisation's own administrator; whoever looks is noted. */
export async function revealRepresentative(
  work: Reading,
  id: string,
): Promise<AnswerOf<typeof organisation.revealRepresentative>> {
  if (id !== ownOrgId(work)) found(undefined, 'organisation')
  const numbers = await openRepresentative(work, id)
  trace(work, organisation.revealRepresentative.name, id, { field: representativeField })
  return numbers
}
