/**
 * For the module above that prints: one expert's review, and what came of a round. A print is kept as a file, so
 * nothing is printed before the freeze opens what is sealed. Facts are gathered as the house; who may have them
 * printed is asked before.
 */
import { maySeeRounds, type RoundMethod } from '../../domain/evaluation/round.ts'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { found } from '../kernel/problem.ts'
import { asHouse, type Reading } from '../kernel/work.ts'
import { rankingOf } from './rankings.ts'
import { exportOf } from './results.queries.ts'
import { signaturesOf } from './bundle.signing.ts'
import { frozenItemReviews, frozenReviews, type FrozenReview } from './sealed.ts'

const open = ['frozen', 'released'] as const

/** The expert whose review it is, and those who see the round's reviews. */
export async function mayPrintReview(work: Reading, assignmentId: string): Promise<boolean> {
  const { actor } = work
  const supervises = maySeeRounds(actor).ok
  const row = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.id', '=', assignmentId)
    .where('a.state', '=', 'submitted')
    .where('r.state', 'in', [...open])
    .where((eb) =>
      eb.or([
        eb('e.person_id', '=', actor.personId),
        ...(supervises ? [eb('r.org_id', '=', actor.orgId)] : []),
      ]),
    )
    .select('a.id')
    .executeTakeFirst()
  return row !== undefined
}

export async function mayPrintRound(work: Reading, roundId: string): Promise<boolean> {
  if (!maySeeRounds(work.actor).ok) return false
  const row = await work.db
    .selectFrom('evaluation.round')
    .where('id', '=', roundId)
    .where('org_id', '=', work.actor.orgId)
    .where('state', 'in', [...open])
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

type Party = { readonly code: string; readonly name: string }

async function reviewFacts(work: Reading, assignmentId: string) {
  const row = found(
    await work.db
      .selectFrom('evaluation.assignment as a')
      .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
      .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
      .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
      .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
      .where('a.id', '=', assignmentId)
      .where('r.state', 'in', [...open])
      .select([
        'a.item_id',
        'a.submitted_at',
        'a.review_digest',
        'r.title as round',
        'r.rubric',
        'r.frozen_at',
        'o.name as office',
        'i.seq',
        'i.title',
        'i.field_codes',
        'i.region',
        'i.parties',
        'e.name',
        'e.profile',
      ])
      .executeTakeFirst(),
    'review',
  )
  const reviews = await frozenItemReviews(work, row.item_id)
  const { marks } = found(
    reviews.find((review) => review.assignmentId === assignmentId),
    'review',
  )
  const signatures = await signaturesOf(work, [{ assignmentId, marks }])
  const { title, employer } = row.profile as Pick<ExpertInput, 'title' | 'employer'>
  return {
    round: row.round,
    office: row.office ?? '',
    seq: row.seq,
    title: row.title,
    parties: (row.parties as readonly Party[]).map(({ name }) => name),
    fields: row.field_codes,
    region: row.region,
    expert: { name: row.name, title, employer: employer.name },
    submittedAt: found(row.submitted_at ?? undefined, 'review'),
    frozenAt: found(row.frozen_at ?? undefined, 'round'),
    digest: row.review_digest ?? '',
    rubric: row.rubric as Rubric,
    marks,
    signature: signatures.get(assignmentId) ?? null,
  }
}

export const printedReview = (work: Reading, assignmentId: string) =>
  asHouse(work, () => reviewFacts(work, assignmentId))

export type PrintedReview = Awaited<ReturnType<typeof printedReview>>

async function roundRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('evaluation.round as r')
    .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .leftJoin('people.pub_person as p', 'p.id', 'r.freeze_by')
    .where('r.id', '=', id)
    .where('r.state', 'in', [...open])
    .selectAll('r')
    .select(['o.name as office', 'p.name as proposer'])
    .executeTakeFirst()
  return found(row, 'round')
}

/** By what a round's record is told from any other: nothing else of a frozen round changes. */
export async function printedRoundKey(work: Reading, id: string) {
  const { freeze_digest: digest, title } = await roundRow(work, id)
  return { digest: digest ?? '', title }
}

/** Who confirmed the freeze stands in the history and nowhere else. */
async function freezerOf(work: Reading, id: string): Promise<string> {
  const row = await work.db
    .selectFrom('kernel.history as h')
    .innerJoin('people.pub_person as p', 'p.id', 'h.person_id')
    .where('h.thing_id', '=', id)
    .where('h.verb', '=', 'evaluation.round.freeze')
    .orderBy('h.id', 'desc')
    .limit(1)
    .select('p.name')
    .executeTakeFirst()
  return row?.name ?? ''
}

function assignmentRows(work: Reading, roundId: string) {
  return work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
    .where('a.round_id', '=', roundId)
    .where('a.state', '<>', 'proposed')
    .orderBy('i.seq')
    .orderBy('a.id')
    .select(['a.item_id', 'a.expert_id', 'a.state', 'a.cause', 'i.seq', 'e.name', 'e.profile'])
    .execute()
}

type Assigned = Awaited<ReturnType<typeof assignmentRows>>

/** Those who wrote come first, in the order of the pseudonymised export; then who stood back. */
function numbersOf(assigned: Assigned, reviews: readonly FrozenReview[]): Map<string, number> {
  const wrote = [...new Set(reviews.map(({ expertId }) => expertId))].toSorted()
  const others = [...new Set(assigned.map((row) => row.expert_id))]
    .filter((id) => !wrote.includes(id))
    .toSorted()
  return new Map([...wrote, ...others].map((id, at) => [id, at + 1]))
}

function expertsOf(assigned: Assigned, numbers: ReadonlyMap<string, number>) {
  const byExpert = Map.groupBy(assigned, (row) => row.expert_id)
  return [...numbers].map(([id, number]) => {
    const own = byExpert.get(id) ?? []
    const count = (is: (row: Assigned[number]) => boolean) => own.filter(is).length
    const { title, employer } = own[0]!.profile as Pick<ExpertInput, 'title' | 'employer'>
    return {
      number,
      name: own[0]!.name,
      title,
      employer: employer.name,
      submitted: count(({ state }) => state === 'submitted'),
      recused: count(({ cause }) => cause === 'conflict'),
      stoodBack: count(({ state, cause }) => state !== 'submitted' && cause !== 'conflict'),
    }
  })
}

function saidCounts(work: Reading, roundId: string) {
  return work.db
    .selectFrom('evaluation.discussion as d')
    .innerJoin('evaluation.item as i', 'i.id', 'd.item_id')
    .where('i.round_id', '=', roundId)
    .select('i.seq')
    .orderBy('i.seq')
    .execute()
}

async function drawOf(work: Reading, roundId: string) {
  const draw = await work.db
    .selectFrom('evaluation.draw')
    .where('round_id', '=', roundId)
    .where('state', '=', 'drawn')
    .select(['id', 'drawn_at', 'sheet_digest', 'commitment', 'secret'])
    .executeTakeFirst()
  if (draw === undefined) return null
  const witnesses = await work.db
    .selectFrom('evaluation.draw_witness as w')
    .innerJoin('people.pub_person as p', 'p.id', 'w.person_id')
    .where('w.draw_id', '=', draw.id)
    .orderBy('w.place')
    .select(['p.name', 'w.text'])
    .execute()
  return {
    drawnAt: draw.drawn_at,
    sheetDigest: draw.sheet_digest,
    commitment: draw.commitment,
    secret: draw.secret ?? '',
    witnesses: witnesses.map(({ name, text }) => ({ name: name ?? '', text })),
  }
}

async function itemsOf(
  work: Reading,
  id: string,
  rubric: Rubric,
  reviews: readonly FrozenReview[],
  numbers: ReadonlyMap<string, number>,
) {
  const itemRows = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', id)
    .select(['id', 'seq', 'title', 'region', 'parties'])
    .orderBy('seq')
    .execute()
  if (reviews.length === 0) return []
  const { ranking, disagreements } = await rankingOf(id, exportOf({ rubric, itemRows }, reviews))
  const apart = new Map(disagreements.map((one) => [one.item, one.spread]))
  const byItem = Map.groupBy(reviews, ({ itemId }) => itemId)
  return itemRows.map((item, at) => {
    const ranked = ranking.items[at]!
    return {
      seq: item.seq,
      title: item.title,
      region: item.region,
      parties: (item.parties as readonly Party[]).map(({ name }) => name),
      scores: ranked.scores,
      ranks: ranked.ranks,
      likely: ranked.likely,
      range: ranked.range,
      vetoed: ranked.vetoed,
      spread: apart.get(at) ?? null,
      reviews: (byItem.get(item.id) ?? [])
        .map(({ expertId, marks }) => ({
          number: numbers.get(expertId)!,
          total: scoreOf(rubric, marks).total,
        }))
        .toSorted((one, other) => one.number - other.number),
    }
  })
}

async function roundFacts(work: Reading, id: string) {
  const row = await roundRow(work, id)
  const rubric = row.rubric as Rubric
  const reviews = await frozenReviews(work, id)
  const assigned = await assignmentRows(work, id)
  const numbers = numbersOf(assigned, reviews)
  return {
    title: row.title,
    office: row.office ?? '',
    method: row.method as RoundMethod,
    reviewsPerItem: row.reviews_per_item,
    scoreBy: row.score_by,
    rubric,
    frozenAt: found(row.frozen_at ?? undefined, 'round'),
    proposedBy: row.proposer ?? '',
    proposedAt: row.freeze_at,
    frozenBy: await freezerOf(work, id),
    digest: row.freeze_digest ?? '',
    reviews: reviews.length,
    experts: expertsOf(assigned, numbers),
    items: await itemsOf(work, id, rubric, reviews, numbers),
    /** Who stood back from what: numbers of items and of experts. */
    gaps: assigned
      .filter(({ state }) => state !== 'submitted')
      .map(({ seq, state, cause, expert_id: expertId }) => ({
        seq,
        number: numbers.get(expertId)!,
        state,
        cause,
      })),
    discussed: (await saidCounts(work, id)).map(({ seq }) => seq),
    draw: await drawOf(work, id),
  }
}

export const printedRound = (work: Reading, id: string) => asHouse(work, () => roundFacts(work, id))

export type PrintedRound = Awaited<ReturnType<typeof printedRound>>
