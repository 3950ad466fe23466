/** Rounds as their office and its supervisors see them: states and counts, and no word of a review. */
import { sql } from 'kysely'
import {
  mayFollowRounds,
  maySeeRounds,
  type RoundBrief,
  type RoundFacts,
  type RoundMethod,
  type RoundRules,
  type RoundStage,
  type RoundSort,
  type RoundState,
} from '../../domain/evaluation/round.ts'
import type { FreezeSight, RoundPage } from '../../domain/evaluation/round.endpoints.ts'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { likePart } from '../kernel/textParts.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { pageBy, type PageWish } from './page.ts'
import { faultyPanels } from './panel.sheet.ts'
import { standing } from './standing.ts'

export type { RoundPage }

/** Of what changed at once; the count is exact, and the others come page by page. */
const changesPage = 50

const rounds = (work: Reading) =>
  work.db
    .selectFrom('evaluation.round as r')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('evaluation.assignment as a')
          .whereRef('a.round_id', '=', 'r.id')
          .where('a.state', 'in', [...standing])
          .select(({ fn }) => [
            fn.countAll<number>().as('reviews'),
            fn.countAll<number>().filterWhere('a.state', '=', 'submitted').as('submitted'),
          ])
          .as('s'),
      (join) => join.onTrue(),
    )
    .where('r.org_id', '=', work.actor.orgId)
    .selectAll('r')
    .select((eb) => [
      eb
        .selectFrom('evaluation.item as i')
        .whereRef('i.round_id', '=', 'r.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('items'),
      eb
        .selectFrom('evaluation.item as i')
        .whereRef('i.round_id', '=', 'r.id')
        .select(sql<number>`sum(coalesce(i.reviews_asked, r.reviews_per_item))`.as('n'))
        .as('asked'),
      's.reviews',
      's.submitted',
      eb
        .selectFrom('evaluation.draw_witness as w')
        .innerJoin('evaluation.draw as d', 'd.id', 'w.draw_id')
        .whereRef('d.round_id', '=', 'r.id')
        .where('d.state', '=', 'drawn')
        .select(eb.fn.countAll<number>().as('n'))
        .as('witnesses'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rounds>['executeTakeFirstOrThrow']>>

const briefOf = (row: Row): RoundBrief => ({
  id: row.id,
  title: row.title,
  stage: row.stage as RoundStage,
  method: row.method as RoundMethod,
  state: row.state as RoundState,
  reviewsPerItem: row.reviews_per_item,
  scoreBy: row.score_by,
  items: Number(row.items ?? 0),
  asked: Number(row.asked ?? 0),
  reviews: Number(row.reviews ?? 0),
  submitted: Number(row.submitted ?? 0),
  madeAt: row.made_at.toISOString(),
})

const sortKeys = {
  madeAt: sql<string>`to_char(r.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  scoreBy: sql<string>`to_char(r.score_by, 'YYYY-MM-DD')`,
  title: sql<string>`r.title collate "C"`,
} as const

type RoundsWish = PageWish<RoundSort> & { readonly state?: RoundState; readonly text?: string }

/** The newest first where nothing else is asked. */
export async function listRounds(work: Reading, wish: RoundsWish) {
  insist(mayFollowRounds(work.actor))
  const text = wish.text?.trim() ?? ''
  const wished = sql<boolean>`r.state = ${wish.state ?? sql.ref('r.state')} and r.title ilike ${likePart(text)}`
  const { total } = await work.db
    .selectFrom('evaluation.round as r')
    .where('r.org_id', '=', work.actor.orgId)
    .where(wished)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { ...wish, descending: wish.descending ?? wish.sort === undefined }
  const page = pageBy(order, 'madeAt', sortKeys, sql`r.id`)
  const rows = await rounds(work)
    .where(wished)
    .select(page.key.as('sort_key'))
    .where(page.beyond)
    .orderBy(page.key, page.direction)
    .orderBy('r.id', page.direction)
    .limit(page.limit + 1)
    .execute()
  const { shown, next } = page.cut(rows)
  return { rows: shown.map(briefOf), total: Number(total), next }
}

/** What all handed-in reviews and signed records are, as one digest: it changes with each and tells none. */
type Counts = {
  items_short: string
  conflicts: string
  asked: string
  open: string
  submitted: string
  records_open: string
  digest: string
}

async function countsOf(work: Reading, row: Row): Promise<Counts> {
  const states = sql.join([...standing])
  const { rows } = await sql<Counts>`
    select
      (select count(*) from evaluation.item i left join (
          select s.item_id, count(*) as n from evaluation.assignment s
          where s.round_id = ${row.id} and s.state in (${states}) group by s.item_id) s on s.item_id = i.id
        where i.round_id = ${row.id}
          and coalesce(s.n, 0) < coalesce(i.reviews_asked, ${row.reviews_per_item})) as items_short,
      count(*) filter (where a.state in (${states}) and a.findings <> '[]') as conflicts,
      count(*) filter (where a.state in ('proposed', 'invited')) as asked,
      count(*) filter (where a.state in ('proposed', 'invited', 'accepted', 'scoring')) as open,
      count(*) filter (where a.state = 'submitted') as submitted,
      (select count(*) from evaluation.item i where i.round_id = ${row.id} and i.panel_id is not null
        and not exists (select from evaluation.slot s
          where s.item_id = i.id and s.record_digest is not null)) as records_open,
      encode(sha256(convert_to(coalesce(string_agg(a.review_digest, E'\n'
        order by a.review_digest collate "C") filter (where a.state = 'submitted'), '')
        || coalesce((select string_agg(E'\n' || s.record_digest, '' order by s.record_digest collate "C")
          from evaluation.slot s join evaluation.item i on i.id = s.item_id
          where i.round_id = ${row.id}), ''), 'UTF8')), 'hex') as digest
    from evaluation.assignment a where a.round_id = ${row.id}`.execute(work.db)
  return rows[0]!
}

const sits = (row: Row): boolean =>
  row.method === 'panel' && (row.rules as RoundRules).panel?.sits === true

function factsOf(row: Row, counts: Counts, panelsFaulty: number): RoundFacts {
  return {
    state: row.state as RoundState,
    method: row.method as RoundMethod,
    items: Number(row.items ?? 0),
    itemsShort: Number(counts.items_short),
    conflictsOpen: Number(counts.conflicts),
    witnesses: Number(row.witnesses ?? 0),
    panelsFaulty,
    recordsOpen: sits(row) ? Number(counts.records_open) : 0,
    invitationsOpen: Number(counts.asked),
    reviewsOpen: Number(counts.open),
    // A discussion binds nobody to change a mark; it is over with the freeze.
    disagreementsOpen: 0,
  }
}

/** A round of one's organisation; missing for everybody else. */
export async function ownRound(work: Reading, id: string, may = maySeeRounds): Promise<Row> {
  insist(may(work.actor))
  return found(await rounds(work).where('r.id', '=', id).executeTakeFirst(), 'round')
}

/** What the verdicts of a round look at, as it is now. */
export async function roundFacts(work: Reading, id: string, may = maySeeRounds) {
  const row = await ownRound(work, id, may)
  const counts = await countsOf(work, row)
  const panelsFaulty = row.method === 'panel' ? await faultyPanels(work, id, row.rules) : 0
  return {
    row,
    facts: factsOf(row, counts, panelsFaulty),
    digest: counts.digest,
    submitted: Number(counts.submitted),
  }
}

export async function readRound(work: Reading, id: string, may = maySeeRounds): Promise<RoundPage> {
  const { row, facts, digest } = await roundFacts(work, id, may)
  const names = await personNames(
    work,
    [row.freeze_by, row.cancelled_by].flatMap((one) => one ?? []),
  )
  const nameOf = (person: string | null) => names.get(person ?? '') ?? ''
  return {
    ...briefOf(row),
    rubric: row.rubric as Rubric,
    rules: row.rules as RoundRules,
    facts: {
      itemsShort: facts.itemsShort,
      conflictsOpen: facts.conflictsOpen,
      invitationsOpen: facts.invitationsOpen,
      reviewsOpen: facts.reviewsOpen,
      disagreementsOpen: facts.disagreementsOpen,
      witnesses: facts.witnesses,
      panelsFaulty: facts.panelsFaulty,
      recordsOpen: facts.recordsOpen,
    },
    freeze:
      row.freeze_by === null
        ? null
        : {
            by: nameOf(row.freeze_by),
            mine: row.freeze_by === work.actor.personId,
            digest: row.freeze_digest ?? '',
            at: row.freeze_at!.toISOString(),
            count: row.freeze_count ?? 0,
          },
    digest,
    frozenAt: row.frozen_at?.toISOString() ?? null,
    cancelled:
      row.cancelled_at === null
        ? null
        : {
            by: nameOf(row.cancelled_by),
            at: row.cancelled_at.toISOString(),
            reason: row.cancel_reason ?? '',
          },
    remindedAt: row.reminded_at?.toISOString() ?? null,
  }
}

/** As much of a digest as tells one review from any other. */
export const seenLength = 16

/** Reviews that are other than they were seen: handed in, amended, opened again. */
const changedSince = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .leftJoin(
      sql<{ key: string; value: string }>`(
        select s.key, s.value from evaluation.round_look l, jsonb_each_text(l.seen) s
        where l.round_id = ${roundId} and l.person_id = ${work.actor.personId})`.as('s'),
      (join) => join.on(sql<boolean>`s.key = a.id::text`),
    )
    .where('a.round_id', '=', roundId)
    .where('a.submitted_at', 'is not', null)
    .where(
      sql<boolean>`coalesce(s.value, '') <>
        case a.state when 'submitted' then left(a.review_digest, ${sql.lit(seenLength)}) else '' end`,
    )

export async function readFreeze(
  work: Reading,
  id: string,
  { skip = 0, limit = changesPage }: { readonly skip?: number; readonly limit?: number } = {},
): Promise<FreezeSight> {
  const { digest, submitted } = await roundFacts(work, id)
  const look = await work.db
    .selectFrom('evaluation.round_look')
    .where('round_id', '=', id)
    .where('person_id', '=', work.actor.personId)
    .select(['looked_at', 'count', 'digest'])
    .executeTakeFirst()
  const since = changedSince(work, id)
  const { changed } = await since
    .select((eb) => eb.fn.countAll<number>().as('changed'))
    .executeTakeFirstOrThrow()
  const rows = await since
    .select(['a.id', 'a.state', 'a.changed_at', 'i.seq', 'i.title', 'e.name'])
    .orderBy('a.changed_at', 'desc')
    .orderBy('a.id')
    .offset(skip)
    .limit(limit)
    .execute()
  return {
    count: submitted,
    digest,
    looked:
      look === undefined
        ? null
        : { at: look.looked_at.toISOString(), count: look.count, digest: look.digest },
    changed: Number(changed),
    changes: rows.map((row) => ({
      assignmentId: row.id,
      seq: row.seq,
      title: row.title,
      expert: row.name,
      state: row.state as AssignmentState,
      at: row.changed_at.toISOString(),
    })),
  }
}
