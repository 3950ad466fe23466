import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { world, type World } from '../testing/world.ts'
import { Problem } from './problem.ts'
import { exportMost, wholeList } from './wholeList.ts'
import { reading, type Reading } from './work.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const read = <T>(act: (work: Reading) => Promise<T>) =>
  reading(w.host, { actor: systemActor, requestId: 'test-whole' }, act)
const put = (name: string) =>
  w.host.database.owner.query(
    `insert into kernel.setting (name, value, changed_at) values ($1, '1', now())`,
    [name],
  )

test('all pages are of one moment: what comes between two of them is in none', async () => {
  for (const name of ['whole.a', 'whole.c']) await put(name)
  const asked: (string | undefined)[] = []
  const list = (work: Reading) =>
    wholeList(work, async ({ after }) => {
      asked.push(after)
      const rows = await work.db
        .selectFrom('kernel.setting')
        .where('name', 'like', 'whole.%')
        .where('name', '>', after ?? '')
        .select('name')
        .orderBy('name')
        .limit(1)
        .execute()
      if (after === undefined) await put('whole.b')
      return { rows, total: 2, next: rows.at(-1)?.name ?? null }
    })
  const former = await read(list)
  expect(former).toEqual({
    rows: [{ name: 'whole.a' }, { name: 'whole.c' }],
    takenAt: w.now().toISOString(),
  })
  expect(asked).toEqual([undefined, 'whole.a', 'whole.c'])
  const names = await read((work) =>
    work.db.selectFrom('kernel.setting').where('name', 'like', 'whole.%').select('name').execute(),
  )
  expect(names.map(({ name }) => name).toSorted()).toEqual(['whole.a', 'whole.b', 'whole.c'])
})

test('what no spreadsheet would hold is refused, whether the total tells it or the rows do', async () => {
  const refused = { code: 'kernel.export_too_large', facts: { limit: exportMost } }
  const code = async (total: number, rows: number) => {
    const page = { rows: Array.from({ length: rows }, () => 0), total, next: 'on' }
    const error = await read((work) => wholeList(work, async () => page)).catch(
      (thrown: unknown) => thrown,
    )
    return error instanceof Problem
      ? { code: error.refusal.code, facts: error.refusal.facts }
      : error
  }
  expect(await code(exportMost + 1, 1)).toEqual(refused)
  expect(await code(100, 1000)).toEqual(refused)
})
