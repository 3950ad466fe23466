/** Planning and cancelling briefing sessions; taking a place and giving it back. */
import {
  mayCome,
  mayLeave,
  mayPlan,
  type Briefing,
  type BriefingWish,
} from '../../domain/programmes/briefing.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownBriefing, readBriefing } from './briefing.queries.ts'
import { managedProgrammes } from './managed.queries.ts'
import { ownUnit } from './seat.queries.ts'

/** A unit holds one for its own applicants, the office for everybody. */
async function insistHost(work: Writing, programmeId: string, unit: string | undefined) {
  if (unit !== undefined) {
    await ownUnit(work, { programmeId, unit })
    return
  }
  const permit = 'programmes.question.answer'
  if (!work.actor.permits.has(permit)) {
    throw new Problem(forbidden('programmes.role_cannot', { permit }))
  }
  const programmes = managedProgrammes(work).where('g.id', '=', programmeId)
  found(await programmes.select('g.id').executeTakeFirst(), 'programme')
}

export async function planBriefing(
  work: Writing,
  programmeId: string,
  wish: BriefingWish,
): Promise<Briefing> {
  await insistHost(work, programmeId, wish.unit)
  insist(mayPlan(wish, work.now))
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.briefing')
    .values({
      id,
      programme_id: programmeId,
      unit_code: wish.unit ?? null,
      title: wish.title.trim(),
      starts_at: new Date(wish.startsAt),
      ends_at: wish.endsAt === undefined ? null : new Date(wish.endsAt),
      place: wish.place.trim(),
      online: wish.online ?? null,
      capacity: wish.capacity ?? null,
      body: wish.body.trim(),
      made_by: work.actor.personId!,
    })
    .execute()
  await record(work, 'programmes.briefing.plan', id, { programme: programmeId })
  await announce(work, 'programmes.briefing.planned', { briefingId: id, programmeId })
  return ownBriefing(work, id)
}

async function lockBriefing(work: Writing, id: string): Promise<void> {
  await work.db
    .selectFrom('programmes.briefing')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
}

export async function cancelBriefing(work: Writing, id: string): Promise<Briefing> {
  await lockBriefing(work, id)
  const seen = await ownBriefing(work, id)
  found(seen.cancelledAt === null ? seen : undefined, 'briefing')
  await work.db
    .updateTable('programmes.briefing')
    .set({ cancelled_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.briefing.cancel', id)
  await announce(work, 'programmes.briefing.cancelled', { briefingId: id })
  return ownBriefing(work, id)
}

export async function comeToBriefing(work: Writing, id: string): Promise<Briefing> {
  await lockBriefing(work, id)
  insist(mayCome(await readBriefing(work, id), work.now))
  await work.db
    .insertInto('programmes.briefing_seat')
    .values({
      briefing_id: id,
      person_id: work.actor.personId!,
      org_id: work.actor.orgId,
      taken_at: work.now,
    })
    .execute()
  await record(work, 'programmes.briefing.come', id)
  await announce(work, 'programmes.briefing.joined', { briefingId: id })
  return readBriefing(work, id)
}

export async function leaveBriefing(work: Writing, id: string): Promise<Briefing> {
  await lockBriefing(work, id)
  insist(mayLeave(await readBriefing(work, id), work.now))
  await work.db
    .deleteFrom('programmes.briefing_seat')
    .where('briefing_id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .execute()
  await record(work, 'programmes.briefing.leave', id)
  await announce(work, 'programmes.briefing.left', { briefingId: id })
  return readBriefing(work, id)
}
