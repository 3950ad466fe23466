/** Memberships that follow a provider's groups: made, changed and ended as somebody signs on. */
import { rolesOf, type Claims, type RoleMapping } from '../../domain/people/provider.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { forgetIdentities } from './identityCache.ts'
import { addMembership, closeMembership, lockOrganisation } from './member.actions.ts'
import type { KeptProvider } from './provider.kept.ts'

async function unitNamed(work: Writing, orgId: string, name: string | null) {
  if (name === null) return null
  const row = await work.db
    .selectFrom('people.org_unit')
    .where('org_id', '=', orgId)
    .where((eb) => eb.fn('lower', ['name']), '=', name.toLowerCase())
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

type Wanted = {
  readonly personId: string
  readonly providerId: string
  readonly orgId: string
  readonly roles: readonly string[]
  readonly orgUnitId: string | null
}

async function join(work: Writing, wanted: Wanted): Promise<void> {
  const id = await addMembership(work, wanted)
  await work.db
    .updateTable('people.membership')
    .set({ by_provider_id: wanted.providerId })
    .where('id', '=', id)
    .execute()
}

type Held = { readonly id: string; readonly roles: string[]; readonly org_unit_id: string | null }

async function adjust(work: Writing, held: Held, wanted: Wanted): Promise<void> {
  const { personId, providerId, roles } = wanted
  const orgUnitId = wanted.orgUnitId ?? held.org_unit_id
  if (held.roles.join() === roles.join() && held.org_unit_id === orgUnitId) return
  await work.db
    .updateTable('people.membership')
    .set({ roles: [...roles], org_unit_id: orgUnitId })
    .where('id', '=', held.id)
    .execute()
  forgetIdentities(work)
  const facts = { before: held.roles.join(), after: roles.join(), providerId }
  await record(work, 'people.membership.change', held.id, { personId, ...facts })
  await announce(work, 'people.membership.changed', { membershipId: held.id, personId })
}

async function leave(work: Writing, held: Held, wanted: Wanted): Promise<void> {
  const { personId, providerId, orgId } = wanted
  await closeMembership(work, held.id)
  await record(work, 'people.membership.end', held.id, { personId, providerId })
  await announce(work, 'people.membership.ended', {
    membershipId: held.id,
    personId,
    organisationId: orgId,
  })
}

async function follow(work: Writing, mapping: RoleMapping, wanted: Wanted): Promise<void> {
  await lockOrganisation(work, mapping.orgId)
  const held = await work.db
    .selectFrom('people.membership')
    .where('person_id', '=', wanted.personId)
    .where('org_id', '=', mapping.orgId)
    .where('ended_at', 'is', null)
    .select(['id', 'roles', 'org_unit_id', 'by_provider_id'])
    .executeTakeFirst()
  if (held === undefined) {
    if (wanted.roles.length > 0) await join(work, wanted)
    return
  }
  if (held.by_provider_id !== wanted.providerId) return
  if (wanted.roles.length > 0) await adjust(work, held, wanted)
  else await leave(work, held, wanted)
}

/**
 * Brings the membership in line with what the provider says. One made or changed by hand is left alone; a
 * refusal, such as a full organisation, keeps nobody from coming in.
 */
export async function followMapping(
  work: Writing,
  provider: KeptProvider,
  personId: string,
  claims: Claims,
): Promise<void> {
  const { mapping } = provider.rule
  if (mapping === null) return
  const { orgId } = mapping
  try {
    await follow(work, mapping, {
      personId,
      providerId: provider.id,
      orgId,
      roles: rolesOf(mapping, claims.groups),
      orgUnitId: await unitNamed(work, orgId, claims.unit),
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    work.host.log.warn({ err: error, provider: provider.id }, 'membership does not follow')
  }
}
