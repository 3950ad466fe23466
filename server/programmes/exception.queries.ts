/** Exceptions from soft rules, as the units that asked for them see them. */
import type { ExceptionShape } from '../../domain/programmes/recommendation.ts'
import type { Reading } from '../kernel/work.ts'

export type ExceptionWish =
  | { readonly candidateId: string }
  | { readonly id: string }
  | { readonly programmeId: string; readonly unit: string }

function visibleExceptions(work: Reading) {
  return work.db
    .selectFrom('programmes.exception as e')
    .innerJoin('programmes.candidate as c', 'c.id', 'e.candidate_id')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .innerJoin('programmes.seat as seat', (join) =>
      join
        .onRef('seat.programme_id', '=', 'c.programme_id')
        .onRef('seat.unit_code', '=', 'c.unit_code'),
    )
    .innerJoin('people.pub_person as asker', 'asker.id', 'e.asked_by')
    .leftJoin('people.pub_person as decider', 'decider.id', 'e.decided_by')
    .where('seat.org_id', '=', work.actor.orgId)
    .where('c.state', '<>', 'withdrawn')
}

export async function listExceptions(
  work: Reading,
  wish: ExceptionWish,
): Promise<ExceptionShape[]> {
  let rows = visibleExceptions(work)
  if ('candidateId' in wish) rows = rows.where('e.candidate_id', '=', wish.candidateId)
  else if ('id' in wish) rows = rows.where('e.id', '=', wish.id)
  else {
    rows = rows
      .where('c.programme_id', '=', wish.programmeId)
      .where('c.unit_code', '=', wish.unit)
      .where('e.state', 'in', ['asked', 'confirmed'])
  }
  const found = await rows
    .select([
      'e.id',
      'e.candidate_id',
      'e.rule',
      'e.reason',
      'e.state',
      'e.asked_at',
      'e.decided_at',
      'e.decision_note',
      'c.rank',
      's.title',
      'asker.name as asked_by',
      'decider.name as decided_by',
    ])
    .orderBy('e.asked_at', 'desc')
    .orderBy('e.id')
    .limit(500)
    .execute()
  return found.map((row) => ({
    id: row.id,
    candidateId: row.candidate_id,
    title: row.title,
    rank: row.rank,
    rule: row.rule,
    reason: row.reason,
    state: row.state as ExceptionShape['state'],
    askedBy: row.asked_by ?? '',
    askedAt: row.asked_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.decision_note,
  }))
}
