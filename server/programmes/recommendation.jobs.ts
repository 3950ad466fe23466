/** What time brings: deadlines that come near and pass, returned files that do not come back, publicities. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import { unitClosesAt } from '../../domain/programmes/candidate.ts'
import { announce } from '../kernel/events/announce.ts'
import { newId } from '../kernel/id.ts'
import type { Host } from '../kernel/host.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { applicantClosesAt } from './call.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { lapseEntries } from './entry.actions.ts'
import { tellTasks } from './workgroupTask.jobs.ts'
import { closePublicity } from './publicity.actions.ts'

/** Working days before a deadline on which those concerned are reminded. */
const reminders = [5, 1] as const
const batchMax = 500

/** True the first time that `what` is told of a unit. */
async function tellsOnce(
  work: Writing,
  programmeId: string,
  unit: string,
  what: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('programmes.told')
    .values({ programme_id: programmeId, unit_code: unit, what, told_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

type Due = {
  readonly programmeId: string
  readonly unit: string
  readonly toOrgId: string | null
  readonly step: 'submit' | 'recommend'
  readonly closesAt: string
}

async function tellDeadline(work: Writing, due: Due): Promise<void> {
  const { programmeId, unit, step, closesAt } = due
  const closes = Date.parse(closesAt)
  if (work.now.getTime() >= closes) {
    // The day is part of the mark: a deadline that was moved is told again.
    if (await tellsOnce(work, programmeId, unit, `passed ${step} ${closesAt}`)) {
      await announce(work, 'programmes.deadline.passed', { ...due })
    }
    return
  }
  const lastDay = dayOfMoment(new Date(closes - 1).toISOString())
  const left = workingDaysBetween(dayOfMoment(work.now.toISOString()), lastDay).count
  const reminder = reminders.filter((days) => left <= days).at(-1)
  if (reminder === undefined) return
  if (await tellsOnce(work, programmeId, unit, `near ${step} ${closesAt} ${reminder}`)) {
    await announce(work, 'programmes.deadline.near', { ...due, workingDaysLeft: left })
  }
}

/** Deadlines of every seated unit of open programmes. */
async function tellDeadlines(work: Writing): Promise<void> {
  const seats = await work.db
    .selectFrom('programmes.seat as s')
    .innerJoin('programmes.programme as p', 'p.id', 's.programme_id')
    .where('p.state', '=', 'open')
    .where('s.org_id', 'is not', null)
    .select(['s.programme_id', 's.unit_code', 's.org_id'])
    .limit(10_000)
    .execute()
  for (const seat of seats) {
    const { definition } = await programmeOf(work, seat.programme_id)
    const at = {
      programmeId: seat.programme_id,
      unit: seat.unit_code,
      toOrgId: seat.org_id,
    }
    const submit = applicantClosesAt(definition, seat.unit_code)
    const own = unitClosesAt(definition, seat.unit_code)
    if (submit !== null) await tellDeadline(work, { ...at, step: 'submit', closesAt: submit })
    if (own !== null) await tellDeadline(work, { ...at, step: 'recommend', closesAt: own })
  }
}

/** A returned file that was not mended in time stays with its applicant; the unit is told and decides. */
async function tellLapsedReturns(work: Writing): Promise<void> {
  const rows = await work.db
    .updateTable('programmes.application')
    .set({ return_lapsed_at: work.now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('programmes.application')
        .where('state', '=', 'returned')
        .where('return_deadline', '<=', work.now)
        .where('return_lapsed_at', 'is', null)
        .select('id')
        .limit(batchMax),
    )
    .returning(['id', 'org_id', 'return_deadline'])
    .execute()
  for (const row of rows) {
    await announce(work, 'programmes.return.lapsed', {
      applicationId: row.id,
      toOrgId: row.org_id,
      deadline: row.return_deadline!.toISOString(),
    })
  }
}

async function duePublicities(work: Writing): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.publicity')
    .where('state', '=', 'running')
    .where('closes_at', '<=', work.now)
    .select('id')
    .limit(batchMax)
    .execute()
  return rows.map(({ id }) => id)
}

/** One round of the clock; each part in its own transaction, so that one fault stops no other. */
export async function keepTime(host: Host): Promise<void> {
  const start = () => ({ actor: systemActor, requestId: newId(host.clock.now()) })
  await writing(host, start(), tellDeadlines)
  await writing(host, start(), tellLapsedReturns)
  for (const id of await writing(host, start(), duePublicities)) {
    await writing(host, start(), (work) => closePublicity(work, id))
  }
  await writing(host, start(), tellTasks)
  await lapseEntries(host)
}
