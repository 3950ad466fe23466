/** Who may know of what happens to organisations and members: the organisation itself. */
import { peopleEvents } from '../../domain/people/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const itself: EventAudience = async (_work, facts) => distinct(factOf(facts, 'organisationId'))

/** The organisation to which a row of one of these tables belongs. */
const owner =
  (table: 'membership' | 'invitation' | 'join_request' | 'deputy', fact: string): EventAudience =>
  async (work, facts) => {
    const row = await work.db
      .selectFrom(`people.${table}`)
      .where('id', '=', factOf(facts, fact))
      .select('org_id')
      .executeTakeFirst()
    return distinct(row?.org_id)
  }

const membership = owner('membership', 'membershipId')
const invitation = owner('invitation', 'invitationId')
const request = owner('join_request', 'joinRequestId')
const deputy = owner('deputy', 'deputyGrantId')

export const peoplePublished = withAudiences(peopleEvents, {
  'people.organisation.verified': itself,
  'people.organisation.refused': itself,
  'people.organisation.renamed': itself,
  'people.profile.saved': itself,
  'people.membership.granted': membership,
  'people.membership.changed': membership,
  'people.membership.ended': membership,
  'people.membership.handedOver': itself,
  'people.invitation.sent': invitation,
  'people.invitation.accepted': invitation,
  'people.joinRequest.sent': request,
  'people.joinRequest.decided': request,
  'people.deputy.named': deputy,
  'people.deputy.ended': deputy,
})
