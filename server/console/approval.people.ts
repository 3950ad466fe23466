/** What people sends to the operator: registrations to verify, and requests to join that nobody answers. */
import { addDays, dayOfMoment, startOfDay } from '../../domain/kernel/moment.ts'
import { readUscc } from '../../domain/kernel/uscc.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import { adminRoleOf } from '../../domain/people/organisation.ts'
import type { Module, KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import {
  decideJoinRequestTo,
  membersWith,
  orgsById,
  personNames,
  refuseOrganisation,
  verifyOrganisation,
} from '../people/index.ts'
import { openApproval, settleApproval } from './approval.actions.ts'
import type { ApprovalKind, Described, Waiting } from './approval.kinds.ts'
import { setting } from './setting.queries.ts'

const registration = 'people.organisation'
const joining = 'people.joinRequest'
const memberRole = 'applicant.member'

async function describeOrganisations(
  work: Reading,
  things: readonly Waiting[],
): Promise<Map<string, Described>> {
  const orgs = await orgsById(
    work,
    things.map(({ thingId }) => thingId),
  )
  return new Map(
    [...orgs.values()].map((org) => {
      const fault = org.uscc === null ? null : readUscc(org.uscc).reason
      const facts = {
        orgKind: org.kind,
        uscc: org.uscc ?? '',
        ...(fault === null ? {} : { usccFault: `codes.${fault}` }),
        division: org.division ?? '',
        orgState: org.state,
      }
      const approvalNeedsReason = org.state === 'needsOfficer'
      return [org.id, { title: org.name, facts, approvalNeedsReason }]
    }),
  )
}

async function administrators(work: Reading, orgId: string): Promise<number> {
  return (await membersWith(work, orgId, 'people.member.manage')).length
}

async function describeRequests(
  work: Reading,
  things: readonly Waiting[],
): Promise<Map<string, Described>> {
  const of = (thing: Waiting, name: string) => String(thing.facts[name] ?? '')
  const orgs = await orgsById(
    work,
    things.map((thing) => of(thing, 'organisationId')),
  )
  const names = await personNames(
    work,
    things.map((thing) => of(thing, 'personId')),
  )
  const described = new Map<string, Described>()
  for (const thing of things) {
    const org = orgs.get(of(thing, 'organisationId'))
    const facts = {
      person: names.get(of(thing, 'personId')) ?? '',
      organisation: org?.name ?? '',
      uscc: org?.uscc ?? '',
      administrators: String(await administrators(work, of(thing, 'organisationId'))),
    }
    described.set(thing.thingId, { title: facts.organisation, facts, approvalNeedsReason: true })
  }
  return described
}

/** Where an organisation has nobody left who administers it, whoever is admitted does. */
async function decideRequest(
  work: Writing,
  thing: Waiting,
  outcome: 'approve' | 'refuse',
  reason: string,
): Promise<void> {
  const orgId = String(thing.facts['organisationId'])
  if (outcome === 'refuse') {
    await decideJoinRequestTo(work, orgId, thing.thingId, { accepted: false, reason })
    return
  }
  const kind = (await orgsById(work, [orgId])).get(orgId)?.kind ?? 'enterprise'
  const orphaned = (await administrators(work, orgId)) === 0
  const roles = [orphaned ? adminRoleOf(kind) : memberRole]
  await decideJoinRequestTo(work, orgId, thing.thingId, { accepted: true, roles })
}

export const peopleApprovals: readonly ApprovalKind[] = [
  {
    code: registration,
    describe: describeOrganisations,
    decide: (work, { thingId }, outcome, reason) =>
      outcome === 'approve'
        ? verifyOrganisation(work, thingId, reason)
        : refuseOrganisation(work, thingId, reason),
  },
  { code: joining, describe: describeRequests, decide: decideRequest },
]

const idOf = (event: KeptEvent, name: string) => String(event.facts[name])
const actorOf = (event: KeptEvent) => (event.facts['actorId'] as string | null) ?? null

/** The start of the working day on which the operator is asked. */
async function requestOpensAt(work: Writing, orgId: string): Promise<Date> {
  const days = await setting(work, 'console.join_request_days')
  if (days === 0 || (await administrators(work, orgId)) === 0) return work.now
  const last = addWorkingDays(dayOfMoment(work.now.toISOString()), days).day
  return new Date(startOfDay(addDays(last, 1)))
}

/** Jobs may be late: what has been decided meanwhile asks nobody. */
async function registrationCame(work: Writing, event: KeptEvent): Promise<void> {
  const thingId = idOf(event, 'organisationId')
  const state = (await orgsById(work, [thingId])).get(thingId)?.state
  if (state !== 'pending' && state !== 'needsOfficer') return
  await openApproval(work, { kind: registration, thingId, askedBy: actorOf(event) })
}

const settles = (kind: string, id: string) => (work: Writing, event: KeptEvent) =>
  settleApproval(work, kind, idOf(event, id), actorOf(event))

/** Heard at least once each, in the order in which things happened; a second hearing changes nothing. */
export const peopleHeard: NonNullable<Module['hears']> = {
  'people.organisation.registered': registrationCame,
  'people.organisation.verified': settles(registration, 'organisationId'),
  'people.organisation.refused': settles(registration, 'organisationId'),
  'people.joinRequest.sent': async (work, event) =>
    openApproval(work, {
      kind: joining,
      thingId: idOf(event, 'joinRequestId'),
      facts: { organisationId: event.facts['organisationId'], personId: actorOf(event) },
      askedBy: actorOf(event),
      opensAt: await requestOpensAt(work, idOf(event, 'organisationId')),
    }),
  'people.joinRequest.decided': settles(joining, 'joinRequestId'),
}
