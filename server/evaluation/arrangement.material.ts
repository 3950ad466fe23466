/** What a plan of assignment rests on: items of the round, experts who can serve in it, pairs that stand. */
import { createHash } from 'node:crypto'
import type {
  ArrangementMaterial,
  ArrangementWish,
  WishedPair,
} from '../../domain/evaluation/arrangement.ts'
import type { ConflictRule } from '../../domain/evaluation/conflict.ts'
import {
  commitmentVersion,
  mayServe,
  type ExpertInput,
  type ExpertState,
} from '../../domain/evaluation/expert.ts'
import type { RoundRules, RoundState } from '../../domain/evaluation/round.ts'
import { dayOfMoment, type DayText } from '../../domain/kernel/moment.ts'
import type { Reading } from '../kernel/work.ts'
import { declaredOf } from './declared.queries.ts'
import { conflictRuleOf, objectOf, subjectOf } from './eligible.queries.ts'
import { standing } from './standing.ts'

export type LeftOut = { readonly code: string; readonly count: number }
type Expert = ArrangementMaterial['experts'][number]

/** The same for every plan of a round, so that two of them differ by what was asked alone. */
const seedOf = (roundId: string): number =>
  createHash('sha256').update(roundId).digest().readUInt32BE(0)

export type RoundRow = {
  readonly id: string
  readonly org_id: string
  readonly rules: unknown
  readonly score_by: string
  readonly reviews_per_item: number
}

/** Experts of the register who can serve in a round, and how many cannot, by the reason. */
export async function servingExperts(work: Reading, round: RoundRow) {
  const rows = await work.db
    .selectFrom('evaluation.expert as e')
    .where('e.org_id', '=', round.org_id)
    .where('e.state', 'in', ['approved', 'suspended'])
    .select(['e.id', 'e.person_id', 'e.state', 'e.profile', 'e.name', 'e.employer_name'])
    .select(declaredOf.as('declared'))
    .orderBy('e.id')
    .execute()
  const today = dayOfMoment(work.now.toISOString())
  const to = round.score_by as DayText
  const experts: (Expert & { readonly name: string })[] = []
  const left = new Map<string, number>()
  for (const row of rows) {
    const profile = row.profile as ExpertInput
    const serves = mayServe(
      {
        state: row.state as ExpertState,
        // The commitment is asked for before a title is shown, not before one is asked.
        profile: { ...profile, commitment: { version: commitmentVersion, signedOn: today } },
      },
      { from: today, to, commitmentVersion },
      0,
    )
    if (!serves.ok) left.set(serves.code, (left.get(serves.code) ?? 0) + 1)
    else experts.push({ id: row.id, profile, subject: subjectOf(row), name: row.name })
  }
  const leftOut = [...left].map(([code, count]): LeftOut => ({ code, count }))
  return { experts, leftOut }
}

export async function roundItems(work: Reading, roundId: string) {
  const rows = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .select(['id', 'field_codes', 'region', 'conflict_facts', 'parties'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fields: row.field_codes,
    region: row.region,
    facts: objectOf(row),
  }))
}

/** Pairs that stand, and pairs that an expert has turned down or given up. */
export async function pairsOf(work: Reading, roundId: string) {
  const rows = await work.db
    .selectFrom('evaluation.assignment')
    .where('round_id', '=', roundId)
    .where('state', '<>', 'replaced')
    .select(['item_id', 'expert_id', 'state'])
    .execute()
  const pair = ({ item_id: itemId, expert_id: expertId }: (typeof rows)[number]): WishedPair => ({
    itemId,
    expertId,
  })
  const isStanding = (state: string): boolean => (standing as readonly string[]).includes(state)
  return {
    stands: rows.filter(({ state }) => isStanding(state)).map(pair),
    refused: rows.filter(({ state }) => !isStanding(state)).map(pair),
  }
}

const openStates: readonly RoundState[] = ['preparing', 'assigned', 'inviting', 'scoring']

/** Items that experts of the office read in its other open rounds. */
export async function elsewhereOf(work: Reading, round: Pick<RoundRow, 'id' | 'org_id'>) {
  const rows = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .where('r.org_id', '=', round.org_id)
    .where('r.id', '<>', round.id)
    .where('r.state', 'in', openStates)
    .where('a.state', 'in', [...standing])
    .groupBy('a.expert_id')
    .select((eb) => ['a.expert_id', eb.fn.countAll<number>().as('items')])
    .execute()
  return Object.fromEntries(rows.map((row) => [row.expert_id, Number(row.items)]))
}

export function ruleOf(work: Reading, round: RoundRow): ConflictRule {
  return conflictRuleOf(work, round.rules as RoundRules)
}

export async function materialOf(
  work: Reading,
  round: RoundRow,
  wish: ArrangementWish,
): Promise<{ readonly material: ArrangementMaterial; readonly leftOut: readonly LeftOut[] }> {
  const { experts, leftOut } = await servingExperts(work, round)
  const { stands, refused } = await pairsOf(work, round.id)
  const items = await roundItems(work, round.id)
  const [known, serving] = [
    new Set(items.map(({ id }) => id)),
    new Set(experts.map(({ id }) => id)),
  ]
  // What was wished of an item or expert that is no longer there asks for nothing.
  const there = ({ itemId, expertId }: WishedPair): boolean =>
    known.has(itemId) && serving.has(expertId)
  const material: ArrangementMaterial = {
    seed: seedOf(round.id),
    reviewsPerItem: round.reviews_per_item,
    wish: {
      ...wish,
      pinned: wish.pinned.filter(there),
      forbidden: wish.forbidden.filter(there),
      ...(wish.items === undefined
        ? {}
        : { items: wish.items.filter(({ itemId }) => known.has(itemId)) }),
    },
    conflictRule: ruleOf(work, round),
    items,
    experts: experts.map(({ id, profile, subject }) => ({
      id,
      profile: {
        fields: profile.fields,
        region: profile.region,
        employer: profile.employer,
        seniority: profile.seniority,
        load: profile.load,
      },
      subject,
    })),
    standing: stands.filter(there),
    refused: refused.filter(there),
    ...(wish.sharedLoads === true ? { elsewhere: await elsewhereOf(work, round) } : {}),
  }
  return { material, leftOut }
}
