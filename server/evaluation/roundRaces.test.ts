/** The races of a round over HTTP: an office takes a place away while its expert writes, two freeze at once. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Heard } from '../testing/killing.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundInReview,
  roundOf,
  secondOfficer,
  write,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let url: string
let second: Caller
let third: Caller
let one: Reviewer
let two: Reviewer

const mine = '/api/evaluation/me/reviews'
const reason = '由主办单位调整分派，另请专家评审。'
const opinion = '基础扎实，带动作用明显，建议入选。'
const send = (who: Caller, method: string, path: string, body: object = {}) =>
  ask(
    url,
    who.cookie.replace('baigong_session=', ''),
    method,
    path,
    method === 'GET' ? undefined : body,
  ) as Promise<Heard>
const saidBy = ({ status, body }: Heard) => (status === 200 ? 'done' : body.code)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await secondOfficer(w, p)
  third = await secondOfficer(w, p)
  one = await reviewer(w, p, '甘棠')
  two = await reviewer(w, p, '沈砚秋')
  await w.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(w.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** As the rows have it. */
async function kept(id: string) {
  const { rows } = await w.host.database.owner.query(
    `select a.state, r.version, r.submitted is not null as sealed from evaluation.assignment a
     left join evaluation.review r on r.assignment_id = a.id where a.id = $1`,
    [id],
  )
  return rows[0]
}

test('a place is taken away while its expert hands in: one of the two holds, and the other is told why', async () => {
  const titles = Array.from({ length: 8 }, (_, at) => `交接项目${at}`)
  const { reviews } = await roundInReview(w, p, [one, two], titles)
  for (const [at, id] of reviews[0]!.entries()) {
    const version = await write(one, id, marksOf(0.8, opinion))
    const acts = [
      () => send(one, 'POST', `${mine}/${id}/hand-in`, { version }),
      () =>
        send(p.programmeOfficer, 'POST', `/api/evaluation/assignments/${id}/replace`, { reason }),
    ]
    const answers = await Promise.all((at % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
    const [handed, replaced] = (at % 2 === 0 ? answers : answers.toReversed()).map(saidBy)
    const { state, sealed } = await kept(id)
    expect([
      ['done', 'evaluation.assignment_cannot_step', 'submitted', true],
      ['kernel.missing', 'done', 'replaced', false],
      ['evaluation.assignment_cannot_step', 'done', 'replaced', false],
    ]).toContainEqual([handed, replaced, state, sealed])
  }
})

test('an expert who writes on while the place goes to another: nothing is written after it went', async () => {
  const { reviews } = await roundInReview(
    w,
    p,
    [one, two],
    ['换人项目一', '换人项目二', '换人项目三'],
  )
  for (const id of reviews[0]!) {
    const path = `${mine}/${id}/draft`
    let [version, refused] = [0, '']
    const writes = (async () => {
      while (refused === '') {
        const marks = marksOf(0.7, `${opinion}第${version}稿`)
        const answer = await send(one, 'PUT', path, { version, marks })
        if (answer.status === 200) version = answer.body.version
        else refused = answer.body.code
      }
    })()
    await expect.poll(() => version).toBeGreaterThan(1)
    const replace = `/api/evaluation/assignments/${id}/replace`
    expect(saidBy(await send(p.programmeOfficer, 'POST', replace, { reason }))).toBe('done')
    await writes
    expect(['kernel.missing', 'evaluation.assignment_cannot_step']).toContain(refused)
    // The last that was acknowledged is the last that was written.
    expect(await kept(id)).toEqual({ state: 'replaced', version, sealed: false })
    expect((await one.get(`${mine}/${id}`)).body).not.toContain(opinion)
  }
})

test('an office has its turn while many experts never stop writing', async () => {
  const titles = Array.from({ length: 10 }, (_, at) => `热写项目${at}`)
  const { reviews } = await roundInReview(w, p, [one, two], titles)
  const [taken, ...others] = reviews.flat()
  let [written, goesOn] = [0, true]
  const writers = others.map(async (id, at) => {
    const who = at < titles.length - 1 ? one : two
    for (let version = 0; goesOn; written++) {
      const marks = marksOf(0.7, opinion)
      version = (await send(who, 'PUT', `${mine}/${id}/draft`, { version, marks })).body.version
    }
  })
  await expect.poll(() => written).toBeGreaterThan(others.length)
  const replace = `/api/evaluation/assignments/${taken}/replace`
  const before = written
  const said = saidBy(await send(p.programmeOfficer, 'POST', replace, { reason }))
  const meanwhile = written - before
  goesOn = false
  await Promise.all(writers)
  expect(said).toBe('done')
  // Whoever was there first goes first, and nobody who came later.
  expect(meanwhile).toBeLessThan(others.length * 3)
})

test('two freeze what a third proposed, and experts open again: frozen once, with all reviews or not yet', async () => {
  const rules = { ...roundOf().rules, discussFrom: null, reopen: true }
  for (let turn = 0; turn < 4; turn++) {
    const { path, reviews } = await roundInReview(w, p, [one, two], [`冻结项目${turn}`], { rules })
    const [first, other] = [reviews[0]![0]!, reviews[1]![0]!]
    await handIn(one, first, marksOf(0.8, opinion))
    await handIn(two, other, marksOf(0.7, opinion))
    const { digest } = await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
    const acts = [
      () => send(second, 'POST', `${path}/freeze`, { digest }),
      () => send(third, 'POST', `${path}/freeze`, { digest }),
      () => send(one, 'POST', `${mine}/${first}/reopen`),
    ]
    const turned = [...acts.slice(turn % 3), ...acts.slice(0, turn % 3)]
    const answers = await Promise.all(turned.map((act) => act()))
    const [froze, again, opened] = [0, 1, 2].map((at) =>
      saidBy(answers[(at + 3 - (turn % 3)) % 3]!),
    )
    const { state } = await must(p.programmeOfficer.get(path))
    const told = await send(second, 'GET', `${path}/results`)
    const totals = told.status === 200 ? told.body.items[0].reviews : []
    expect([
      ['evaluation.reviews_open', 'evaluation.reviews_open', 'done', 'scoring', []],
      ['done', 'evaluation.round_cannot_step', 'evaluation.round_not_at_this', 'frozen', [80, 70]],
      ['evaluation.round_cannot_step', 'done', 'evaluation.round_not_at_this', 'frozen', [80, 70]],
    ]).toContainEqual([froze, again, opened, state, totals.map(({ total }: any) => total)])
  }
})
