/** Experts review: one round for each rubric, the best assignment, every review written and handed in, frozen. */
import { setTimeout as wait } from 'node:timers/promises'
import { usualRules } from '../../domain/evaluation/arrangement.ts'
import {
  arrange,
  confirmArrangement,
  readArrangement,
} from '../../domain/evaluation/arrangement.endpoints.ts'
import { usualWeights } from '../../domain/evaluation/assignmentPlan.ts'
import {
  acceptReview,
  handInReview,
  listReviews,
  saveReview,
} from '../../domain/evaluation/review.endpoints.ts'
import {
  freezeRound,
  proposeFreeze,
  readRound,
  stepRound,
} from '../../domain/evaluation/round.endpoints.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { listLimitMax } from '../../domain/kernel/shapes.ts'
import { randomOf } from '../demo/random.ts'
import { withEach } from './calls.ts'
import type { Expert, Office } from './cast.ts'
import { drawLots } from './drawn.ts'
import { marksFor } from './marks.ts'
import { reviewsPerItem } from './plan.ts'
import type { EntryAt } from './receive.ts'
import { atOnce, type Rehearsal } from './rehearsal.ts'
import { openRound, roundsFor, sendInto, type Round } from './rounds.ts'
import type { Stage } from './stage.ts'

const pollMs = 200

export type Arranged = {
  readonly round: string
  readonly items: number
  readonly pairs: number
  readonly status: string
  readonly gap: number | null
  readonly seconds: number | null
}

async function ask(
  { stage }: Rehearsal,
  token: string,
  round: Round,
  minLevel: number,
): Promise<Plan> {
  const { calls } = stage
  const wish = {
    rules: { ...usualRules(reviewsPerItem), minLevel },
    ...{ weights: usualWeights, leastLoads: false, sharedLoads: true },
    ...{ loads: [], pinned: [], forbidden: [] },
  }
  const body = { wish, after: null }
  const { id } = await calls.ask(token, arrange, { params: { id: round.id }, body })
  const at = { params: { id } }
  let plan = await calls.ask(token, readArrangement, at)
  while (plan.state === 'waiting' || plan.state === 'running') {
    await wait(pollMs)
    plan = await calls.ask(token, readArrangement, at)
  }
  return plan
}

type Plan = AnswerOf<typeof readArrangement>
const hasPairs = ({ status }: Plan): boolean => status === 'optimal' || status === 'feasible'

/**
 * A round of one direction is read by those who work in its field or, where they do not suffice, by those who know it;
 * everybody as much as other rounds leave.
 */
async function assign(rehearsal: Rehearsal, token: string, round: Round): Promise<Arranged> {
  let level = round.isPart ? 2 : 0
  let plan = await ask(rehearsal, token, round, level)
  while (!hasPairs(plan) && level > 0) plan = await ask(rehearsal, token, round, --level)
  if (!hasPairs(plan)) throw new Error(`${round.title}: the plan is ${plan.status ?? plan.state}`)
  await rehearsal.stage.calls.ask(token, confirmArrangement, { params: { id: plan.id } })
  const { status, gap, seconds, items, experts } = plan
  const pairs = experts.reduce((sum, { load }) => sum + load, 0)
  return { round: round.title, items, pairs, status: status ?? plan.state, gap, seconds }
}

export async function step(
  { stage }: Rehearsal,
  token: string,
  round: Pick<Round, 'id'>,
  verb: 'assign' | 'invite' | 'start' | 'release',
) {
  await stage.calls.ask(token, stepRound, { params: { id: round.id }, body: { verb } })
}

/** All that one is asked to review. */
export const reviewsOf = ({ calls }: Stage, token: string) =>
  allRows((page) => calls.ask(token, listReviews, { query: { limit: listLimitMax, ...page } }))

/** Accepts whatever the expert is asked for. */
export async function acceptAll(stage: Stage, { person }: Pick<Expert, 'person'>): Promise<void> {
  const own = await stage.tokenOf(person)
  for (const { id, state } of await reviewsOf(stage, own)) {
    if (state !== 'invited') continue
    await stage.calls.ask(own, acceptReview, { params: { id }, body: { clear: true } })
  }
}

/** All rounds formed and all invitations accepted: the reading begins. */
export async function formRounds(
  rehearsal: Rehearsal,
  office: Office,
  entries: readonly EntryAt[],
  experts: readonly Expert[],
): Promise<{ readonly rounds: readonly Round[]; readonly arranged: readonly Arranged[] }> {
  const { stage } = rehearsal
  const token = await stage.tokenOf(office.first)
  const rounds: Round[] = []
  const arranged: Arranged[] = []
  for (const formed of roundsFor(rehearsal, entries)) {
    const round = {
      ...formed,
      id: await openRound(rehearsal, token, formed, { method: formed.method }),
    }
    rounds.push(round)
    await sendInto(rehearsal, token, round)
    const drawn = round.method === 'lot'
    arranged.push(
      await (drawn ? drawLots(rehearsal, office, round) : assign(rehearsal, token, round)),
    )
    await step(rehearsal, token, round, 'assign')
    await step(rehearsal, token, round, 'invite')
  }
  await withEach(experts, atOnce, (expert) => acceptAll(stage, expert))
  for (const round of rounds) await step(rehearsal, token, round, 'start')
  return { rounds, arranged }
}

/** How good an item is, as a share of all points: the same for everyone who reads it. */
const qualityOf = (seed: number, round: number, seq: number): number =>
  0.5 + randomOf(seed + round * 100_003 + seq * 31).int(45) / 100

/** Every expert writes and hands in every review; some are stricter than others. */
export async function writeReviews(
  rehearsal: Rehearsal,
  rounds: readonly Round[],
  experts: readonly Expert[],
): Promise<number> {
  const { stage, wish } = rehearsal
  let count = 0
  await withEach(experts, atOnce, async ({ person, strictness }, at) => {
    const own = await stage.tokenOf(person)
    const random = randomOf(wish.seed + 7 * at)
    for (const { id, seq, round: title } of await reviewsOf(stage, own)) {
      const index = rounds.findIndex((one) => one.title === title)
      const share = qualityOf(wish.seed, index, seq) + strictness / 100 + (random.int(7) - 3) / 100
      const marks = marksFor(rounds[index]!.rubric, share)
      const params = { id }
      const { version } = await stage.calls.ask(own, saveReview, {
        params,
        body: { version: 0, marks },
      })
      await stage.calls.ask(own, handInReview, { params, body: { version } })
      count++
    }
  })
  return count
}

/** Frozen by two persons, and released to those who select. */
export async function freeze(
  rehearsal: Rehearsal,
  office: Office,
  rounds: readonly Pick<Round, 'id'>[],
): Promise<void> {
  const { stage } = rehearsal
  const { calls } = stage
  for (const round of rounds) {
    const params = { id: round.id }
    const first = await stage.tokenOf(office.first)
    await calls.ask(first, proposeFreeze, { params })
    const second = await stage.tokenOf(office.second)
    const { digest } = await calls.ask(second, readRound, { params })
    await calls.ask(second, freezeRound, { params, body: { digest } })
    await step(rehearsal, first, round, 'release')
  }
}
