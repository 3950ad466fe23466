/** Guests of a draft: organisations that the applicant lets read and comment for a time. */
import { invalid } from '../../domain/kernel/verdict.ts'
import { answersOf } from '../../domain/programmes/form/state.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { trace } from '../kernel/history/trace.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith } from '../people/index.ts'
import { findApplicationRow, lockApplication, stopsOf } from './application.queries.ts'
import { findCommentable } from './comment.actions.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'

const listMax = 100

export async function inviteGuest(
  work: Writing,
  applicationId: string,
  wish: { readonly orgId: string; readonly untilAt: string },
) {
  const application = await lockApplication(work, applicationId)
  const until = new Date(wish.untilAt)
  if (wish.orgId === application.org_id) throw new Problem(invalid('programmes.guest_is_applicant'))
  if (until <= work.now) throw new Problem(invalid('programmes.guest_until_past'))
  const org = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', '=', wish.orgId)
    .where('verified_at', 'is not', null)
    .select('id')
    .executeTakeFirst()
  found(org, 'organisation')
  const terms = {
    invited_by: work.actor.personId!,
    invited_at: work.now,
    until_at: until,
    ended_at: null,
  }
  await work.db
    .insertInto('programmes.draft_guest')
    .values({ application_id: applicationId, org_id: wish.orgId, ...terms })
    .onConflict((clause) => clause.columns(['application_id', 'org_id']).doUpdateSet(terms))
    .execute()
  await record(work, 'programmes.guest.invite', applicationId, { org: wish.orgId })
  await announce(work, 'programmes.guest.invited', { applicationId, orgId: wish.orgId })
  return {}
}

export async function endGuest(work: Writing, applicationId: string, orgId: string) {
  await lockApplication(work, applicationId)
  const row = await work.db
    .updateTable('programmes.draft_guest')
    .set({ ended_at: work.now })
    .where('application_id', '=', applicationId)
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .returning('org_id')
    .executeTakeFirst()
  found(row, 'guest')
  await record(work, 'programmes.guest.end', applicationId, { org: orgId })
  return {}
}

/** Drafts that the actor's organisation is a guest of now. */
function invitations(work: Reading) {
  return work.db
    .selectFrom('programmes.draft_guest as g')
    .innerJoin('programmes.application as a', 'a.id', 'g.application_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('g.org_id', '=', work.actor.orgId)
    .where('g.ended_at', 'is', null)
    .where('g.until_at', '>', work.now)
    .where('a.state', '<>', 'discarded')
}

export async function listInvitations(work: Reading) {
  const rows = await invitations(work)
    .select(['a.id', 'a.programme_id', 'a.title', 'o.name', 'g.invited_at', 'g.until_at'])
    .select((eb) =>
      eb
        .selectFrom('programmes.draft_comment as c')
        .whereRef('c.application_id', '=', 'a.id')
        .where('c.resolved_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('open_comments'),
    )
    .orderBy('g.until_at')
    .limit(listMax)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      programmeId: row.programme_id,
      orgName: row.name ?? '',
      title: row.title,
      invitedAt: row.invited_at.toISOString(),
      untilAt: row.until_at.toISOString(),
      openComments: row.open_comments ?? 0,
    })),
  }
}

export async function readAsGuest(work: Reading, id: string) {
  const row = await findCommentable(work, id)
  const [{ form }, terms] = await Promise.all([
    programmeOf(work, row.programme_id),
    invitations(work).where('a.id', '=', id).select('g.until_at').executeTakeFirst(),
  ])
  const answers = answersOf(form, await draftState(work, row))
  trace(work, 'programmes.guest.read', id)
  return {
    id: row.id,
    programmeId: row.programme_id,
    orgName: row.org_name ?? '',
    title: row.title,
    directions: row.directions,
    untilAt: terms?.until_at.toISOString() ?? null,
    // Who advises on a text needs nobody's number or birthday.
    answers: visibleAnswers(form, answers, { audience: 'reviewer' }).answers as Record<
      string,
      unknown
    >,
  }
}

async function guestsOf(work: Reading, applicationId: string) {
  const rows = await work.db
    .selectFrom('programmes.draft_guest as g')
    .innerJoin('people.pub_organisation as o', 'o.id', 'g.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 'g.invited_by')
    .where('g.application_id', '=', applicationId)
    .select(['g.org_id', 'o.name', 'p.name as inviter', 'g.invited_at', 'g.until_at', 'g.ended_at'])
    .orderBy('g.invited_at', 'desc')
    .limit(listMax)
    .execute()
  return rows.map((row) => ({
    orgId: row.org_id,
    orgName: row.name ?? '',
    invitedBy: row.inviter ?? '',
    invitedAt: row.invited_at.toISOString(),
    untilAt: row.until_at.toISOString(),
    open: row.ended_at === null && row.until_at > work.now,
  }))
}

/** The units that hold what was handed in. */
async function unitsOf(work: Reading, applicationId: string) {
  const rows = await work.db
    .selectFrom('programmes.candidate as c')
    .leftJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'c.unit_code'),
    )
    .where('c.application_id', '=', applicationId)
    .where('c.state', '<>', 'withdrawn')
    .select(['s.authority_name', 'c.unit_code', 'c.arrived_at'])
    .orderBy('c.arrived_at')
    .limit(listMax)
    .execute()
  return rows.map((row) => ({
    name: row.authority_name ?? row.unit_code,
    since: row.arrived_at.toISOString(),
  }))
}

/** The authorities that sit on the way of the application. */
async function onTheWay(work: Reading, stops: ReturnType<typeof stopsOf>) {
  const seats = await Promise.all(
    stops.map(({ programme, unit }) =>
      work.db
        .selectFrom('programmes.seat as s')
        .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
        .where('s.programme_id', '=', programme)
        .where('s.unit_code', '=', unit)
        .select(['o.id', 'o.name', 's.authority_name'])
        .executeTakeFirst(),
    ),
  )
  return seats.flatMap((seat) =>
    seat === undefined ? [] : [{ id: seat.id!, name: seat.authority_name ?? seat.name ?? '' }],
  )
}

/** Everybody who can see an application, for the applicant who answers for it. */
export async function readCircle(work: Reading, applicationId: string) {
  const row = found(await findApplicationRow(work, applicationId), 'application')
  const [writers, guests, units, invitable] = await Promise.all([
    membersWith(work, row.org_id, 'programmes.application.edit'),
    guestsOf(work, applicationId),
    unitsOf(work, applicationId),
    onTheWay(work, stopsOf(row)),
  ])
  return {
    writers: writers.map(({ personId, name }) => ({ id: personId, name })),
    guests,
    units,
    invitable,
  }
}
