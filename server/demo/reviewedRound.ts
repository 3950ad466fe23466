/**
 * This year's review, with what the office has received: the entries of one unit are read by experts whom the solver
 * assigned, frozen by two persons and released; those of another stand in a round whose draw by lot waits for its witness.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { usualRules } from '../../domain/evaluation/arrangement.ts'
import { usualWeights } from '../../domain/evaluation/assignmentPlan.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import {
  acceptReview,
  arrange,
  commitDraw,
  confirmArrangement,
  freezeRound,
  handInReview,
  listReviews,
  listRounds,
  makeRound,
  proposeFreeze,
  readArrangement,
  saveReview,
  setFees,
  stepRound,
} from '../evaluation/index.ts'
import type { Writing } from '../kernel/work.ts'
import {
  acceptEntry,
  checkEntry,
  listEntries,
  readEntry,
  sendEntries,
} from '../programmes/index.ts'
import { doing } from './act.ts'
import { feeRule, marksOf, roundRules, type Cast } from './rounds.ts'

const pollMs = 200
const pollsMost = 300
const reviewsPerItem = 3

const written = '2019年度书面评审（演示）'
const drawn = '2019年度抽签评审（演示）'
/** Fields that every demo expert of a platform knows. */
const fields = ['industrialPlatform']

type Programme = { readonly programmeId: string; readonly stop?: AbortSignal | undefined }

/** The office accepts what a unit sent; answers its entries. */
async function acceptOf(cast: Cast, programmeId: string, unit: string) {
  const { host, office } = cast
  const { rows } = await doing(host, office, (work) =>
    listEntries(work, programmeId, { limit: 100 }, 'zh'),
  )
  const own = rows.filter((row) => row.unit === unit)
  for (const { id } of own.filter(({ state }) => state === 'received')) {
    await doing(host, office, async (work) => {
      const { items } = await readEntry(work, id, 'zh')
      const note = '已核对原件（演示），情况属实。'
      const results = items.map(({ code }) => ({ item: code, result: 'pass' as const, note }))
      const { version: seen } = await checkEntry(work, id, results, 'zh')
      await acceptEntry(work, id, { seen }, 'zh')
    })
  }
  return own
}

type Entries = Awaited<ReturnType<typeof acceptOf>>

/** All directions that these entries claim go to one round. */
async function sendAll(
  work: Writing,
  programmeId: string,
  round: string,
  entries: Entries,
): Promise<number> {
  const directions = [...new Set(entries.flatMap((entry) => entry.directions))].toSorted()
  const wish = {
    into: directions.map((direction) => ({ direction, round, fields })),
    ids: entries.map(({ id }) => id),
  }
  const { count } = await sendEntries(work, programmeId, wish, 'zh')
  await sendEntries(work, programmeId, { ...wish, expected: count }, 'zh')
  return count
}

/** The round with its items, all or nothing; its id, or undefined where there was nothing to send. */
function begin(
  { host, office, rubric }: Cast,
  programmeId: string,
  method: 'optimal' | 'lot',
  entries: Entries,
): Promise<string | undefined> {
  return doing(host, office, async (work) => {
    if (entries.length === 0) return undefined
    const [title, scoreBy] = method === 'lot' ? [drawn, '2019-08-30'] : [written, '2019-08-16']
    const wish = { title, method, reviewsPerItem, rules: roundRules, scoreBy, rubric }
    const { id } = await makeRound(work, wish, 'zh')
    await sendAll(work, programmeId, id, entries)
    return id
  })
}

/** Assigned by the solver, whose plan the office confirms as it is. */
async function assign(cast: Cast, roundId: string, stop?: AbortSignal): Promise<boolean> {
  const { host, office } = cast
  const wish = {
    rules: { ...usualRules(reviewsPerItem), maxSameRegion: reviewsPerItem },
    weights: usualWeights,
    leastLoads: false,
    loads: [],
    pinned: [],
    forbidden: [],
  }
  const { id } = await doing(host, office, (work) => arrange(work, roundId, { wish }))
  for (let poll = 0; poll < pollsMost && stop?.aborted !== true; poll++) {
    const { state } = await doing(host, office, (work) => readArrangement(work, id))
    if (state === 'failed') return false
    if (state === 'done') {
      await doing(host, office, (work) => confirmArrangement(work, id))
      return true
    }
    await wait(pollMs)
  }
  return false
}

async function readAll(cast: Cast, roundId: string): Promise<void> {
  const { host, office, second, readers, rubric, random } = cast
  const step = (verb: 'assign' | 'invite' | 'start') =>
    doing(host, office, (work) => stepRound(work, roundId, verb))
  await step('assign')
  await step('invite')
  const own = new Map<(typeof readers)[number], Awaited<ReturnType<typeof listReviews>>['rows']>()
  for (const reader of readers) {
    const reviews = await doing(host, reader, (work) => allRows((page) => listReviews(work, page)))
    const mine = reviews.filter(({ round }) => round === written)
    for (const { id } of mine) await doing(host, reader, (work) => acceptReview(work, id))
    own.set(reader, mine)
  }
  await step('start')
  for (const reader of readers) {
    for (const { id, seq } of own.get(reader) ?? []) {
      const share = 0.62 + ((seq * 7) % 30) / 100 + reader.strictness / 100
      const marks = marksOf(rubric, share, random)
      await doing(host, reader, async (work) => {
        const { version } = await saveReview(work, id, { version: 0, marks }, 'zh')
        await handInReview(work, id, version, 'zh')
      })
    }
  }
  await doing(host, office, (work) => setFees(work, roundId, feeRule))
  const { digest } = await doing(host, office, (work) => proposeFreeze(work, roundId))
  await doing(host, second, (work) => freezeRound(work, roundId, digest))
  await doing(host, office, (work) => stepRound(work, roundId, 'release'))
}

/** Made once: a run that was cut off leaves the rest of the round to visitors. */
export async function makeReviewedRound(
  cast: Cast,
  { programmeId, stop }: Programme,
  [first, second]: readonly [string, string],
): Promise<void> {
  const { host, office } = cast
  const { rows } = await doing(host, office, (work) => listRounds(work, { limit: 200 }))
  if (rows.some(({ title }) => title === written || title === drawn)) return
  const read = await begin(cast, programmeId, 'optimal', await acceptOf(cast, programmeId, first))
  const lots = await begin(cast, programmeId, 'lot', await acceptOf(cast, programmeId, second))
  if (read !== undefined && (await assign(cast, read, stop))) await readAll(cast, read)
  if (lots !== undefined) {
    const limits = { maxSameRegion: reviewsPerItem, maxSameEmployer: 1 }
    await doing(host, office, (work) => commitDraw(work, lots, limits))
  }
}
