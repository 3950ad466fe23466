/** How a file comes to a unit: handed in, mended after a return, or recommended by the unit below. */
import type { UnitReference } from '../../domain/programmes/programme.ts'
import { announce } from '../kernel/events/announce.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import { seatOrg } from './seat.queries.ts'

export type Arrival = {
  readonly applicationId: string
  readonly stop: number
  readonly at: UnitReference
  readonly submissionId: string
}

/**
 * Puts the file on the unit's desk, unchecked and unranked; the checks of former submissions stay with them.
 * The caller holds the lock of the application.
 */
export async function arriveAt(work: Writing, arrival: Arrival): Promise<void> {
  const state = {
    state: 'arrived',
    submission_id: arrival.submissionId,
    rank: null,
    arrived_at: work.now,
    changed_at: work.now,
  }
  const at = { programmeId: arrival.at.programme, unit: arrival.at.unit }
  const kept = work.db
    .insertInto('programmes.candidate')
    .values({
      id: newId(work.now),
      application_id: arrival.applicationId,
      programme_id: arrival.at.programme,
      unit_code: arrival.at.unit,
      stop: arrival.stop,
      ...state,
    })
    .onConflict((clause) => clause.columns(['application_id', 'stop']).doUpdateSet(state))
    .returning('id')
    .executeTakeFirstOrThrow()
  const [{ id }, toOrgId] = await Promise.all([kept, seatOrg(work, at)])
  await announce(work, 'programmes.candidate.arrived', {
    candidateId: id,
    applicationId: arrival.applicationId,
    ...at,
    toOrgId,
  })
}

/**
 * The stop to which a submission goes: the one that returned the file, so that a province that asked for
 * mending gets the mended file and the city's signature stands; else the first.
 */
export async function stopOfSubmission(work: Writing, applicationId: string): Promise<number> {
  const returned = await work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'returned')
    .select('stop')
    .executeTakeFirst()
  return returned?.stop ?? 0
}
