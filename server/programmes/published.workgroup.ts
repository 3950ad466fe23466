/** Who may know of a working group and of messages to units: the office, and the member or units concerned. */
import { distinct, factOf } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'
import type { Reading } from '../kernel/work.ts'
import { orgsAddressed } from './circular.queries.ts'
import { officesOf } from './notice.talk.ts'

async function memberOrg(work: Reading, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  const row = await work.db
    .selectFrom('programmes.workgroup_member')
    .where('id', '=', id)
    .select('org_id')
    .executeTakeFirst()
  return row?.org_id ?? null
}

const member: EventAudience = async (work, facts) =>
  distinct(
    await memberOrg(work, factOf(facts, 'memberId')),
    ...(await officesOf(work, factOf(facts, 'programmeId'))),
  )

type Table = 'workgroup_task' | 'workgroup_advice' | 'workgroup_nomination'

/** The member whose it is, and the office. */
const ofMember =
  (table: Table, fact: string): EventAudience =>
  async (work, facts) => {
    const row = await work.db
      .selectFrom(`programmes.${table}`)
      .where('id', '=', factOf(facts, fact))
      .select(['member_id', 'programme_id'])
      .executeTakeFirst()
    if (row === undefined) return []
    return distinct(
      await memberOrg(work, row.member_id),
      ...(await officesOf(work, row.programme_id)),
    )
  }

/** Approved minutes are the whole group's. */
const group: EventAudience = async (work, facts) => {
  const programmeId = factOf(facts, 'programmeId')
  const rows = await work.db
    .selectFrom('programmes.workgroup_member')
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'accepted')
    .select('org_id')
    .execute()
  return distinct(...rows.map(({ org_id }) => org_id), ...(await officesOf(work, programmeId)))
}

const addressed: EventAudience = async (work, facts) =>
  distinct(
    ...(await orgsAddressed(work, factOf(facts, 'circularId'))),
    ...(await officesOf(work, factOf(facts, 'programmeId'))),
  )

const task = ofMember('workgroup_task', 'taskId')
const advice = ofMember('workgroup_advice', 'adviceId')
const nomination = ofMember('workgroup_nomination', 'nominationId')

export const workgroupPublished: Readonly<Record<string, EventAudience>> = {
  'programmes.workgroup.invited': member,
  'programmes.workgroup.answered': member,
  'programmes.task.made': task,
  'programmes.task.moved': task,
  'programmes.task.noted': task,
  'programmes.task.near': task,
  'programmes.task.overdue': task,
  'programmes.minutes.approved': group,
  'programmes.advice.given': advice,
  'programmes.advice.answered': advice,
  'programmes.nomination.given': nomination,
  'programmes.nomination.settled': nomination,
  'programmes.circular.sent': addressed,
}
