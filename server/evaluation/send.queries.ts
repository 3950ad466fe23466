/** For modules above: what of theirs is under review already. */
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Of these subjects, those that are an item of some round of the actor's organisation. */
export async function subjectsSent(
  work: Reading,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('r.org_id', '=', work.actor.orgId)
    .where('i.subject', 'in', [...subjects])
    .select('i.subject')
    .execute()
  return new Set(rows.map(({ subject }) => subject))
}

/** The rounds must be the actor's own; whether they still take items, `addItems` says. */
export async function insistOwnRounds(work: Reading, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids)
  const rows = await work.db
    .selectFrom('evaluation.round')
    .where('org_id', '=', work.actor.orgId)
    .where('id', 'in', [...wanted])
    .select('id')
    .execute()
  found(rows.length === wanted.size ? rows : undefined, 'round')
}
