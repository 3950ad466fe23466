/** spaces: circles of sharing, and the keys by which everything published is seen or not. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import * as agreement from '../../domain/spaces/agreement.endpoints.ts'
import * as confidence from '../../domain/spaces/confidence.endpoints.ts'
import * as member from '../../domain/spaces/member.endpoints.ts'
import * as space from '../../domain/spaces/space.endpoints.ts'
import { membersMax, waitingMax } from '../../domain/spaces/space.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { agreementHears, agreementKinds } from './agreement.hears.ts'
import { confidenceHears, confidenceKinds } from './confidence.hears.ts'
import { agreementNames, signatureNames } from './agreement.queries.ts'
import { spacesPublished } from './published.ts'
import { spaceNames } from './space.queries.ts'
import { spacesHears, spacesKinds } from './spaces.hears.ts'
import { agreementRoutes, confidenceRoutes, memberRoutes, spaceRoutes } from './spaces.routes.ts'

export {
  type ConfidentialThing,
  reachesOf,
  reached,
  type Reached,
  registerConfidential,
  traceSeen,
} from './confidence.queries.ts'
export { audienceKeysOf } from './member.queries.ts'
export { decideMembership, inviteMember, stepOwnMembership } from './member.actions.ts'
export { foundSpace } from './space.actions.ts'

registerKinds([...spacesKinds, ...agreementKinds, ...confidenceKinds])
registerThingNames([
  { prefix: 'spaces.agreement.', names: agreementNames },
  { prefix: 'spaces.signature.', names: signatureNames },
  { prefix: 'spaces.', names: spaceNames },
])

export const spaces: Module = {
  name: 'spaces',
  sentence:
    'Circles of organisations that share with one another, the keys of audiences, and agreements on confidence.',
  endpoints: endpointsOf(space, member, agreement, confidence),
  publishes: spacesPublished,
  routes: (serve) => {
    spaceRoutes(serve)
    memberRoutes(serve)
    agreementRoutes(serve)
    confidenceRoutes(serve)
  },
  hears: { ...spacesHears, ...agreementHears, ...confidenceHears },
  constraints: {
    naming_is_made_once: conflict('spaces.named_already'),
    recall_stands_once: conflict('spaces.recalled_already'),
    space_name_is_taken: conflict('spaces.name_taken'),
    space_has_room: conflict('spaces.full', { most: membersMax }),
    space_waits_for_few: conflict('spaces.waiting_full', { most: waitingMax }),
    unlisted_space_invites: invalid('spaces.unlisted_invites'),
  },
  invariants: [
    {
      name: 'the text of an agreement is there in each of its versions',
      sql: `select a.id from spaces.agreement a where a.version <> (
              select count(*) from spaces.agreement_text t where t.agreement_id = a.id)`,
    },
    {
      name: 'each step of a signature is on record, the last as it stands',
      sql: `select g.id from spaces.signature g where g.version <> (
              select count(*) from spaces.signature_step t where t.signature_id = g.id)
              or not exists (select from spaces.signature_step t where t.signature_id = g.id
                and t.number = g.version and t.text_version = g.text_version)`,
    },
    {
      name: 'a space counts its members, invitations and requests',
      sql: `select s.id from spaces.space s where (s.members, s.invited, s.asked) <> (
              select count(*) filter (where m.state = 'member'),
                count(*) filter (where m.state = 'invited'),
                count(*) filter (where m.state = 'asked')
              from spaces.member m where m.space_id = s.id)`,
    },
    {
      name: 'the owner of a space manages it',
      sql: `select s.id from spaces.space s where not exists (
              select from spaces.member m where m.space_id = s.id and m.org_id = s.owner_org_id
                and m.state = 'member' and m.role = 'manager')`,
    },
    {
      name: 'each step of a membership is in the history of its space',
      sql: `select m.space_id from spaces.member m where not exists (
              select from spaces.step t where t.space_id = m.space_id
                and ((t.org_id = m.org_id and t.member_version = m.version)
                  or (m.version = 1 and t.verb = 'found' and t.number = 1)))`,
    },
  ],
}
