/** Small rounds that are frozen by two persons at once while their experts open and hand in again. */
import assert from 'node:assert/strict'
import { itemOf, marksOf, roundOf } from '../evaluation/round.sample.ts'
import { ask, type Heard } from './killing.ts'
import { checkWriter, writerOf, writeUntilDeath, type Writer } from './killReviews.ts'

export type Office = {
  readonly first: string
  /** Two others, each of whom may confirm. */
  readonly others: readonly [string, string]
}
export type Reader = { readonly token: string; readonly expertId: string }

export type Freezing = {
  readonly id: string
  readonly office: Office
  readonly writers: readonly Writer[]
  states: readonly string[]
  done: number
}

const rounds = '/api/evaluation/rounds'
const mine = '/api/evaluation/me/reviews'

export const openRules = { ...roundOf().rules, discussFrom: null, reopen: true }

/** The answer, which must be one. */
export async function must(asked: Promise<Heard | undefined>): Promise<Heard['body']> {
  const answer = await asked
  if (answer?.status !== 200) throw new Error(JSON.stringify(answer))
  return answer.body
}

/** A round in review with one item, both reviews of which are handed in. */
export async function makeFreezing(
  url: string,
  office: Office,
  readers: readonly Reader[],
): Promise<Freezing> {
  const { first } = office
  const wish = roundOf({ reviewsPerItem: readers.length, rules: openRules })
  const { id } = await must(ask(url, first, 'POST', rounds, wish))
  const path = `${rounds}/${id}`
  const item = await must(ask(url, first, 'POST', `${path}/items`, itemOf('将被冻结的项目')))
  const places = `/api/evaluation/items/${item.id}/assignments`
  for (const { expertId } of readers) {
    await must(ask(url, first, 'POST', places, { expertId, reason: '领域相符' }))
  }
  for (const verb of ['assign', 'invite']) {
    await must(ask(url, first, 'POST', `${path}/steps`, { verb }))
  }
  const { assignments } = await must(ask(url, first, 'GET', `/api/evaluation/items/${item.id}`))
  const idOf = (expertId: string): string =>
    assignments.find((one: { expertId: string }) => one.expertId === expertId).id
  for (const { token, expertId } of readers) {
    await must(ask(url, token, 'POST', `${mine}/${idOf(expertId)}/accept`, { clear: true }))
  }
  await must(ask(url, first, 'POST', `${path}/steps`, { verb: 'start' }))
  const writers = await Promise.all(
    readers.map(async ({ token, expertId }) => {
      const own = `${mine}/${idOf(expertId)}`
      const marks = marksOf(0.8, '第1次写成的评审意见，理由充分可信。')
      await must(ask(url, token, 'PUT', `${own}/draft`, { version: 0, marks }))
      await must(ask(url, token, 'POST', `${own}/hand-in`, { version: 1 }))
      const stands = { version: 1, acknowledged: 1, tried: 1, handed: [1], turn: 3 }
      return { ...writerOf(token, idOf(expertId), 'submitted'), ...stands }
    }),
  )
  return { id, office, writers, states: ['scoring'], done: 0 }
}

/** Proposed by one; then two confirm at the same moment, of whom one at most does. */
async function freezeOnce(url: string, one: Freezing): Promise<'frozen' | 'refused' | 'dead'> {
  const path = `${rounds}/${one.id}`
  const { first, others } = one.office
  const proposed = await ask(url, first, 'POST', `${path}/freeze-proposal`)
  if (proposed === undefined) return 'dead'
  const seen = await ask(url, others[0], 'GET', `${path}/freeze`)
  if (seen === undefined) return 'dead'
  one.states = ['scoring', 'frozen']
  const body = { digest: seen.body.digest }
  const answers = await Promise.all(
    others.map((token) => ask(url, token, 'POST', `${path}/freeze`, body)),
  )
  const froze = answers.filter((answer) => answer?.status === 200).length
  assert.ok(froze <= 1, 'frozen twice')
  if (froze === 1) {
    one.states = ['frozen']
    one.done++
    return 'frozen'
  }
  if (answers.includes(undefined)) return 'dead'
  one.states = ['scoring']
  return 'refused'
}

/** Frozen as soon as its experts have acted so often and rest, and tried all the while before. */
export async function freezeUntilDeath(url: string, one: Freezing, acts: number): Promise<void> {
  const wish = { alone: false, acts }
  const writing = one.writers.map((writer) => writeUntilDeath(url, writer, wish))
  for (;;) {
    const came = await freezeOnce(url, one)
    if (came !== 'refused') break
  }
  await Promise.all(writing)
}

/** Frozen with every review as it was handed in and open to the office, or not at all and closed to it. */
export async function checkFreezing(url: string, one: Freezing): Promise<void> {
  const path = `${rounds}/${one.id}`
  const { state } = await must(ask(url, one.office.first, 'GET', path))
  assert.ok(one.states.includes(state), `${state}, not ${one.states.join(' or ')}`)
  one.states = [state]
  const results = (await ask(url, one.office.first, 'GET', `${path}/results`))!
  if (state === 'frozen') {
    const counts = results.body.items.map(({ reviews }: any) => reviews.length)
    assert.deepEqual(counts, [one.writers.length])
    for (const writer of one.writers) {
      await checkWriter(url, writer)
      assert.deepEqual(writer.states, ['submitted'])
    }
  } else {
    assert.equal(results.body.code, 'evaluation.results_after_freeze')
    assert.ok(!JSON.stringify(results.body).includes('评审意见'))
    for (const writer of one.writers) await checkWriter(url, writer)
  }
}
