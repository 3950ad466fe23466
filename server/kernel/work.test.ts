import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { world, type World } from '../testing/world.ts'
import { openDatabase } from './database/database.ts'
import { reading, writing, type Writing } from './work.ts'

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const start = { actor: systemActor, requestId: 'test-setup' }
const write = <T>(act: (work: Writing) => Promise<T>): Promise<T> => writing(w.host, start, act)

/** Of all constraints the simplest: a counter's part is named once. */
const add = (work: Writing, part: string) =>
  sql`insert into kernel.counter (name, part) values ('test', ${part})`.execute(work.db)

async function parts(): Promise<string[]> {
  const { rows } = await w.host.database.owner.query<{ part: string }>(
    "select part from kernel.counter where name = 'test' order by part",
  )
  return rows.map(({ part }) => part)
}

test('what is in tow stands with the commit, in the order in which it was sent', async () => {
  const seen = await write(async (work) => {
    work.inTow(add(work, 'a'))
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from kernel.counter where name = 'test'`.execute(work.db)
    work.inTow(add(work, 'b'))
    return rows[0]?.n
  })
  expect(seen).toBe(1)
  expect(await parts()).toEqual(['a', 'b'])
})

test('a failure in tow undoes the work and is its error, whatever followed', async () => {
  const double = write(async (work) => {
    await add(work, 'c')
    work.inTow(add(work, 'a'))
    await add(work, 'd')
  })
  await expect(double).rejects.toMatchObject({ code: '23505', constraint: 'counter_pkey' })
  const atTheEnd = write(async (work) => {
    await add(work, 'c')
    work.inTow(add(work, 'a'))
  })
  await expect(atTheEnd).rejects.toMatchObject({ code: '23505' })
  expect(await parts()).toEqual(['a', 'b'])
})

test('an error that the work hides does not pass for a commit', async () => {
  const hidden = write(async (work) => {
    await add(work, 'c')
    await add(work, 'a').catch(() => undefined)
    return 'done'
  })
  await expect(hidden).rejects.toThrow('the transaction was undone')
  expect(await parts()).toEqual(['a', 'b'])
})

test('nothing is said on a connection whose work is over', async () => {
  let kept: Writing | undefined
  await write(async (work) => {
    kept = work
    await add(work, 'e')
  })
  await expect(add(kept!, 'f')).rejects.toThrow('the transaction of this work is over')
  expect(await parts()).toEqual(['a', 'b', 'e'])
})

test('a reading refuses to write, and statements side by side see one snapshot', async () => {
  const refused = reading(w.host, start, (work) => add(work as Writing, 'g'))
  await expect(refused).rejects.toMatchObject({ code: '25006' })
  const counts = await reading(w.host, start, (work) => {
    const count = () =>
      sql<{ n: number }>`select count(*)::int as n from kernel.counter where name = 'test'`
        .execute(work.db)
        .then(({ rows }) => rows[0]?.n)
    return Promise.all([count(), count(), count()])
  })
  expect(counts).toEqual([3, 3, 3])
})

test('who gets no connection is told that the house is busy, and gets one when it is not', async () => {
  const narrow = openDatabase(w.host.database.connection, 1, () => {}, 200)
  const host = { ...w.host, database: narrow }
  const counted = () =>
    writing(host, start, async (work) => {
      const { rows } = await sql<{ n: number }>`select 1 as n`.execute(work.db)
      return rows[0]?.n
    })
  const gate = Promise.withResolvers<void>()
  const holding = writing(host, start, () => gate.promise)
  await expect(counted()).rejects.toMatchObject({
    refusal: { kind: 'unavailable', code: 'kernel.house_busy' },
  })
  gate.resolve()
  await holding
  expect(await counted()).toBe(1)
  await narrow.close()
})
