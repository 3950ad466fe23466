/** Registering, amending, verifying, refusing, establishing and renaming organisations. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { readUscc } from '../../domain/kernel/uscc.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type * as organisation from '../../domain/people/organisation.endpoints.ts'
import {
  adminRoleOf,
  mayAmend,
  mayRefuse,
  mayRegisterCode,
  mayVerify,
  stateByCode,
  type Organisation,
  type OrgState,
} from '../../domain/people/organisation.ts'
import { divisions } from '../../domain/kernel/division.ts'
import { divisionsWithAreas } from '../../domain/kernel/divisionAreas.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { sendInvitation } from './invitation.actions.ts'
import { addMembership } from './member.actions.ts'
import {
  organisationShape,
  ownOrgId,
  readOrganisation,
  verifiable,
} from './organisation.queries.ts'

type Registration = BodyOf<typeof organisation.registerOrganisation>

function insistDivision(code: string): void {
  if (divisions.find(code) !== undefined || divisionsWithAreas.find(code) !== undefined) return
  throw new Problem(invalid('people.division_unknown', { division: code }))
}

/** The columns that follow from what was typed. */
function registered(body: Registration) {
  const reading = readUscc(body.uscc)
  insist(mayRegisterCode(reading))
  insistDivision(body.division)
  return {
    kind: body.kind,
    name: body.name.normalize('NFC').trim(),
    uscc: reading.code,
    uscc_fault: reading.reason,
    division: body.division,
    state: stateByCode(reading),
  }
}

/** Registers an organisation; whoever does so administers it. A code that somebody has is refused. */
export async function registerOrganisation(
  work: Writing,
  body: Registration,
): Promise<Organisation> {
  const id = newId(work.now)
  const columns = registered(body)
  await work.db
    .insertInto('people.organisation')
    .values({ id, ...columns, registered_by: work.actor.personId, made_at: work.now })
    .execute()
  await record(work, 'people.organisation.register', id, { state: columns.state })
  await announce(work, 'people.organisation.registered', {
    organisationId: id,
    state: columns.state,
    division: columns.division,
  })
  await addMembership(work, {
    orgId: id,
    personId: work.actor.personId ?? '',
    roles: [adminRoleOf(columns.kind)],
  })
  return readOrganisation(work, id)
}

/** Locks an organisation that one may change in this way, and answers its state. */
async function lockState(work: Writing, id: string): Promise<OrgState> {
  const row = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', id)
    .select('state')
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'organisation').state as OrgState
}

export async function amendOrganisation(
  work: Writing,
  id: string,
  body: Registration,
): Promise<Organisation> {
  if (id !== ownOrgId(work)) found(undefined, 'organisation')
  insist(mayAmend(await lockState(work, id)))
  const columns = registered(body)
  await work.db
    .updateTable('people.organisation')
    .set({ ...columns, refused_at: null, refused_reason: null, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'people.organisation.amend', id, { state: columns.state })
  await announce(work, 'people.organisation.registered', {
    organisationId: id,
    state: columns.state,
    division: columns.division,
  })
  return readOrganisation(work, id)
}

export async function verifyOrganisation(
  work: Writing,
  id: string,
  reason: string,
): Promise<Organisation> {
  const visible = await verifiable(work)
  await organisationShape(work, id, visible)
  const state = await lockState(work, id)
  insist(mayVerify(state, reason))
  const accepted = state === 'needsOfficer'
  await work.db
    .updateTable('people.organisation')
    .set({
      state: 'verified',
      verified_at: work.now,
      verified_by: work.actor.personId,
      uscc_accepted_by: accepted ? work.actor.personId : null,
      uscc_accepted_reason: accepted ? reason.trim() : null,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'people.organisation.verify', id, { codeAccepted: accepted ? 'yes' : 'no' })
  await announce(work, 'people.organisation.verified', { organisationId: id })
  return organisationShape(work, id, visible)
}

export async function refuseOrganisation(
  work: Writing,
  id: string,
  reason: string,
): Promise<Organisation> {
  const visible = await verifiable(work)
  await organisationShape(work, id, visible)
  insist(mayRefuse(await lockState(work, id)))
  await work.db
    .updateTable('people.organisation')
    .set({ state: 'refused', refused_at: work.now, refused_reason: reason.trim() })
    .where('id', '=', id)
    .execute()
  await record(work, 'people.organisation.refuse', id)
  await announce(work, 'people.organisation.refused', { organisationId: id })
  return organisationShape(work, id, visible)
}

/** Makes an organisation that nobody registers: verified at once, its first administrator invited. */
export async function establishOrganisation(
  work: Writing,
  body: BodyOf<typeof organisation.establishOrganisation>,
): Promise<Organisation> {
  insistDivision(body.division)
  const id = newId(work.now)
  await work.db
    .insertInto('people.organisation')
    .values({
      id,
      kind: body.kind,
      name: body.name.trim(),
      division: body.division,
      state: 'verified',
      verified_at: work.now,
      verified_by: work.actor.personId,
      registered_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'people.organisation.establish', id)
  const roles = [adminRoleOf(body.kind)]
  await sendInvitation(work, id, { email: body.administratorEmail, roles })
  return organisationShape(work, id, await verifiable(work))
}

type Former = { readonly orgId: string; readonly name: string; readonly until: string | null }

async function keepFormerName(work: Writing, { orgId, name, until }: Former): Promise<void> {
  await work.db
    .insertInto('people.former_name')
    .values({ org_id: orgId, name: name.normalize('NFC').trim(), until })
    .execute()
}

/** A verified name changes only by those who verify; the old one stays findable. */
export async function renameOrganisation(
  work: Writing,
  id: string,
  body: BodyOf<typeof organisation.renameOrganisation>,
): Promise<Organisation> {
  const visible = await verifiable(work)
  const before = await organisationShape(work, id, visible)
  await lockState(work, id)
  await keepFormerName(work, { orgId: id, name: before.name, until: body.since })
  await work.db
    .updateTable('people.organisation')
    .set({ name: body.name.normalize('NFC').trim(), changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'people.organisation.rename', id, { reason: body.reason, since: body.since })
  await announce(work, 'people.organisation.renamed', { organisationId: id })
  return organisationShape(work, id, visible)
}

/** More former names only find more: they are compared with earlier winners, so none can be taken away. */
export async function addFormerName(
  work: Writing,
  id: string,
  body: BodyOf<typeof organisation.addFormerName>,
): Promise<Organisation> {
  if (id !== ownOrgId(work)) found(undefined, 'organisation')
  await keepFormerName(work, { orgId: id, name: body.name, until: body.until })
  await record(work, 'people.organisation.addFormerName', id)
  return readOrganisation(work, id)
}
