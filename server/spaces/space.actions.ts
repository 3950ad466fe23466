/** Founding a space, changing it, handing it over and closing it. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type {
  MembershipFacts,
  MemberState,
  MemberRole,
  StepVerb,
} from '../../domain/spaces/member.ts'
import type { Space } from '../../domain/spaces/space.endpoints.ts'
import type * as endpoints from '../../domain/spaces/space.endpoints.ts'
import {
  binds,
  hasSeen,
  mayHandOver,
  mayManage,
  mayOwn,
  ownedMax,
  rulesFit,
  saysWhy,
  type SpaceWish,
} from '../../domain/spaces/space.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, ownOrgId } from '../people/index.ts'
import { findSpace, fullSpace, spaceFacts, type SpaceRow } from './space.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** The space as it stands once whoever changes it or its members has finished. */
export async function lockSpace(work: Writing, id: string): Promise<SpaceRow> {
  await findSpace(work, id)
  await work.db.selectFrom('spaces.space').where('id', '=', id).select('id').forUpdate().execute()
  return findSpace(work, id)
}

/** What binds an organisation is done by one that somebody has verified. */
export const insistVerified = (work: Writing) => insistVerifiedOrg(work, 'spaces.org_unverified')

type Step = {
  readonly verb: StepVerb
  readonly orgId?: string
  readonly memberVersion?: number
  readonly reason?: string | null
}

/** One line of the space's own history; the lock on the space numbers them. */
export async function writeStep(work: Writing, spaceId: string, step: Step): Promise<void> {
  await work.db
    .insertInto('spaces.step')
    .values({
      space_id: spaceId,
      number: sql<number>`(select coalesce(max(t.number), 0) + 1 from spaces.step t
        where t.space_id = ${spaceId})`,
      verb: step.verb,
      org_id: step.orgId ?? null,
      member_version: step.memberVersion ?? null,
      reason: step.reason ?? null,
      taken_by: work.actor.personId,
      taken_org_id: work.actor.orgId,
      taken_at: work.now,
    })
    .execute()
}

/** Two who found or take over at once count one after the other. */
async function insistOwnsFew(work: Writing, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${orgId}, 7301))`.execute(work.db)
  const { n } = await work.db
    .selectFrom('spaces.space')
    .where('owner_org_id', '=', orgId)
    .where('state', '=', 'active')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) >= ownedMax) throw new Problem(conflict('spaces.owned_full', { most: ownedMax }))
}

const columnsOf = ({ kind, name, about, joining, listed }: SpaceWish) => ({
  kind,
  name: name.trim(),
  about: about.trim(),
  joining,
  listed,
})

async function moved(
  work: Writing,
  id: string,
  step: Step & { readonly version: number },
): Promise<Space> {
  const { verb, version } = step
  await writeStep(work, id, step)
  await announce(work, 'spaces.space.moved', { spaceId: id, verb, version })
  return fullSpace(work, await findSpace(work, id))
}

export async function foundSpace(work: Writing, wish: Body<'foundSpace'>): Promise<Space> {
  insist(binds(work.actor))
  insist(rulesFit(wish))
  await insistVerified(work)
  const orgId = ownOrgId(work)
  await insistOwnsFew(work, orgId)
  const id = newId(work.now)
  const moments = { made_at: work.now, changed_at: work.now }
  await work.db
    .insertInto('spaces.space')
    .values({
      id,
      owner_org_id: orgId,
      ...columnsOf(wish),
      members: 1,
      made_by: work.actor.personId,
      ...moments,
    })
    .execute()
  await work.db
    .insertInto('spaces.member')
    .values({
      space_id: id,
      org_id: orgId,
      state: 'member',
      role: 'manager',
      changed_at: work.now,
    })
    .execute()
  await record(work, 'spaces.space.found', id)
  await announce(work, 'spaces.member.changed', {
    spaceId: id,
    memberOrgId: orgId,
    verb: 'found',
    version: 1,
    state: 'member',
  })
  return moved(work, id, { verb: 'found', version: 1 })
}

export async function changeSpace(
  work: Writing,
  id: string,
  { seen, wish }: Body<'changeSpace'>,
): Promise<Space> {
  const row = await lockSpace(work, id)
  insist(mayManage(work.actor, spaceFacts(row)))
  insist(hasSeen(row.version, seen))
  insist(rulesFit(wish))
  const version = row.version + 1
  await work.db
    .updateTable('spaces.space')
    .set({ ...columnsOf(wish), version, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'spaces.space.change', id, { version })
  return moved(work, id, { verb: 'change', version })
}

export async function closeSpace(
  work: Writing,
  id: string,
  { seen, reason }: Body<'closeSpace'>,
): Promise<Space> {
  const row = await lockSpace(work, id)
  insist(mayOwn(work.actor, spaceFacts(row)))
  insist(hasSeen(row.version, seen))
  insist(saysWhy(reason))
  const version = row.version + 1
  const said = reason.trim()
  await work.db
    .updateTable('spaces.space')
    .set({ state: 'closed', closed_reason: said, version, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'spaces.space.close', id, { version })
  return moved(work, id, { verb: 'close', version, reason: said })
}

export async function membershipOf(work: Writing, spaceId: string, orgId: string) {
  const row = await work.db
    .selectFrom('spaces.member')
    .where('space_id', '=', spaceId)
    .where('org_id', '=', orgId)
    .select(['state', 'role', 'version'])
    .executeTakeFirst()
  const facts: MembershipFacts = {
    orgId,
    state: (row?.state ?? null) as MemberState | null,
    role: (row?.role ?? 'member') as MemberRole,
  }
  return { facts, version: row?.version ?? 0 }
}

export async function handOverSpace(
  work: Writing,
  id: string,
  { seen, orgId }: Body<'handOverSpace'>,
): Promise<Space> {
  const row = await lockSpace(work, id)
  const { facts } = await membershipOf(work, id, orgId)
  insist(mayHandOver(work.actor, spaceFacts(row), { orgId, member: facts.state === 'member' }))
  insist(hasSeen(row.version, seen))
  await insistOwnsFew(work, orgId)
  const version = row.version + 1
  await work.db
    .updateTable('spaces.space')
    .set({ owner_org_id: orgId, version, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await work.db
    .updateTable('spaces.member')
    .set({ role: 'manager' })
    .where('space_id', '=', id)
    .where('org_id', '=', orgId)
    .execute()
  await record(work, 'spaces.space.handOver', id, { org: orgId, version })
  return moved(work, id, { verb: 'handOver', version, orgId })
}
