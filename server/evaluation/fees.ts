/** What experts of a round are owed: from what was handed in and where they sat, as settled, and what was paid. */
import { sql } from 'kysely'
import {
  feeList,
  mayNotePayment,
  maySetFees,
  maySettleFees,
  noFees,
  type FeeLine,
  type FeeRule,
  type FeeWork,
} from '../../domain/evaluation/fees.ts'
import type { FeesPage } from '../../domain/evaluation/fees.endpoints.ts'
import type { RoundState } from '../../domain/evaluation/round.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { sumFen } from '../../domain/kernel/money.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { lockRound } from './round.lock.ts'
import { ownRound } from './round.queries.ts'

const ruleOf = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.fee_rule as f')
    .leftJoin('people.pub_person as p', 'p.id', 'f.settled_by')
    .where('f.round_id', '=', roundId)
    .select(['f.rule', 'f.settled_at', 'p.name as by'])
    .executeTakeFirst()

type Worked = { id: string; senior: boolean; reviews: number; half_days: number }

/** Reviews handed in, and half days at a table: in Beijing, noon parts them. */
async function workOf(work: Reading, roundId: string): Promise<FeeWork[]> {
  const { rows } = await sql<Worked>`
    select e.id, e.senior, coalesce(a.reviews, 0)::int as reviews, coalesce(t.half_days, 0)::int as half_days
    from evaluation.expert e
    left join (
      select expert_id, count(*) as reviews from evaluation.assignment
      where round_id = ${roundId} and state = 'submitted' group by 1) a on a.expert_id = e.id
    left join (
      select n.expert_id, count(distinct (
        (s.starts_at at time zone 'Asia/Shanghai')::date,
        extract(hour from s.starts_at at time zone 'Asia/Shanghai') < 12)) as half_days
      from evaluation.attendance n
      join evaluation.slot s on s.id = n.slot_id
      join evaluation.item i on i.id = s.item_id
      where i.round_id = ${roundId} and n.present group by 1) t on t.expert_id = e.id
    where a.reviews > 0 or t.half_days > 0
    order by e.id`.execute(work.db)
  return rows.map((row) => ({
    expertId: row.id,
    seniority: row.senior ? 'senior' : 'other',
    reviews: row.reviews,
    halfDays: row.half_days,
  }))
}

type Line = FeeLine & { readonly paidOn: string | null }

async function settledLines(work: Reading, roundId: string): Promise<Line[]> {
  const rows = await work.db
    .selectFrom('evaluation.fee_line')
    .where('round_id', '=', roundId)
    .selectAll()
    .orderBy('expert_id')
    .execute()
  return rows.map((row) => ({
    expertId: row.expert_id,
    seniority: row.senior ? 'senior' : 'other',
    reviews: row.reviews,
    halfDays: row.half_days,
    grossFen: Number(row.gross_fen),
    cutFen: Number(row.cut_fen),
    paidOn: row.paid_on,
  }))
}

async function namesOf(work: Reading, ids: readonly string[]) {
  const rows = await work.db
    .selectFrom('evaluation.expert as e')
    .where(sql<boolean>`e.id = any(${ids}::uuid[])`)
    .select(['e.id', 'e.name', 'e.employer_name'])
    .select((eb) =>
      eb
        .selectFrom('evaluation.expert_personal as k')
        .whereRef('k.expert_id', '=', 'e.id')
        .select(sql<string[] | null>`array_agg(k.field order by k.field)`.as('keeps'))
        .as('keeps'),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function listOf(work: Reading, roundId: string) {
  const kept = await ruleOf(work, roundId)
  const rule = (kept?.rule as FeeRule | undefined) ?? noFees
  const settledAt = kept?.settled_at ?? null
  const lines: readonly Line[] =
    settledAt === null
      ? feeList(await workOf(work, roundId), rule).lines.map((line) => ({ ...line, paidOn: null }))
      : await settledLines(work, roundId)
  return { rule, lines, settledAt, by: kept?.by ?? '' }
}

export async function readFees(work: Reading, roundId: string): Promise<FeesPage> {
  await ownRound(work, roundId)
  const { rule, lines, settledAt, by } = await listOf(work, roundId)
  const names = await namesOf(
    work,
    lines.map(({ expertId }) => expertId),
  )
  const sumOf = (of: readonly Line[]) => sumFen(of.map(({ grossFen }) => grossFen))
  return {
    rule,
    settled: settledAt === null ? null : { at: settledAt.toISOString(), by },
    rows: lines.map((line) => {
      const known = names.get(line.expertId)
      return {
        ...line,
        name: known?.name ?? '',
        employer: known?.employer_name ?? '',
        keeps: known?.keeps ?? [],
      }
    }),
    totalFen: sumOf(lines),
    paidFen: sumOf(lines.filter(({ paidOn }) => paidOn !== null)),
  }
}

async function locked(work: Writing, roundId: string) {
  await ownRound(work, roundId)
  const { state } = await lockRound(work, roundId, 'update')
  return { state: state as RoundState, ...(await listOf(work, roundId)) }
}

export async function setFees(work: Writing, roundId: string, rule: FeeRule): Promise<FeesPage> {
  const { settledAt } = await locked(work, roundId)
  insist(maySetFees(work.actor, settledAt !== null))
  const now = { rule: JSON.stringify(rule), changed_at: work.now }
  await work.db
    .insertInto('evaluation.fee_rule')
    .values({ round_id: roundId, ...now })
    .onConflict((clause) => clause.column('round_id').doUpdateSet(now))
    .execute()
  await record(work, 'evaluation.fee.set', roundId)
  return readFees(work, roundId)
}

export async function settleFees(work: Writing, roundId: string, seenFen: number) {
  const { state, lines, settledAt } = await locked(work, roundId)
  const facts = { round: state, settled: settledAt !== null, lines: lines.length }
  insist(maySettleFees(work.actor, facts))
  const totalFen = sumFen(lines.map(({ grossFen }) => grossFen))
  if (totalFen !== seenFen) throw new Problem(conflict('evaluation.fees_changed'))
  await work.db
    .updateTable('evaluation.fee_rule')
    .set({ settled_by: work.actor.personId, settled_at: work.now, changed_at: work.now })
    .where('round_id', '=', roundId)
    .execute()
  await work.db
    .insertInto('evaluation.fee_line')
    .values(
      lines.map((line) => ({
        round_id: roundId,
        expert_id: line.expertId,
        senior: line.seniority === 'senior',
        reviews: line.reviews,
        half_days: line.halfDays,
        gross_fen: line.grossFen,
        cut_fen: line.cutFen,
      })),
    )
    .execute()
  await record(work, 'evaluation.fee.settle', roundId, { lines: lines.length })
  return readFees(work, roundId)
}

export async function notePayments(
  work: Writing,
  roundId: string,
  wish: { readonly experts: readonly string[]; readonly day: string },
) {
  const { lines, settledAt } = await locked(work, roundId)
  const chosen = new Set(wish.experts)
  const open = lines.filter(({ expertId, paidOn }) => chosen.has(expertId) && paidOn === null)
  const facts = { settled: settledAt !== null, open: open.length, chosen: chosen.size }
  insist(mayNotePayment(work.actor, facts, wish.day, dayOfMoment(work.now.toISOString())))
  await work.db
    .updateTable('evaluation.fee_line')
    .set({ paid_on: wish.day, paid_by: work.actor.personId })
    .where('round_id', '=', roundId)
    .where('expert_id', 'in', [...chosen])
    .execute()
  await record(work, 'evaluation.fee.pay', roundId, { lines: chosen.size, day: wish.day })
  return readFees(work, roundId)
}
