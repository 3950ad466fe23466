/** Experts and their office at work in a house that may die: what each was told, and what must stand afterwards. */
import assert from 'node:assert/strict'
import { marksOf } from '../evaluation/round.sample.ts'
import { ask, type Heard } from './killing.ts'

const mine = '/api/evaluation/me/reviews'
const reason = '由主办单位调整分派，另请专家评审。'

/** One review in its expert's hands. A number stands in its opinion, so that every save can be told from every other. */
export type Writer = {
  readonly token: string
  readonly id: string
  version: number
  acknowledged: number
  tried: number
  /** Numbers that may be what is handed in. */
  handed: readonly number[]
  /** What may stand after the last request. */
  states: readonly string[]
  turn: number
  answered: number
  done: number
}

export const writerOf = (token: string, id: string, state = 'accepted'): Writer => ({
  ...{ token, id, version: 0, acknowledged: 0, tried: 0, handed: [] },
  ...{ states: [state], turn: 0, answered: 0, done: 0 },
})

const opinionOf = (number: number): string => `第${number}次写成的评审意见，理由充分可信。`
const numberIn = (opinion: string): number => Number(/\d+/.exec(opinion)?.[0] ?? 0)
const usual = ['open', 'open', 'handIn', 'reopen'] as const
type Act = 'accept' | 'open' | 'handIn' | 'reopen' | 'abstain'

function nextAct({ states, turn }: Writer, abstains: boolean): Act {
  const [state] = states
  if (state === 'invited') return 'accept'
  if (state === 'submitted') return 'reopen'
  if (state === 'accepted') return 'open'
  const act = usual[turn % usual.length]!
  if (act !== 'handIn') return 'open'
  return abstains ? 'abstain' : act
}

const after: Readonly<Record<Act, string>> = {
  accept: 'accepted',
  open: 'scoring',
  handIn: 'submitted',
  reopen: 'scoring',
  abstain: 'abstained',
}

function send(url: string, one: Writer, act: Act): Promise<Heard | undefined> {
  const { token, version } = one
  const path = `${mine}/${one.id}`
  switch (act) {
    case 'open': {
      const marks = marksOf(0.8, opinionOf(one.tried))
      return ask(url, token, 'PUT', `${path}/draft`, { version, marks })
    }
    case 'handIn':
      return ask(url, token, 'POST', `${path}/hand-in`, { version })
    case 'accept':
      return ask(url, token, 'POST', `${path}/accept`, { clear: true })
    case 'abstain':
      return ask(url, token, 'POST', `${path}/abstain`, { reason })
    case 'reopen':
      return ask(url, token, 'POST', `${path}/reopen`)
  }
}

/** One act; undefined where the house died under it, otherwise what it said. */
async function actOnce(url: string, one: Writer, abstains: boolean): Promise<Heard | undefined> {
  const act = nextAct(one, abstains)
  one.turn++
  if (act === 'open') one.tried = one.acknowledged + 1
  const before = { states: one.states, handed: one.handed }
  one.states = [...one.states, after[act]]
  if (act === 'handIn') one.handed = [...one.handed, one.acknowledged]
  const answer = await send(url, one, act)
  if (answer === undefined) return undefined
  one.answered++
  if (answer.status !== 200) {
    Object.assign(one, before)
    one.tried = one.acknowledged
    return answer
  }
  one.done++
  one.states = [after[act]]
  if (act === 'open') {
    one.acknowledged = one.tried
    one.version = answer.body.version
  }
  if (act === 'handIn') one.handed = [one.acknowledged]
  return answer
}

/** Saves, hands in and opens again until the house dies, it has acted enough, or another in the way refuses it. */
export async function writeUntilDeath(
  url: string,
  one: Writer,
  wish: { readonly alone: boolean; readonly acts?: number },
): Promise<void> {
  for (let acts = 1; ; acts++) {
    const answer = await actOnce(url, one, false)
    if (answer === undefined) return
    if (answer.status === 200) {
      // Enough, and handed in: nobody stands in the way of the freeze any more.
      if (acts >= (wish.acts ?? Infinity) && one.states[0] === 'submitted') return
      continue
    }
    if (wish.alone || answer.status >= 500) throw new Error(JSON.stringify(answer))
    return
  }
}

/** What was acknowledged stands, and nothing that was not tried. */
export async function checkWriter(url: string, one: Writer): Promise<void> {
  const { status, body } = (await ask(url, one.token, 'GET', `${mine}/${one.id}`))!
  assert.deepEqual([status, body.code], [200, undefined])
  assert.ok(one.states.includes(body.state), `${body.state}, not ${one.states.join(' or ')}`)
  one.states = [body.state]
  if (body.work === null) return
  const number = numberIn(body.work.marks.opinion)
  if (body.state === 'submitted') {
    assert.ok(one.handed.includes(number), `${number} handed in, not ${one.handed.join(' or ')}`)
    one.handed = [number]
  } else {
    const may = [one.acknowledged, one.tried]
    assert.ok(may.includes(number), `${number} written, not ${may.join(' or ')}`)
  }
  one.acknowledged = number
  one.tried = number
  one.version = body.work.version
}

/** One place of one item: its expert writes while the office takes the place away and gives it anew. */
export type Place = {
  readonly officer: string
  readonly item: string
  readonly expertId: string
  readonly expert: string
  readonly abstains: boolean
  writer: Writer
  /** Acknowledged as taken away. */
  readonly gone: string[]
  /** Whether the last request of the office may have taken away the writer's place, or given a new one. */
  trying: boolean
}

const itemPath = ({ item }: Pick<Place, 'item'>) => `/api/evaluation/items/${item}`

type Assigned = { readonly id: string; readonly state: string; readonly expertId: string }
const standingIn = (body: Heard['body']): Assigned[] =>
  (body.assignments as Assigned[]).filter(({ state }) => state !== 'replaced')

async function replaceOnce(url: string, place: Place): Promise<boolean> {
  const { officer, writer } = place
  place.trying = true
  const path = `/api/evaluation/assignments/${writer.id}/replace`
  const taken = await ask(url, officer, 'POST', path, { reason })
  if (taken === undefined) return false
  if (taken.status !== 200) {
    // Handed in meanwhile: only its expert can open it again.
    const told = [taken.status, taken.body.code]
    assert.deepEqual(told, [409, 'evaluation.assignment_cannot_step'])
    place.trying = false
    return true
  }
  place.gone.push(writer.id)
  return give(url, place)
}

async function give(url: string, place: Place): Promise<boolean> {
  const wish = { expertId: place.expertId, reason }
  const given = await ask(url, place.officer, 'POST', `${itemPath(place)}/assignments`, wish)
  if (given === undefined) return false
  assert.deepEqual([given.status, given.body.code], [200, undefined])
  const [standing] = standingIn(given.body)
  place.writer = {
    ...writerOf(place.expert, standing!.id, 'invited'),
    done: place.writer.done,
    answered: place.writer.answered,
  }
  place.trying = false
  return true
}

/** The expert writes into whatever place there is, the office replaces: both until the house dies. */
export async function contestUntilDeath(url: string, place: Place): Promise<void> {
  let isAlive = true
  const office = async (): Promise<void> => {
    while (isAlive) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      isAlive = (await replaceOnce(url, place)) && isAlive
    }
  }
  const expert = async (): Promise<void> => {
    while (isAlive) {
      const { writer } = place
      const answer =
        writer.states[0] === 'abstained' ? null : await actOnce(url, writer, place.abstains)
      if (answer === undefined) isAlive = false
      else if (answer !== null && answer.status >= 500) throw new Error(JSON.stringify(answer))
      else if (answer?.status !== 200) await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await Promise.all([office(), expert()])
}

/** Whoever was taken away stays away, and at most one stands. */
export async function checkPlace(url: string, place: Place): Promise<void> {
  const { status, body } = (await ask(url, place.officer, 'GET', itemPath(place)))!
  assert.equal(status, 200)
  const all = new Map((body.assignments as Assigned[]).map((one) => [one.id, one.state]))
  for (const id of place.gone) assert.deepEqual([id, all.get(id)], [id, 'replaced'])
  const standing = standingIn(body)
  assert.ok(standing.length <= 1)
  const stands = standing.map(({ id }) => id)
  if (!place.trying) assert.deepEqual(stands, [place.writer.id])
  const [one] = standing
  if (one === undefined) {
    await give(url, place)
    return
  }
  if (one.id !== place.writer.id) {
    place.gone.push(place.writer.id)
    place.writer = writerOf(place.expert, one.id, one.state)
  }
  await checkWriter(url, place.writer)
  place.trying = false
}
