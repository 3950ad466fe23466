/** Asking to join an organisation that is registered already, and its administrator's answer. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { normaliseUscc } from '../../domain/kernel/uscc.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/people/invitation.endpoints.ts'
import type { JoinRequest } from '../../domain/people/invitation.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { addMembership, lockOrganisation } from './member.actions.ts'
import { ownOrgId } from './organisation.queries.ts'

function requests(work: Reading) {
  return work.db
    .selectFrom('people.join_request as j')
    .innerJoin('people.organisation as o', 'o.id', 'j.org_id')
    .innerJoin('people.person as p', 'p.id', 'j.person_id')
    .select(['j.id', 'j.org_id', 'j.person_id', 'o.name as org_name', 'p.name', 'p.email'])
    .select(['j.note', 'j.made_at', 'j.decided_at', 'j.accepted', 'j.reason'])
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

function shape(row: Row): JoinRequest {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    personName: row.name,
    email: row.email,
    note: row.note,
    madeAt: row.made_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    accepted: row.accepted,
    reason: row.reason,
  }
}

async function readRequest(work: Reading, id: string): Promise<JoinRequest> {
  return shape(await requests(work).where('j.id', '=', id).executeTakeFirstOrThrow())
}

export async function listJoinRequests(work: Reading): Promise<{ rows: JoinRequest[] }> {
  const rows = await requests(work)
    .where('j.org_id', '=', ownOrgId(work))
    .where('j.decided_at', 'is', null)
    .orderBy('j.made_at')
    .limit(500)
    .execute()
  return { rows: rows.map(shape) }
}

export async function listMyJoinRequests(work: Reading): Promise<{ rows: JoinRequest[] }> {
  const rows = await requests(work)
    .where('j.person_id', '=', work.actor.personId)
    .orderBy('j.made_at', 'desc')
    .limit(50)
    .execute()
  return { rows: rows.map(shape) }
}

async function isMember(work: Writing, orgId: string, personId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('people.membership')
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function askToJoin(
  work: Writing,
  body: BodyOf<typeof endpoints.askToJoin>,
): Promise<JoinRequest> {
  const personId = work.actor.personId ?? ''
  const org = await work.db
    .selectFrom('people.organisation')
    .where('uscc', '=', normaliseUscc(body.uscc))
    .where('state', '!=', 'refused')
    .select('id')
    .executeTakeFirst()
  if (org === undefined) throw new Problem(conflict('people.organisation_not_registered'))
  if (await isMember(work, org.id, personId)) throw new Problem(conflict('people.member_already'))
  const id = newId(work.now)
  await work.db
    .insertInto('people.join_request')
    .values({
      id,
      org_id: org.id,
      person_id: personId,
      note: body.note.trim(),
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.joinRequest.send', id, { orgId: org.id })
  await announce(work, 'people.joinRequest.sent', { joinRequestId: id, organisationId: org.id })
  return readRequest(work, id)
}

type JoinDecision = BodyOf<typeof endpoints.decideJoinRequest>

/** The answer of the organisation that one acts for. */
export function decideJoinRequest(
  work: Writing,
  id: string,
  body: JoinDecision,
): Promise<JoinRequest> {
  return decideJoinRequestTo(work, ownOrgId(work), id, body)
}

/** Answers in an organisation's place; whether one may is the asker's to know. */
export async function decideJoinRequestTo(
  work: Writing,
  orgId: string,
  id: string,
  body: JoinDecision,
): Promise<JoinRequest> {
  await lockOrganisation(work, orgId)
  const row = await work.db
    .selectFrom('people.join_request')
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .select(['person_id', 'decided_at'])
    .forUpdate()
    .executeTakeFirst()
  const request = found(row, 'joinRequest')
  if (request.decided_at !== null) throw new Problem(conflict('people.join_request_decided'))
  await work.db
    .updateTable('people.join_request')
    .set({
      decided_at: work.now,
      decided_by: work.actor.personId,
      accepted: body.accepted,
      reason: body.accepted ? null : body.reason.trim(),
    })
    .where('id', '=', id)
    .execute()
  if (body.accepted) {
    await addMembership(work, { orgId, personId: request.person_id, roles: body.roles })
  }
  await record(work, 'people.joinRequest.decide', id, { accepted: String(body.accepted) })
  await announce(work, 'people.joinRequest.decided', {
    joinRequestId: id,
    personId: request.person_id,
    accepted: body.accepted,
  })
  return readRequest(work, id)
}
