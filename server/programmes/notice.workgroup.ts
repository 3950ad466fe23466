/** News of working groups and of messages to recommending units. */
import type { KeptEvent, Module } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { manageWorkgroup, serveWorkgroup } from '../../domain/programmes/workgroup.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import { orgsAddressed } from './circular.queries.ts'
import { othersWith, programmeFacts, tellOf, text } from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { officesOf } from './notice.talk.ts'

const thing = (programmeId: string) => ({ kind: 'programmes.workgroup', id: programmeId })

async function tellOffices(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  programmeId: string,
  facts: Facts,
): Promise<void> {
  const all = { ...(await programmeFacts(work, programmeId)), ...facts }
  for (const orgId of await officesOf(work, programmeId)) {
    const to = await othersWith(work, orgId, manageWorkgroup, text(event, 'by'))
    await tellOf(work, event, key, { to, facts: all, thing: thing(programmeId), part: 'office' })
  }
}

type Member = {
  readonly org_id: string
  readonly programme_id: string
  readonly name: string | null
}

async function tellMember(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  member: Member,
  facts: Facts,
): Promise<void> {
  const all = { ...(await programmeFacts(work, member.programme_id)), ...facts }
  const to = await othersWith(work, member.org_id, serveWorkgroup, text(event, 'by'))
  await tellOf(work, event, key, {
    to,
    facts: all,
    thing: thing(member.programme_id),
    part: member.org_id,
  })
}

const members = (work: Reading) =>
  work.db
    .selectFrom('programmes.workgroup_member as m')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .select(['m.org_id', 'm.programme_id', 'o.name', 'm.duty', 'm.state', 'm.reason'])

const memberOf = (work: Reading, id: string) =>
  members(work).where('m.id', '=', id).executeTakeFirst()

async function invited(work: Writing, event: KeptEvent): Promise<void> {
  const member = await memberOf(work, text(event, 'memberId'))
  if (member?.state !== 'invited') return
  await tellMember(work, event, 'workgroup_invited', member, { duty: member.duty })
}

/** The office hears of every answer; a membership that ended is told to the member too, whose group is no longer its to see. */
async function answered(work: Writing, event: KeptEvent): Promise<void> {
  const member = await memberOf(work, text(event, 'memberId'))
  if (member === undefined) return
  const facts = { member: member.name ?? '', state: member.state, reason: member.reason ?? '' }
  await tellOffices(work, event, 'workgroup_answered', member.programme_id, facts)
  if (member.state === 'left') await tellMember(work, event, 'workgroup_ended', member, facts)
}

async function taskOf(work: Reading, event: KeptEvent) {
  const task = await work.db
    .selectFrom('programmes.workgroup_task')
    .where('id', '=', text(event, 'taskId'))
    .select(['title', 'due_on', 'state', 'member_id', 'programme_id'])
    .executeTakeFirst()
  if (task === undefined) return undefined
  const member = await memberOf(work, task.member_id)
  if (member === undefined) return undefined
  return {
    state: task.state,
    member,
    facts: { title: task.title, due: task.due_on, member: member.name ?? '' },
  }
}

const toMember =
  (key: NoticeKey, also = false) =>
  async (work: Writing, event: KeptEvent): Promise<void> => {
    const task = await taskOf(work, event)
    if (task === undefined) return
    await tellMember(work, event, key, task.member, task.facts)
    if (also) await tellOffices(work, event, key, task.member.programme_id, task.facts)
  }

async function taskMoved(work: Writing, event: KeptEvent): Promise<void> {
  const task = await taskOf(work, event)
  if (task === undefined) return
  const facts = { ...task.facts, verb: text(event, 'verb') }
  const works = ['start', 'report'].includes(text(event, 'verb'))
  await (works
    ? tellOffices(work, event, 'task_moved', task.member.programme_id, facts)
    : tellMember(work, event, 'task_moved', task.member, facts))
}

async function taskNoted(work: Writing, event: KeptEvent): Promise<void> {
  const task = await taskOf(work, event)
  if (task === undefined) return
  await tellMember(work, event, 'task_noted', task.member, task.facts)
  await tellOffices(work, event, 'task_noted', task.member.programme_id, task.facts)
}

async function minutesApproved(work: Writing, event: KeptEvent): Promise<void> {
  const minutes = await work.db
    .selectFrom('programmes.workgroup_minutes')
    .where('id', '=', text(event, 'minutesId'))
    .select(['programme_id', 'title', 'no'])
    .executeTakeFirst()
  if (minutes === undefined) return
  const facts = { title: minutes.title, no: minutes.no ?? 0 }
  const all = await members(work)
    .where('m.programme_id', '=', minutes.programme_id)
    .where('m.state', '=', 'accepted')
    .execute()
  for (const member of all) await tellMember(work, event, 'minutes_approved', member, facts)
}

async function adviceGiven(work: Writing, event: KeptEvent): Promise<void> {
  const advice = await adviceOf(work, event)
  if (advice === undefined) return
  await tellOffices(work, event, 'advice_given', advice.member.programme_id, advice.facts)
}

async function adviceOf(work: Reading, event: KeptEvent) {
  const row = await work.db
    .selectFrom('programmes.workgroup_advice')
    .where('id', '=', text(event, 'adviceId'))
    .select(['member_id', 'subject'])
    .executeTakeFirst()
  const member = row === undefined ? undefined : await memberOf(work, row.member_id)
  if (row === undefined || member === undefined) return undefined
  return { member, facts: { subject: row.subject, member: member.name ?? '' } }
}

async function adviceAnswered(work: Writing, event: KeptEvent): Promise<void> {
  const advice = await adviceOf(work, event)
  if (advice === undefined) return
  await tellMember(work, event, 'advice_answered', advice.member, advice.facts)
}

async function nominationOf(work: Reading, event: KeptEvent) {
  const row = await work.db
    .selectFrom('programmes.workgroup_nomination')
    .where('id', '=', text(event, 'nominationId'))
    .select(['member_id', 'rows', 'state'])
    .executeTakeFirst()
  const member = row === undefined ? undefined : await memberOf(work, row.member_id)
  if (row === undefined || member === undefined) return undefined
  return { state: row.state, member, facts: { count: row.rows, member: member.name ?? '' } }
}

async function nominated(work: Writing, event: KeptEvent): Promise<void> {
  const one = await nominationOf(work, event)
  if (one?.state !== 'given') return
  await tellOffices(work, event, 'nomination_given', one.member.programme_id, one.facts)
}

/** What a member withdrew itself it need not be told. */
async function nominationSettled(work: Writing, event: KeptEvent): Promise<void> {
  const one = await nominationOf(work, event)
  if (one === undefined || one.state === 'withdrawn') return
  const key = one.state === 'taken' ? 'nomination_taken' : 'nomination_declined'
  await tellMember(work, event, key, one.member, one.facts)
}

/** Whoever works at the units that it went to. */
async function circularSent(work: Writing, event: KeptEvent): Promise<void> {
  const row = await work.db
    .selectFrom('programmes.circular')
    .where('id', '=', text(event, 'circularId'))
    .select(['id', 'programme_id', 'no', 'title', 'question_id'])
    .executeTakeFirst()
  if (row === undefined) return
  const facts = {
    ...(await programmeFacts(work, row.programme_id)),
    circularId: row.id,
    no: row.no,
    title: row.title,
  }
  const key = row.question_id === null ? 'circular_sent' : 'clarification_sent'
  for (const orgId of await orgsAddressed(work, row.id)) {
    await tellOf(work, event, key, {
      to: { orgId, permit: 'programmes.candidate.read' },
      facts,
      thing: { kind: 'programmes.circular', id: row.id },
      part: orgId,
    })
  }
}

export const workgroupTold: NonNullable<Module['hears']> = {
  'programmes.workgroup.invited': invited,
  'programmes.workgroup.answered': answered,
  'programmes.task.made': toMember('task_given'),
  'programmes.task.near': toMember('task_near'),
  'programmes.task.overdue': toMember('task_overdue', true),
  'programmes.task.moved': taskMoved,
  'programmes.task.noted': taskNoted,
  'programmes.minutes.approved': minutesApproved,
  'programmes.advice.given': adviceGiven,
  'programmes.advice.answered': adviceAnswered,
  'programmes.nomination.given': nominated,
  'programmes.nomination.settled': nominationSettled,
  'programmes.circular.sent': circularSent,
}
