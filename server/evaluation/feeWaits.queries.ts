/** What of fees waits: to be settled and paid by an office, to be told where to by an expert. */
import { sql } from 'kysely'
import type { EvaluationWait } from '../../domain/evaluation/waiting.endpoints.ts'
import type { Reading } from '../kernel/work.ts'
import { eachAsked, waitsPart, type WaitsPart } from './waits.part.ts'

type Row = { readonly id: string; readonly title: string; readonly count: number }

const waitOf =
  (kind: EvaluationWait['kind']) =>
  ({ id, title, count }: Row): EvaluationWait[] => [
    {
      kind,
      roundId: id,
      round: title,
      count,
      // No text says until when.
      until: null,
    },
  ]

/** Rounds with rates whose marks stand, not settled; and lists that are settled and not paid. */
export async function feesOfOffice(work: Reading): Promise<WaitsPart[]> {
  const own = work.actor.orgId
  const open = await sql<Row>`
    select r.id, r.title, 1 as count from evaluation.round r
    join evaluation.fee_rule f on f.round_id = r.id
    where r.org_id = ${own} and r.state in ('frozen', 'released') and f.settled_at is null
    order by r.made_at limit ${eachAsked}`.execute(work.db)
  const unpaid = await sql<Row>`
    select r.id, r.title, count(*)::int as count from evaluation.round r
    join evaluation.fee_line l on l.round_id = r.id
    where r.org_id = ${own} and l.paid_on is null and l.gross_fen > 0
    group by r.id, r.title, r.made_at order by r.made_at limit ${eachAsked}`.execute(work.db)
  return [waitsPart(open.rows, waitOf('toSettleFees')), waitsPart(unpaid.rows, waitOf('toPayFees'))]
}

/** Somebody owes the expert a fee and does not know where to pay it. */
export async function feesOfExpert(work: Reading): Promise<WaitsPart> {
  const { rows } = await sql<Row>`
    select r.id, r.title, 1 as count from evaluation.fee_line l
    join evaluation.round r on r.id = l.round_id
    join evaluation.expert e on e.id = l.expert_id
    where e.person_id = ${work.actor.personId} and l.paid_on is null and l.gross_fen > 0
      and not exists (select from evaluation.expert_personal k where k.expert_id = e.id)
    order by r.made_at limit ${eachAsked}`.execute(work.db)
  return waitsPart(rows, waitOf('toFillFees'))
}
