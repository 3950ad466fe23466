import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { publicActor, systemActor, type Actor } from '../../../domain/kernel/actor.ts'
import { world, type World } from '../../testing/world.ts'
import { newId } from '../id.ts'
import { openVault } from '../vault/masterKey.ts'
import { reading, writing, type Reading } from '../work.ts'
import { keepContextKey, makeContextSigner, openDatabaseTime } from './context.ts'
import { webRole } from './migrate.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Seen = { person: string | null; org: string | null; house: boolean }
const nobody: Seen = { person: null, org: null, house: false }
const asked = `select kernel.acting_person() as person, kernel.acting_organisation() as org,
  kernel.acts_as_house() as house`

const seenBy = async ({ db }: Reading): Promise<Seen> =>
  (await sql<Seen>`${sql.raw(asked)}`.execute(db)).rows[0]!

/** On a connection of one's own, as the web role, with any words for a context. */
async function seenWith(context: string): Promise<Seen> {
  const client = await w.host.database.owner.connect()
  try {
    await client.query(`begin; set local role ${webRole}`)
    await client.query(`select set_config('baigong.actor', $1, true)`, [context])
    return (await client.query(asked)).rows[0]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const person = (): Actor => ({
  ...publicActor,
  ...{ via: 'session', personId: newId(w.now()), orgId: newId(w.now()) },
})
const key = () => openVault(w.host.config.dataDir).contextKey

test('each transaction knows who acts in it, and none who acted in the one before', async () => {
  const one = person()
  const loose = { ...person(), orgId: null }
  const start = (actor: Actor) => ({ actor, requestId: 'test' })
  for (let turn = 0; turn < 3; turn++) {
    const seen = { person: one.personId, org: one.orgId, house: false }
    expect(await reading(w.host, start(one), seenBy)).toEqual(seen)
    expect(await writing(w.host, start(one), seenBy)).toEqual(seen)
    expect(await reading(w.host, start(publicActor), seenBy)).toEqual(nobody)
    expect(await writing(w.host, start(publicActor), seenBy)).toEqual(nobody)
    const house = { ...nobody, house: true }
    expect(await writing(w.host, start(systemActor), seenBy)).toEqual(house)
    const unbound = { person: loose.personId, org: null, house: false }
    expect(await reading(w.host, start(loose), seenBy)).toEqual(unbound)
  }
})

test('where one of the two clocks jumps, contexts hold again once the time has been asked', async () => {
  let jumpMs = 0
  const time = await openDatabaseTime(w.host.database.owner, () => Date.now() + jumpMs)
  const one = person()
  const sign = makeContextSigner(key(), time.nowMs)
  const seen = { person: one.personId, org: one.orgId, house: false }
  for (const next of [600_000, -7_200_000]) {
    expect(await seenWith(sign(one)!)).toEqual(seen)
    const before = jumpMs
    jumpMs = next
    expect(await seenWith(sign(one)!)).toEqual(nobody)
    expect(Math.abs((await time.ask()) + next - before)).toBeLessThan(10_000)
    expect(await seenWith(sign(one)!)).toEqual(seen)
  }
})

test('a context holds as it was signed, by the key of this house, for minutes', async () => {
  const one = person()
  const at = (nowMs: number, by = key()) => makeContextSigner(by, () => nowMs)(one)!
  const now = Date.now()
  const seen = { person: one.personId, org: one.orgId, house: false }
  expect(await seenWith(at(now))).toEqual(seen)
  expect(await seenWith(at(now - 240_000))).toEqual(seen)
  const other = person().personId!
  const parts = at(now).split('|')
  const forged = [
    at(now - 360_000),
    at(now + 360_000),
    at(now, randomBytes(32)),
    [other, ...parts.slice(1)].join('|'),
    [parts[0], other, ...parts.slice(2)].join('|'),
    [...parts.slice(0, 2), String(now + 1), parts[3]].join('|'),
    [...parts.slice(0, 3), ''].join('|'),
    [...parts.slice(0, 3), parts[3]!.toUpperCase()].join('|'),
    ['system', '', String(now), parts[3]].join('|'),
    // Where one part ends and the next begins is signed as well.
    `${parts[0]}|${parts[1]}|${parts[2]}`,
    `${at(now)}|`,
    ...['', '|||', 'system', `system||${now}|${createHmac('sha256', '').update('').digest('hex')}`],
  ]
  for (const context of forged) {
    expect([context, await seenWith(context)]).toEqual([context, nobody])
  }
})

test('a command from another data folder hides nothing from the running house', async () => {
  const one = person()
  const seen = { person: one.personId, org: one.orgId, house: false }
  const other = randomBytes(32)
  for (let turn = 0; turn < 2; turn++) await keepContextKey(w.host.database.owner, other)
  for (const by of [key(), other]) {
    expect(await seenWith(makeContextSigner(by, () => Date.now())(one)!)).toEqual(seen)
  }
})

test('the web role reads no key, and what is no UUID is never put into words of SQL', async () => {
  const client = await w.host.database.owner.connect()
  try {
    await client.query(`set role ${webRole}`)
    const read = client.query('select * from kernel.context_key')
    await expect(read).rejects.toThrow('permission denied')
  } finally {
    await client.query('reset role')
    client.release()
  }
  const sign = makeContextSigner(key(), () => 0)
  expect(() => sign({ ...person(), personId: `' or true --` })).toThrow('a person has a UUID')
  expect(() => sign({ ...person(), orgId: `';` })).toThrow('an organisation has a UUID')
  expect(sign(publicActor)).toBeNull()
})
