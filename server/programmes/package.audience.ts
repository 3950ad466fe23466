/** Who may see a file at a unit, its recommendation and its packages: the organisation on the unit's seat. */
import type { Reading } from '../kernel/work.ts'

/** Any of these makes an official of the unit; the others of the authority see nothing of its files. */
const unitPermits = [
  'programmes.recommendation.read',
  'programmes.review.check',
  'programmes.recommendation.rank',
  'programmes.recommendation.check',
  'programmes.recommendation.sign',
  'programmes.package.build',
] as const

export function isUnitOfficial(work: Reading): boolean {
  return unitPermits.some((permit) => work.actor.permits.has(permit))
}

/** The actor's organisation sits on the seat of the unit. */
export async function sitsOn(
  work: Reading,
  programmeId: string,
  unitCode: string,
): Promise<boolean> {
  if (work.actor.orgId === null || !isUnitOfficial(work)) return false
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', programmeId)
    .where('unit_code', '=', unitCode)
    .where('org_id', '=', work.actor.orgId)
    .select('unit_code')
    .executeTakeFirst()
  return seat !== undefined
}

export async function mayReadCandidate(work: Reading, id: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('programmes.candidate')
    .where('id', '=', id)
    .where('state', '<>', 'withdrawn')
    .select(['programme_id', 'unit_code'])
    .executeTakeFirst()
  return row !== undefined && sitsOn(work, row.programme_id, row.unit_code)
}
