/** people: persons, organisations and their units, memberships, roles and who is signed in. */
import type { AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import * as account from '../../domain/people/account.endpoints.ts'
import * as apiKey from '../../domain/people/apiKey.endpoints.ts'
import * as invitation from '../../domain/people/invitation.endpoints.ts'
import * as listView from '../../domain/people/listView.endpoints.ts'
import * as member from '../../domain/people/member.endpoints.ts'
import * as organisation from '../../domain/people/organisation.endpoints.ts'
import * as passkey from '../../domain/people/passkey.endpoints.ts'
import * as provider from '../../domain/people/provider.endpoints.ts'
import * as session from '../../domain/people/session.endpoints.ts'
import * as signOn from '../../domain/people/signOn.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { accountRoutes } from './account.routes.ts'
import { peopleInvariants } from './invariants.ts'
import { listViewRoutes } from './listView.routes.ts'
import { apiKeyRoutes, invitationRoutes, memberRoutes } from './member.routes.ts'
import { organisationRoutes } from './organisation.routes.ts'
import { passkeyRoutes } from './passkey.routes.ts'
import { peopleSchedules } from './people.jobs.ts'
import { providerRoutes } from './provider.routes.ts'
import { sessionRoutes } from './session.routes.ts'
import { signOnRoutes } from './signOn.routes.ts'
import { peoplePublished } from './published.ts'

export { identifyWith } from './identity.ts'
export { forgetIdentities } from './identityCache.ts'
export { hashPassword } from './password.ts'
export {
  contactOf,
  memberByEmail,
  membersOf,
  membersWith,
  orgById,
  orgByUscc,
  orgsById,
  orgsOfKind,
  personNames,
  profileOf,
  insistVerifiedOrg,
  verifiedOrgCalled,
} from './audience.ts'
export { organisationsLike, personsLike } from './found.queries.ts'
export { readCodeMessage } from './challenge.actions.ts'
export { decideJoinRequestTo } from './joinRequest.actions.ts'
export { refuseOrganisation, verifyOrganisation } from './organisation.actions.ts'
export { sendInvitation } from './invitation.actions.ts'
export { readInvitationMessage } from './invitation.queries.ts'
export { ownOrgId } from './organisation.queries.ts'
export { openRepresentative } from './profile.queries.ts'
export { layOrganisations } from './laid.ts'
export type { OrganisationSample } from './samples.ts'
export { allRoles, removeRole, saveRole } from './role.ts'
export { registerScopesOf } from './scopes.ts'
export { startViewing } from './session.actions.ts'
export { disablePerson, enablePerson } from './person.actions.ts'
export { erasePerson } from './erasure.actions.ts'
export { openFor, revealFor, sealAllFor, sealFor, shredKey, shredKeys } from './subject.ts'

const declared = [
  session,
  account,
  passkey,
  signOn,
  provider,
  organisation,
  member,
  invitation,
  apiKey,
  listView,
]

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'audience' in value
}

export const people: Module = {
  name: 'people',
  sentence: 'Persons, organisations and their units, memberships, roles and who is signed in.',
  endpoints: declared.flatMap((file) => Object.values(file).filter(isEndpoint)),
  publishes: peoplePublished,
  routes: (serve, host) => {
    sessionRoutes(serve)
    accountRoutes(serve)
    passkeyRoutes(serve)
    signOnRoutes(serve, host)
    providerRoutes(serve, host)
    organisationRoutes(serve)
    memberRoutes(serve)
    invitationRoutes(serve)
    apiKeyRoutes(serve)
    listViewRoutes(serve)
  },
  schedules: peopleSchedules,
  constraints: {
    person_email_is_taken: conflict('people.email_is_taken'),
    person_mobile_is_taken: conflict('people.mobile_is_taken'),
    passkey_is_registered_already: conflict('people.passkey_registered_already'),
    identity_is_linked_already: conflict('people.identity_is_linked'),
    identity_link_once_a_provider: conflict('people.identity_is_linked'),
    organisation_uscc_is_taken: conflict('people.uscc_is_taken'),
    former_name_pkey: conflict('people.former_name_is_known'),
    membership_once_a_person_and_organisation: conflict('people.member_already'),
    membership_unit_is_of_the_organisation: conflict('people.unit_is_in_use'),
    invitation_unit_is_of_the_organisation: conflict('people.unit_is_in_use'),
    invitation_is_open_already: conflict('people.invitation_is_open'),
    join_request_is_open_already: conflict('people.join_request_is_open'),
    org_unit_name_is_taken: conflict('people.unit_name_is_taken'),
    org_unit_parent_is_of_the_organisation: conflict('people.unit_is_in_use'),
    org_unit_parent_id_fkey: conflict('people.unit_is_in_use'),
    membership_org_unit_id_fkey: conflict('people.unit_is_in_use'),
    deputy_is_somebody_else: conflict('people.deputy_is_oneself'),
    deputy_is_named_for_that_time: conflict('people.deputy_named_already'),
  },
  invariants: peopleInvariants,
}
