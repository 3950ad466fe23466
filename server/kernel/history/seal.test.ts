import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { world, type World } from '../../testing/world.ts'
import { sealOnce } from './seal.ts'
import { verifyHistory } from './verify.ts'

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(() => w[Symbol.asyncDispose]())

test('what came at once is sealed in parts, and requests are answered between them', async () => {
  await w.seal()
  const before = await verifyHistory(w.host)
  await w.host.database.owner.query(
    `insert into kernel.history (at, request_id, via, verb, thing_id, facts)
     select $1, 'test-many', 'system', 'kernel.test.made', n::text, '{}' from generate_series(1, 4500) n`,
    [w.now()],
  )
  const sealed: number[] = []
  // Rows are sealed once no older transaction of the cluster is open: tests beside this one have some.
  await vi.waitUntil(
    async () => {
      const rows = await sealOnce(w.host)
      if (rows > 0) sealed.push(rows)
      return sealed.length > 0 && rows === 0
    },
    { timeout: 20_000 },
  )
  expect(sealed).toEqual([2000, 2000, 500])
  expect(await verifyHistory(w.host)).toEqual({
    ok: true,
    seals: before.seals + 3,
    entries: before.entries + 4500,
    faults: [],
  })
})
