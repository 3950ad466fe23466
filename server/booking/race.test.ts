/** Many who want the same hours or the same slot, and time against the maker: one wins, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { publishedOffer } from '../catalog/catalog.sample.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { type Caller, world, type World } from '../testing/world.ts'
import { expireHolds } from './booking.jobs.ts'
import { blockOf, holdOf, hoursWish, setOf, slotsWish, stepOn } from './booking.sample.ts'

let w: World
let p: Personas
let buyers: Caller[]
const many = 200

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  buyers = await writing(w.host, { actor: systemActor, requestId: 'test' }, async (work) => {
    const made: Caller[] = []
    for (let number = 1; number <= many; number++) {
      const name = `采购单位${number}（演示）`
      const orgId = await makeOrganisation(work, { name, kind: 'enterprise', division: '510100' })
      const email = `buyer${number}@demo.test`
      const personId = await makePerson(work, { name: `采购${number}`, email, passwordHash: '-' })
      await makeMembership(work, personId, orgId, ['applicant.admin'])
      made.push(w.as(await makeSession(work, personId, orgId)))
    }
    return made
  })
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const query = async (sql: string, values: unknown[] = []) =>
  (await w.host.database.owner.query(sql, values)).rows

async function offerWith(wish: object, title: string): Promise<string> {
  const { id } = await publishedOffer(p.applicant, { title })
  expect((await setOf(p.applicant, id, wish as typeof hoursWish)).statusCode).toBe(200)
  return id
}

/** How many answers there are of each status and code. */
function tally(answers: readonly { statusCode: number; json: () => { code?: string } }[]) {
  const counts: Record<string, number> = {}
  for (const answer of answers) {
    const key = answer.statusCode === 200 ? 'taken' : (answer.json().code ?? 'unknown')
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

const counters = (offerId: string, week: string) =>
  query(
    `select w.open_minutes as open, w.taken_minutes as taken,
       (select coalesce(sum(p.minutes), 0)::int from booking.reservation r
         join booking.reservation_week p on p.reservation_id = r.id
         where r.offer_id = w.offer_id and p.week = w.week and r.state in ('held', 'firm')) as sum
     from booking.week w where w.offer_id = $1 and w.week = $2`,
    [offerId, week],
  )

test('200 buyers want the last 10 machine hours: ten get one each, everybody else is told what is left', async () => {
  const id = await offerWith({ ...hoursWish, machines: 1 }, '最后十个机时')
  const days = { from: '2019-07-15', until: '2019-07-21' }
  await blockOf(p.applicant, id, { hours: 70, ...days })
  const answers = await Promise.all(buyers.map((who) => holdOf(who, id, { hours: 1, ...days })))
  expect(tally(answers)).toEqual({ taken: 10, 'booking.hours_gone': many - 10 })
  const refused = answers.find(({ statusCode }) => statusCode !== 200)!.json()
  expect(refused.facts).toEqual({ wanted: 1, left: 0, until: '2019-07-21', fits: '2019-07-28' })
  expect(await counters(id, '2019-07-15')).toEqual([{ open: 4800, taken: 4800, sum: 4800 }])
}, 120_000)

test('200 buyers want one slot: one gets it, everybody else is told the next', async () => {
  const id = await offerWith(slotsWish, '唯一的时段')
  const wish = { hours: 2, startsAt: '2019-07-15T00:00:00.000Z' }
  const answers = await Promise.all(buyers.map((who) => holdOf(who, id, wish)))
  expect(tally(answers)).toEqual({ taken: 1, 'booking.slot_taken': many - 1 })
  const refused = answers.find(({ statusCode }) => statusCode !== 200)!.json()
  expect(refused.facts).toEqual({ start: '2019-07-15 08:00', fits: '2019-07-15 10:00' })
}, 120_000)

test('slots of many lengths that cross: what is taken never meets', async () => {
  const id = await offerWith(slotsWish, '交错的时段')
  const first = Date.parse('2019-07-16T00:00:00.000Z')
  const answers = await Promise.all(
    buyers.map((who, index) =>
      holdOf(who, id, {
        hours: 1 + (index % 5),
        startsAt: new Date(first + (index % 16) * 1_800_000).toISOString(),
      }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).filter((one) => one >= 500)).toEqual([])
  expect(
    await query(
      `select a.id from booking.reservation a join booking.reservation b
       on a.offer_id = b.offer_id and a.id < b.id and a.during && b.during
       where a.offer_id = $1 and a.state = 'held' and b.state = 'held'`,
      [id],
    ),
  ).toEqual([])
}, 120_000)

const gate = 4712
const patience = { timeout: 30_000, interval: 5 }

const waiting = async (): Promise<number> => {
  const [{ n }] = await query(`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  return n
}

/** Whoever writes the step `verb` stops there, with all its locks, until the gate opens. */
async function withGate(verb: string, act: (open: () => Promise<void>) => Promise<void>) {
  await query(`create function booking.test_gate() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(${gate}); return new; end $$;
    create trigger test_gate before insert on booking.reservation_step for each row
    when (new.verb = '${verb}') execute function booking.test_gate()`)
  const porter = await w.host.database.owner.connect()
  await porter.query('select pg_advisory_lock($1)', [gate])
  let closed = true
  const open = async () => {
    if (closed) await porter.query('select pg_advisory_unlock($1)', [gate])
    closed = false
  }
  try {
    await act(open)
  } finally {
    await open()
    porter.release()
    await query('drop function booking.test_gate() cascade')
  }
}

const stateOf = async (id: string) =>
  (await query('select state, version from booking.reservation where id = $1', [id]))[0]

const confirm = (id: string) => stepOn(p.applicant, id, { verb: 'confirm', seen: 1 })

/** A hold of 5 hours in the week that the test looks at, and the moment at which it expires. */
async function heldFive(offerId: string) {
  const wish = { hours: 5, from: '2019-09-02', until: '2019-09-08' }
  const answer = await holdOf(buyers[0]!, offerId, wish)
  expect(answer.statusCode).toBe(200)
  return answer.json() as { readonly id: string; readonly expiresAt: string }
}

test('the maker confirms while time takes the hold: whoever comes first wins, and the other is told', async () => {
  const id = await offerWith({ ...hoursWish, machines: 1 }, '到期还是确认')
  // The maker is at the gate, in time; the clock comes and waits for it.
  const early = await heldFive(id)
  w.travel(new Date(Date.parse(early.expiresAt) - 1))
  await withGate('confirm', async (open) => {
    const confirming = confirm(early.id)
    await expect.poll(waiting, patience).toBe(1)
    w.travel(early.expiresAt)
    const expiring = expireHolds(w.host)
    await expect.poll(waiting, patience).toBe(2)
    await open()
    expect((await confirming).json().state).toBe('firm')
    await expiring
  })
  expect(await stateOf(early.id)).toEqual({ state: 'firm', version: 2 })
  expect(await counters(id, '2019-09-02')).toEqual([{ open: 4800, taken: 300, sum: 300 }])

  // The clock is at the gate; the maker, who came a moment before the end, waits for it and is too late.
  const late = await heldFive(id)
  w.travel(late.expiresAt)
  await withGate('expire', async (open) => {
    const expiring = expireHolds(w.host)
    await expect.poll(waiting, patience).toBe(1)
    w.travel(new Date(Date.parse(late.expiresAt) - 1))
    const confirming = confirm(late.id)
    await expect.poll(waiting, patience).toBe(2)
    await open()
    await expiring
    expect((await confirming).json().code).toBe('booking.hold_expired')
  })
  expect(await stateOf(late.id)).toEqual({ state: 'expired', version: 2 })
  expect(await counters(id, '2019-09-02')).toEqual([{ open: 4800, taken: 300, sum: 300 }])
}, 120_000)

test('without a gate, again and again: never both, no hour lost and none counted twice', async () => {
  const id = await offerWith({ ...hoursWish, machines: 1 }, '反复到期与确认')
  const rounds = 12
  let firm = 0
  for (let round = 0; round < rounds; round++) {
    const { id: one, expiresAt } = await heldFive(id)
    w.travel(new Date(Date.parse(expiresAt) - 1))
    const confirming = confirm(one)
    // A little later each round: before it has begun, amid it, after it.
    for (let turn = 0; turn < round * round; turn++) await new Promise(setImmediate)
    w.travel(expiresAt)
    const answers = await Promise.all([confirming, expireHolds(w.host), expireHolds(w.host)])
    const { state, version } = await stateOf(one)
    expect([
      ['firm', 2],
      ['expired', 2],
    ]).toContainEqual([state, version])
    expect(answers[0].statusCode).toBe(state === 'firm' ? 200 : 409)
    if (state === 'firm') firm += 1
    const [count] = await counters(id, '2019-09-02')
    expect(count).toEqual({ open: 4800, taken: firm * 300, sum: firm * 300 })
  }
  expect(firm).toBeGreaterThan(0)
  expect(firm).toBeLessThan(rounds)
}, 120_000)
