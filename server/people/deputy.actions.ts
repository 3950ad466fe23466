/** Deputies: a member names a colleague who acts in the member's place for a time. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { forbidden, invalid } from '../../domain/kernel/verdict.ts'
import {
  deputyDaysMax,
  type nameDeputy as nameEndpoint,
} from '../../domain/people/member.endpoints.ts'
import { mayDepute } from '../../domain/people/role.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { forgetIdentities } from './identityCache.ts'
import { lockOrganisation } from './member.actions.ts'
import { ownOrgId } from './organisation.queries.ts'

type Body = BodyOf<typeof nameEndpoint>

function membersOf(work: Writing) {
  return work.db
    .selectFrom('people.membership')
    .where('org_id', '=', ownOrgId(work))
    .where('ended_at', 'is', null)
    .select(['id', 'person_id', 'roles'])
}

/** One's own place, or somebody's where one manages members. A deputy cannot name a deputy. */
async function principalOf(work: Writing, wished: string | undefined) {
  const { actor } = work
  if (actor.onBehalfOf !== undefined) throw new Problem(forbidden('people.deputy_of_deputy'))
  const manages = permits(actor, 'people.member.manage')
  const member = await membersOf(work)
    .$if(wished === undefined, (q) => q.where('person_id', '=', actor.personId))
    .$if(wished !== undefined, (q) => q.where('id', '=', wished ?? ''))
    .executeTakeFirst()
  const principal = found(member, 'membership')
  if (principal.person_id !== actor.personId && !manages) {
    throw new Problem(forbidden('kernel.permit_missing', { permit: 'people.member.manage' }))
  }
  return principal
}

function insistPeriod(work: Writing, fromAt: Date, untilAt: Date): void {
  const days = (untilAt.getTime() - fromAt.getTime()) / 86_400_000
  const sound = days > 0 && days <= deputyDaysMax && untilAt > work.now
  if (!sound) throw new Problem(invalid('people.deputy_period', { days: deputyDaysMax }))
}

export async function nameDeputy(work: Writing, body: Body): Promise<{ id: string }> {
  const orgId = ownOrgId(work)
  const kind = await lockOrganisation(work, orgId)
  const principal = await principalOf(work, body.principalMemberId)
  const deputy = found(
    await membersOf(work).where('id', '=', body.deputyMemberId).executeTakeFirst(),
    'membership',
  )
  insist(mayDepute(body.roles, principal.roles, kind))
  const [fromAt, untilAt] = [new Date(body.fromAt), new Date(body.untilAt)]
  insistPeriod(work, fromAt, untilAt)
  const id = newId(work.now)
  await work.db
    .insertInto('people.deputy')
    .values({
      id,
      org_id: orgId,
      principal_membership_id: principal.id,
      deputy_membership_id: deputy.id,
      roles: [...body.roles],
      from_at: fromAt,
      until_at: untilAt,
      reason: body.reason.trim(),
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  const people = { principalId: principal.person_id, deputyId: deputy.person_id }
  await record(work, 'people.deputy.name', id, { ...people, roles: body.roles.join() })
  await announce(work, 'people.deputy.named', { deputyGrantId: id, ...people })
  return { id }
}

/** The principal, the deputy and who manages members may end it. */
export async function endDeputy(work: Writing, id: string): Promise<Record<string, never>> {
  const manages = permits(work.actor, 'people.member.manage')
  const mine = membersOf(work).where('person_id', '=', work.actor.personId)
  const ended = await work.db
    .updateTable('people.deputy')
    .set({ ended_at: work.now })
    .where('id', '=', id)
    .where('org_id', '=', ownOrgId(work))
    .where('ended_at', 'is', null)
    .$if(!manages, (q) =>
      q.where((eb) =>
        eb.or([
          eb('principal_membership_id', 'in', mine.clearSelect().select('id')),
          eb('deputy_membership_id', 'in', mine.clearSelect().select('id')),
        ]),
      ),
    )
    .returning('id')
    .executeTakeFirst()
  found(ended, 'deputy')
  forgetIdentities(work)
  await record(work, 'people.deputy.end', id)
  await announce(work, 'people.deputy.ended', { deputyGrantId: id })
  return {}
}
