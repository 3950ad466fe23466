import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, type PoolWish } from './pool.ts'

/** Does as it is told. */
const script = `
import { createInterface } from 'node:readline'
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
const kept = []
for await (const line of createInterface({ input: process.stdin })) {
  const { act } = JSON.parse(line)
  if (act === 'pid') say({ answer: process.pid })
  if (act === 'environment') say({ answer: Object.keys(process.env) })
  if (act === 'stumble') say({ fault: 'stumbled' })
  if (act === 'die') process.exit(7)
  if (act === 'run') for (;;) ;
  if (act === 'talk') process.stdout.write('x'.repeat(5000))
  if (act === 'eat') for (;;) kept.push(Buffer.alloc(10_000_000, 1))
}
`

let folder: string
let wish: PoolWish
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-pool-'))
  const path = join(folder, 'child.mjs')
  await writeFile(path, script)
  wish = {
    ...{ script: path, limits: { heapMiB: 64, dataKiB: 600_000 }, size: 1, timeLimitMs: 60_000 },
    ...{ maxAsks: 3, maxAnswerBytes: 4000, note: () => undefined },
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a process stays for the next question, and makes room after its share of them', async () => {
  const pool = openPool(wish)
  const asked = Array.from({ length: 6 }, () => pool.ask<number>({ act: 'pid' }))
  const pids = (await Promise.all(asked)).map((one) => (one.kind === 'answer' ? one.answer : 0))
  expect(new Set(pids.slice(0, 3)).size).toBe(1)
  expect(new Set(pids.slice(3)).size).toBe(1)
  expect(pids[3]).not.toBe(pids[0])
  await pool.close()
})

test('nothing of our environment is there', async () => {
  const pool = openPool(wish)
  const { answer } = (await pool.ask({ act: 'environment' })) as { answer: string[] }
  expect(answer.filter((name) => !['PWD', '_', 'SHLVL', 'OLDPWD'].includes(name))).toEqual([])
  await pool.close()
})

test.each([
  ['stumbles', 'stumble', 'fault', {}],
  ['dies', 'die', 'fault', {}],
  ['does not end', 'run', 'out_of_time', { timeLimitMs: 1500 }],
  ['talks too much', 'talk', 'fault', {}],
])('a process that %s is replaced, and the question is answered with that', async (...row) => {
  const [, act, kind, bounds] = row
  const pool = openPool({ ...wish, ...bounds })
  const [met, after] = await Promise.all([pool.ask({ act }), pool.ask({ act: 'pid' })])
  expect(met).toEqual({ kind })
  expect(after.kind).toBe('answer')
  await pool.close()
})

test('memory is bounded by the operating system', async () => {
  const pool = openPool(wish)
  const { kind } = await pool.ask({ act: 'eat' })
  expect(kind).not.toBe('answer')
  expect(await pool.ask({ act: 'pid' })).toMatchObject({ kind: 'answer' })
  await pool.close()
})

test('a closed pool answers no more', async () => {
  const pool = openPool(wish)
  const running = pool.ask({ act: 'run' })
  await pool.close()
  expect(await running).toEqual({ kind: 'fault' })
  await expect(pool.ask({ act: 'pid' })).rejects.toThrow('closed')
})
