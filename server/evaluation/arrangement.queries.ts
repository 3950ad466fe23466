/** Plans of assignment as their office and its supervisors see them. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type {
  ArrangementBrief,
  readPlan as readPlanEndpoint,
  ArrangementPage,
} from '../../domain/evaluation/arrangement.endpoints.ts'
import {
  loadMaxIn,
  provinceOf,
  type ArrangementState,
  type ArrangementWish,
} from '../../domain/evaluation/arrangement.ts'
import type { AssignmentAnswer, PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import { maySeeRounds } from '../../domain/evaluation/round.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { elsewhereOf, type LeftOut } from './arrangement.material.ts'
import { openWish } from './arrangement.wish.ts'
import { ownRound } from './round.queries.ts'

/** Reviews of all items under the wish of a plan. */
function reviewsOf(wish: ArrangementWish, row: Row, items: number): number {
  const own = (wish.items ?? []).flatMap(({ needs }) => needs ?? [])
  return own.reduce((sum, one) => sum + one, (items - own.length) * row.reviews_per_item)
}

type Told = Omit<AssignmentAnswer, 'pairs'>

const arrangements = (work: Reading) =>
  work.db
    .selectFrom('evaluation.arrangement as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .leftJoin('people.pub_person as p', 'p.id', 'a.asked_by')
    .where('r.org_id', '=', work.actor.orgId)
    .selectAll('a')
    .select(['p.name as by', 'r.reviews_per_item'])

type Row = Awaited<ReturnType<ReturnType<typeof arrangements>['executeTakeFirstOrThrow']>>

const toldOf = (row: Row): Told | null => row.answer as Told | null

function briefOf(row: Row): ArrangementBrief {
  const told = toldOf(row)
  return {
    id: row.id,
    state: row.state as ArrangementState,
    status: told?.status ?? null,
    worst: told?.worst ?? null,
    total: told === null || told.worst === null ? null : told.total,
    by: row.by ?? '',
    askedAt: row.asked_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
  }
}

export async function listArrangements(work: Reading, roundId: string) {
  await ownRound(work, roundId)
  const rows = await arrangements(work)
    .where('a.round_id', '=', roundId)
    .orderBy('a.asked_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return { rows: rows.map(briefOf) }
}

export async function ownArrangement(work: Reading, id: string): Promise<Row> {
  insist(maySeeRounds(work.actor))
  return found(await arrangements(work).where('a.id', '=', id).executeTakeFirst(), 'arrangement')
}

async function differenceOf(work: Reading, row: Row): Promise<ArrangementPage['before']> {
  if (row.after_id === null || row.state === 'waiting' || row.state === 'running') return null
  const before = await arrangements(work).where('a.id', '=', row.after_id).executeTakeFirst()
  if (before === undefined) return null
  const { rows } = await sql<{ gone: string; come: string; items: string }>`
    select count(*) filter (where n.item_id is null) as gone,
      count(*) filter (where o.item_id is null) as come,
      count(distinct coalesce(n.item_id, o.item_id)) as items
    from (select item_id, expert_id from evaluation.arrangement_pair where arrangement_id = ${row.id}) n
    full join (select item_id, expert_id from evaluation.arrangement_pair
      where arrangement_id = ${before.id}) o using (item_id, expert_id)
    where n.item_id is null or o.item_id is null`.execute(work.db)
  const { worst, total, status } = briefOf(before)
  const [counts] = rows
  return {
    ...{ id: before.id, worst, total, status },
    gone: Number(counts?.gone ?? 0),
    come: Number(counts?.come ?? 0),
    items: Number(counts?.items ?? 0),
  }
}

async function expertsIn(work: Reading, row: Row): Promise<ArrangementPage['experts']> {
  const rows = await work.db
    .selectFrom('evaluation.arrangement_pair as p')
    .innerJoin('evaluation.expert as e', 'e.id', 'p.expert_id')
    .where('p.arrangement_id', '=', row.id)
    .groupBy('e.id')
    .select((eb) => [
      'e.id',
      'e.name',
      'e.employer_name',
      'e.region',
      'e.senior',
      'e.profile',
      eb.fn.countAll<number>().as('load'),
    ])
    .orderBy('load', 'desc')
    .orderBy('e.id')
    .execute()
  const { loads, sharedLoads } = openWish(work.host, row)
  const elsewhere =
    sharedLoads === true
      ? await elsewhereOf(work, { id: row.round_id, org_id: work.actor.orgId! })
      : {}
  const loadMax = loadMaxIn({ loads, elsewhere })
  return rows.map((one) => ({
    id: one.id,
    name: one.name,
    employer: one.employer_name,
    region: provinceOf(one.region),
    senior: one.senior,
    load: Number(one.load),
    max: loadMax(one.id, (one.profile as ExpertInput).load.max),
  }))
}

/** Names for the ids in a wish, a repair and faults. */
async function namesFor(work: Reading, row: Row) {
  const wish = openWish(work.host, row)
  const told = toldOf(row)
  const pairs = [...wish.pinned, ...wish.forbidden]
  const steps = (told?.repairs ?? []).flatMap((option) => option.steps)
  const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)
  const experts = [
    ...pairs.map(({ expertId }) => expertId),
    ...wish.loads.map(({ expertId }) => expertId),
    ...(wish.least ?? []).map(({ expertId }) => expertId),
    ...steps.flatMap((step) => step.experts),
    ...(told?.faults ?? []).map(({ expert }) => expert),
  ].filter(isId)
  const items = [
    ...pairs.map(({ itemId }) => itemId),
    ...(wish.items ?? []).map(({ itemId }) => itemId),
    ...steps.flatMap((step) => step.items),
    ...(told?.causes ?? []).flatMap((cause) => cause.items),
    ...(told?.faults ?? []).map(({ item }) => item),
  ].filter(isId)
  const { org_id: orgId } = await ownRound(work, row.round_id)
  const known = await work.db
    .selectFrom('evaluation.expert')
    .where('org_id', '=', orgId)
    .where(sql<boolean>`id = any(${experts}::uuid[])`)
    .select(['id', 'name'])
    .execute()
  const rows = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', row.round_id)
    .where(sql<boolean>`id = any(${items}::uuid[])`)
    .select(['id', 'seq', 'title'])
    .execute()
  return {
    named: Object.fromEntries(known.map(({ id, name }) => [id, name])),
    namedItems: Object.fromEntries(rows.map(({ id, seq, title }) => [id, { seq, title }])),
  }
}

/** A plan that could not be says why, and what would let it be; plans of long ago say nothing of it. */
function troubleOf(told: Told | null): Pick<ArrangementPage, 'causes' | 'alone' | 'repairs'> {
  return {
    causes: (told?.causes ?? []).map((cause) => ({
      ...cause,
      ...{ binds: [...cause.binds], items: [...cause.items] },
    })),
    alone: [...(told?.alone ?? [])],
    repairs: (told?.repairs ?? []).map((option) => ({
      ...option,
      steps: option.steps.map((step) => ({
        ...step,
        ...{ items: [...step.items], experts: [...step.experts] },
      })),
    })),
  }
}

export async function readArrangement(work: Reading, id: string): Promise<ArrangementPage> {
  const row = await ownArrangement(work, id)
  const told = toldOf(row)
  const hasPlan = told !== null && told.worst !== null
  const wish = openWish(work.host, row)
  const { items } = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', row.round_id)
    .select((eb) => eb.fn.countAll<number>().as('items'))
    .executeTakeFirstOrThrow()
  return {
    ...briefOf(row),
    roundId: row.round_id,
    wish,
    reviewsPerItem: row.reviews_per_item,
    items: Number(items),
    reviews: reviewsOf(wish, row, Number(items)),
    worstBound: told?.worstBound ?? null,
    bound: hasPlan ? told.bound : null,
    gap: hasPlan ? told.gap : null,
    proof: hasPlan ? told.proof : null,
    seconds: told?.effort.seconds ?? null,
    pairsLookedAt: told?.effort.pairs ?? null,
    worstItems: told?.worstItems.length ?? 0,
    leftOut: row.left_out as LeftOut[],
    experts: await expertsIn(work, row),
    ...(await namesFor(work, row)),
    ...troubleOf(told),
    mends: row.mends as ArrangementPage['mends'],
    takenBack: row.taken_back_at !== null,
    faults: [...(told?.faults ?? [])],
    before: await differenceOf(work, row),
  }
}

export type PlanQuery = {
  readonly after?: number | undefined
  readonly limit?: number | undefined
  readonly only?: 'all' | 'worst' | 'changed' | undefined
  readonly text?: string | undefined
}
type PlanAnswer = AnswerOf<typeof readPlanEndpoint>

const limitUsual = 50

/** Items of the plan that are asked for, in the order of their numbers. */
function itemsAsked(work: Reading, row: Row, { only, text }: PlanQuery) {
  const typed = (text ?? '').trim()
  let items = work.db.selectFrom('evaluation.item as i').where('i.round_id', '=', row.round_id)
  if (only === 'worst') {
    const worst = [...(toldOf(row)?.worstItems ?? [])]
    items = items.where(sql<boolean>`i.id = any(${worst}::uuid[])`)
  }
  if (only === 'changed') {
    items = items.where(sql<boolean>`exists (
      select from (
        (select expert_id from evaluation.arrangement_pair
          where arrangement_id = ${row.id} and item_id = i.id
         except select expert_id from evaluation.arrangement_pair
          where arrangement_id = ${row.after_id} and item_id = i.id)
        union all
        (select expert_id from evaluation.arrangement_pair
          where arrangement_id = ${row.after_id} and item_id = i.id
         except select expert_id from evaluation.arrangement_pair
          where arrangement_id = ${row.id} and item_id = i.id)) d)`)
  }
  if (typed === '') return items
  return items.where(sql<boolean>`(strpos(i.title, ${typed}) > 0 or i.seq::text = ${typed} or exists (
    select from evaluation.arrangement_pair p join evaluation.expert e on e.id = p.expert_id
    where p.arrangement_id = ${row.id} and p.item_id = i.id and strpos(e.name, ${typed}) > 0))`)
}

async function pairsFor(work: Reading, arrangementId: string, items: readonly string[]) {
  return work.db
    .selectFrom('evaluation.arrangement_pair as p')
    .innerJoin('evaluation.expert as e', 'e.id', 'p.expert_id')
    .leftJoin('evaluation.expert as o', 'o.id', 'p.instead_id')
    .where('p.arrangement_id', '=', arrangementId)
    .where(sql<boolean>`p.item_id = any(${items}::uuid[])`)
    .selectAll('p')
    .select(['e.name', 'e.employer_name', 'o.name as instead'])
    .orderBy('p.utility', 'desc')
    .orderBy('p.expert_id')
    .execute()
}

export async function readPlan(work: Reading, id: string, query: PlanQuery): Promise<PlanAnswer> {
  const row = await ownArrangement(work, id)
  const limit = query.limit ?? limitUsual
  const asked = itemsAsked(work, row, query)
  const { total } = await asked
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const items = await asked
    .where('i.seq', '>', query.after ?? 0)
    .select(['i.id', 'i.seq', 'i.title', 'i.field_codes', 'i.region'])
    .orderBy('i.seq')
    .limit(limit + 1)
    .execute()
  const shown = items.slice(0, limit)
  const ids = shown.map((item) => item.id)
  const now = await pairsFor(work, id, ids)
  const before = row.after_id === null ? [] : await pairsFor(work, row.after_id, ids)
  const keyOf = (pair: (typeof now)[number]): string => `${pair.item_id} ${pair.expert_id}`
  const [nowKeys, oldKeys] = [new Set(now.map(keyOf)), new Set(before.map(keyOf))]
  const worst = new Set(toldOf(row)?.worstItems)
  const rows = shown.map((item) => {
    const its = now.filter((pair) => pair.item_id === item.id)
    const gone = before.filter((pair) => pair.item_id === item.id && !nowKeys.has(keyOf(pair)))
    return {
      ...{ id: item.id, seq: item.seq, title: item.title },
      ...{ fields: item.field_codes, region: provinceOf(item.region) },
      levels: its.reduce((sum, { level }) => sum + level, 0),
      isWorst: worst.has(item.id),
      pairs: its.map((pair) => ({
        ...{ expertId: pair.expert_id, expert: pair.name, employer: pair.employer_name },
        ...{ level: pair.level, utility: pair.utility },
        pinned: (pair.reasons as PairReason[]).some(({ code }) => code === 'pinned'),
        isNew: before.length > 0 && !oldKeys.has(keyOf(pair)),
        reasons: (pair.reasons as PairReason[]).map(({ code, values }) => ({
          code,
          values: { ...values },
        })),
        instead:
          pair.instead_id === null
            ? null
            : { expertId: pair.instead_id, expert: pair.instead ?? '', loss: pair.loss ?? 0 },
      })),
      gone: gone.map(({ name }) => name),
    }
  })
  return {
    rows,
    total: Number(total),
    next: items.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}
