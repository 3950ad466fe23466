/** The working group of a programme: who may look at it and how, its members, its table of duties. */
import { permits } from '../../domain/kernel/actor.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { stageResponsible } from '../../domain/programmes/responsible.ts'
import type { WorkgroupPage } from '../../domain/programmes/workgroup.endpoints.ts'
import {
  manageWorkgroup,
  serveWorkgroup,
  type Duty,
  type Looker,
  type MemberState,
  type WorkgroupMember,
  type WorkgroupRole,
} from '../../domain/programmes/workgroup.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf, publishedOf } from './programme.queries.ts'

const membersMax = 200

export type Standing = {
  readonly programmeId: string
  readonly role: WorkgroupRole
  /** The membership of the organisation that the actor acts for. */
  readonly memberId: string | null
}

async function runs(work: Reading, programmeId: string): Promise<boolean> {
  const row = await managedProgrammes(work)
    .where('g.id', '=', programmeId)
    .select('g.id')
    .executeTakeFirst()
  return row !== undefined
}

async function ownMembership(work: Reading, programmeId: string) {
  const { actor } = work
  if (actor.orgId === null || !permits(actor, serveWorkgroup)) return undefined
  return work.db
    .selectFrom('programmes.workgroup_member')
    .where('programme_id', '=', programmeId)
    .where('org_id', '=', actor.orgId)
    .where('state', 'in', ['invited', 'accepted'])
    .select(['id', 'state'])
    .executeTakeFirst()
}

/** Missing for whoever neither runs the programme, nor supervises it, nor is in the group or invited into it. */
export async function standingIn(
  work: Reading,
  programmeId: string,
  noun = 'workgroup',
): Promise<Standing> {
  const { actor } = work
  const member = await ownMembership(work, programmeId)
  const memberId = member?.state === 'accepted' ? member.id : null
  const manages = permits(actor, manageWorkgroup)
  const supervises = permits(actor, 'programmes.supervision.read')
  if ((manages || supervises) && (await runs(work, programmeId))) {
    return { programmeId, role: manages ? 'office' : 'supervisor', memberId }
  }
  const { state } = found(member, noun)
  return { programmeId, role: state === 'accepted' ? 'member' : 'invited', memberId }
}

/** The same for what is inside: whoever is only invited has not seen it yet. */
export async function insideOf(work: Reading, programmeId: string, noun = 'workgroup') {
  const standing = await standingIn(work, programmeId, noun)
  return found(standing.role === 'invited' ? undefined : standing, noun)
}

export async function memberRows(work: Reading, programmeId: string) {
  return work.db
    .selectFrom('programmes.workgroup_member as m')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('m.programme_id', '=', programmeId)
    .selectAll('m')
    .select(['o.name as org_name', 'o.kind as org_kind'])
    .orderBy('m.id')
    .limit(membersMax)
    .execute()
}

export type MemberRow = Awaited<ReturnType<typeof memberRows>>[number]

const memberOf = (work: Reading, row: MemberRow): WorkgroupMember => ({
  id: row.id,
  orgId: row.org_id,
  orgName: row.org_name ?? '',
  orgKind: row.org_kind as OrgKind,
  duty: row.duty,
  state: row.state as MemberState,
  invitedAt: row.invited_at.toISOString(),
  answeredAt: row.answered_at?.toISOString() ?? null,
  reason: row.reason,
  mine: row.org_id === work.actor.orgId,
})

export async function dutiesOf(work: Reading, programmeId: string): Promise<Duty[]> {
  const rows = await work.db
    .selectFrom('programmes.workgroup_duty as d')
    .innerJoin('programmes.workgroup_duty_member as x', 'x.duty_id', 'd.id')
    .innerJoin('programmes.workgroup_member as m', 'm.id', 'x.member_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('d.programme_id', '=', programmeId)
    .select([
      'd.id',
      'd.stage',
      'd.what',
      'd.open',
      'd.version',
      'x.member_id',
      'x.leads',
      'o.name',
    ])
    .orderBy('d.id')
    .orderBy('x.member_id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
    const lead = own.find(({ leads }) => leads)
    const helpers = own.filter(({ leads }) => !leads)
    return {
      id,
      stage: own[0]!.stage,
      what: own[0]!.what,
      open: own[0]!.open,
      version: own[0]!.version,
      lead: lead?.name ?? '',
      leadId: lead?.member_id ?? own[0]!.member_id,
      helpers: helpers.map(({ name }) => name ?? ''),
      helperIds: helpers.map((one) => one.member_id),
    }
  })
}

/** Whoever is only invited reads what is asked of it, and nothing of the others. */
export async function workgroupPage(work: Reading, standing: Standing): Promise<WorkgroupPage> {
  const { programmeId, role } = standing
  const { definition } = await programmeOf(work, programmeId)
  const members = (await memberRows(work, programmeId)).map((row) => memberOf(work, row))
  const seen = {
    office: members,
    supervisor: members,
    member: members.filter(({ state, mine }) => mine || state === 'accepted'),
    invited: members.filter(({ mine }) => mine),
  }[role]
  return {
    programmeId,
    title: definition.title,
    role,
    stages: definition.stages.map(({ code, kind, name }) => ({ code, kind, name })),
    members: seen,
    duties: role === 'invited' ? [] : await dutiesOf(work, programmeId),
  }
}

export async function readWorkgroup(work: Reading, programmeId: string): Promise<WorkgroupPage> {
  return workgroupPage(work, await standingIn(work, programmeId))
}

export async function listWorkgroups(work: Reading) {
  const rows = await work.db
    .selectFrom('programmes.workgroup_member as m')
    .where('m.org_id', '=', work.actor.orgId)
    .where('m.state', 'in', ['invited', 'accepted'])
    .select((eb) => [
      'm.programme_id',
      'm.state',
      'm.duty',
      eb
        .selectFrom('programmes.workgroup_task as t')
        .whereRef('t.member_id', '=', 'm.id')
        .where('t.state', 'in', ['open', 'doing'])
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('tasks'),
    ])
    .orderBy('m.id', 'desc')
    .limit(membersMax)
    .execute()
  return {
    rows: await Promise.all(
      rows.map(async (row) => ({
        programmeId: row.programme_id,
        title: (await programmeOf(work, row.programme_id)).definition.title,
        state: row.state as MemberState,
        duty: row.duty,
        openTasks: Number(row.tasks ?? 0),
      })),
    ),
  }
}

async function hasSeat(work: Reading, programmeId: string): Promise<boolean> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', programmeId)
    .where('org_id', '=', work.actor.orgId)
    .select('unit_code')
    .executeTakeFirst()
  return seat !== undefined
}

/** Those who run, supervise or are in the group look from inside; units and applicants see their stages. */
async function lookerAt(work: Reading, programmeId: string): Promise<Looker> {
  const { actor } = work
  if (actor.personId === null || actor.orgId === null) return 'public'
  const office = permits(actor, manageWorkgroup) || permits(actor, 'programmes.supervision.read')
  if (office && (await runs(work, programmeId))) return 'inside'
  if ((await ownMembership(work, programmeId))?.state === 'accepted') return 'inside'
  if (await hasSeat(work, programmeId)) return 'unit'
  const own = await work.db
    .selectFrom('programmes.application')
    .where('programme_id', '=', programmeId)
    .where('org_id', '=', actor.orgId)
    .select('id')
    .executeTakeFirst()
  return own === undefined ? 'public' : 'applicant'
}

export async function listResponsible(work: Reading, programmeId: string) {
  const { definition } = await publishedOf(work, programmeId)
  const stages = definition.stages.map(({ code, kind, name }) => ({ code, kind, name }))
  const looker = await lookerAt(work, programmeId)
  const duties = await dutiesOf(work, programmeId)
  return { stages, rows: stageResponsible(definition.stages, duties, looker) }
}
