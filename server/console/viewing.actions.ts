/** Looking with somebody else's eyes: with a reason, for a while, recorded, and told to them. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { minuteOf } from '../../domain/kernel/moment.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import type { Me } from '../../domain/people/person.ts'
import type * as endpoints from '../../domain/console/viewing.endpoints.ts'
import { mayView } from '../../domain/console/viewing.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { orgById, personNames, startViewing as lookWith } from '../people/index.ts'
import { setting } from './setting.queries.ts'
import { viewable } from './viewing.queries.ts'

type Door = Parameters<typeof lookWith>[3]

type Told = { readonly personId: string; readonly until: Date; readonly reason: string }

async function tellThem(work: Writing, id: string, told: Told): Promise<void> {
  const operatorId = work.actor.personId ?? ''
  const names = await personNames(work, [operatorId])
  const org = await orgById(work, work.actor.orgId ?? '')
  await tell(work, {
    kind: 'console.viewing',
    to: { personIds: [told.personId] },
    facts: {
      operator: names.get(operatorId) ?? '',
      org: org?.name ?? '',
      from: minuteOf(work.now),
      until: minuteOf(told.until),
      reason: told.reason,
    },
    thing: { kind: 'console.viewing', id },
    once: `console.viewing ${id}`,
  })
}

export async function startViewing(
  work: Writing,
  body: BodyOf<typeof endpoints.startViewing>,
  door: Door,
): Promise<Me> {
  const { personId: operatorId, orgId } = work.actor
  if (operatorId === null || orgId === null) {
    throw new Problem(forbidden('console.viewing_not_member'))
  }
  const target = found(await viewable(work, body.membershipId), 'membership')
  insist(mayView(operatorId, { personId: target.person_id, isOperator: target.is_operator }))
  const minutes = await setting(work, 'console.viewing_minutes')
  const until = new Date(work.now.getTime() + minutes * 60_000)
  const id = newId(work.now)
  const reason = body.reason.trim()
  await work.db
    .insertInto('console.viewing')
    .values({
      id,
      operator_id: operatorId,
      operator_org_id: orgId,
      person_id: target.person_id,
      org_id: target.org_id,
      reason,
      started_at: work.now,
      until_at: until,
    })
    .execute()
  await record(work, 'console.viewing.start', target.person_id, { viewing: id, minutes })
  await tellThem(work, id, { personId: target.person_id, until, reason })
  return lookWith(work, body.membershipId, until, door)
}

/** An operator is oneself again before the time was over. */
export async function viewingStopped(work: Writing, event: KeptEvent): Promise<void> {
  await work.db
    .updateTable('console.viewing')
    .set({ ended_at: event.at })
    .where('operator_id', '=', String(event.facts['personId']))
    .where('ended_at', 'is', null)
    .where('started_at', '<=', event.at)
    .where('until_at', '>', event.at)
    .execute()
}
