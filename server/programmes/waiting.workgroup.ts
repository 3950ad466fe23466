/** What waits of working groups and of messages to units: for members, for the office, and at the units. */
import { sql } from 'kysely'
import type { WaitingKind } from '../../domain/programmes/waiting.endpoints.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'

const eachMost = 50

export type WorkgroupFound = {
  readonly kind: WaitingKind
  readonly programmeId: string
  readonly unit: null
  readonly id: null
  readonly count: number
  readonly until?: string | null
}

type Row = { readonly programme_id: string; readonly n: number; readonly due?: string | null }

const foundAs =
  (kind: WaitingKind) =>
  ({ programme_id: programmeId, n, due }: Row): WorkgroupFound => ({
    kind,
    programmeId,
    unit: null,
    id: null,
    count: Number(n),
    ...(due == null ? {} : { until: `${due}T16:00:00.000Z` }),
  })

/** Invitations to answer, and tasks to do with the day on which the first is due. */
export async function membersWaiting(work: Reading): Promise<WorkgroupFound[]> {
  const { orgId } = work.actor
  const invited = await work.db
    .selectFrom('programmes.workgroup_member')
    .where('org_id', '=', orgId)
    .where('state', '=', 'invited')
    .select(['programme_id', sql<number>`1`.as('n')])
    .limit(eachMost)
    .execute()
  const tasks = await work.db
    .selectFrom('programmes.workgroup_task as t')
    .innerJoin('programmes.workgroup_member as m', 'm.id', 't.member_id')
    .where('m.org_id', '=', orgId)
    .where('m.state', '=', 'accepted')
    .where('t.state', 'in', ['open', 'doing'])
    .select((eb) => [
      't.programme_id',
      eb.fn.countAll<number>().as('n'),
      eb.fn.min('t.due_on').as('due'),
    ])
    .groupBy('t.programme_id')
    .limit(eachMost)
    .execute()
  return [...invited.map(foundAs('toJoinWorkgroup')), ...tasks.map(foundAs('toDoTask'))]
}

/** Tasks that were reported, advice without an answer, lists of experts, minutes that another person wrote. */
export async function workgroupsWaiting(work: Reading): Promise<WorkgroupFound[]> {
  const managed = managedProgrammes(work).select('g.id')
  const tasks = await work.db
    .selectFrom('programmes.workgroup_task')
    .where('programme_id', 'in', managed)
    .where('state', '=', 'reported')
    .select((eb) => ['programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('programme_id')
    .limit(eachMost)
    .execute()
  const advice = await work.db
    .selectFrom('programmes.workgroup_advice')
    .where('programme_id', 'in', managed)
    .where('answer', 'is', null)
    .select((eb) => ['programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('programme_id')
    .limit(eachMost)
    .execute()
  const nominations = await work.db
    .selectFrom('programmes.workgroup_nomination')
    .where('programme_id', 'in', managed)
    .where('state', '=', 'given')
    .select((eb) => ['programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('programme_id')
    .limit(eachMost)
    .execute()
  const minutes = await work.db
    .selectFrom('programmes.workgroup_minutes')
    .where('programme_id', 'in', managed)
    .where('state', '=', 'draft')
    .where('written_by', '<>', work.actor.personId)
    .select((eb) => ['programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('programme_id')
    .limit(eachMost)
    .execute()
  return [
    ...tasks.map(foundAs('toConfirmTask')),
    ...advice.map(foundAs('toAnswerAdvice')),
    ...nominations.map(foundAs('toTakeNomination')),
    ...minutes.map(foundAs('toApproveMinutes')),
  ]
}

/** Messages that nobody of the actor's units has opened. */
export async function circularsWaiting(work: Reading): Promise<WorkgroupFound[]> {
  const rows = await work.db
    .selectFrom('programmes.circular as c')
    .innerJoin('programmes.circular_unit as u', 'u.circular_id', 'c.id')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'u.unit_code'),
    )
    .leftJoin('programmes.circular_read as r', (join) =>
      join.onRef('r.circular_id', '=', 'u.circular_id').onRef('r.unit_code', '=', 'u.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where('r.person_id', 'is', null)
    .select((eb) => ['c.programme_id', eb.fn.count<number>('c.id').distinct().as('n')])
    .groupBy('c.programme_id')
    .limit(eachMost)
    .execute()
  return rows.map(foundAs('toReadCircular'))
}
