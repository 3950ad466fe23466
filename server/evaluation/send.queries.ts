/** For modules above: in which rounds of the actor's organisation something of theirs is, or was, reviewed. */
import type { RoundStage, RoundState } from '../../domain/evaluation/round.ts'
import type { FormerRound } from '../../domain/evaluation/stage.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** By subject, the earliest round first; a subject that none holds is not in the answer. */
export async function formerRounds(
  work: Reading,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly FormerRound[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('r.org_id', '=', work.actor.orgId)
    .where('i.subject', 'in', [...subjects])
    .select(['i.subject', 'r.title', 'r.stage', 'r.state'])
    .orderBy('i.added_at')
    .orderBy('i.id')
    .execute()
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  return new Map(
    [...bySubject].map(([subject, held]) => [
      subject,
      held.map(({ title, stage, state }) => ({
        title,
        stage: stage as RoundStage,
        state: state as RoundState,
      })),
    ]),
  )
}

/** The stage of each round, which must be the actor's own; whether they still take items, `addItems` says. */
export async function ownStages(
  work: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RoundStage>> {
  const wanted = new Set(ids)
  const rows = await work.db
    .selectFrom('evaluation.round')
    .where('org_id', '=', work.actor.orgId)
    .where('id', 'in', [...wanted])
    .select(['id', 'stage'])
    .execute()
  found(rows.length === wanted.size ? rows : undefined, 'round')
  return new Map(rows.map(({ id, stage }) => [id, stage as RoundStage]))
}
