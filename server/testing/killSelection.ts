/** An office that decides on a selection in a house that may die, with the public looking on and objecting. */
import assert from 'node:assert/strict'
import { openRules } from '../../domain/programmes/selection.ts'
import { programmeId } from '../programmes/package.sample.ts'
import { managed } from '../programmes/selection.sample.ts'
import { ask, type Heard } from './killing.ts'
import type { Office } from './killFreezes.ts'

const path = `${managed}/selection`
const reason = '名单需要再次核对，退回后重新拟定。'
const answerText = '经核实，异议反映的情况与事实不符。'

export type Choosing = {
  readonly office: Office
  /** What may stand after the last request. */
  states: readonly string[]
  /** Rises with every request that opens or closes the names; between two looks at one number nothing changed. */
  era: number
  shown: 'no' | 'maybe' | 'yes'
  publicityId: string | null
  /** Acknowledged objections by their receipts, and what may have become of each. */
  readonly objections: Map<string, readonly string[]>
  turn: number
  answered: number
  readonly done: Record<'kept' | 'proposed' | 'confirmed' | 'opened' | 'cancelled', number>
}

export const choosingOf = (office: Office): Choosing => ({
  ...{ office, states: ['drafting'], era: 0, shown: 'no', publicityId: null },
  ...{ objections: new Map<string, readonly string[]>(), turn: 0, answered: 0 },
  done: { kept: 0, proposed: 0, confirmed: 0, opened: 0, cancelled: 0 },
})

/** The house died under a request. */
class Died extends Error {}

async function told(asked: Promise<Heard | undefined>, ...also: readonly number[]) {
  const answer = await asked
  if (answer === undefined) throw new Died()
  if (answer.status !== 200 && !also.includes(answer.status))
    throw new Error(JSON.stringify(answer))
  return answer
}

async function move(c: Choosing, to: string, asked: () => Promise<Heard>): Promise<Heard['body']> {
  const opens = to === 'public' || c.states[0] === 'public'
  c.states = [...c.states, to]
  if (opens) Object.assign(c, { era: c.era + 1, shown: 'maybe' })
  const { body } = await asked()
  c.states = [to]
  if (opens) Object.assign(c, { era: c.era + 1, shown: to === 'public' ? 'yes' : 'no' })
  return body
}

const rulesAt = (turn: number) => ({
  ...openRules,
  thresholds: { otherwise: 5000 + (turn % 500), byDirection: {} },
  ...{ cap: 3, perProject: 1 },
})

type Page = Heard['body']
const seenOf = ({ counts, digest }: Page) => ({ count: counts.taken, digest })

function step(url: string, token: string, verb: string, more: object = {}) {
  return ask(url, token, 'POST', `${path}/steps`, { verb, ...more })
}

async function draft(url: string, c: Choosing, { version }: Page): Promise<void> {
  const { first } = c.office
  const rules = { version, rules: rulesAt(c.turn) }
  const { body } = await told(ask(url, first, 'PUT', `${path}/rules`, rules))
  c.done.kept++
  await move(c, 'proposed', () => told(step(url, first, 'propose', { seen: seenOf(body) })))
  c.done.proposed++
}

/** Two others confirm at the same moment: exactly one is the second person. */
async function confirm(url: string, c: Choosing, page: Page): Promise<void> {
  if (c.turn % 4 === 3) {
    await move(c, 'drafting', () => told(step(url, c.office.first, 'takeBack')))
    return
  }
  const seen = seenOf(page)
  c.states = ['proposed', 'confirmed']
  const answers = await Promise.all(
    c.office.others.map((token) => step(url, token, 'confirm', { seen })),
  )
  const statuses = answers.map((answer) => answer?.status)
  assert.ok(statuses.filter((status) => status === 200).length <= 1, 'confirmed twice')
  if (statuses.includes(200)) c.states = ['confirmed']
  if (statuses.includes(undefined)) throw new Died()
  assert.deepEqual(statuses.toSorted(), [200, 409])
  c.done.confirmed++
}

async function settled(url: string, c: Choosing, page: Page): Promise<void> {
  const { first } = c.office
  if (c.done.opened > c.done.confirmed) {
    await move(c, 'drafting', () => told(step(url, first, 'reopen', { reason })))
    return
  }
  const body = { seen: seenOf(page) }
  const { id } = await move(c, 'public', () =>
    told(ask(url, first, 'POST', `${path}/publicity`, body)),
  )
  c.publicityId = id
  c.done.opened++
}

const objector = { name: '孙正言', mobile: '13800138000' }

/** Two object at once; from one address only so many may in a minute. */
async function object(url: string, c: Choosing): Promise<void> {
  const own = `/api/programmes/publicities/${c.publicityId}`
  const { body: shown } = await told(ask(url, null, 'GET', own))
  const answers = await Promise.all(
    (shown.names as { key: string }[]).slice(0, 2).map(({ key }) => {
      const text = '该项目与已有平台重复，材料中的用户数不实。'
      const wish = { key, objector, text, evidence: '运营数据截图，附说明。' }
      return ask(url, null, 'POST', `${own}/objections`, wish)
    }),
  )
  for (const answer of answers) {
    if (answer?.status === 200) c.objections.set(answer.body.receiptNo, ['received'])
    else if (answer !== undefined) assert.equal(answer.status, 429)
  }
  if (answers.includes(undefined)) throw new Died()
}

async function answerOne(url: string, c: Choosing): Promise<void> {
  const { first } = c.office
  const { body } = await told(ask(url, first, 'GET', `${path}/objections`))
  const open = body.rows.find(({ state }: { state: string }) => state === 'received')
  if (open === undefined) return
  const { id, receiptNo } = open
  if (c.objections.has(receiptNo)) c.objections.set(receiptNo, ['received', 'rejected'])
  const rejected = { answer: answerText }
  await told(ask(url, first, 'POST', `/api/programmes/objections/${id}/reject`, rejected))
  if (c.objections.has(receiptNo)) c.objections.set(receiptNo, ['rejected'])
}

async function inPublic(url: string, c: Choosing, page: Page): Promise<void> {
  c.publicityId = page.publicity.id
  await object(url, c)
  await answerOne(url, c)
  const cancel = `/api/programmes/publicities/${c.publicityId}/cancel`
  await move(c, 'confirmed', () =>
    told(ask(url, c.office.first, 'POST', cancel, { reason: answerText })),
  )
  c.done.cancelled++
}

const acts: Readonly<Record<string, (url: string, c: Choosing, page: Page) => Promise<void>>> = {
  drafting: draft,
  proposed: confirm,
  confirmed: settled,
  public: inPublic,
}

/** Drafts, proposes, confirms, opens, hears objections, cancels and begins anew until the house dies. */
export async function chooseUntilDeath(url: string, c: Choosing): Promise<void> {
  try {
    for (;;) {
      const { body } = await told(ask(url, c.office.first, 'GET', path))
      assert.ok(c.states.includes(body.state))
      await acts[body.state]!(url, c, body)
      c.turn++
      c.answered++
    }
  } catch (error) {
    if (!(error instanceof Died)) throw error
  }
}

const listed = `/api/programmes/publicities?programmeId=${programmeId}`

/** Whether the public finds the issuer's names. */
async function isInPublic(url: string): Promise<boolean | undefined> {
  const answer = await ask(url, null, 'GET', listed)
  if (answer?.status !== 200) return undefined
  return answer.body.rows.some(
    ({ unit, state }: { unit: string | null; state: string }) =>
      unit === null && state === 'running',
  )
}

/** The public looks again and again: no name stands in the open while nobody has opened the list. */
export async function watchUntilDeath(url: string, c: Choosing): Promise<number> {
  for (let looks = 0; ; looks++) {
    const { era, shown } = c
    const found = await isInPublic(url)
    if (found === undefined) return looks
    if (shown !== 'maybe' && era === c.era) assert.equal(found, shown === 'yes')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function checkChoosing(url: string, c: Choosing): Promise<void> {
  const { body } = await told(ask(url, c.office.first, 'GET', path))
  assert.ok(c.states.includes(body.state), `${body.state}, not ${c.states.join(' or ')}`)
  c.states = [body.state]
  const isPublic = body.state === 'public'
  assert.equal(await isInPublic(url), isPublic)
  Object.assign(c, { era: c.era + 1, shown: isPublic ? 'yes' : 'no' })
  if (!isPublic && c.publicityId !== null) {
    const gone = await told(
      ask(url, null, 'GET', `/api/programmes/publicities/${c.publicityId}`),
      404,
    )
    assert.equal(gone.status, 404)
  }
  const { body: all } = await told(ask(url, c.office.first, 'GET', `${path}/objections`))
  const rows = all.rows as { receiptNo: string; state: string }[]
  const found = new Map(rows.map(({ receiptNo, state }) => [receiptNo, state]))
  for (const [receiptNo, may] of c.objections) {
    assert.ok(may.includes(found.get(receiptNo) ?? 'missing'))
    c.objections.set(receiptNo, [found.get(receiptNo)!])
  }
}
