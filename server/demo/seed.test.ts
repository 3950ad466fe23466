/** The demo world once it is whole: what the programme's office, its supervisor and the public find in it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { priceModels } from '../../domain/price/models.ts'
import { askedBlock } from '../price/price.sample.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeSession } from '../people/samples.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { demoStanding, seedCore, seedRest, shownProgramme, twice } from './seed.ts'

let w: World
let office: Caller

async function signedIn(key: string): Promise<Caller> {
  const { rows } = await w.host.database.owner.query(
    `select p.id, m.org_id from people.person p join people.membership m on m.person_id = p.id
     where p.email = $1`,
    [`${key}@demo.test`],
  )
  const session = await writing(w.host, { actor: systemActor, requestId: 'test-demo' }, (work) =>
    makeSession(work, rows[0].id, rows[0].org_id),
  )
  return w.as(session)
}

beforeAll(async () => {
  w = await world('2019-07-08T09:30:00+08:00')
  await seedCore(w.host)
  let whole = false
  const made = seedRest(w.host, () => undefined).finally(() => (whole = true))
  // Packages are built and plans are made by jobs while the officers wait for them.
  for (; !whole; await sleep(500)) await w.settle()
  await made
  await w.settle()
  office = await signedIn('office')
}, 300_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const read = async (who: Caller, path: string) => {
  const answer = await who.get(path)
  expect([path, answer.statusCode]).toEqual([path, 200])
  return answer.json()
}

type Row = Record<string, any>
const told = (rows: readonly Row[], ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))

test('of this year packages are received, one project is in doubt by two units, and what is checked goes to the experts', async () => {
  expect(await demoStanding(w.host)).toMatchObject({ done: 300, total: 300, desks: true })
  const { rows } = await read(office, `/api/programmes/managed/${shownProgramme}/entries?limit=100`)
  const states = Map.groupBy(rows as Row[], ({ state }) => state)
  expect(Object.fromEntries([...states].map(([state, of]) => [state, of.length]))).toEqual({
    ...{ conditional: 1, received: 9, accepted: 6 },
  })
  const twins = rows.filter(({ duplicate }: Row) => duplicate)
  expect(told(twins, 'unit', 'title')).toEqual([
    ['11', twice.project],
    ['42', twice.project],
  ])
})

test('reviews are formed in each of the ways and stand at every step; what is owed for them is told', async () => {
  const { rows } = await read(office, '/api/evaluation/rounds?limit=50')
  expect(told(rows, 'method', 'state', 'items', 'reviews', 'submitted')).toEqual([
    ['lot', 'preparing', 2, 0, 0],
    ['optimal', 'released', 8, 24, 24],
    ['hand', 'preparing', 5, 4, 0],
    ['hand', 'inviting', 4, 11, 0],
    ['hand', 'scoring', 6, 18, 14],
    ['hand', 'frozen', 10, 30, 30],
    ['panel', 'scoring', 4, 12, 11],
  ])
  const fees = await read(office, `/api/evaluation/rounds/${rows[1].id}/fees`)
  expect(told(fees.rows.slice(0, 1), 'name', 'reviews', 'grossFen')).toEqual([['甘棠', 8, 240_000]])
})

test('what the experts found stands in the decision sheet, and a supervisor finds the draw that waits', async () => {
  const sheet = await read(office, `/api/programmes/managed/${shownProgramme}/selection`)
  expect(sheet).toMatchObject({
    state: 'drafting',
    counts: { claims: 10, projects: 6, scored: 8 },
    sources: [{ source: 'round', stage: 'paper', count: 8, counting: 8 }],
  })
  const supervisor = await signedIn('supervisor')
  const waits = await read(supervisor, '/api/evaluation/waiting')
  expect(told(waits.rows, 'kind', 'count')).toEqual([['toWitness', 2]])
})

test('the round of the year before is on the public list, and followed in its second year to every end', async () => {
  expect((await read(w.stranger, '/api/programmes/selected?limit=50')).total).toBe(30)
  const { total, states } = await read(office, '/api/programmes/followings/counts')
  expect([total, states]).toEqual([
    30,
    {
      ...{ preparing: 2, running: 23, accepting: 1, rectifying: 1, reaccepting: 0 },
      ...{ accepted: 1, revoked: 1, withdrawn: 1 },
    },
  ])
})

test('of every kind something is on offer, and what is doubtful stands last', async () => {
  const { rows } = await read(w.stranger, '/api/catalog/kinds')
  const priced = new Set(priceModels.keys())
  const offers = await read(w.stranger, '/api/catalog/offers?limit=200')
  const byKind = Map.groupBy(offers.rows as { kindId: string }[], ({ kindId }) => kindId)
  expect(rows.map(({ id }: { id: string }) => byKind.get(id)?.length)).toEqual(
    rows.map(({ id }: { id: string }) => (priced.has(id) ? 5 : 1)),
  )
  expect(rows).toHaveLength(21)
  expect(told(offers.rows, 'freshness').flat()).toEqual([
    ...Array.from({ length: 27 }, () => 'fresh'),
    ...Array.from({ length: 7 }, () => 'ageing'),
    ...Array.from({ length: 7 }, () => 'stale'),
  ])
  const owner = await signedIn('applicant')
  const own = await read(owner, '/api/catalog/desk/offers')
  expect(own.total).toBeGreaterThan(0)
})

test('a part is priced by four makers, each at its own rates', async () => {
  const buyer = await signedIn('applicant')
  const { band, makers } = (await buyer.post('/api/price/quotes', askedBlock)).json()
  expect(band).toMatchObject({ makers: 4, reasons: [] })
  expect(new Set(makers.map((one: { quote: { netFen: number } }) => one.quote.netFen)).size).toBe(4)
})

test('machines run by calendars, and others hold hours of them', async () => {
  const owner = await signedIn('applicant')
  const { rows } = await read(owner, '/api/booking/desk/capacities')
  const [first] = rows as { offerId: string; mode: string; toAnswer: number }[]
  expect(first).toMatchObject({ mode: 'hours', toAnswer: 1 })
  const { outlook } = await read(w.stranger, `/api/booking/offers/${first!.offerId}/outlook`)
  expect(outlook.weeks.length).toBeGreaterThan(10)
  const both = await read(owner, '/api/booking/desk/reservations?limit=100')
  const sides = told(both.rows, 'orgName', 'holderName') as string[][]
  expect(sides.some(([maker, holder]) => maker !== holder)).toBe(true)
})

test('a maker sees how often its offers were looked at, and the operator what nobody has', async () => {
  const board = await read(await signedIn('applicant'), '/api/market/board')
  expect(board.totals.opened).toBeGreaterThan(0)
  expect(board.totals.found).toBeGreaterThan(board.totals.opened)
  expect(board.byDay.filter(({ found }: Row) => found > 0).length).toBeGreaterThan(7)
  const { rows } = await read(await signedIn('operator'), '/api/market/unmet')
  expect(told(rows, 'times').flat()).toEqual([9, 6, 4, 3])
})
