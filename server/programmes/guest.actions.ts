/** Guests of a draft: organisations that the applicant lets read and comment for a time. */
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { answersOf } from '../../domain/programmes/form/state.ts'
import type * as endpoints from '../../domain/programmes/guidance.endpoints.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { trace } from '../kernel/history/trace.ts'
import { found, Problem } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith } from '../people/index.ts'
import { findApplicationRow, lockApplication, stopsOf } from './application.queries.ts'
import { findCommentable } from './comment.actions.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'

/** Guests at a time; of former ones the last are told beside them. */
const openGuestsMost = 50
const guestsShown = 100

/** The caller holds the application. Whoever is a guest already may be invited for longer. */
async function insistRoom(work: Writing, applicationId: string, orgId: string): Promise<void> {
  const { others } = await work.db
    .selectFrom('programmes.draft_guest')
    .where('application_id', '=', applicationId)
    .where('org_id', '<>', orgId)
    .where('ended_at', 'is', null)
    .where('until_at', '>', work.now)
    .select((eb) => eb.fn.countAll<string>().as('others'))
    .executeTakeFirstOrThrow()
  if (Number(others) >= openGuestsMost) {
    throw new Problem(conflict('programmes.guests_too_many', { max: openGuestsMost }))
  }
}

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
  await insistRoom(work, applicationId, wish.orgId)
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

/** What ends first stands first. */
export async function listInvitations(
  work: Reading,
  wish: QueryOf<typeof endpoints.listInvitations>,
): Promise<AnswerOf<typeof endpoints.listInvitations>> {
  const list = invitations(work)
    .select(['a.id', 'a.programme_id', 'a.title', 'o.name', 'g.invited_at', 'g.until_at'])
    .select((eb) =>
      eb
        .selectFrom('programmes.draft_comment as c')
        .whereRef('c.application_id', '=', 'a.id')
        .where('c.resolved_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('open_comments'),
    )
  const key = sql<string>`to_char(g.until_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || a.id`
  const { shown, ...page } = await readPage(work, list, { key, ascending: true }, wish)
  return {
    ...page,
    rows: shown.map((row) => ({
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

/** Whoever is one now stands first, so that of those none is left out. */
async function guestsOf(work: Reading, applicationId: string) {
  const all = work.db
    .selectFrom('programmes.draft_guest as g')
    .innerJoin('people.pub_organisation as o', 'o.id', 'g.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 'g.invited_by')
    .where('g.application_id', '=', applicationId)
  const { total } = await all
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const isOpen = sql<boolean>`g.ended_at is null and g.until_at > ${work.now}`
  const rows = await all
    .select(['g.org_id', 'o.name', 'p.name as inviter', 'g.invited_at', 'g.until_at'])
    .select(isOpen.as('open'))
    .orderBy(isOpen, 'desc')
    .orderBy('g.invited_at', 'desc')
    .orderBy('g.org_id')
    .limit(guestsShown)
    .execute()
  const guests = rows.map((row) => ({
    orgId: row.org_id,
    orgName: row.name ?? '',
    invitedBy: row.inviter ?? '',
    invitedAt: row.invited_at.toISOString(),
    untilAt: row.until_at.toISOString(),
    open: row.open,
  }))
  return { guests, guestsTotal: Number(total) }
}

/** The units that hold what was handed in: those on its way, each once. */
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
    ...guests,
    units,
    invitable,
  }
}
