/** Conflicts of pairs that stand, judged anew where what they are found from has changed. */
import { findConflicts, type ConflictFinding } from '../../domain/evaluation/conflict.ts'
import type { RoundRules } from '../../domain/evaluation/round.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import type { Writing } from '../kernel/work.ts'
import { declaredOf } from './declared.queries.ts'
import { conflictRuleOf, objectOf, subjectOf } from './eligible.queries.ts'
import { standing } from './standing.ts'

/** Of an expert, or of an item: pairs of rounds that are neither frozen nor cancelled. What is found stays with them. */
export async function judgeStanding(
  work: Writing,
  of: { readonly expertId: string } | { readonly itemId: string },
): Promise<void> {
  let query = work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.state', 'in', [...standing])
    .where('r.state', 'not in', ['frozen', 'released', 'cancelled'])
  query =
    'itemId' in of
      ? query.where('a.item_id', '=', of.itemId)
      : query.where('a.expert_id', '=', of.expertId)
  const rows = await query
    .select(['a.id', 'a.findings', 'a.expert_id', 'a.item_id', 'r.rules'])
    .select(['i.conflict_facts', 'i.parties', 'e.person_id', 'e.profile'])
    .select(declaredOf.as('declared'))
    .execute()
  for (const row of rows) {
    const subject = subjectOf({ ...row, id: row.expert_id })
    const rule = conflictRuleOf(work, row.rules as RoundRules)
    const now = findConflicts(subject, objectOf({ ...row, id: row.item_id }), rule)
    if (stableJson(now) === stableJson(row.findings as ConflictFinding[])) continue
    await work.db
      .updateTable('evaluation.assignment')
      .set({ findings: JSON.stringify(now) })
      .where('id', '=', row.id)
      .execute()
  }
}
