/** Who is in a working group, and what each answers for. All that decides on a group goes through its programme's lock. */
import { step } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { WorkgroupPage } from '../../domain/programmes/workgroup.endpoints.ts'
import {
  mayAnswerInvitation,
  mayKeepDuty,
  mayManageWorkgroup,
  memberLifecycle,
  type DutyWish,
  type MemberState,
  type MemberVerb,
} from '../../domain/programmes/workgroup.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { personNames, verifiedOrgCalled } from '../people/index.ts'
import { lockEntries } from './entry.facts.ts'
import { programmeOf } from './programme.queries.ts'
import { memberRows, standingIn, workgroupPage, type Standing } from './workgroup.queries.ts'

const dutiesMax = 200

/** The group as it stands once everybody who decides on it has finished; for whoever runs it. */
export async function lockWorkgroup(
  work: Writing,
  programmeId: string,
  noun = 'workgroup',
): Promise<Standing> {
  const before = await standingIn(work, programmeId, noun)
  insist(mayManageWorkgroup(work.actor, before.role))
  await lockEntries(work, programmeId)
  return before
}

/** By its full name or its code: nobody browses a register of organisations to find partners. */
async function organisationCalled(work: Writing, called: string) {
  const id = await verifiedOrgCalled(work, called)
  if (id === undefined)
    throw new Problem(invalid('programmes.workgroup_org_unknown', { org: called.trim() }))
  return id
}

export async function inviteMember(
  work: Writing,
  programmeId: string,
  wish: { readonly org: string; readonly duty: string },
): Promise<WorkgroupPage> {
  const standing = await lockWorkgroup(work, programmeId)
  const orgId = await organisationCalled(work, wish.org)
  const rows = await memberRows(work, programmeId)
  const before = rows.find((row) => row.org_id === orgId)
  // Whoever runs the programme need not ask itself.
  const own = orgId === work.actor.orgId
  const answered = own
    ? { state: 'accepted', answered_by: work.actor.personId, answered_at: work.now }
    : { state: 'invited', answered_by: null, answered_at: null }
  const invited = {
    ...answered,
    duty: wish.duty.trim(),
    invited_by: work.actor.personId!,
    invited_at: work.now,
    reason: null,
  }
  const id = before?.id ?? newId(work.now)
  if (before === undefined) {
    await work.db
      .insertInto('programmes.workgroup_member')
      .values({ id, programme_id: programmeId, org_id: orgId, ...invited })
      .execute()
  } else {
    if (memberLifecycle[before.state as MemberState].invite === undefined) {
      throw new Problem(conflict('programmes.workgroup_invited_already'))
    }
    await work.db
      .updateTable('programmes.workgroup_member')
      .set(invited)
      .where('id', '=', id)
      .execute()
  }
  await record(work, 'programmes.workgroup.invite', programmeId, { memberId: id })
  if (!own) await announce(work, 'programmes.workgroup.invited', { memberId: id, programmeId })
  return workgroupPage(work, standing)
}

/** The membership as it stands; missing for whoever neither runs the group nor acts for the member. */
async function lockMember(work: Writing, id: string) {
  const row = found(
    await work.db
      .selectFrom('programmes.workgroup_member')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirst(),
    'workgroupMember',
  )
  const standing = await standingIn(work, row.programme_id, 'workgroupMember')
  const mine = row.org_id === work.actor.orgId
  found(mine || standing.role === 'office' ? row : undefined, 'workgroupMember')
  await lockEntries(work, row.programme_id)
  const member = await work.db
    .selectFrom('programmes.workgroup_member')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirstOrThrow()
  return { member, standing, mine }
}

async function moveMember(work: Writing, id: string, verb: MemberVerb, reason: string) {
  const { member, standing, mine } = await lockMember(work, id)
  // An invitation is answered by whoever it went to; the office takes it back by ending it.
  found(verb === 'leave' || mine ? member : undefined, 'workgroupMember')
  insist(mayAnswerInvitation(member.state as MemberState, verb, reason))
  await work.db
    .updateTable('programmes.workgroup_member')
    .set({
      state: step(memberLifecycle, member.state as MemberState, verb),
      answered_by: work.actor.personId,
      answered_at: work.now,
      reason: verb === 'accept' ? null : reason.trim(),
    })
    .where('id', '=', id)
    .execute()
  await record(work, `programmes.workgroup.${verb}`, member.programme_id, { memberId: id })
  await announce(work, 'programmes.workgroup.answered', {
    memberId: id,
    programmeId: member.programme_id,
    verb,
    by: work.actor.personId,
  })
  return { programmeId: member.programme_id, standing }
}

export async function answerInvitation(
  work: Writing,
  id: string,
  { verb, reason = '' }: { readonly verb: 'accept' | 'decline'; readonly reason?: string },
): Promise<WorkgroupPage> {
  const { programmeId, standing } = await moveMember(work, id, verb, reason)
  // Whoever declined sees no group any more: the answer says so once.
  const role = standing.role === 'office' || verb === 'decline' ? standing.role : 'member'
  return workgroupPage(work, { ...standing, programmeId, role })
}

async function holdingOf(work: Writing, id: string) {
  const { duties, tasks } = await work.db
    .selectFrom('programmes.workgroup_member as m')
    .where('m.id', '=', id)
    .select((eb) => [
      eb
        .selectFrom('programmes.workgroup_duty_member as d')
        .whereRef('d.member_id', '=', 'm.id')
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('duties'),
      eb
        .selectFrom('programmes.workgroup_task as t')
        .whereRef('t.member_id', '=', 'm.id')
        .where('t.state', 'not in', ['done', 'cancelled'])
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('tasks'),
    ])
    .executeTakeFirstOrThrow()
  return { duties: Number(duties ?? 0), tasks: Number(tasks ?? 0) }
}

/** Duties and tasks are handed on first: no stage is left without whoever answers for it. */
export async function endMembership(work: Writing, id: string, reason: string) {
  const { member } = await lockMember(work, id)
  const { duties, tasks } = await holdingOf(work, id)
  if (duties + tasks > 0 && member.state === 'accepted') {
    throw new Problem(conflict('programmes.workgroup_member_has_duties', { duties, tasks }))
  }
  await moveMember(work, id, 'leave', reason)
  return {}
}

async function keepDuty(
  work: Writing,
  id: string,
  programmeId: string,
  wish: DutyWish,
  version = 1,
) {
  const { definition } = await programmeOf(work, programmeId)
  const members = (await memberRows(work, programmeId)).map((row) => ({
    id: row.id,
    state: row.state as MemberState,
  }))
  insist(mayKeepDuty(wish, definition.stages, members))
  const kept = { stage: wish.stage, what: wish.what.trim(), open: wish.open, version }
  const set = { set_by: work.actor.personId!, set_at: work.now }
  await work.db
    .insertInto('programmes.workgroup_duty')
    .values({ id, programme_id: programmeId, ...kept, ...set })
    .onConflict((clause) => clause.column('id').doUpdateSet({ ...kept, ...set }))
    .execute()
  await work.db.deleteFrom('programmes.workgroup_duty_member').where('duty_id', '=', id).execute()
  await work.db
    .insertInto('programmes.workgroup_duty_member')
    .values([
      { duty_id: id, member_id: wish.leadId, leads: true },
      ...wish.helperIds.map((memberId) => ({ duty_id: id, member_id: memberId, leads: false })),
    ])
    .execute()
}

export async function makeDuty(work: Writing, programmeId: string, wish: DutyWish) {
  const standing = await lockWorkgroup(work, programmeId)
  const { n } = await work.db
    .selectFrom('programmes.workgroup_duty')
    .where('programme_id', '=', programmeId)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) >= dutiesMax) {
    throw new Problem(conflict('programmes.workgroup_duties_full', { max: dutiesMax }))
  }
  const id = newId(work.now)
  await keepDuty(work, id, programmeId, wish)
  await record(work, 'programmes.duty.make', programmeId, { dutyId: id, stage: wish.stage })
  return workgroupPage(work, standing)
}

/** The line as it was looked at: whoever comes later is told who was there before. */
async function lockDuty(work: Writing, id: string, seen: number) {
  const row = await work.db
    .selectFrom('programmes.workgroup_duty')
    .where('id', '=', id)
    .select('programme_id')
    .executeTakeFirst()
  const { programme_id: programmeId } = found(row, 'duty')
  const standing = await lockWorkgroup(work, programmeId, 'duty')
  const still = await work.db
    .selectFrom('programmes.workgroup_duty')
    .where('id', '=', id)
    .select(['version', 'set_by'])
    .executeTakeFirst()
  const { version, set_by: setBy } = found(still, 'duty')
  if (version !== seen) {
    const by = (await personNames(work, [setBy])).get(setBy) ?? ''
    throw new Problem(conflict('programmes.workgroup_duty_moved_on', { version, by }))
  }
  return standing
}

export async function changeDuty(
  work: Writing,
  id: string,
  { seen, wish }: { readonly seen: number; readonly wish: DutyWish },
) {
  const standing = await lockDuty(work, id, seen)
  await keepDuty(work, id, standing.programmeId, wish, seen + 1)
  await record(work, 'programmes.duty.change', standing.programmeId, {
    dutyId: id,
    stage: wish.stage,
  })
  return workgroupPage(work, standing)
}

export async function dropDuty(work: Writing, id: string, seen: number) {
  const standing = await lockDuty(work, id, seen)
  await work.db.deleteFrom('programmes.workgroup_duty').where('id', '=', id).execute()
  await record(work, 'programmes.duty.drop', standing.programmeId, { dutyId: id })
  return workgroupPage(work, standing)
}
