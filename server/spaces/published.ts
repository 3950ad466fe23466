/** Who may know of a space: its managers, and of a membership the organisation concerned as well. */
import { spaceEvents } from '../../domain/spaces/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'
import { keepersOf } from './agreement.keepers.ts'
import { managersOf } from './member.queries.ts'

const managers: EventAudience = (work, facts) => managersOf(work, factOf(facts, 'spaceId'))

const sides: EventAudience = async (work, facts) =>
  distinct(factOf(facts, 'memberOrgId'), ...(await managersOf(work, factOf(facts, 'spaceId'))))

const signed: EventAudience = async (work, facts) =>
  distinct(factOf(facts, 'signerOrgId'), ...(await keepersOf(work, factOf(facts, 'agreementId'))))

const keepers: EventAudience = (work, facts) => keepersOf(work, factOf(facts, 'agreementId'))

/** Whoever decided: the others are told by a notice, which names nothing. */
const named: EventAudience = async (_work, facts) => distinct(factOf(facts, 'namedOrgId'))

const recalledBy: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('spaces.recall')
    .where('id', '=', factOf(facts, 'recallId'))
    .select('made_org_id')
    .executeTakeFirst()
  return distinct(row?.made_org_id)
}

export const spacesPublished = withAudiences(spaceEvents, {
  'spaces.space.moved': managers,
  'spaces.member.changed': sides,
  'spaces.agreement.kept': keepers,
  'spaces.naming.added': named,
  'spaces.recall.made': recalledBy,
  'spaces.signature.moved': signed,
})
