/** Experts review: one round for each rubric, the best assignment, every review written and handed in, frozen. */
import { setTimeout as wait } from 'node:timers/promises'
import { usualRules } from '../../domain/evaluation/arrangement.ts'
import {
  arrange,
  confirmArrangement,
  readArrangement,
} from '../../domain/evaluation/arrangement.endpoints.ts'
import { usualWeights } from '../../domain/evaluation/assignmentPlan.ts'
import { expertFields } from '../../domain/evaluation/field.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import {
  acceptReview,
  handInReview,
  listReviews,
  saveReview,
} from '../../domain/evaluation/review.endpoints.ts'
import {
  freezeRound,
  makeRound,
  proposeFreeze,
  readRound,
  stepRound,
} from '../../domain/evaluation/round.endpoints.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import { sendEntries } from '../../domain/programmes/entryReview.endpoints.ts'
import { randomOf } from '../demo/random.ts'
import { withEach } from './calls.ts'
import type { Expert, Office } from './cast.ts'
import { marksFor } from './marks.ts'
import { reviewsPerItem } from './plan.ts'
import { atOnce, type Rehearsal } from './rehearsal.ts'

export type Round = {
  readonly id: string
  readonly title: string
  readonly rubric: Rubric
  readonly directions: readonly string[]
}

/** Directions by the rubric that scores them; those without one are scored by the first there is. */
export function rubricsOf({ definition }: Rehearsal): Pick<Round, 'rubric' | 'directions'>[] {
  const [first] = definition.rubrics
  if (first === undefined) return []
  const known = new Map(definition.rubrics.map((rubric) => [rubric.code, rubric]))
  const groups = Map.groupBy(
    definition.directions,
    ({ rubric }) => known.get(rubric ?? first.code) ?? first,
  )
  return [...groups].map(([rubric, those]) => ({
    rubric,
    directions: those.map(({ code }) => code),
  }))
}

async function openRounds(rehearsal: Rehearsal, token: string): Promise<Round[]> {
  const { calls, host } = rehearsal.stage
  const rounds: Round[] = []
  for (const { rubric, directions } of rubricsOf(rehearsal)) {
    const title = `专家评审：${rubric.name.zh}（演练）`.slice(0, 200)
    const rules = {
      membershipYears: 3,
      sameRecommendingUnit: false,
      namedCompetitors: true,
      discussFrom: null,
      reopen: false,
    }
    const scoreBy = addDays(dayOfMoment(host.clock.now().toISOString()), 25)
    const body = { title, method: 'optimal' as const, reviewsPerItem, rules, scoreBy, rubric }
    const { id } = await calls.ask(token, makeRound, { body })
    rounds.push({ id, title, rubric, directions })
  }
  return rounds
}

/** The field by which experts for a direction are found: in turn, since no notice names any. */
function fieldOf(rehearsal: Rehearsal, direction: string): string {
  const at = rehearsal.definition.directions.findIndex(({ code }) => code === direction)
  return expertFields[at % expertFields.length]!
}

async function sendAll(
  rehearsal: Rehearsal,
  token: string,
  rounds: readonly Round[],
): Promise<void> {
  const { calls } = rehearsal.stage
  const params = { programmeId: rehearsal.definition.id }
  const into = rounds.flatMap(({ id, directions }) =>
    directions.map((direction) => ({
      ...{ direction, round: id },
      fields: [fieldOf(rehearsal, direction)],
    })),
  )
  for (;;) {
    const { count } = await calls.ask(token, sendEntries, { params, body: { into } })
    if (count === 0) return
    await calls.ask(token, sendEntries, { params, body: { into, expected: count } })
  }
}

const pollMs = 200

export type Arranged = {
  readonly round: string
  readonly items: number
  readonly pairs: number
  readonly status: string
  readonly gap: number | null
  readonly seconds: number | null
}

async function assign({ stage }: Rehearsal, token: string, round: Round): Promise<Arranged> {
  const { calls } = stage
  const wish = {
    ...{ rules: usualRules(reviewsPerItem), weights: usualWeights, leastLoads: false },
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
  await calls.ask(token, confirmArrangement, at)
  const { status, gap, seconds, items, experts } = plan
  const pairs = experts.reduce((sum, { load }) => sum + load, 0)
  return { round: round.title, items, pairs, status: status ?? plan.state, gap, seconds }
}

async function step(
  { stage }: Rehearsal,
  token: string,
  round: Round,
  verb: 'assign' | 'invite' | 'start' | 'release',
) {
  await stage.calls.ask(token, stepRound, { params: { id: round.id }, body: { verb } })
}

/** All rounds formed and all invitations accepted: the reading begins. */
export async function formRounds(
  rehearsal: Rehearsal,
  office: Office,
  experts: readonly Expert[],
): Promise<{ readonly rounds: readonly Round[]; readonly arranged: readonly Arranged[] }> {
  const { stage } = rehearsal
  const token = await stage.tokenOf(office.first)
  const rounds = await openRounds(rehearsal, token)
  await sendAll(rehearsal, token, rounds)
  const arranged: Arranged[] = []
  for (const round of rounds) {
    arranged.push(await assign(rehearsal, token, round))
    await step(rehearsal, token, round, 'assign')
    await step(rehearsal, token, round, 'invite')
  }
  await withEach(experts, atOnce, async ({ person }) => {
    const own = await stage.tokenOf(person)
    const { rows } = await stage.calls.ask(own, listReviews)
    for (const { id, state } of rows) {
      if (state !== 'invited') continue
      await stage.calls.ask(own, acceptReview, { params: { id }, body: { clear: true } })
    }
  })
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
    const { rows } = await stage.calls.ask(own, listReviews)
    for (const { id, seq, round: title } of rows) {
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
  rounds: readonly Round[],
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
