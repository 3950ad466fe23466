/** 评审件 of a round and the experts who read them, by pages: who reads what, how far each is, what is missing. */
import { sql } from 'kysely'
import type { PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import {
  maySeeRounds,
  type ItemLack,
  type ItemSort,
  type RoundExpertSort,
} from '../../domain/evaluation/round.ts'
import type {
  AssignmentRow,
  ItemRow,
  RoundExpert,
} from '../../domain/evaluation/roundItem.endpoints.ts'
import { attachmentsOf } from '../files/index.ts'
import { found, insist } from '../kernel/problem.ts'
import { likePart } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { pageBy, type PageWish } from './page.ts'
import { ownRound } from './round.queries.ts'
import { findingsOf, standing } from './standing.ts'

export const itemThing = 'evaluation.item'

/** Items of rounds of one's organisation, each with its counts. */
const items = (work: Reading) =>
  work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .leftJoin('evaluation.discussion as d', 'd.item_id', 'i.id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('evaluation.assignment as s')
          .whereRef('s.item_id', '=', 'i.id')
          .select([
            sql<number>`(count(*) filter (where s.state in (${sql.join([...standing])})))::int`.as(
              'standing',
            ),
            sql<number>`(count(*) filter (where s.state in ('proposed', 'invited')))::int`.as(
              'unanswered',
            ),
            sql<number>`(count(*) filter (where s.state = 'submitted'))::int`.as('submitted'),
          ])
          .as('n'),
      (join) => join.onTrue(),
    )
    .where('r.org_id', '=', work.actor.orgId)

const missing = sql<number>`greatest(coalesce(i.reviews_asked, r.reviews_per_item) - n.standing, 0)`

const columns = [
  'i.id',
  'i.round_id',
  'i.seq',
  'i.title',
  'i.brief',
  'i.field_codes',
  'i.region',
  'i.parties',
  'd.opened_at',
  'n.unanswered',
  'n.submitted',
] as const

const asked = sql<number>`coalesce(i.reviews_asked, r.reviews_per_item)`

const selected = (work: Reading) =>
  items(work)
    .select(columns)
    .select([missing.as('missing'), asked.as('asked')])
type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

async function assignmentsOf(work: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, AssignmentRow[]>()
  const rows = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.item_id', 'in', [...ids])
    .selectAll('a')
    .select(['e.name', 'e.employer_name'])
    .orderBy('a.id')
    .execute()
  const all = rows.map((one): AssignmentRow => ({
    id: one.id,
    itemId: one.item_id,
    expertId: one.expert_id,
    expert: one.name,
    employer: one.employer_name,
    state: one.state as AssignmentState,
    reason: one.reason,
    grounds: (one.grounds as PairReason[]).map(({ code, values }) => ({
      code,
      values: { ...values },
    })),
    findings: findingsOf(one.findings),
    cause: one.cause,
    note: one.note,
    submittedAt: one.submitted_at?.toISOString() ?? null,
  }))
  return Map.groupBy(all, ({ itemId }) => itemId)
}

const rowOf = (row: Row, assignments: readonly AssignmentRow[]): ItemRow => ({
  id: row.id,
  seq: row.seq,
  title: row.title,
  fields: row.field_codes,
  region: row.region,
  parties: row.parties as { code: string; name: string }[],
  discussed: row.opened_at !== null,
  missing: row.missing,
  asked: row.asked,
  unanswered: row.unanswered,
  submitted: row.submitted,
  assignments: [...assignments],
})

type ItemsWish = PageWish<ItemSort> & {
  readonly lack?: ItemLack
  readonly field?: string
  readonly region?: string
  readonly expert?: string
  readonly text?: string
}

const padded = (number: string) => sql<string>`lpad((${sql.raw(number)})::text, 6, '0') collate "C"`

const itemKeys = {
  seq: padded('i.seq'),
  title: sql<string>`i.title collate "C"`,
  missing: padded('greatest(coalesce(i.reviews_asked, r.reviews_per_item) - n.standing, 0)'),
  submitted: padded('n.submitted'),
} as const

const lacks = {
  reviewer: sql<boolean>`n.standing < coalesce(i.reviews_asked, r.reviews_per_item)`,
  answer: sql<boolean>`n.unanswered > 0`,
  review: sql<boolean>`n.submitted < coalesce(i.reviews_asked, r.reviews_per_item)`,
  agreement: sql<boolean>`d.opened_at is not null`,
} as const

function filtered(work: Reading, roundId: string, wish: ItemsWish) {
  let all = items(work).where('i.round_id', '=', roundId)
  if (wish.lack !== undefined) all = all.where(lacks[wish.lack])
  if (wish.field !== undefined) {
    all = all.where(sql<boolean>`i.field_codes @> ${[wish.field]}::text[]`)
  }
  if (wish.region !== undefined) all = all.where('i.region', '=', wish.region)
  if (wish.expert !== undefined) {
    const expert = wish.expert
    all = all.where((eb) =>
      eb.exists(
        eb
          .selectFrom('evaluation.assignment as a')
          .whereRef('a.item_id', '=', 'i.id')
          .where('a.expert_id', '=', expert)
          .select('a.id'),
      ),
    )
  }
  const text = wish.text?.trim() ?? ''
  if (text === '') return all
  const part = likePart(text)
  return all.where((eb) =>
    eb.or([eb('i.title', 'ilike', part), sql<boolean>`i.parties::text ilike ${part}`]),
  )
}

export async function listItems(work: Reading, roundId: string, wish: ItemsWish) {
  await ownRound(work, roundId)
  const all = filtered(work, roundId, wish)
  const { total } = await all
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = pageBy(wish, 'seq', itemKeys, sql`i.id`)
  const rows = await all
    .select(columns)
    .select([missing.as('missing'), asked.as('asked'), page.key.as('sort_key')])
    .where(page.beyond)
    .orderBy(page.key, page.direction)
    .orderBy('i.id', page.direction)
    .limit(page.limit + 1)
    .execute()
  const { shown, next } = page.cut(rows)
  const byItem = await assignmentsOf(
    work,
    shown.map(({ id }) => id),
  )
  return {
    rows: shown.map((row) => rowOf(row, byItem.get(row.id) ?? [])),
    total: Number(total),
    next,
  }
}

/** For an act on one item: the item as it is after it. */
export async function itemRow(work: Reading, id: string): Promise<ItemRow> {
  const row = found(await selected(work).where('i.id', '=', id).executeTakeFirst(), 'item')
  return rowOf(row, (await assignmentsOf(work, [id])).get(id) ?? [])
}

export async function readItem(work: Reading, id: string) {
  insist(maySeeRounds(work.actor))
  const row = found(await selected(work).where('i.id', '=', id).executeTakeFirst(), 'item')
  const files = await attachmentsOf(work, itemThing, id)
  return {
    ...rowOf(row, (await assignmentsOf(work, [id])).get(id) ?? []),
    roundId: row.round_id,
    brief: row.brief,
    files: files.map(({ version }) => ({
      id: version.id,
      name: version.name,
      bytes: version.bytes,
    })),
  }
}

type ExpertsWish = PageWish<RoundExpertSort> & { readonly open?: boolean; readonly text?: string }

const expertKeys = {
  name: sql<string>`x.name collate "C"`,
  assigned: padded('x.assigned'),
  open: padded('x.open + x.unanswered'),
  lastAt: sql<string>`to_char(x.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
} as const

const count = (states: string) =>
  sql<number>`(count(*) filter (where a.state in (${sql.raw(states)})))::int`

const expertsOf = (work: Reading, roundId: string) =>
  work.db.selectFrom((eb) =>
    eb
      .selectFrom('evaluation.assignment as a')
      .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
      .where('a.round_id', '=', roundId)
      .groupBy(['e.id', 'e.name', 'e.employer_name', 'e.person_id'])
      .select(['e.id', 'e.name', 'e.employer_name', 'e.person_id'])
      .select([
        count(standing.map((state) => `'${state}'`).join(', ')).as('assigned'),
        count(`'proposed', 'invited'`).as('unanswered'),
        count(`'accepted', 'scoring'`).as('open'),
        count(`'submitted'`).as('submitted'),
        count(`'declined', 'abstained', 'replaced'`).as('gone'),
        sql<Date>`max(a.changed_at)`.as('last_at'),
      ])
      .as('x'),
  )

export async function listRoundExperts(work: Reading, roundId: string, wish: ExpertsWish) {
  await ownRound(work, roundId)
  let all = expertsOf(work, roundId)
  if (wish.open !== undefined) {
    all = all.where(
      wish.open ? sql<boolean>`x.open + x.unanswered > 0` : sql<boolean>`x.open + x.unanswered = 0`,
    )
  }
  const text = wish.text?.trim() ?? ''
  if (text !== '') {
    const part = likePart(text)
    all = all.where((eb) =>
      eb.or([eb('x.name', 'ilike', part), eb('x.employer_name', 'ilike', part)]),
    )
  }
  const { total } = await all
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = pageBy(wish, 'name', expertKeys, sql`x.id`)
  const rows = await all
    .selectAll('x')
    .select(page.key.as('sort_key'))
    .where(page.beyond)
    .orderBy(page.key, page.direction)
    .orderBy('x.id', page.direction)
    .limit(page.limit + 1)
    .execute()
  const { shown, next } = page.cut(rows)
  return {
    rows: shown.map((row): RoundExpert => ({
      expertId: row.id,
      expert: row.name,
      employer: row.employer_name,
      account: row.person_id !== null,
      assigned: row.assigned,
      unanswered: row.unanswered,
      open: row.open,
      submitted: row.submitted,
      gone: row.gone,
      lastAt: row.last_at.toISOString(),
    })),
    total: Number(total),
    next,
  }
}
